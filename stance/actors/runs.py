"""The name in a mention: which capitalised words are a person's name, and whether the mention is about that person."""

from dataclasses import dataclass

from stance.actors.countries import PlaceForm
from stance.actors.index import Index
from stance.actors.mentions import Token
from stance.actors.names import skeleton
from stance.actors.phrases import find_role
from stance.actors.registry import Actor
from stance.actors.words import (
    AFTER_NAME,
    ARTICLES,
    CHAMBERS,
    NOUNS_AFTER_NAME,
    PARTICLES,
    PREPOSITIONS,
    SUFFIXES,
    TITLES,
)

LONGEST_SURNAME = 3
RULERS = frozenset({"president", "prime", "chancellor", "speaker"})


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive name words of a mention: `tokens[start:end]`."""

    tokens: tuple[Token, ...]
    start: int
    end: int

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(token.word for token in self.tokens[self.start : self.end])

    @property
    def key(self) -> str:
        """The folded words in one string, as the registry's aliases are looked up."""
        return " ".join(self.words)

    @property
    def text(self) -> str:
        """The words as written, with a hyphen where the text has one."""
        joined = [token.text + (token.joint or " ") for token in self.tokens[self.start : self.end]]
        return "".join(joined).rstrip(" -")

    @property
    def before(self) -> tuple[Token, ...]:
        """The words before the name."""
        return self.tokens[: self.start]


def head_run(tokens: tuple[Token, ...], index: Index) -> Run | None:
    """The name that a mention is about, or None.

    A name that only tells whose or which is none: "Trump loyalists", "an ally of Putin", "Zelensky's adviser".
    """
    runs = [run for run in _runs(tokens, index) if not _after_preposition(run)]
    return next((run for run in runs if not _modifies_next(run, index)), None)


def bearers(words: tuple[str, ...], index: Index) -> list[tuple[Actor, tuple[str, ...]]]:
    """People whose family name ends `words`, each with the words before it; the longest family name wins."""
    found = _with_surname(words, index)
    if not found and words[-1] in SUFFIXES:
        found = _with_surname(words[:-1], index)
    return found


def _with_surname(words: tuple[str, ...], index: Index) -> list[tuple[Actor, tuple[str, ...]]]:
    for length in range(min(LONGEST_SURNAME, len(words)), 0, -1):
        actors = index.surnames.get(skeleton("".join(words[-length:])))
        if actors:
            return [(actor, words[:-length]) for actor in actors]
    return []


def _runs(tokens: tuple[Token, ...], index: Index) -> list[Run]:
    runs: list[Run] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _is_name_word(tokens, at, end, index):
            end += 1
            if _ends_name(tokens, end):
                break
        if end > at:
            runs += _split(Run(tokens, at, end), index)
        at = max(end, at + 1)
    return runs


def _ends_name(tokens: tuple[Token, ...], end: int) -> bool:
    suffix_follows = end < len(tokens) and tokens[end].word in SUFFIXES
    return tokens[end - 1].possessive or (tokens[end - 1].closes and not suffix_follows)


def _split(run: Run, index: Index) -> list[Run]:
    """Two names that meet without a word between them ("director of Donald Trump Steven Cheung"), else the one run."""
    if run.key in index.aliases:
        return [run]
    for at in range(run.start + 1, run.end - 1):
        first, second = Run(run.tokens, run.start, at), Run(run.tokens, at, run.end)
        known = first.key in index.aliases or any(not given for _, given in bearers(first.words, index))
        if known and second.key in index.aliases:
            return [first, second]
    return [run]


def _is_name_word(tokens: tuple[Token, ...], start: int, at: int, index: Index) -> bool:
    token = tokens[at]
    if token.place or token.text[:1].isdigit():
        return False
    if token.word in SUFFIXES:
        return at > start
    if token.word in PARTICLES and not token.capital:
        following = next((later for later in tokens[at:] if later.word not in PARTICLES), None)
        return following is not None and following.capital and following.word not in index.descriptors
    if token.word in index.descriptors:
        # "John Major": a calling as the last word of a name is the family name.
        return at > start and at == len(tokens) - 1 and token.capital and token.word in TITLES
    return token.capital and token.word not in ARTICLES


def _modifies_next(run: Run, index: Index) -> bool:
    """Whether the word after the name is what the mention is about, and the name only says whose or which."""
    last = run.tokens[run.end - 1]
    if last.possessive:
        return True
    if last.closes or run.end == len(run.tokens):
        return False
    after = run.tokens[run.end]
    if after.word in NOUNS_AFTER_NAME:
        return True
    return after.word not in AFTER_NAME and (not after.capital or after.word in index.descriptors)


def _after_preposition(run: Run) -> bool:
    """Whether only titles, countries and articles stand between a preposition and the name ("ally of President X")."""
    role = find_role(run.before)
    at = run.start - 1
    while at >= 0 and _is_title(run.tokens[at]):
        at -= 1
    inside_role = role is not None and role.start <= at < role.end
    return at >= 0 and not inside_role and run.tokens[at].word in PREPOSITIONS and not run.tokens[at].closes


def _is_title(token: Token) -> bool:
    known = token.word in TITLES or token.word in CHAMBERS or token.word in ARTICLES or token.word in RULERS
    return not token.closes and (known or token.form is PlaceForm.ADJECTIVE)
