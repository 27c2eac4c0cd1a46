"""Turn a tuned encoder into the files that the package loads: ONNX with small weights, a tokenizer, and a card.

    python tools/export_encoder.py tuned/large --name large --bits 4
    python tools/export_encoder.py tuned/small --name small --bits 8

The word embeddings are kept in 8 bits with a scale for each word. With `--bits 4` the matrices are kept in blocks of 32
weights with a scale each, with `--bits 8` a column has a scale, and a token's state has one as well, so that sums are
made in whole numbers. A text's vector is the same whatever else is in its batch, which it is not where ONNX Runtime
quantises activations dynamically. The card says how near the vectors come to the unquantised ones.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from tokenizers import Tokenizer
from transformers import AutoModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from stance.classifier.encoder import Encoder, load_encoder, mean_vectors
from stance.classifier.features import columns, pairs_of
from stance.classifier.fitting import passages_of
from stance.classifier.training import read_training
from stance.debate import DEFAULT_DEBATE, load_debate

MOST_BYTES = 95_000_000
BLOCK = 32


class States(torch.nn.Module):
    """The encoder with token numbers and their mask in, and the states of the tokens out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """The last hidden states: texts by tokens by size."""
        states: torch.Tensor = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return states


def export(folder: Path, target: Path) -> None:
    """Write the unquantised model as one ONNX file."""
    numbers = torch.tensor([[0, 5, 6, 7, 2], [0, 5, 6, 2, 1]])
    there = torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]])
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        States(folder).eval(),
        (numbers, there),
        str(target),
        input_names=["input_ids", "attention_mask"],
        output_names=["states"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "states": axes},
        opset_version=18,
        dynamo=False,
    )


def quantise(source: Path, bits: int) -> onnx.ModelProto:
    """The model with matrices of `bits` bits a weight and word embeddings of 8; 32 bits leave it as it is."""
    model = onnx.load(source)
    if bits == 32:
        return model
    small_embeddings(model.graph)
    if bits == 8:
        return whole_numbers(model)
    config = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=4, bits=bits)
    quantiser = MatMulNBitsQuantizer(model, block_size=BLOCK, is_symmetric=True, accuracy_level=4, algo_config=config)
    quantiser.process()
    return quantiser.model.model


def whole_numbers(model: onnx.ModelProto) -> onnx.ModelProto:
    """Multiply in whole numbers of 8 bits: matrices with a scale for each column, states with one for each token.

    A scale for each token keeps a text's vector the same whatever else is in its batch, and loses less than one scale
    for all of them.
    """
    graph = model.graph
    tables = {table.name: table for table in graph.initializer}
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.array([-1], np.int64), "last_axis"),
            numpy_helper.from_array(np.array(127, np.float32), "most"),
            numpy_helper.from_array(np.array(1e-9, np.float32), "least"),
            numpy_helper.from_array(np.array(128, np.float32), "middle"),
            numpy_helper.from_array(np.array(128, np.uint8), "zero"),
        ]
    )
    nodes = []
    for node in graph.node:
        if node.op_type != "MatMul" or node.input[1] not in tables:
            nodes.append(node)
            continue
        states, name, out = node.input[0], node.input[1], node.output[0]
        values = numpy_helper.to_array(tables[name])
        scale = np.maximum(np.abs(values).max(axis=0), 1e-9) / 127
        graph.initializer.remove(tables[name])
        graph.initializer.append(numpy_helper.from_array(np.round(values / scale).astype(np.int8), f"{out}_b"))
        graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{out}_bs"))
        nodes += [helper.make_node(*step[:3], **step[3]) for step in _steps(states, out)]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def _steps(states: str, out: str) -> list[tuple[str, list[str], list[str], dict[str, Any]]]:
    """The nodes that take the place of one MatMul: operation, inputs, outputs, attributes."""
    part = "{}_{}".format
    whole, real = onnx.TensorProto.UINT8, onnx.TensorProto.FLOAT
    return [
        ("Abs", [states], [part(out, "abs")], {}),
        ("ReduceMax", [part(out, "abs"), "last_axis"], [part(out, "max")], {"keepdims": 1}),
        ("Max", [part(out, "max"), "least"], [part(out, "some")], {}),
        ("Div", [part(out, "some"), "most"], [part(out, "as")], {}),
        ("Div", [states, part(out, "as")], [part(out, "div")], {}),
        ("Round", [part(out, "div")], [part(out, "round")], {}),
        ("Add", [part(out, "round"), "middle"], [part(out, "moved")], {}),
        ("Cast", [part(out, "moved")], [part(out, "a")], {"to": whole}),
        ("MatMulInteger", [part(out, "a"), part(out, "b"), "zero"], [part(out, "int")], {}),
        ("Cast", [part(out, "int")], [part(out, "float")], {"to": real}),
        ("Mul", [part(out, "float"), part(out, "as")], [part(out, "scaled")], {}),
        ("Mul", [part(out, "scaled"), part(out, "bs")], [out], {}),
    ]


