"""Everyone a document names: full names, posts, gender as far as the text shows it, and where they are mentioned."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from stance.records import Document
from stance.statements.finding import Finding, Parsed
from stance.statements.grammar import noun_phrase
from stance.statements.lexicon import lexicon

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
NOT_PEOPLE = frozenset(
    {"GPE", "NORP", "ORG", "LOC", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "DATE", "LANGUAGE"}
)
MEMORY = 100
"""Mentions of people that a pronoun or a post may reach back over."""
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(slots=True, eq=False)
class Person:
    """A named person: the fullest name, the words of the titles seen with it, of which nations, and the gender."""

    name: str
    titles: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    gender: str = ""


@dataclass(slots=True)
class Sighting:
    """One mention of a person: document offset, sentence number, whether it is a subject."""

    at: int
    sentence: int
    subject: bool
    person: Person


@dataclass(slots=True)
class Cast:
    """The people of a document by surname, and their mentions in order."""

    people: dict[str, list[Person]] = field(default_factory=dict)
    sightings: list[Sighting] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    title: str = ""

    def sentence_at(self, at: int) -> int:
        """The number of the sentence at a document offset."""
        return bisect_right(self.sentences, at)

    def before(self, at: int) -> list[Sighting]:
        """The last mentions of people before a document offset, at most `MEMORY`."""
        end = bisect_left(self.sightings, at, key=lambda seen: seen.at)
        return self.sightings[max(0, end - MEMORY) : end]

    def find(self, name: str) -> list[Person]:
        """The people a name may stand for: those with all of its words, the surname last."""
        words = set(name.lower().split())
        same = self.people.get(surname_of(name), [])
        return [person for person in same if words <= set(person.name.lower().split())] or (
            same if len(words) == 1 else []
        )

    def add(self, name: str, gender: str) -> Person:
        """The person of that name and no other gender: a known one, made fuller where `name` is, or a new one."""
        words = set(name.lower().split())
        same = self.people.setdefault(surname_of(name), [])
        for person in same:
            known = set(person.name.lower().split())
            fits = not gender or not person.gender or gender == person.gender
            if fits and (words <= known or known <= words):
                person.name = max(person.name, name, key=lambda n: (not n.isupper(), len(n.split())))
                return person
        person = Person(name)
        same.append(person)
        return person


def surname_of(name: str) -> str:
    """The last word of a name in lower case, without Jr, possessive or full stops."""
    parts = [word.lower().strip(".,") for word in POSSESSIVE.sub("", name).split()]
    return next((word for word in reversed(parts) if word not in SUFFIXES), "")


def bare_name(text: str) -> tuple[str, list[str]]:
    """A name without the titles before it, and those titles in lower case."""
    words = lexicon()
    known = words.titles["male"] | words.titles["female"] | words.titles["neutral"] | words.titles["roles"]
    parts = POSSESSIVE.sub("", text.strip()).split()
    cut = max((i + 1 for i, word in enumerate(parts[:-1]) if word.lower().strip(".,") in known), default=0)
    cut += next((i for i, word in enumerate(parts[cut:-1]) if word[:1].isupper() and word.lower() != "the"), 0)
    return " ".join(parts[cut:]).strip(" ,"), [word.lower().strip(".,") for word in parts[:cut]]


def cast_of(document: Document, parsed: list[Parsed], found: Iterable[Finding]) -> Cast:
    """The people named outside quotations, found as names or as speakers, and the full names of the title."""
    cast = Cast(title=document.title)
    for block in parsed:
        starts = block.block.mapped.starts
        cast.sentences += [starts[sentence.start_char] for sentence in block.doc.sents]
    seen: dict[int, tuple[Parsed, Token, str]] = {}
    for block in parsed:
        for entity in block.doc.ents:
            if _is_person(entity) and entity.start not in block.quoted:
                seen[block.block.mapped.starts[entity.root.idx]] = (block, entity.root, entity.text)
    for finding in found:
        root = finding.speaker.root if finding.speaker else None
        if finding.speaker and root is not None and not finding.inside and _names_person(root, finding.speaker.text):
            block = parsed[finding.speaker.block]
            seen.setdefault(block.block.mapped.starts[root.idx], (block, root, finding.speaker.text))
    for at in sorted(seen):
        _see(cast, at, *seen[at])
    return cast


def _is_person(entity: Span) -> bool:
    """Whether an entity is a person: by its label, or a body or place that opens with a given name."""
    given = lexicon().genders["male"] | lexicon().genders["female"]
    return entity.label_ == "PERSON" or (
        entity.label_ in {"ORG", "GPE", "FAC", "NORP"} and len(entity) in {2, 3} and entity[0].lower_ in given
    )


def _names_person(root: Token, text: str) -> bool:
    """Whether a speaker the name finder passed over is a person: a given name, a title, or an unknown full name."""
    name, titles = bare_name(text)
    words = lexicon()
    first = name.split()[0].lower() if name else ""
    if root.pos_ != "PROPN" or not name[:1].isupper() or name.isupper():
        return False
    if " " in name and first in words.genders["male"] | words.genders["female"]:
        return True
    if root.ent_type_ in NOT_PEOPLE or text.lower().startswith("the "):
        return bool(titles) and titles[-1] in words.titles["male"] | words.titles["female"]
    return bool(titles) or " " in name or root.ent_type_ == "PERSON"


def _see(cast: Cast, at: int, block: Parsed, root: Token, text: str) -> None:
    name, titles = bare_name(text)
    if not re.search(r"\w\w", name) or not name[0].isupper():
        return
    before = [t for c in root.lefts for t in c.subtree if t.dep_ in {"compound", "amod", "nmod", "poss"}]
    before_words = {t.lower_.strip(".") for t in before}
    if " " not in name and len(known := cast.find(name)) > 1:
        gender = gender_of(set(titles), "")
        person = next((one for one in known if one.gender == gender), known[-1])
    else:
        person = cast.add(name, gender_of(set(titles) | before_words, name))
    person.titles.update(titles, before_words, _beside(root))
    person.nations.update(t.lower_ for t in before if t.ent_type_ in {"NORP", "GPE"})
    person.gender = person.gender or gender_of(person.titles, person.name)
    cast.sightings.append(Sighting(at, cast.sentence_at(at), root.dep_ in {"nsubj", "nsubjpass"}, person))


def _beside(root: Token) -> list[str]:
    """The words of an apposition on either side: "Anna Holt, the mayor of Elm", "the mayor, Anna Holt"."""
    beside = [c for c in root.children if c.dep_ == "appos"]
    beside += [root.head] if root.dep_ == "appos" else []
    return [t.lower_ for noun in beside for t in noun_phrase(noun)]


def gender_of(titles: set[str], name: str) -> str:
    """'m' or 'f' where a title or given name tells, else empty."""
    words = lexicon()
    if titles & words.titles["male"]:
        return "m"
    if titles & words.titles["female"]:
        return "f"
    first = name.split()[0].lower() if " " in name else ""
    return "m" if first in words.genders["male"] else "f" if first in words.genders["female"] else ""
