"""Somebody whom the registry does not know: the whole name, and the institution and country that go with it."""

from stance.actors.countries import PlaceForm
from stance.actors.institutions import institution_in
from stance.actors.mentions import Token
from stance.actors.phrases import find_role, head_role
from stance.actors.question import Question
from stance.actors.registry import Institution
from stance.actors.resolution import Resolution, unresolved
from stance.actors.roles import office_of
from stance.actors.runs import Run
from stance.actors.words import ARTICLES, CHAMBERS, PLURALS, TITLES

# A country or capital that is written so next to a name is a part of it: "London Breed", "George Washington".
NOUNS = (PlaceForm.NOUN, PlaceForm.CAPITAL)

# Between the words of one name: "the Chamber of Commerce", "Students in London".
INSIDE = frozenset({"of", "for", "in", "at", "on", "from", "near"})


def stranger(question: Question, run: Run, name: str, reason: str) -> Resolution:
    """Somebody who stays unresolved, with the institution and country that the words before the name tell.

    A name is kept whole: what is written as one with the words found is a part of it. A namesake of somebody in the
    registry keeps the whole mention, so that two people never share one name.
    """
    if name == run.text:
        run = _whole(run)
        name = run.text
    name = question.mention if name in question.index.actors else name
    place = next((token.place for token in run.before if token.place), None)
    role = head_role(run.before)
    home = _home(run, question)
    if home is None and role:
        home = office_of(role.label, place, question)
    country = place.country if place else home.country if home else ""
    return unresolved(name, reason, institution=home.name if home else "", country=country)


def _whole(run: Run) -> Run:
    """The name with the countries written next to it and, where no title tells a person, with "of X" behind it."""
    start, end, tokens = run.start, run.end, run.tokens
    if start and _joins(tokens[start - 1], run):
        start -= 1
    open_end = end < len(tokens) and not (tokens[end - 1].closes or tokens[end - 1].possessive)
    if open_end and tokens[end].form in NOUNS:
        end += 1
    elif open_end and tokens[end].word in INSIDE and not _titled(run.before) and _may_be_a_body(run):
        end = next((at for at in range(end + 1, len(tokens)) if tokens[at].closes), len(tokens) - 1) + 1
    return Run(tokens, start, end)


def _joins(token: Token, run: Run) -> bool:
    """Whether the word before a name belongs to it; an adjective does only before a single word or after an article."""
    if token.possessive or token.closes:
        return False
    adjective = token.form is PlaceForm.ADJECTIVE and _may_be_a_body(run)
    return token.form in NOUNS or adjective


def _may_be_a_body(run: Run) -> bool:
    return len(run.words) == 1 or run.tokens[0].word in ARTICLES


def _titled(before: tuple[Token, ...]) -> bool:
    described = any(token.word in TITLES or token.word in CHAMBERS or token.word in PLURALS for token in before)
    return described or find_role(before) is not None


def _home(run: Run, question: Question) -> Institution | None:
    """The institution before a name, as whose or as what somebody is told; a capital is no employer."""
    before = run.before
    if before and not (_titled(before) or before[-1].possessive or before[-1].closes):
        before = before[:-1]
    return institution_in(before, question.index, capitals=False)
