"""Tune a sentence encoder to the training statements of a debate, and save it for `tools/export_encoder.py`.

    pip install torch==2.13.0 transformers
    python tools/tune_encoder.py --base all-mpnet-base-v2 --output tuned/large
    python tools/tune_encoder.py --base all-MiniLM-L6-v2 --output tuned/small --frozen 0 --rate 1e-4 --epochs 3

BASE is a folder with config.json, tokenizer.json and model.safetensors. On two cores the large one takes about
an hour, the small one twenty minutes; a GPU is used where there is one. The same seed on the same machine gives the
same weights.

A statement is read with what stands before it as a pair, and the vector is the mean of the statement's own tokens.
Names are masked, so that a label cannot follow the speaker. In real texts something always stands before a statement,
in the training table only where it is needed: a share of the statements without a context therefore gets one that
belongs to another (`--noise`), from which nothing can be learned but to look at the statement.
"""

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import AutoModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from stance.classifier.encoder import Pair, token_ids
from stance.classifier.masking import masked
from stance.classifier.scores import LABELS, score
from stance.classifier.training import read_training, training_hash
from stance.debate import DEFAULT_DEBATE, load_debate
from stance.records import CautionKind

KINDS = tuple(CautionKind)
MARKS = {
    "mpnet": {"start": "<s>", "end": "</s>", "pad": "<pad>", "between": ["</s>", "</s>"]},
    "bert": {"start": "[CLS]", "end": "[SEP]", "pad": "[PAD]", "between": ["[SEP]"]},
}
"""The marks between the parts of a pair, by the kind of model that `config.json` names."""


class Tuned(torch.nn.Module):
    """The encoder with a linear head for the labels and the kinds of caution; the head is thrown away afterwards."""

    def __init__(self, base: Path, frozen: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.head = torch.nn.Linear(self.encoder.config.hidden_size, len(LABELS) + len(KINDS))
        for part in [self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]] if frozen else []:
            part.requires_grad_(False)

    def forward(self, inputs: list[tuple[list[int], list[int]]], pad: int) -> torch.Tensor:
        """The mean state of each statement's tokens; `inputs` as `encoder.token_ids` gives them."""
        device, width = self.head.weight.device, max(len(ids) for ids, _ in inputs)
        ids = torch.tensor([ids + [pad] * (width - len(ids)) for ids, _ in inputs], device=device)
        there = torch.tensor([[1] * len(ids) + [0] * (width - len(ids)) for ids, _ in inputs], device=device)
        said = torch.tensor([own + [0] * (width - len(own)) for _, own in inputs], device=device)[..., None].float()
        states = self.encoder(input_ids=ids, attention_mask=there).last_hidden_state
        return (states * said).sum(1) / said.sum(1).clamp(min=1)


class Texts:
    """Training rows as token numbers, with a stranger's context for some of those that have none."""

    def __init__(self, rows: pd.DataFrame, base: Path, args: argparse.Namespace) -> None:
        kind = json.loads((base / "config.json").read_text(encoding="utf-8"))["model_type"]
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        number = self.tokenizer.token_to_id
        self.marks = {name: number(mark) for name, mark in MARKS[kind].items() if isinstance(mark, str)}
        self.marks["between"] = [number(mark) for mark in MARKS[kind]["between"]]
        hide = str if args.names else masked
        self.pairs: list[Pair] = [
            (hide(before), hide(text)) for before, text in rows[["context", "statement"]].to_numpy()
        ]
        self.noise, self.alone = args.noise, args.alone

    def tokens(self, at: int, draw: np.random.Generator | None = None) -> tuple[list[int], list[int]]:
        """The tokens of row `at`; with `draw`, perhaps after a context that belongs to another row."""
        before, text = self.pairs[at]
        if draw is not None and not before and draw.random() < self.noise:
            before = next(filter(None, self.pairs[draw.integers(len(self.pairs))]))
        return token_ids(self.tokenizer, ("" if self.alone else before, text), self.marks)


def batches(lengths: np.ndarray, size: int, draw: np.random.Generator) -> Iterator[list[int]]:
    """Row numbers, shuffled, then sorted by length within runs of twenty batches, so that little is padded."""
    order = draw.permutation(len(lengths))
    for at in range(0, len(order), size * 20):
        run = sorted(order[at : at + size * 20], key=lengths.__getitem__)
        yield from (run[start : start + size] for start in range(0, len(run), size))


def tune(model: Tuned, rows: pd.DataFrame, texts: Texts, args: argparse.Namespace) -> None:
    """Tune the weights of `model` in place, with a line of progress every hundred steps."""
    draw = np.random.default_rng(args.seed)
    truth = torch.tensor([LABELS.index(label) for label in rows["label"]])
    kinds = torch.tensor([KINDS.index(kind) if kind else -1 for kind in rows["caution_kind"]])
    lengths = (rows["statement"].str.len() + rows["context"].str.len()).to_numpy()
    tuned = [weights for weights in model.encoder.parameters() if weights.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": tuned, "lr": args.rate}, {"params": model.head.parameters(), "lr": 1e-3}], weight_decay=0.01
    )
    steps = int(args.epochs * -(-len(rows) // args.batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0, 1 - step / steps)
    )
    device, began, step = model.head.weight.device, time.time(), 0
    model.train()
    while step < steps:
        for batch in batches(lengths, args.batch, draw):
            scores = model.head(model([texts.tokens(at, draw) for at in batch], texts.marks["pad"]))
            loss = loss_of(scores, truth[batch].to(device), kinds[batch].to(device), args)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tuned, 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 100 == 0:
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.time() - began:.0f} s", flush=True)
            if step == steps:
                break


