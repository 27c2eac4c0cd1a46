"""People who speak together: officials of a country, signatories, members of a party, the people of a country."""

from stance.actors.countries import INTERNATIONAL, PlaceForm
from stance.actors.institutions import government, institution_in, place_in
from stance.actors.mentions import Token, key_of
from stance.actors.phrases import only_places
from stance.actors.question import Question
from stance.actors.registry import Institution
from stance.actors.resolution import Resolution
from stance.actors.sources import COUNTS, Source, counted, placed, source_of, workplace
from stance.actors.words import ALLIES, COLLECTIVE_INSTITUTIONS, FORMER, RANKS
from stance.records import ActorKind, MatchMethod


def by_collective(question: Question) -> Resolution | None:
    """The group that a mention describes, under its words without the count; None when it describes none.

    "Ukrainians" are the Ukrainian public, "the Ukrainians" are their government. Former officials have left their
    institution, people of several countries share none, and a country's allies are not of that country.
    """
    source = source_of(question.tokens)
    if source is None:
        return None
    if source.head.form is PlaceForm.PEOPLE and question.tokens[0].word == "the" and only_places(question.tokens):
        return government(source.place, question.index) if source.place else None
    place = place_in(question.tokens, question.index, question.on)
    countries = {token.place.country for token in source.words if token.place}
    several = len(countries) > 1 or (source.head.word in ALLIES and bool(countries))
    institution = None if source.former or several or source.public else _institution(source, question)
    country = institution.country if institution else place.country if place else ""
    return Resolution(
        actor=_name(source),
        actor_kind=ActorKind.GROUP,
        count=source.count,
        institution=institution.name if institution else "",
        country=INTERNATIONAL if several else country,
        method=MatchMethod.COLLECTIVE,
        score=0.6,
        reason=f"people who speak together, {counted(source)}, {placed(institution, place, 'by the mention')}",
    )


def _institution(source: Source, question: Question) -> Institution | None:
    """The institution that the words name, that they are known to sit in, or that their country's officials work for.

    A capital is a place to anyone but officials: "voices in Washington" do not speak for the government.
    """
    words = [token for token in question.tokens if source.serving or token.form is not PlaceForm.CAPITAL]
    named = institution_in(words, question.index)
    if named:
        return named
    spoken = {token.word for token in question.tokens}
    listed = next((name for cues, name in COLLECTIVE_INSTITUTIONS.items() if cues <= spoken), "")
    if listed:
        return question.index.institutions.get(key_of(listed))
    return workplace(source, place_in(words, question.index, question.on), question)


def _name(source: Source) -> str:
    if source.place and source.public:
        return f"{source.place.short} public"
    dropped = (COUNTS | RANKS) - FORMER
    kept = [token for token in source.words if token.word not in dropped and not token.word.isdecimal()]
    text = " ".join(_written(token) for token in (*kept, *source.rest))
    return text[:1].upper() + text[1:]


def _written(token: Token) -> str:
    if token.form is PlaceForm.ADJECTIVE and token.place:
        return token.place.short
    return f"{token.text}'s" if token.possessive else token.text
