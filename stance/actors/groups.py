"""Groups told in other words: the words of a known group in another order, and "they" after a group that spoke."""

from collections.abc import Sequence
from dataclasses import replace

from stance.actors.countries import INTERNATIONAL, PlaceForm
from stance.actors.index import Index, group_key
from stance.actors.mentions import key_of, tokens_of
from stance.actors.question import Question
from stance.actors.registry import Actor
from stance.actors.resolution import Resolution, known_actor
from stance.actors.sources import COUNTS, Source, source_of
from stance.actors.words import COLLECTIVES, OF_ANY_GROUP, PARLIAMENTARIANS, PLURALS, PUBLIC, RANKS
from stance.records import ActorKind, MatchMethod, Statement

REACH = 600
"""How many characters may lie between a group's statement and the "they" that takes it up."""

LEGISLATURE = "legislature"


def by_group(question: Question) -> Resolution | None:
    """The registry's group whose words the mention has in another order, with the same number of people; or None.

    With a number the noun phrase alone may do: "17 former officials from Britain and the United States". Where the
    words after it name another country than the group's it is another group.
    """
    key = group_key(question.tokens)
    actor = question.index.groups.get(key) if key else None
    source = source_of(question.tokens) if actor is None else None
    if source and source.stated and (phrase := group_key(source.words)):
        actor = question.index.groups.get((source.stated, phrase[1]))
        actor = actor if actor and _may_be_from(source, actor) else None
    if actor is None:
        return None
    because = f"the words of {actor.name}"
    return known_actor(actor, question.tokens, question.on, method=MatchMethod.COLLECTIVE, score=0.85, because=because)


def tie_back(
    statements: Sequence[Statement], found: Sequence[Resolution], text: str, index: Index
) -> tuple[Resolution, ...]:
    """`found` with "they" and "the bipartisan lawmakers" replaced by the group of an earlier statement they take up.

    "They" is the group behind the statement just before, unless other people stand between; a description is the
    nearest group before that its words fit, and names no country, institution or other number.
    """
    result = list(found)
    keys = [(held.start, held.end, held.statement_id) for held in statements]
    order = sorted(range(len(statements)), key=keys.__getitem__)
    groups: list[tuple[Statement, Resolution]] = []
    before: tuple[Statement, Resolution] | None = None
    for at in order:
        statement = statements[at]
        group = _they(statement, result[at], before, text) or _described(statement, result[at], groups, index)
        if group:
            result[at] = _tied(statement, group)
        before = (statement, result[at])
        if result[at].actor_kind is ActorKind.GROUP:
            groups.append(before)
    return tuple(result)


def _may_be_from(source: Source, actor: Actor) -> bool:
    countries = {token.place.country for token in source.rest if token.place}
    own = {role.country for role in actor.affiliations}
    return len(countries) != 1 if INTERNATIONAL in own else countries <= own


def _they(
    statement: Statement, found: Resolution, before: tuple[Statement, Resolution] | None, text: str
) -> Resolution | None:
    if before is None or found.method is not MatchMethod.UNRESOLVED or key_of(statement.speaker or "") != "they":
        return None
    last, group = before
    start = statement.start if statement.speaker_start is None else statement.speaker_start
    between = text[last.end : start]
    if group.actor_kind is not ActorKind.GROUP or start < last.end or len(between) > REACH:
        return None
    others = PLURALS.keys() | set(PLURALS.values()) | COLLECTIVES | PUBLIC
    strangers = (token for token in tokens_of(between) if token.word in others or token.form is PlaceForm.PEOPLE)
    return None if next(strangers, None) else group


def _described(
    statement: Statement, found: Resolution, groups: list[tuple[Statement, Resolution]], index: Index
) -> Resolution | None:
    if not groups or found.institution or found.country or found.actor in index.actors:
        return None
    if found.method not in (MatchMethod.UNRESOLVED, MatchMethod.COLLECTIVE):
        return None
    tokens = tokens_of(statement.speaker or "")
    if len(tokens) < 2 or tokens[0].word != "the" or any(token.place for token in tokens):
        return None
    if len(tokens) == 2 and tokens[1].word in OF_ANY_GROUP:
        return groups[-1][1]
    source = source_of(tokens)
    if source is None or source.rest:
        return None
    return next((group for named, group in reversed(groups) if _fits(source, named, group, index)), None)


def _fits(source: Source, named: Statement, group: Resolution, index: Index) -> bool:
    """Whether a definite description takes up a group: all its words are the group's, lawmakers sit in a parliament."""
    if source.stated and source.stated != group.count:
        return False
    words = {token.word for wording in (group.actor, named.speaker or "") for token in tokens_of(wording)}
    said = {token.word for token in source.words if token.word not in COUNTS | RANKS}
    home = index.institutions.get(key_of(group.institution)) if group.institution else None
    if source.head.word in PARLIAMENTARIANS and home and home.kind == LEGISLATURE:
        said.discard(source.head.word)
    return said <= words


def _tied(statement: Statement, group: Resolution) -> Resolution:
    return replace(
        group,
        method=MatchMethod.COLLECTIVE,
        score=round(min(group.score, 0.6), 2),
        reason=f"{statement.speaker!r} takes up the group named before; {group.reason}",
    )
