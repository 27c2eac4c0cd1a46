import sys
from types import SimpleNamespace

import numpy as np
import pytest

from stance.classifier.outside.runners import onnx_runner, torch_runner
from stance.errors import ModelError
from stance.records import Label

from .conftest import small_tokenizer


@pytest.mark.parametrize(
    "inputs", [("input_ids",), ("input_ids", "attention_mask"), ("input_ids", "attention_mask", "token_type_ids")]
)
def test_an_onnx_file_gets_the_inputs_it_wants(inputs, model_folder):
    run = onnx_runner(model_folder(tuple(Label), inputs=inputs) / "model.onnx")
    assert run(small_tokenizer().encode("lift lift never")).tolist() == [2, 1, 0, 0]
    assert run(small_tokenizer().encode("lift", "for")).tolist() == [2, 0, 0, 0]


def test_an_onnx_file_that_wants_more_is_refused(model_folder):
    file = model_folder(tuple(Label), inputs=("input_ids", "decoder_input_ids")) / "model.onnx"
    message = r"wants the input decoder_input_ids \(known: input_ids, attention_mask, token_type_ids\); export it"
    with pytest.raises(ModelError, match=message):
        onnx_runner(file)


@pytest.mark.parametrize("missing", ["torch", "transformers"])
def test_the_extra_is_named_where_it_is_missing(missing, tmp_path, monkeypatch):
    for name in ("torch", "transformers"):
        monkeypatch.setitem(sys.modules, name, None if name == missing else SimpleNamespace())
    message = rf'safetensors need {missing}; install it: pip install "stance-tracker\[transformers\]"'
    with pytest.raises(ModelError, match=message):
        torch_runner(tmp_path)


def test_no_pickle_no_code_of_the_folder_and_no_network(tmp_path, monkeypatch):
    """What the package is told, also where it is not installed."""
    told = {}

    def from_pretrained(folder, **options):
        told.update(options)
        return None, {"missing_keys": {"classifier.weight", "classifier.bias"}}

    loader = SimpleNamespace(from_pretrained=from_pretrained)
    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace())
    monkeypatch.setitem(sys.modules, "transformers", SimpleNamespace(AutoModelForSequenceClassification=loader))
    with pytest.raises(ModelError, match=r"not trained to classify: it lacks classifier\.bias, classifier\.weight"):
        torch_runner(tmp_path)
    assert told["use_safetensors"] is True
    assert told["trust_remote_code"] is False
    assert told["local_files_only"] is True


def test_safetensors_give_the_numbers_of_the_model(tmp_path):
    pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    settings = transformers.BertConfig(
        vocab_size=12, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8, num_labels=4
    )
    model = transformers.BertForSequenceClassification(settings).eval()
    model.save_pretrained(tmp_path)
    text = small_tokenizer().encode("lift", "for")
    run = torch_runner(tmp_path)
    tensors = {"input_ids": text.ids, "attention_mask": text.attention_mask, "token_type_ids": text.type_ids}
    torch = sys.modules["torch"]
    expected = model(**{name: torch.tensor([values]) for name, values in tensors.items()}).logits[0]
    assert np.allclose(run(text), expected.detach().numpy(), atol=1e-5)

    transformers.BertModel(settings).save_pretrained(tmp_path)
    with pytest.raises(ModelError, match="it lacks classifier"):
        torch_runner(tmp_path)
