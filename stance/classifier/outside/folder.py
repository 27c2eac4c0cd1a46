"""A model in a folder of the user's: files as the Hugging Face libraries write them, run on this machine."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from stance.classifier.labelling import WITHOUT_TEXT, stances
from stance.classifier.outside.readings import FourLabels, Hypotheses, reading
from stance.classifier.outside.runners import Runner, onnx_runner, torch_runner
from stance.classifier.scores import LABELS, Floats
from stance.debate import Debate
from stance.errors import ModelError
from stance.records import Passage, Stance

CONFIG, TOKENIZER = "config.json", "tokenizer.json"
NEEDED = f"a model folder holds {CONFIG}, {TOKENIZER} and model.onnx, onnx/model.onnx or model.safetensors"
TRIAL = "They say so."
MAX_TOKENS = 512
"""A statement with two sentences before it is seldom a quarter as long."""

RESERVED_POSITIONS = 2
"""Models of the RoBERTa family count from here, so they have fewer positions than their settings say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderModel:
    """A tokenizer, a model and the way to read its numbers."""

    version: str
    tokenizer: Tokenizer
    run: Runner
    reading: FourLabels | Hypotheses

    def probabilities(self, passages: Sequence[Passage]) -> Floats:
        """A row for each passage, a column for each label in label order; a blank statement is `none` for sure.

        The model reads context and statement as one text, the context first; of a text that is too long it loses the
        beginning. Each text is run alone, so that no row depends on the others.

        Raises:
            ModelError: the model gives no numbers.
        """
        rows = [
            self.reading.row(f"{passage.context} {passage.statement}".strip(), self._logits)
            if passage.statement.strip()
            else WITHOUT_TEXT
            for passage in passages
        ]
        return np.array(rows, dtype=np.float64).reshape(-1, len(LABELS))

    def classify(
        self, passages: Sequence[Passage], *, statement_ids: Sequence[str] | None = None, explain: bool = False
    ) -> list[Stance]:
        """One `Stance` per passage, in order, without words and kinds of caution: the model does not tell them."""
        return stances(passages, self.probabilities(passages), version=self.version, statement_ids=statement_ids)

    def _logits(self, text: str, pair: str | None) -> Floats:
        found = self.run(self.tokenizer.encode(text, pair))
        if not np.isfinite(found).all():
            raise ModelError(f"{self.version} gives no numbers for {text[:40]!r}; take another file of the model")
        return found


def load_folder_model(path: Path, debate: Debate) -> FolderModel:
    """The model in the folder `path`; what it makes of a text is tried once.

    Its classes (id2label) are the four labels, or those of a model of inference (see `readings.Hypotheses`). Pickled
    weights are never loaded, and no code of the folder's is run.

    Raises:
        ModelError: a file is missing or damaged, the classes are others, or the model cannot be run.
    """
    config, files = _config(path), _files(path)
    classes = _classes(config, path)
    read = reading(classes, debate)
    try:
        model = FolderModel(
            version=f"folder-{path.resolve().name}-{_fingerprint(files, read)}",
            tokenizer=_tokenizer(path / TOKENIZER, config),
            run=onnx_runner(files[2]) if files[2].suffix == ".onnx" else torch_runner(path),
            reading=read,
        )
        numbers = model.run(model.tokenizer.encode(TRIAL))
        if numbers.shape != (len(classes),):
            raise ModelError(f"{path} gives {numbers.size} numbers for {len(classes)} classes; mend {CONFIG}")
        model.probabilities([Passage(statement=TRIAL)])
    except ModelError:
        raise
    except Exception as error:  # the libraries below have errors of their own, without a common class
        problem = " ".join(str(error).split())[:200] or type(error).__name__
        raise ModelError(f"the model in {path} cannot be run ({problem}); get its files again") from error
    return model


def _config(path: Path) -> dict[str, Any]:
    file = path / CONFIG
    if not file.is_file():
        raise ModelError(f"{path} has no {CONFIG}; {NEEDED}")
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelError(f"{file} is damaged ({error}); get it again") from error
    return config if isinstance(config, dict) else {}


def _classes(config: dict[str, Any], path: Path) -> dict[int, str]:
    try:
        return {int(column): str(name) for column, name in config.get("id2label", {}).items()}
    except (AttributeError, ValueError) as error:
        raise ModelError(f"id2label in {path / CONFIG} is no table of numbers and names; mend it") from error


def _files(path: Path) -> list[Path]:
    """The files that decide the result: config, tokenizer, then those of the model, the one to run first.

    A large model may lie in several: an ONNX file with its weights beside it, or numbered safetensors.
    """
    if not (path / TOKENIZER).is_file():
        raise ModelError(f"{path} has no {TOKENIZER}; {NEEDED}")
    for folder in (path, path / "onnx"):
        if (folder / "model.onnx").is_file():
            return [path / CONFIG, path / TOKENIZER, *sorted(folder.glob("model.onnx*"))]
    weights = sorted(path.glob("model*.safetensors"))
    if weights:
        return [path / CONFIG, path / TOKENIZER, *weights]
    if list(path.glob("pytorch_model*.bin")):
        raise ModelError(
            f"{path} has only pytorch_model.bin, a pickled file, which is never loaded; "
            "convert it to safetensors or ONNX"
        )
    raise ModelError(f"{path} has no file of a model; {NEEDED}")


def _fingerprint(files: Iterable[Path], read: FourLabels | Hypotheses) -> str:
    """Eight digits that change with every file, and with the hypotheses of a model of inference."""
    whole = hashlib.sha256()
    for file in files:
        with file.open("rb") as content:
            whole.update(hashlib.file_digest(content, "sha256").digest())
    if isinstance(read, Hypotheses):
        whole.update("\x1f".join(read.sentences).encode())
    return whole.hexdigest()[:8]


def _tokenizer(file: Path, config: dict[str, Any]) -> Tokenizer:
    """The tokenizer without filling up; a text that is too long loses its beginning, where the context stands."""
    tokenizer = Tokenizer.from_file(str(file))
    positions = config.get("max_position_embeddings")
    room = positions - RESERVED_POSITIONS if isinstance(positions, int) and positions > 0 else MAX_TOKENS
    tokenizer.no_padding()
    tokenizer.enable_truncation(min(MAX_TOKENS, room), strategy="only_first", direction="left")
    return tokenizer
