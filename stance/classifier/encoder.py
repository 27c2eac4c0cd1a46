"""The tuned encoder: statements in their context as vectors, by ONNX Runtime and without PyTorch."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from stance.classifier.cache import Cache
from stance.errors import ModelError

Vectors = npt.NDArray[np.float32]
Pair = tuple[str, str]
"""A context, which may be empty, and the statement it stands before; both with names masked."""

STATEMENT_TOKENS = 110
CONTEXT_TOKENS = 48
"""Of longer texts, the beginning of the statement and the end of the context are read."""

BATCH_TOKENS = 256
"""About how many tokens are worked on at once; more is slower on two cores and takes memory."""

MISSING = "get the model files again from the repository, or make them with tools/tune_encoder.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """An encoder tuned to the question, with the card that says how it came about, and a cache of its vectors."""

    session: InferenceSession
    tokenizer: Tokenizer
    card: dict[str, Any]
    cache: Cache | None = None

    @property
    def version(self) -> str:
        """The hash of the model file, shortened; vectors of one version are the same whenever they are made."""
        return str(self.card["sha256"])[:16]

    @property
    def size(self) -> int:
        """The length of a vector."""
        return int(self.card["size"])

    def vectors(self, pairs: Sequence[Pair]) -> Vectors:
        """A row for each pair: the mean of the statement's token states, which the context has coloured.

        Equal pairs are worked out once, and what the cache has not at all. Without a pair the array has no row; a
        statement without a token has a row of zeros.
        """
        keys = {pair: f"{self.version}\x1f{pair[0]}\x1f{pair[1]}" for pair in pairs}
        known = dict(zip(keys, self.cache.get_many(keys.values()), strict=True)) if self.cache is not None else {}
        found = {pair: np.frombuffer(value, np.float16) for pair, value in known.items() if value}
        for portion in _portions([pair for pair in keys if pair not in found]):
            means = mean_vectors(list(self.readings(portion))).astype(np.float16)
            if self.cache is not None:
                self.cache.put_many({keys[pair]: row.tobytes() for pair, row in zip(portion, means, strict=True)})
            found |= dict(zip(portion, means, strict=True))
        rows = [found[pair] for pair in pairs]
        return np.array(rows, dtype=np.float32).reshape(len(rows), self.size)

    def readings(self, pairs: Sequence[Pair]) -> Iterator["Reading"]:
        """What the encoder makes of each pair, in their order."""
        encoded = [self.tokenizer.encode(text, add_special_tokens=False) for _, text in pairs]
        inputs = [token_ids(self.tokenizer, pair, self.card["marks"]) for pair in pairs]
        states: list[Vectors] = [np.empty((0, self.size), np.float32)] * len(pairs)
        for batch in _batches([len(ids) for ids, _ in inputs]):
            found = self._run([inputs[at][0] for at in batch])
            for at, rows in zip(batch, found, strict=True):
                states[at] = rows[np.array(inputs[at][1], bool)]
        for own, encoding in zip(states, encoded, strict=True):
            yield Reading(states=own, offsets=tuple(encoding.offsets[: len(own)]))

    def _run(self, inputs: Sequence[Sequence[int]]) -> Iterator[Vectors]:
        """The token states of each input, padded to the longest and cut back."""
        width = max(map(len, inputs))
        ids = np.full((len(inputs), width), self.card["marks"]["pad"], np.int64)
        there = np.zeros((len(inputs), width), np.int64)
        for row, numbers in enumerate(inputs):
            ids[row, : len(numbers)], there[row, : len(numbers)] = numbers, 1
        states = self.session.run(None, {"input_ids": ids, "attention_mask": there})[0]
        yield from (states[row, : len(numbers)] for row, numbers in enumerate(inputs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the encoder makes of a statement: a row of `states` for each of its tokens, and where the token stands.

    `offsets` are character offsets into the statement.
    """

    states: Vectors
    offsets: tuple[tuple[int, int], ...]


def mean_vectors(readings: Sequence[Reading]) -> Vectors:
    """The mean state of each reading, a row each; zeros where a statement has no token.

    Rounded to half precision: a vector that was kept is the same as a new one.
    """
    means = [reading.states.sum(axis=0) / max(1, len(reading.states)) for reading in readings]
    return np.array(means, np.float32).astype(np.float16).astype(np.float32)


def token_ids(tokenizer: Tokenizer, pair: Pair, marks: dict[str, Any]) -> tuple[list[int], list[int]]:
    """The numbers of the tokens of a pair with the marks between them, and a 1 for each that is the statement's.

    `marks` has the numbers `start`, `end` and `pad`, and `between`, the list of those that part context and statement.
    """
    context, statement = (tokenizer.encode(text, add_special_tokens=False).ids for text in pair)
    before = [marks["start"], *context[-CONTEXT_TOKENS:], *marks["between"]] if context else [marks["start"]]
    said = statement[:STATEMENT_TOKENS]
    return [*before, *said, marks["end"]], [0] * len(before) + [1] * len(said) + [0]


def load_encoder(folder: Path, name: str, *, cache: Cache | None = None, threads: int = 0) -> Encoder:
    """The encoder called `name` in `folder`: `<name>.onnx`, `<name>.tokenizer.json` and `<name>.encoder.json`.

    `threads` is how many cores it may use; 0 is all of them.

    Raises:
        ModelError: a file is missing, or the model is not the one that its card names.
    """
    model, card_file = folder / f"{name}.onnx", folder / f"{name}.encoder.json"
    tokens = folder / f"{name}.tokenizer.json"
    gone = [file.name for file in (model, card_file, tokens) if not file.is_file()]
    if gone:
        raise ModelError(f"no encoder {str(name)!r} in {folder} ({', '.join(gone)} missing); {MISSING}")
    try:
        card = json.loads(card_file.read_text(encoding="utf-8"))
        written = card["sha256"]
    except (ValueError, TypeError, KeyError) as error:
        raise ModelError(f"the encoder's card {card_file} is damaged ({error!r}); {MISSING}") from error
    content = model.read_bytes()
    if hashlib.sha256(content).hexdigest() != written:
        raise ModelError(f"{model} is not the file that {card_file.name} names; {MISSING}")
    options = SessionOptions()
    options.intra_op_num_threads = threads
    return Encoder(
        session=InferenceSession(content, options, providers=["CPUExecutionProvider"]),
        tokenizer=Tokenizer.from_file(str(tokens)),
        card=card,
        cache=cache,
    )


def _portions(pairs: Sequence[Pair], size: int = 512) -> Iterator[list[Pair]]:
    """The pairs a portion at a time, each put into the cache as soon as it is done."""
    for at in range(0, len(pairs), size):
        yield list(pairs[at : at + size])


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Row numbers in batches of like length, so that little is padded."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[at] > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
