"""A small encoder in the files of a real one: the state of a token is a row of a table, whatever stands around it."""

import hashlib
import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

WORDS = ("[PAD]", "[CLS]", "[SEP]", "[UNK]", "lift", "never", "perhaps", "weather")
SIZE = 4
MARKS = {"start": 1, "end": 2, "pad": 0, "between": [2]}


def write_encoder(folder, name="small"):
    """The model, the tokenizer and the card of an encoder whose state for word number n is n in every place."""
    table = np.arange(len(WORDS), dtype=np.float32).repeat(SIZE).reshape(-1, SIZE)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["states"])],
        "tiny",
        [
            helper.make_tensor_value_info(each, TensorProto.INT64, ["n", "t"])
            for each in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["n", "t", SIZE])],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    content = model.SerializeToString()
    onnx.checker.check_model(model)
    (folder / f"{name}.onnx").write_bytes(content)
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / f"{name}.tokenizer.json"))
    card = {"sha256": hashlib.sha256(content).hexdigest(), "size": SIZE, "marks": MARKS}
    (folder / f"{name}.encoder.json").write_text(json.dumps(card), encoding="utf-8")
