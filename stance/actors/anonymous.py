"""Sources that a text keeps anonymous; two of them are never taken for one person, nor for anybody with a name."""

from stance.actors.countries import Place, PlaceForm, places
from stance.actors.folding import fold
from stance.actors.index import Index
from stance.actors.institutions import institution_in, place_in
from stance.actors.mentions import Token, key_of, tokens_of
from stance.actors.question import Question
from stance.actors.registry import Institution
from stance.actors.resolution import Resolution
from stance.actors.sources import COUNTS, Source, counted, is_anonymous, placed, source_of, workplace
from stance.actors.words import ALWAYS_UNNAMED, PLURALS, RANKS, SPELLINGS
from stance.records import ActorKind, MatchMethod

WINDOW = 1500
"""How far back, in characters, the officials named last are looked for."""

BEFORE_OFFICIALS = 3


def by_anonymous(question: Question) -> Resolution | None:
    """The unnamed source that a mention describes: the registry's own row, else a name made of its words; or None.

    Where the mention names no country, officials belong to the institution of their sentence, else to the country of
    the officials named last before.
    """
    source = source_of(question.tokens)
    if source is None or not is_anonymous(source):
        return None
    place, institution = _whose(source, question)
    where = "by the mention"
    official = source.serving and source.head.word not in ALWAYS_UNNAMED
    if official and not place and not institution:
        place, institution = _from_context(question)
        where = "by the text before it"
    home = institution or workplace(source, place, question)
    if place is None and home:
        place = places().get(home.country)
    name = _name(source, place, home, question.index)
    return _registry_row(source, name, question.index) or Resolution(
        actor=name,
        actor_kind=ActorKind.UNNAMED,
        count=source.count,
        institution=home.name if home else "",
        country=home.country if home else place.country if place else "",
        method=MatchMethod.UNNAMED,
        score=0.6,
        reason=f"unnamed source, {counted(source)}, {placed(home, place, where)}",
    )


def _whose(source: Source, question: Question) -> tuple[Place | None, Institution | None]:
    """The country and institution that a mention names; being close to an institution is not being of it."""
    place = place_in(question.tokens, question.index, question.on)
    return place, institution_in(source.words if source.loose else question.tokens, question.index)


def _from_context(question: Question) -> tuple[Place | None, Institution | None]:
    before = tokens_of(question.context.sentence_before())
    institution = institution_in([token for token in before if token.form is not PlaceForm.CAPITAL], question.index)
    if institution:
        return None, institution
    window = tokens_of(question.context.before(WINDOW))
    for at in range(len(window) - 1, 0, -1):
        near = window[max(0, at - BEFORE_OFFICIALS) : at]
        if window[at].word in ("official", "officials"):
            near = tuple(token for token in near if token.place)
        elif window[at].word != "administration":
            continue
        if place := place_in(near, question.index, question.on):
            return place, None
    return None, None


def _name(source: Source, place: Place | None, home: Institution | None, index: Index) -> str:
    """The word Unnamed, the country or institution, and what kind of people, in the plural whatever their number."""
    kept = [token for token in source.words if token.word not in COUNTS | RANKS]
    of_government = place is not None and home is index.offices.get(("government", place.name))
    if of_government and any(token.word == "administration" for token in kept):
        kept = [source.head]
    words = [_plain(token, source) for token in kept]
    if source.head.word in ("person", "people", "individual"):
        words += [token.text for token in source.rest]
    elif not any(token.place or (token.capital and token is not source.head) for token in kept):
        owner = home.name if home and not of_government else place.short if place else ""
        words[:0] = [owner] if owner else []
    return " ".join(["Unnamed", *words])


def _plain(token: Token, source: Source) -> str:
    """A word as it stands in a composed name: countries short, the head in the plural, shouting lowered."""
    if token.place:
        return token.text if token.form is PlaceForm.CAPITAL else token.place.short
    if token is source.head:
        return PLURALS.get(token.word, token.word)
    shouted = token.text.isupper() and len(token.text) > 4
    respelt = fold(token.text) in SPELLINGS
    text = token.word if respelt else token.text.lower() if shouted else token.text
    return f"{text}'s" if token.possessive else text


def _registry_row(source: Source, name: str, index: Index) -> Resolution | None:
    bare = [token.word for token in source.words if token.word not in COUNTS | RANKS]
    plural = [PLURALS.get(word, word) if word == source.head.word else word for word in bare]
    for key in (key_of(name), key_of(name.removeprefix("Unnamed ")), " ".join(bare), " ".join(plural)):
        for holder in index.aliases.get(key, ()):
            if holder.actor.kind is ActorKind.UNNAMED:
                return Resolution(
                    actor=holder.actor.name,
                    actor_kind=ActorKind.UNNAMED,
                    count=source.count,
                    institution=holder.affiliation.institution,
                    country=holder.affiliation.country,
                    method=MatchMethod.UNNAMED,
                    score=0.7,
                    reason=f"unnamed source, {counted(source)}, registry row {holder.actor.name}",
                )
    return None
