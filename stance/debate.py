"""One policy question: its wording, its topic terms and the files it is made of, loaded from `data/<debate>/`."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from stance.errors import DebateError
from stance.records import Label

DATA_FOLDER = Path(__file__).resolve().parent.parent / "data"
DEFAULT_DEBATE = "missile-restrictions"
REQUIRED_KEYS = ("name", "title", "question", "codebook_version", "labels", "terms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate:
    """A question and everything that belongs to it.

    `labels` maps every `Label` to its wording on the page. `terms` are groups of topic terms: a text touches the
    question when it holds at least one term of each group.
    """

    name: str
    title: str
    question: str
    codebook_version: str
    labels: dict[Label, str]
    terms: dict[str, tuple[str, ...]]
    folder: Path

    @property
    def training_file(self) -> Path:
        """The CSV of statements written to train the classifier."""
        return self.folder / "training.csv"

    @property
    def model_folder(self) -> Path:
        """Where the trained model of this debate lies."""
        return self.folder / "model"

    @property
    def briefs_file(self) -> Path:
        """The shipped documents, from which the first store is built."""
        return self.folder / "briefs.jsonl"

    @property
    def events_file(self) -> Path:
        """The CSV of turning points marked on the timeline: date, event, url."""
        return self.folder / "events.csv"

    def is_relevant(self, text: str) -> bool:
        """Whether `text` holds a term of every group; empty text never does."""
        return all(_pattern(group).search(text) for group in self.terms.values())


def load_debate(name: str = DEFAULT_DEBATE, *, data_folder: Path = DATA_FOLDER) -> Debate:
    """The debate in `data_folder/name`.

    Raises:
        DebateError: there is no such debate, or its `debate.toml` is malformed or incomplete.
    """
    folder = data_folder / name
    file = folder / "debate.toml"
    if not file.is_file():
        known = ", ".join(sorted(p.parent.name for p in data_folder.glob("*/debate.toml"))) or "none"
        raise DebateError(f"no debate named {name!r} in {data_folder} (known: {known}); choose one of these")
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DebateError(f"{file} is not valid TOML ({error}); mend the file") from error
    missing = [key for key in REQUIRED_KEYS if key not in table]
    missing += [f"labels.{label}" for label in Label if label not in table.get("labels", {})]
    if missing:
        raise DebateError(f"{file} lacks {', '.join(missing)}; add them")
    return Debate(
        name=table["name"],
        title=table["title"],
        question=table["question"],
        codebook_version=str(table["codebook_version"]),
        labels={label: table["labels"][label] for label in Label},
        terms={group: tuple(terms) for group, terms in table["terms"].items()},
        folder=folder,
    )


def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """One case-blind pattern for a group; `re` keeps the compiled form of recent patterns."""
    words = (re.escape(term.rstrip("*")) + (r"\w*" if term.endswith("*") else "") for term in terms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
