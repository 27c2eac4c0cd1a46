"""The noun phrase of people without a name: how many they are, of which country, and whose institution is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from stance.actors.countries import INTERNATIONAL, Place, PlaceForm
from stance.actors.index import number_in
from stance.actors.institutions import home_of, owner_in
from stance.actors.mentions import Token, key_of
from stance.actors.phrases import after_owner, find_office
from stance.actors.question import Question
from stance.actors.registry import Institution
from stance.actors.resolution import AT_LEAST_TWO
from stance.actors.words import (
    ALWAYS_UNNAMED,
    ANONYMOUS,
    ARTICLES,
    COLLECTIVES,
    FORMER,
    GATHERINGS,
    LOOSE_TIES,
    NUMBERS,
    OFFICE_OF_TRADE,
    PARLIAMENTARIANS,
    PLURALS,
    PREPOSITIONS,
    PUBLIC,
    PUBLIC_SERVANTS,
    QUANTITIES,
    SINGULARS,
)

COUNTS = QUANTITIES | GATHERINGS | ARTICLES | frozenset(NUMBERS)


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase (`words`) with its head noun, what follows it (`rest`) and how many people it means.

    `stated` is the number that the words give, None for an uncounted singular or plural.
    """

    words: tuple[Token, ...]
    head: Token
    rest: tuple[Token, ...]
    stated: int | None
    quantified: bool

    @property
    def plural(self) -> bool:
        """Whether the head noun means more than one."""
        return self.head.word not in PLURALS or self.head.word == "people"

    @property
    def count(self) -> int:
        """The number of people, at least 2 for a plural without a number."""
        return self.stated or (AT_LEAST_TWO if self.plural else 1)

    @property
    def place(self) -> Place | None:
        """The country in the noun phrase itself."""
        return next((token.place for token in self.words if token.place), None)

    @property
    def loose(self) -> bool:
        """Whether what follows tells a tie and no employer ("close to the Kremlin")."""
        return bool(self.rest) and self.rest[0].word in LOOSE_TIES

    @property
    def public(self) -> bool:
        """Whether the people of a country are meant: "Ukrainians", "ordinary Russian people"."""
        if self.head.form is PlaceForm.PEOPLE:
            return True
        people = self.head.word == "people" and any(token.form is PlaceForm.ADJECTIVE for token in self.words)
        return people or self.head.word in PUBLIC - {"people"}

    @property
    def serving(self) -> bool:
        """Whether these people work for a state or body, so that its institution is theirs."""
        return SINGULARS.get(self.head.word, self.head.word) in PUBLIC_SERVANTS

    @property
    def former(self) -> bool:
        """Whether these people have left their offices."""
        return any(token.word in FORMER for token in self.words)


def source_of(tokens: tuple[Token, ...]) -> Source | None:
    """The noun phrase of an unnamed or collective mention, or None when its head is no such noun."""
    start = after_owner(tokens)
    phrase = tokens[start:]
    stated = number_in(phrase)
    quantified = stated is not None or any(token.word in QUANTITIES | GATHERINGS for token in phrase)
    cut = end_of_phrase(phrase)
    while cut < len(phrase) and phrase[cut].word == "of" and phrase[cut - 1].word in GATHERINGS:
        phrase = (*(token for token in phrase[:cut] if token.word not in COUNTS), *phrase[cut + 1 :])
        cut = end_of_phrase(phrase)
    head = next((token for token in reversed(phrase[:cut]) if _is_head(token)), None)
    if head is None:
        return None
    return Source((*tokens[:start], *phrase[:cut]), head, phrase[cut:], stated, quantified)


def end_of_phrase(tokens: Sequence[Token]) -> int:
    """Where a preposition or punctuation ends the noun phrase; its first word never does."""
    ends = (at for at in range(1, len(tokens)) if tokens[at].word in PREPOSITIONS or tokens[at - 1].closes)
    return next(ends, len(tokens))


def _is_head(token: Token) -> bool:
    nouns = token.word in PLURALS or token.word in SINGULARS or token.word in COLLECTIVES or token.word in PUBLIC
    return nouns or token.form is PlaceForm.PEOPLE


def is_anonymous(source: Source) -> bool:
    """Whether a text keeps these people anonymous, as opposed to people who speak together.

    A singular noun and a counted plural of officials is an anonymous source. A bare plural with its country ("Ukrainian
    officials") speaks for them all and is a group, and so are former ones and every other plural.
    """
    head = source.head.word
    if source.public:
        return False
    if not source.plural:
        return True
    singular = SINGULARS.get(head, "")
    if singular not in ANONYMOUS or (source.former and singular not in ALWAYS_UNNAMED):
        return False
    unplaced = source.place is None or source.place.country == INTERNATIONAL
    return singular in ALWAYS_UNNAMED or source.quantified or unplaced


def workplace(source: Source, place: Place | None, question: Question) -> Institution | None:
    """The institution behind a description, or None: its owner's, the office or parliament it names, the government."""
    index = question.index
    if source.loose or not source.serving:
        return None
    owner = owner_in(question.tokens, index, question.on)
    if owner:
        return index.institutions.get(key_of(owner.institution))
    if place is None:
        return None
    office = find_office((*source.words, *source.rest))
    trades = (OFFICE_OF_TRADE[token.word] for token in source.words if token.word in OFFICE_OF_TRADE)
    label = office.label if office else next(trades, "government")
    if source.head.word in PARLIAMENTARIANS:
        return index.offices.get(("parliament", place.name))
    return index.offices.get((label, place.name)) or home_of(place, index)


def counted(source: Source) -> str:
    """The number of people in words."""
    if source.count == 1:
        return "one person"
    return f"{source.count} people" if source.stated else f"at least {source.count} people"


def placed(institution: Institution | None, place: Place | None, where: str) -> str:
    """Whose people they are in words."""
    if institution:
        return f"{institution.name} {where}"
    return f"{place.name} {where}" if place else "no institution given"
