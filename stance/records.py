"""The records that flow from step to step, and the closed sets they use.

Offsets are character offsets into `Document.text`, half open: `text[start:end]`. Probabilities run from 0 to 1. Dates
are ISO calendar dates without a time zone, as printed by the source; times are UTC.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """Where a statement stands. The order is the order of every table, legend and probability column."""

    SUPPORTING = "supporting"
    OPPOSING = "opposing"
    CAUTIOUS = "cautious"
    NONE = "none"


POSITIONS = (Label.SUPPORTING, Label.OPPOSING, Label.CAUTIOUS)
"""The labels that take a position; `Label.NONE` takes none."""


class CautionKind(StrEnum):
    """Why a cautious statement is cautious (code book)."""

    CONDITIONAL = "conditional"
    UNDECIDED = "undecided"
    SCEPTICAL = "sceptical"
    DEFERS = "defers"
    DOWNPLAYS = "downplays"


class StatementKind(StrEnum):
    """How a statement is reported: quoted, partly quoted, retold, or a position told without any saying."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    POSITION = "position"


class Evidence(StrEnum):
    """Who vouches for a statement."""

    NAMED = "named"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    DOCUMENT = "document"


class ActorKind(StrEnum):
    """What an actor is. `UNRESOLVED` is a mention that matched nothing and stays as it was written.

    `IGNORED` is a mention that is no actor ("a report", a news outlet, what a person decided to leave out): it stays in
    the lists and out of the charts.
    """

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    UNNAMED = "unnamed"
    UNRESOLVED = "unresolved"
    IGNORED = "ignored"


class MatchMethod(StrEnum):
    """How a mention found its actor, from the surest to none at all. `DECISION` is a person's word on it."""

    DECISION = "decision"
    ALIAS = "alias"
    SURNAME = "surname"
    ROLE = "role"
    INSTITUTION = "institution"
    COLLECTIVE = "collective"
    UNNAMED = "unnamed"
    IGNORED = "ignored"
    UNRESOLVED = "unresolved"


class DecisionAction(StrEnum):
    """What a person decides about names."""

    LINK = "link"
    CREATE = "create"
    MERGE = "merge"
    SPLIT = "split"
    IGNORE = "ignore"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text exactly as it was given, so that offsets never drift.

    `sha256` is the hexadecimal hash of the UTF-8 text; two documents with one hash are the same document. `note` says
    in one line what a reader of the document must know about how it was read (a guessed encoding), or is empty.
    """

    doc_id: str
    text: str
    sha256: str
    title: str = ""
    source: str = ""
    url: str = ""
    published: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A span of a document that reports what one speaker said, wrote or holds.

    `text` is always `document.text[start:end]`: the whole reporting clause, or the quotation alone where all of it is
    quoted. `spans` are the stretches inside it that are said or held, without the speaker and the cue: several where
    the attribution interrupts them. `speaker` is the mention as written with its
    offsets, or None where the text gives none; `speaker_resolved` is the name behind it as far as the document itself
    tells. `reasons` says, in words, which rule found the statement and how its speaker was settled. `confidence` is a
    probability, not calibrated.
    """

    statement_id: str
    doc_id: str
    start: int
    end: int
    text: str
    spans: tuple[tuple[int, int], ...]
    kind: StatementKind
    evidence: Evidence
    cue: str
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_resolved: str | None
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The actor and institution behind a statement on the document's date, with the reason in words.

    `count` is the number of people an actor stands for (17 signatories: 17), at least 1. `score` runs from 0 (nothing
    matched) to 1 (a full name of the registry). A mention that matched nothing keeps its own words as `actor`, with
    the kind `ActorKind.UNRESOLVED`; its institution and country are filled as far as the text gives them, else empty.
    """

    statement_id: str
    actor: str
    actor_kind: ActorKind
    count: int
    institution: str
    country: str
    method: MatchMethod
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What the model makes of a statement: one probability for each `Label`, in that order, which sum to 1.

    `words` are up to eight (word or phrase, signed contribution to `label` in log-odds) pairs, the strongest first.
    `caution_kind` says why a cautious statement is cautious, as the model sees it; None for the other labels and for
    models that do not tell. `condition` holds the words of the condition where a cautious statement names one.
    """

    statement_id: str
    label: Label
    probabilities: tuple[float, float, float, float]
    model_version: str
    words: tuple[tuple[str, float], ...] = ()
    caution_kind: CautionKind | None = None
    condition: str = ""

    @property
    def confidence(self) -> float:
        """The probability of `label`."""
        return self.probabilities[list(Label).index(self.label)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One person's label for one statement. Codings are appended; the newest one of a statement counts."""

    statement_id: str
    label: Label
    coder: str
    coded_at: dt.datetime
    codebook_version: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One person's word on a name. Decisions are appended; the newest live one about a mention counts.

    `mention` are the words decided on (link, ignore, split; create may have one). `actor` is who they mean from then
    on: an actor or institution of the registry, or a new actor with `kind`, `institution` and `country` (create, and
    split where there is none of that name). `before` is the actor that is merged into `actor`, or that loses the
    mention. `undoes` is the id of the decision that an undo takes back; an undo can be undone. The store gives
    `decision_id`.
    """

    action: DecisionAction
    decided_by: str
    decided_at: dt.datetime
    mention: str = ""
    actor: str = ""
    before: str = ""
    kind: ActorKind | None = None
    institution: str = ""
    country: str = ""
    undoes: int | None = None
    note: str = ""
    decision_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedDocument:
    """A document after every step: three records for each statement, in the same order and of the same length."""

    document: Document
    statements: tuple[Statement, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    stances: tuple[Stance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a step passed over, and why, in words for the user.

    `where` names the file, row or document. `error` is False for what needs no mending, such as a second copy.
    """

    where: str
    problem: str
    error: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What the classifier reads: the statement, the sentences before it and the headline; the latter may be empty.

    `institution` and `country` are the speaker's where they are known. Only a model that says so reads them: a label
    must follow from the words.
    """

    statement: str
    context: str = ""
    title: str = ""
    institution: str = ""
    country: str = ""


def stable_id(*parts: object) -> str:
    """Sixteen hexadecimal digits that depend on `parts` alone, so a second run gives the same ids."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def content_hash(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, as 64 hexadecimal digits: equal for equal texts."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
