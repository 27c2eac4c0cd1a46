"""The name behind a mention, as far as the document itself tells: surnames, pronouns, posts, groups.

No name is given where none is surer than the others; the reason says so.
"""

import re

from spacy.tokens import Token

from stance.statements.cast import Cast, Person, bare_name, gender_of, surname_of
from stance.statements.finding import Mention
from stance.statements.grammar import noun_phrase
from stance.statements.lexicon import lexicon

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their"})
DEFINITE = frozenset({"the", "his", "her", "their", "its", "that", "this", "those", "these"})
LONGEST_NAME = 4
"""Words of a name in apposition."""
Earlier = list[tuple[Mention, str | None]]
"""The speakers of the statements before one, with their names, the last one last."""


def resolve(mention: Mention | None, cast: Cast, earlier: Earlier) -> tuple[str | None, str]:
    """The name behind a speaker's mention, or None, and the reason in words."""
    if mention is None:
        return None, "no speaker in the text"
    lower = mention.text.lower()
    if lower in HE | SHE:
        return _pronoun(mention, cast, earlier, "m" if lower in HE else "f")
    if lower in THEY:
        return _they(mention, cast, earlier)
    if lower == "it":
        return _it(mention, earlier)
    if lower in {"the former", "the latter"}:
        return _former(mention, cast, first=lower == "the former")
    party = mention.root is not None and mention.root.ent_type_ == "NORP"
    if mention.root is None or (mention.root.pos_ == "PROPN" and not party):
        return _named(mention, cast)
    return _described(mention, cast, earlier)


def _named(mention: Mention, cast: Cast) -> tuple[str | None, str]:
    """The fullest name for a surname, a titled name or the label of a turn."""
    name, titles = bare_name(re.sub(r"\s+", " ", mention.text))
    people = cast.find(name)
    if not people and mention.root is not None and mention.root.ent_type_ in {"GPE", "NORP"}:
        return None, "a country or place speaks"
    gender = gender_of(set(titles), name)
    people = [person for person in people if not gender or person.gender in {gender, ""}]
    if len(people) > 1:
        return None, "several people of that name"
    if people and (" " in people[0].name or not cast.title):
        return people[0].name, "name in the document"
    full = _in_title(name, cast.title)
    if full:
        return full, "name in the title"
    return (people[0].name, "name in the document") if people else (None, "no fuller name in the document")


def _in_title(name: str, title: str) -> str | None:
    """The given name and surname as the title has them."""
    found = re.search(rf"([A-Z][\w’'-]+(?: [A-Z]\.)?) {re.escape(surname_of(name))}\b", title, re.IGNORECASE)
    words = lexicon().titles
    if not found or not found.group(1)[0].isupper():
        return None
    return None if found.group(1).lower() in words["roles"] | words["neutral"] else found.group()


def _pronoun(mention: Mention, cast: Cast, earlier: Earlier, gender: str) -> tuple[str | None, str]:
    """The person "he" or "she" stands for: the nearest fitting one, subjects and the last speaker first."""
    unnamed = _unnamed_before(mention, cast, earlier)
    if unnamed:
        return unnamed, f"pronoun '{mention.text.lower()}' after an unnamed speaker"
    here = cast.sentence_at(mention.start)
    last = next((name for _, name in reversed(earlier) if name), None)
    best: tuple[float, Person] | None = None
    for order, seen in enumerate(cast.before(mention.start)):
        if seen.person.gender not in {"", gender}:
            continue
        score = 0.01 * order - (here - seen.sentence) + 1.5 * seen.subject + 1.5 * (seen.person.name == last)
        score += 0.5 * (seen.person.gender == gender)
        if best is None or score > best[0]:
            best = (score, seen.person)
    if best is None:
        return None, f"no person before the pronoun '{mention.text.lower()}' fits"
    best[1].gender = best[1].gender or gender
    return best[1].name, f"pronoun '{mention.text.lower()}' after {best[1].name}"


def _unnamed_before(mention: Mention, cast: Cast, earlier: Earlier) -> str | None:
    """The unnamed person who spoke last in the same paragraph, where nobody was named since."""
    if not earlier:
        return None
    last, name = earlier[-1]
    is_person = (
        last.root is not None
        and (last.root.tag_, last.root.pos_) == ("NN", "NOUN")
        and last.root.lemma_.lower() in lexicon().nouns["unnamed"] | lexicon().nouns["person"]
    )
    named_since = any(seen.at >= last.start for seen in cast.before(mention.start))
    return last.text if is_person and name is None and last.block == mention.block and not named_since else None


