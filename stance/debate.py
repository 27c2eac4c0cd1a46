"""One policy question: its wording, its topic terms and the files it is made of, loaded from its folder."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stance.errors import DebateError
from stance.records import Label

DATA_FOLDER = Path(__file__).resolve().parent.parent / "data"
DEFAULT_DEBATE = "missile-restrictions"
SETTINGS_FILE = "debate.toml"
REQUIRED_KEYS = ("name", "title", "question", "codebook_version", "labels", "terms")
TEXT_KEYS = ("name", "title", "question")


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate:
    """A question and everything that belongs to it.

    `labels` maps every `Label` to its wording on the page. `terms` are groups of topic terms: a text touches the
    question when it holds at least one term of each group that has any. `hypotheses` are a sentence for every label
    that is true of a statement with that label, for models of inference; without them there is none.
    """

    name: str
    title: str
    question: str
    codebook_version: str
    labels: dict[Label, str]
    terms: dict[str, tuple[str, ...]]
    folder: Path
    hypotheses: dict[Label, str] = field(default_factory=dict)

    @property
    def choice(self) -> str:
        """What `--debate` takes to find this debate again: the folder's name if it lies in data/, else its path."""
        return self.folder.name if self.folder.parent == DATA_FOLDER else str(self.folder)

    @property
    def codebook_file(self) -> Path:
        """The code book: what each label means, and the rules for hard cases."""
        return self.folder / "codebook.md"

    @property
    def training_file(self) -> Path:
        """The CSV of statements written to train the classifier."""
        return self.folder / "training.csv"

    @property
    def development_file(self) -> Path:
        """The CSV of statements on which trained models are calibrated and measured; a debate may have none."""
        return self.folder / "development.csv"

    @property
    def model_folder(self) -> Path:
        """Where the trained model of this debate lies."""
        return self.folder / "model"

    @property
    def briefs_file(self) -> Path:
        """The shipped documents, from which the first store is built; a debate may have none."""
        return self.folder / "briefs.jsonl"

    @property
    def has_reports(self) -> bool:
        """Whether documents ship with the debate; without any, its project starts empty."""
        return self.briefs_file.is_file() and self.briefs_file.stat().st_size > 0

    @property
    def events_file(self) -> Path:
        """The CSV of turning points marked on the timeline: date, event, url."""
        return self.folder / "events.csv"

    def is_relevant(self, text: str) -> bool:
        """Whether `text` holds a term of every group; where no group has a term, every text does."""
        return all(_pattern(group).search(text) for group in self.terms.values() if group)


def load_debate(name: str = DEFAULT_DEBATE, *, data_folder: Path = DATA_FOLDER) -> Debate:
    """The debate called `name` in `data_folder`, else the one in the folder `name`; a path is a folder only.

    Raises:
        DebateError: there is no such debate, or its `debate.toml` is malformed or incomplete.
    """
    places = [data_folder / name, Path(name)] if Path(name).name == name else [Path(name)]
    folder = next((place for place in places if (place / SETTINGS_FILE).is_file()), None)
    if folder is None:
        known = ", ".join(path.name for path in debate_folders(data_folder)) or "none"
        raise DebateError(
            f"no debate {name!r}: not in {data_folder} (known: {known}), and no folder with a {SETTINGS_FILE}; "
            "choose one, or make it: python -m stance debate new NAME --question TEXT"
        )
    file = folder / SETTINGS_FILE
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DebateError(f"{file} is not valid TOML ({error}); mend the file") from error
    _check(table, file)
    return Debate(
        name=table["name"],
        title=table["title"],
        question=table["question"],
        codebook_version=str(table["codebook_version"]),
        labels={label: table["labels"][label] for label in Label},
        terms={group: tuple(terms) for group, terms in table["terms"].items()},
        folder=folder,
        hypotheses={label: table["hypotheses"][label] for label in Label} if "hypotheses" in table else {},
    )


def debate_folders(folder: Path) -> list[Path]:
    """The folders directly in `folder` that are debates, by name."""
    return sorted(file.parent for file in folder.glob(f"*/{SETTINGS_FILE}"))


def _check(table: dict[str, Any], file: Path) -> None:
    """Refuse a table that lacks something or holds another kind of value.

    Raises:
        DebateError: every key that is missing or wrong is named.
    """
    terms = table.get("terms")
    worded = [part for part in ("labels", "hypotheses") if part == "labels" or part in table]
    missing = [key for key in REQUIRED_KEYS if key not in table]
    for part in worded:
        words = table.get(part)
        missing += [f"{part}.{label}" for label in Label if not isinstance(words, dict) or label not in words]
    if missing:
        raise DebateError(f"{file} lacks {', '.join(missing)}; add them")
    texts = {key: table[key] for key in TEXT_KEYS}
    texts |= {f"{part}.{label}": table[part][label] for part in worded for label in Label}
    wrong = [f"{key} must be a text in quotes" for key, value in texts.items() if not _is_text(value)]
    if isinstance(terms, dict):
        wrong += [f"terms.{group} must be a list of texts" for group, words in terms.items() if not _are_texts(words)]
    else:
        wrong.append("terms must be a table of lists")
    if wrong:
        raise DebateError(f"{file}: {'; '.join(wrong)}; mend the file")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """One case-blind pattern for a group; `re` keeps the compiled form of recent patterns."""
    words = (re.escape(term.rstrip("*")) + (r"\w*" if term.endswith("*") else "") for term in terms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