def small_embeddings(graph: onnx.GraphProto) -> None:
    """Put 8 bits and a scale for each row in place of the word embeddings, the largest table that a Gather reads."""
    tables = {table.name: table for table in graph.initializer}
    reads = [node for node in graph.node if node.op_type == "Gather" and node.input[0] in tables]
    node = max(reads, key=lambda each: np.prod(tables[each.input[0]].dims))
    values = numpy_helper.to_array(tables[node.input[0]])
    scale = np.abs(values).max(axis=1, keepdims=True) / 127
    scale[scale == 0] = 1
    small = np.round(values / scale).astype(np.int8)
    graph.initializer.remove(tables[node.input[0]])
    graph.initializer.extend(
        [numpy_helper.from_array(small, "words8"), numpy_helper.from_array(scale.astype(np.float32), "words_scale")]
    )
    at, numbers, out = list(graph.node).index(node), node.input[1], node.output[0]
    graph.node.remove(node)
    for offset, new in enumerate(
        [
            helper.make_node("Gather", ["words8", numbers], ["words8_read"]),
            helper.make_node("Cast", ["words8_read"], ["words_read"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Gather", ["words_scale", numbers], ["words_scale_read"]),
            helper.make_node("Mul", ["words_read", "words_scale_read"], [out]),
        ]
    ):
        graph.node.insert(at + offset, new)


def nearness(small: Encoder, full: Encoder, debate: str) -> float:
    """The mean cosine of the vectors of the development statements, small against unquantised."""
    pairs = pairs_of(columns(passages_of(read_training(load_debate(debate).development_file))))[:200]
    one, other = (mean_vectors(list(each.readings(pairs))) for each in (small, full))
    return float(np.mean((one * other).sum(1) / np.linalg.norm(one, axis=1) / np.linalg.norm(other, axis=1)))


def main() -> None:
    """Export, quantise, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tuned", type=Path, help="what tune_encoder.py wrote")
    parser.add_argument("--name", required=True, help="large or small")
    parser.add_argument("--bits", type=int, default=4, choices=[4, 8, 32])
    parser.add_argument("--debate", default=DEFAULT_DEBATE)
    parser.add_argument("--output", type=Path, help="default: the debate's model folder")
    args = parser.parse_args()
    folder = args.output or load_debate(args.debate).model_folder
    tuning: dict[str, Any] = json.loads((args.tuned / "tuning.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as work:
        full = Path(work) / "full.onnx"
        export(args.tuned, full)
        content = quantise(full, args.bits).SerializeToString()
        if len(content) > MOST_BYTES and not args.output:
            sys.exit(f"{len(content):,} bytes are more than {MOST_BYTES:,}; use fewer bits")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{args.name}.onnx").write_bytes(content)
        tokenizer = Tokenizer.from_file(str(args.tuned / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        tokenizer.save(str(folder / f"{args.name}.tokenizer.json"))
        card = tuning | {"name": args.name, "bits": args.bits, "sha256": hashlib.sha256(content).hexdigest()}
        card |= {"bytes": len(content), "onnxruntime": onnxruntime.__version__}
        write_card(folder, args.name, card)
        small = load_encoder(folder, args.name)
        session = onnxruntime.InferenceSession(str(full), providers=["CPUExecutionProvider"])
        near = nearness(small, Encoder(session=session, tokenizer=tokenizer, card=card), args.debate)
        write_card(folder, args.name, card | {"cosine": round(near, 4)})
    sys.stdout.write(f"{folder / args.name}.onnx: {len(content):,} bytes, cosine to the unquantised {near:.4f}\n")


def write_card(folder: Path, name: str, card: dict[str, Any]) -> None:
    """The card beside the model, by which it is checked when it is loaded."""
    text = json.dumps(card, indent=1, sort_keys=True) + "\n"
    (folder / f"{name}.encoder.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