def _is_plural(mention: Mention) -> bool:
    root = mention.root
    return root is not None and (
        root.tag_ in {"NNS", "NNPS"} or root.lemma_.lower() in lexicon().nouns["collective"] or root.ent_type_ == "ORG"
    )


def _they(mention: Mention, cast: Cast, earlier: Earlier) -> tuple[str | None, str]:
    """The group before "they", or an unnamed person in the same sentence."""
    here = cast.sentence_at(mention.start)
    for other, name in reversed(earlier):
        if other.text.lower() in THEY and name is None:
            continue
        unnamed = other.root is not None and other.root.lemma_.lower() in lexicon().nouns["unnamed"]
        if _is_plural(other) or (unnamed and cast.sentence_at(other.start) == here) or other.text.lower() in THEY:
            return name or other.text, "plural pronoun after a group"
    return None, "no group before the pronoun 'they'"


def _it(mention: Mention, earlier: Earlier) -> tuple[str | None, str]:
    """The body or text before "it said"."""
    for other, name in reversed(earlier[-3:]):
        if other.root is not None and other.root.tag_ in {"NN", "NNP"} and other.root.ent_type_ != "PERSON":
            return name or other.text, "pronoun 'it' after a body or text"
    return None, "no body before the pronoun 'it'"


def _former(mention: Mention, cast: Cast, *, first: bool) -> tuple[str | None, str]:
    """The first or the last of the people named together before "the former" and "the latter"."""
    before = cast.before(mention.start)
    together = [seen.person.name for seen in before if seen.sentence == before[-1].sentence]
    if len(set(together)) != 2:
        return None, "not two people before 'the former' or 'the latter'"
    return together[0] if first else together[-1], "one of the two people named before"


def _described(mention: Mention, cast: Cast, earlier: Earlier) -> tuple[str | None, str]:
    """'The president' is the person named with that post; 'the official' the unnamed one before."""
    root = mention.root
    if root is None:
        return None, "no antecedent in the document"
    beside = _name_beside(root)
    if beside:
        return beside, "name in apposition"
    if mention.text.lower().split()[0] not in DEFINITE:
        return None, "no fuller name in the document"
    modifiers = {t.lower_ for t in noun_phrase(root) if t.dep_ in {"amod", "compound", "nmod"} and t.i < root.i}
    person = _in_post(root.lemma_.lower(), modifiers, mention, cast)
    if person is not None:
        return person.name, f"the {root.lemma_.lower()} named in the document"
    return _again(mention, modifiers, earlier)


def _name_beside(root: Token) -> str | None:
    """The person's name set beside the phrase: "the head of the union, Paul Dorn, said"."""
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.ent_type_ not in {"GPE", "ORG", "NORP"}:
            return bare_name(noun_phrase(child).text)[0]
    doc, at = root.doc, noun_phrase(root).end + 1
    end = at
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].ent_type_ in {"PERSON", "ORG", ""}:
        end += 1
    between = at < len(doc) and doc[at - 1].text == "," and end < len(doc) and doc[end].text == ","
    return doc[at:end].text if between and 2 <= end - at <= LONGEST_NAME else None


def _in_post(post: str, modifiers: set[str], mention: Mention, cast: Cast) -> Person | None:
    """The last person named with a post before the mention, those of no other nation first."""
    if post not in lexicon().titles["roles"]:
        return None
    wanted = {post} | modifiers
    people = [s.person for s in cast.before(mention.start) if wanted <= s.person.titles]
    home = [person for person in people if not person.nations - modifiers]
    return home[-1] if home else people[-1] if people else None


def _again(mention: Mention, modifiers: set[str], earlier: Earlier) -> tuple[str | None, str]:
    """The same noun as an earlier speaker's, or the group that "the lawmakers" just before were."""
    root = mention.root
    for other, name in reversed(earlier):
        if other.root is None or root is None or other.text.lower() == mention.text.lower():
            continue
        words = {t.lower_ for t in noun_phrase(other.root)}
        if other.root.lemma_.lower() == root.lemma_.lower() and modifiers <= words:
            return name or other.text, f"the {root.lemma_.lower()} before"
    last = earlier[-1] if earlier else None
    if last and root is not None and root.tag_ == "NNS" and _is_group(last[0]) and mention.block - last[0].block <= 1:
        return last[1] or last[0].text, "the members of the group before"
    return None, "no antecedent in the document"


def _is_group(mention: Mention) -> bool:
    return mention.root is not None and mention.root.lemma_.lower() in lexicon().nouns["collective"]