def loss_of(scores: torch.Tensor, truth: torch.Tensor, kinds: torch.Tensor, args: argparse.Namespace) -> torch.Tensor:
    """Cross-entropy of the labels (or of the gate and then the stances), and of the kinds where there is one."""
    labels, positions = scores[:, : len(LABELS)], truth < len(LABELS) - 1
    if args.gate:
        loss = functional.binary_cross_entropy_with_logits(labels[:, -1], (~positions).float())
        if positions.any():
            loss = loss + functional.cross_entropy(labels[positions, :-1], truth[positions])
    else:
        loss = functional.cross_entropy(labels, truth, label_smoothing=args.smoothing)
    if (kinds >= 0).any():
        loss = loss + args.kinds * functional.cross_entropy(scores[kinds >= 0, len(LABELS) :], kinds[kinds >= 0])
    return loss


def measure(model: Tuned, rows: pd.DataFrame, base: Path, args: argparse.Namespace) -> str:
    """Macro-F1 of the tuned head itself over four labels and three stances, as a line."""
    texts = Texts(rows, base, args)
    model.eval()
    with torch.no_grad():
        inputs = [texts.tokens(at) for at in range(len(rows))]
        scores = [model.head(model(inputs[at : at + 16], texts.marks["pad"])) for at in range(0, len(inputs), 16)]
    labels = torch.cat(scores)[:, : len(LABELS)]
    found = functional.softmax(labels, -1).cpu().numpy().astype(float)
    if args.gate:
        gate = torch.sigmoid(labels[:, -1:]).cpu().numpy()
        found = np.hstack([functional.softmax(labels[:, :-1], -1).cpu().numpy() * (1 - gate), gate])
    four = score("", rows["label"].tolist(), found)
    return f"macro-F1 {four.macro_f1:.3f} / {four.macro_f1_positions:.3f} ({len(rows)} statements)"


def save(model: Tuned, rows: pd.DataFrame, texts: Texts, args: argparse.Namespace) -> None:
    """Write config, tokenizer, weights, the head's weights and `tuning.json`, which says how they came about."""
    args.output.mkdir(parents=True, exist_ok=True)
    model.encoder.save_pretrained(args.output)
    save_file(
        {name: value.contiguous() for name, value in model.head.state_dict().items()}, args.output / "head.safetensors"
    )
    (args.output / "tokenizer.json").write_bytes((args.base / "tokenizer.json").read_bytes())
    weights = hashlib.sha256((args.base / "model.safetensors").read_bytes()).hexdigest()
    settings = {name: value for name, value in vars(args).items() if isinstance(value, int | float | bool)}
    card = {
        "base": args.base.name,
        "base_sha256": weights,
        "training_hash": training_hash(rows),
        "training_rows": len(rows),
        "settings": settings,
        "marks": texts.marks,
        "size": model.head.in_features,
        "torch": torch.__version__,
    }
    (args.output / "tuning.json").write_text(json.dumps(card, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="the untuned encoder")
    parser.add_argument("--output", type=Path, help="the folder for the tuned one; without it nothing is kept")
    parser.add_argument("--debate", default=DEFAULT_DEBATE)
    parser.add_argument("--test", type=Path, nargs="*", default=[], help="tables to measure on at the end")
    parser.add_argument("--without", nargs="*", default=[], help="writers to leave out and to measure on")
    parser.add_argument("--rows", type=int, default=0, help="tune on that many rows only")
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--frozen", type=int, default=4, help="how many lower layers stay as they are")
    parser.add_argument("--noise", type=float, default=0.3, help="share of statements given another's context")
    parser.add_argument("--kinds", type=float, default=0.2, help="weight of the kinds of caution")
    parser.add_argument("--smoothing", type=float, default=0.0, help="of the labels")
    parser.add_argument("--gate", action="store_true", help="first whether there is a position, then which")
    parser.add_argument("--alone", action="store_true", help="without context")
    parser.add_argument("--names", action="store_true", help="with names as they are")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def main() -> None:
    """Read, tune, measure, save."""
    args = arguments()
    torch.manual_seed(args.seed)
    rows = read_training(load_debate(args.debate).training_file)
    writer = rows["id"].str.rstrip("0123456789")
    aside, rows = rows[writer.isin(args.without)], rows[~writer.isin(args.without)].reset_index(drop=True)
    if args.rows:
        rows = rows.sample(args.rows, random_state=args.seed).reset_index(drop=True)
    model = Tuned(args.base, args.frozen).to("cuda" if torch.cuda.is_available() else "cpu")
    texts = Texts(rows, args.base, args)
    print(f"{len(rows)} statements, {vars(args)}", flush=True)
    tune(model, rows, texts, args)
    if len(aside):
        print(f"writers left out: {measure(model, aside.reset_index(drop=True), args.base, args)}", flush=True)
    for file in args.test:
        table = pd.read_csv(file, dtype=str, keep_default_na=False)
        print(f"{file.name}: {measure(model, table, args.base, args)}", flush=True)
    if args.output:
        save(model, rows, texts, args)


if __name__ == "__main__":
    main()
