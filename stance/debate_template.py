"""A folder for a question of one's own, with every file of a debate in it, ready to be filled."""

import json
import re
import unicodedata
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from stance.actors import ACTOR_COLUMNS, INSTITUTION_COLUMNS
from stance.classifier.training import COLUMNS
from stance.debate import DATA_FOLDER, SETTINGS_FILE, Debate, debate_folders, load_debate
from stance.errors import DebateError
from stance.events import EVENT_COLUMNS

TEMPLATES = Path(__file__).parent / "templates"
TABLES = {
    "actors.csv": ACTOR_COLUMNS,
    "institutions.csv": INSTITUTION_COLUMNS,
    "events.csv": EVENT_COLUMNS,
    "training.csv": COLUMNS,
}
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def new_debate(name: str, *, question: str, title: str = "", folder: Path = Path()) -> Debate:
    """The debate made in the new folder `folder/name`; without a title, its name with spaces is the title.

    The folder appears with all its files or not at all.

    Raises:
        DebateError: the name is not allowed or taken, the question is empty, or the folder is not empty or cannot be
            made.
    """
    place = folder / name
    _check_name(name)
    question, title = _one_line(question), _one_line(title) or name.replace("-", " ").strip().capitalize()
    if not question:
        raise DebateError('the question is empty; give one: --question "Should ...?"')
    if not folder.is_dir():
        raise DebateError(f"there is no folder {folder} to make {name} in; create it first")
    if place.exists() and not (place.is_dir() and next(place.iterdir(), None) is None):
        raise DebateError(f"{place} is there and not empty; choose another name, or another place with --folder")
    try:
        _write(place, _texts({"name": name, "title": title, "question": question}))
    except OSError as error:
        raise DebateError(f"{place} cannot be made ({error.strerror}); choose another place with --folder") from error
    return load_debate(str(place))


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        raise DebateError(
            f"{name!r} is no name for a debate (allowed: lower-case letters, digits and hyphens, such as old-harbour)"
        )
    if name in {path.name for path in debate_folders(DATA_FOLDER)}:
        raise DebateError(f"the name {name!r} is taken by a debate in {DATA_FOLDER}; choose another")


def _texts(words: dict[str, str]) -> dict[str, str]:
    """The content of each file by its name; `words` are name, title and question."""
    # A JSON string without escaped letters is a TOML string as well.
    quoted = {key: json.dumps(text, ensure_ascii=False) for key, text in words.items()}
    return {
        SETTINGS_FILE: _template(SETTINGS_FILE).substitute(quoted),
        "codebook.md": _template("codebook.txt").substitute(words),
        **{file: f"{','.join(columns)}\n" for file, columns in TABLES.items()},
        "briefs.jsonl": "",
    }


def _template(file: str) -> Template:
    return Template((TEMPLATES / file).read_text(encoding="utf-8"))


def _write(place: Path, texts: dict[str, str]) -> None:
    """Make the folder beside its place and move it there when it is whole."""
    with TemporaryDirectory(dir=place.parent, prefix=f".{place.name}-") as beside:
        made = Path(beside, place.name)
        made.mkdir()
        for file, text in texts.items():
            (made / file).write_text(text, encoding="utf-8")
        if place.exists():
            place.rmdir()  # it is empty, and not every system moves a folder onto another
        made.rename(place)


def _one_line(text: str) -> str:
    """`text` without line breaks and other characters that a line of text cannot hold."""
    words = " ".join(text.split())
    return "".join(char for char in words if unicodedata.category(char) not in ("Cc", "Cs"))
