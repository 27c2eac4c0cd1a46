"""A debate without files, a cache in memory, small models in folders, and an endpoint on this machine."""

import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from stance.classifier.outside import load_endpoint_model
from stance.debate import load_debate
from stance.records import Label

FEATURE = {"lift": 0, "never": 1, "perhaps": 2, "weather": 3, "for": 0, "against": 1, "careful": 2, "silent": 3}
"""Which of four numbers a word adds 1 to; the other words add nothing."""

WORDS = ("[PAD]", "[CLS]", "[SEP]", "[UNK]", *FEATURE)

HYPOTHESES = dict(zip(Label, ("for", "against", "careful", "silent"), strict=True))


@pytest.fixture
def debate(tmp_path):
    """The shipped debate without any of its files."""
    return replace(load_debate(), folder=tmp_path / "no-debate-files")


class MemoryCache(dict):
    """A cache that is gone with the test."""

    def put(self, key, value):
        self[key] = value

    def put_many(self, values):
        self.update(values)

    def get_many(self, keys):
        return [self.get(key) for key in keys]


@pytest.fixture
def cache():
    return MemoryCache()


@pytest.fixture
def model_folder(tmp_path):
    """A function that makes a folder with an ONNX model and its tokenizer."""

    def make(classes, *, inference=False, place="model.onnx", inputs=("input_ids", "attention_mask"), **settings):
        folder = tmp_path / "my-model"
        (folder / place).parent.mkdir(parents=True)
        onnx.save(inference_model(inputs) if inference else counting_model(inputs), folder / place)
        small_tokenizer().save(str(folder / "tokenizer.json"))
        config = {"id2label": {str(at): name for at, name in enumerate(classes)}, **settings}
        (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
        return folder

    return make


def small_tokenizer():
    """One token for each of `WORDS`, with the usual marks around a text and between two."""
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    marks = [("[CLS]", 1), ("[SEP]", 2)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=marks
    )
    return tokenizer


def counting_model(inputs):
    """Four numbers: how often each feature stands in the text."""
    return _model(inputs, [helper.make_node("Identity", ["counts"], ["logits"])], 4)


def inference_model(inputs):
    """Three numbers, of which the middle one is the sum of the squared counts: most where two texts share a feature."""
    middle = np.zeros((4, 3), np.float32)
    middle[:, 1] = 1
    nodes = [
        helper.make_node("Mul", ["counts", "counts"], ["squares"]),
        helper.make_node("MatMul", ["squares", "middle"], ["logits"]),
    ]
    return _model(inputs, nodes, 3, numpy_helper.from_array(middle, "middle"))


def _model(inputs, nodes, width, *weights):
    table = np.zeros((len(WORDS), 4), np.float32)
    for word, feature in FEATURE.items():
        table[WORDS.index(word), feature] = 1
    counting = [
        helper.make_node("Gather", ["table", "input_ids"], ["found"]),
        helper.make_node("ReduceSum", ["found", "tokens"], ["counts"], keepdims=0),
    ]
    graph = helper.make_graph(
        counting + nodes,
        "small",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", width])],
        [numpy_helper.from_array(table, "table"), numpy_helper.from_array(np.array([1]), "tokens"), *weights],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def answer(label=Label.SUPPORTING, kind=None):
    """What a model that keeps to the schema says: 0.7 for `label`."""
    return json.dumps({"probabilities": {each: 0.7 if each is label else 0.1 for each in Label}, "caution_kind": kind})


class Endpoint(ThreadingHTTPServer):
    """Chat completions on this machine; a test sets `reply`, which gives (status, headers, text) for a request.

    `requests` are the bodies that came, `signed` their Authorization headers.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests, self.signed, self.paths = [], [], []
        self.reply = lambda body: said(answer())

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(body)
        self.server.signed.append(self.headers["Authorization"])
        self.server.paths.append(self.path)
        status, headers, text = self.server.reply(body)
        content = text.encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *parts):
        """Nothing on the screen."""


def said(content):
    """A reply whose first choice is `content`."""
    return 200, {}, json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]})


@pytest.fixture
def endpoint():
    with Endpoint() as server:
        # To stop takes up to one look for new requests; half a second is usual.
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def access(endpoint):
    """A function that describes the endpoint, with anything changed."""

    def describe(**changed):
        usual = {"address": endpoint.address, "key": "secret-key-1", "price_in": None, "price_out": None}
        return SimpleNamespace(**{**usual, "insecure": False, **changed})

    return describe


def patient(monkeypatch):
    """No pause between two tries, and no end to waiting: a busy machine must not change what is asked."""
    monkeypatch.setattr("stance.classifier.outside.asking.PAUSE", 0)
    monkeypatch.setattr("stance.classifier.outside.asking.TIMEOUT", None)


@pytest.fixture
def model(debate, access, cache, monkeypatch):
    """A model called big by the endpoint."""
    patient(monkeypatch)
    return load_endpoint_model("big", debate, access=access(), cache=cache)
