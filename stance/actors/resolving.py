"""From a mention to its actor: the rules in order, from an exact name to nothing at all."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

from stance.actors.anonymous import by_anonymous
from stance.actors.collectives import by_collective
from stance.actors.context import Context
from stance.actors.countries import INTERNATIONAL
from stance.actors.groups import by_group, tie_back
from stance.actors.index import Holder, Index, index_of
from stance.actors.institutions import by_institution, organization
from stance.actors.mentions import key_of, tokens_of
from stance.actors.nobody import no_actor
from stance.actors.overriding import by_decision
from stance.actors.people import by_name
from stance.actors.question import Question
from stance.actors.registry import Registry
from stance.actors.resolution import UNATTRIBUTED, Resolution, known_actor, unresolved
from stance.actors.roles import by_role
from stance.actors.runs import head_run
from stance.actors.words import COLLECTIVES, PRONOUNS
from stance.records import ActorKind, Attribution, Document, MatchMethod, Statement

OUTER = "()[]\"“”'‘’ \t\n,.:;"
"""What is stripped from both ends of a mention."""

NAMED = (MatchMethod.DECISION, MatchMethod.ALIAS, MatchMethod.SURNAME, MatchMethod.INSTITUTION)
METHODS = {ActorKind.GROUP: MatchMethod.COLLECTIVE, ActorKind.UNNAMED: MatchMethod.UNNAMED}
OWN_WORDS = (MatchMethod.DECISION, MatchMethod.ALIAS, MatchMethod.SURNAME)


def resolve(document: Document, statements: Sequence[Statement], registry: Registry) -> tuple[Attribution, ...]:
    """The actor behind each statement on the document's date, one attribution for each statement in the same order.

    The name that the document itself gives for a speaker goes first; where it leads nowhere, or the mention as written
    names somebody, the mention does. Without statements the result is empty.
    """
    title = f"{document.title}\n\n" if document.title else ""
    context = Context(title + document.text, source=document.source)
    index = index_of(registry)
    found = []
    for statement in statements:
        start = statement.speaker_start if statement.speaker_start is not None else statement.start
        context.at = len(title) + start
        found.append(_of_statement(statement, index, document.published, context))
    tied = tie_back(statements, found, document.text, index)
    return tuple(_attribution(*pair) for pair in zip(statements, tied, strict=True))


def resolve_mention(mention: str, registry: Registry, *, on: dt.date | None, named: Collection[str] = ()) -> Resolution:
    """Who `mention` means on the day `on` (None: not known).

    Args:
        mention: the speaker as written in a text.
        registry: whom to look for.
        on: the document's date.
        named: full names that the document holds, which tell namesakes and offices apart; the last one counts most.
    """
    text = "; ".join(named)
    return _resolve(mention, index_of(registry), on, Context(text, at=len(text)))


def _of_statement(statement: Statement, index: Index, on: dt.date | None, context: Context) -> Resolution:
    if not statement.speaker_resolved:
        return _resolve(statement.speaker or "", index, on, context)
    by_document = _resolve(statement.speaker_resolved, index, on, context)
    if statement.speaker is None or statement.speaker == statement.speaker_resolved:
        return by_document
    as_written = _resolve(statement.speaker, index, on, context)
    named = as_written.method in OWN_WORDS
    if as_written.method is MatchMethod.UNNAMED and _is_somebody(statement.speaker_resolved, index):
        return by_document  # "a minister, Ilse Brandt": a stranger with a name is not unnamed
    return as_written if named or (as_written.resolved and not by_document.resolved) else by_document


def _is_somebody(name: str, index: Index) -> bool:
    run = head_run(tokens_of(name), index)
    return run is not None and len(run.words) > 1


def _resolve(mention: str, index: Index, on: dt.date | None, context: Context) -> Resolution:
    """The first rule that finds somebody."""
    mention = mention.strip(OUTER)
    tokens = tokens_of(mention)
    if not tokens:
        return unresolved(UNATTRIBUTED, "the text names no speaker")
    if len(tokens) == 1 and tokens[0].word in PRONOUNS and not tokens[0].place:
        return unresolved(mention, f"the pronoun {mention!r} has no name in the document")
    question = Question(mention, tokens, index, on, context)
    found = (None if _told_apart(question) else by_decision(question, mention)) or _by_rules(question)
    if found.method is not MatchMethod.DECISION and found.actor not in index.actors:
        found = by_decision(question, found.actor) or found
    if found.method is MatchMethod.UNRESOLVED:
        found = no_actor(question, found.actor) or found
    note = index.notes.get(found.actor)
    return replace(found, reason=f"{found.reason}; {note}") if note else found


def _by_rules(question: Question) -> Resolution:
    return (
        _by_alias(question)
        or _together(question)
        or by_name(question)
        or by_role(question)
        or by_group(question)
        or by_anonymous(question)
        or by_collective(question)
        or by_institution(question)
        or unresolved(question.mention, f"nothing in the registry fits {question.mention!r}")
    )


def _told_apart(question: Question) -> bool:
    """Whether the mention is a family name whose bearer the document names in full: that name is what counts then."""
    if not question.index.overrides:
        return False
    run = head_run(question.tokens, question.index)
    return run is not None and len(run.words) == 1 and bool(question.context.full_names(run.text))


def _by_alias(question: Question) -> Resolution | None:
    """The actor or institution whose name or alias the mention is; a description counts only while its role is held."""
    key, on, index = key_of(question.mention), question.on, question.index
    indefinite = question.tokens[0].word in {"a", "an"}
    holders = [held for held in index.aliases.get(key, ()) if not (indefinite and held.actor.kind is ActorKind.PERSON)]
    valid = [holder for holder in holders if on is None or holder.affiliation.holds_on(on)]
    actors = {holder.actor.name: holder for holder in valid or _own_names(holders, key)}
    if len(actors) == 1:
        return _actor(next(iter(actors.values())), question)
    institution = index.institutions.get(key)
    if institution is None or question.tokens[-1].word in COLLECTIVES:
        return None
    return organization(institution, index, because=f"institution {question.mention}", score=0.95)


def _own_names(holders: Sequence[Holder], key: str) -> list[Holder]:
    """Holders whose own name the key shares a word with: a name stays theirs on any day, a description does not."""
    return [holder for holder in holders if set(key_of(holder.actor.name).split()) & set(key.split())]


def _actor(holder: Holder, question: Question) -> Resolution:
    method = METHODS.get(holder.actor.kind, MatchMethod.ALIAS)
    because = f"name {question.mention}"
    return known_actor(holder.actor, question.tokens, question.on, method=method, score=1.0, because=because)


def _together(question: Question) -> Resolution | None:
    """Two or more known actors in one mention ("The US and UK"): a group that keeps its number."""
    if " and " not in question.mention:
        return None
    parts = [part for part in question.mention.replace(" and ", ", ").split(", ") if part.strip(OUTER)]
    found = [_resolve(part, question.index, question.on, question.context) for part in parts]
    if any(result.method not in NAMED for result in found) or len({result.actor for result in found}) < 2:
        return None
    institutions, countries = {result.institution for result in found}, {result.country for result in found}
    return Resolution(
        actor=" and ".join(result.actor for result in found),
        actor_kind=ActorKind.GROUP,
        count=len(found),
        institution=institutions.pop() if len(institutions) == 1 else "",
        country=countries.pop() if len(countries) == 1 else INTERNATIONAL,
        method=MatchMethod.COLLECTIVE,
        score=min(result.score for result in found),
        reason="together: " + "; ".join(result.reason for result in found),
    )


def _attribution(statement: Statement, found: Resolution) -> Attribution:
    return Attribution(
        statement_id=statement.statement_id,
        actor=found.actor,
        actor_kind=found.actor_kind,
        count=found.count,
        institution=found.institution,
        country=found.country,
        method=found.method,
        score=found.score,
        reason=found.reason,
    )
