"""Tables of statements: reading them as text, and labelling them with all other columns kept."""

import io
from pathlib import Path

import pandas as pd

from stance.classifier.labelling import Classifier
from stance.classifier.scores import LABELS
from stance.errors import InputError
from stance.records import Passage


def read_table(path: Path, *, text: str | None = None) -> pd.DataFrame:
    """The CSV at `path`, or in `text` if it was decoded before: every column as text, empty cells as empty text.

    Raises:
        InputError: the file is missing, not UTF-8, or not a CSV with a header whose rows have as many fields.
    """
    source = path if text is None else io.StringIO(text)
    try:
        rows = pd.read_csv(source, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        if not isinstance(rows.index, pd.RangeIndex):
            raise InputError(f"{path} has rows with more fields than its header; quote fields that hold a comma")
        return rows
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        problem = " ".join(str(error).split())
        raise InputError(f"{path} cannot be read as a UTF-8 CSV with a header ({problem}); mend the file") from error


def table_passages(frame: pd.DataFrame) -> list[Passage]:
    """The passage of each row: `statement`, with `context` and `title` where there are; a missing cell is empty text.

    Raises:
        InputError: there is no column `statement`; the columns there are, are named.
    """
    if "statement" not in frame.columns:
        found = ", ".join(map(str, frame.columns)) or "none"
        raise InputError(f"the table has no column 'statement' (found: {found}); name the column with the text so")
    blank = pd.Series("", index=frame.index)
    parts = (frame.get(name, blank).fillna("").astype(str) for name in ("statement", "context", "title"))
    return [Passage(statement=text, context=before, title=title) for text, before, title in zip(*parts, strict=True)]


def classify_table(frame: pd.DataFrame, model: Classifier) -> pd.DataFrame:
    """`frame` with `label`, `p_supporting`, `p_opposing`, `p_cautious`, `p_none` (0 to 1) and `model_version` added.

    Columns read: as in `table_passages`. All other columns and the index stay; columns of the added names are replaced.
    A row whose statement is missing or blank gets `none` with probability 1. An empty frame gains the columns.

    Raises:
        InputError: there is no column `statement`.
    """
    stances = model.classify(table_passages(frame))
    added: dict[str, list[object]] = {"label": [str(stance.label) for stance in stances]}
    for at, label in enumerate(LABELS):
        added[f"p_{label}"] = [stance.probabilities[at] for stance in stances]
    added["model_version"] = [stance.model_version for stance in stances]
    return frame.assign(**{name: pd.Series(values, index=frame.index) for name, values in added.items()})
