"""Running the model of a folder: by ONNX Runtime, or by PyTorch where it is installed and there is no ONNX file."""

from collections.abc import Callable, Iterable
from importlib import import_module
from inspect import signature
from operator import attrgetter
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession
from tokenizers import Encoding

from stance.classifier.scores import Floats
from stance.errors import ModelError

Runner = Callable[[Encoding], Floats]
"""The model's numbers, one a class, for one tokenized text."""

INPUTS = {
    "input_ids": attrgetter("ids"),
    "attention_mask": attrgetter("attention_mask"),
    "token_type_ids": attrgetter("type_ids"),
}
"""What a model may want to know of a text, and where the tokenizer has it."""

EXTRA = 'pip install "stance-tracker[transformers]"'


def onnx_runner(file: Path) -> Runner:
    """Runs an ONNX file on the processor.

    Raises:
        ModelError: the model wants an input beyond `INPUTS`.
    """
    session = InferenceSession(str(file), providers=["CPUExecutionProvider"])
    wanted = [each.name for each in session.get_inputs()]
    _check_inputs(wanted, file)

    def run(text: Encoding) -> Floats:
        given = {name: np.array([INPUTS[name](text)], dtype=np.int64) for name in wanted}
        return np.asarray(session.run(None, given)[0][0], dtype=np.float64)

    return run


def torch_runner(folder: Path) -> Runner:
    """Runs the safetensors files of a folder; code that the folder may hold is never run.

    Raises:
        ModelError: PyTorch or transformers is not installed, or the files lack a part of the model.
    """
    try:
        torch, transformers = import_module("torch"), import_module("transformers")
    except ImportError as error:
        raise ModelError(
            f"{folder} has no model.onnx, and safetensors need {error.name or 'PyTorch'}; install it: {EXTRA}"
        ) from error
    model, report = transformers.AutoModelForSequenceClassification.from_pretrained(
        folder, use_safetensors=True, local_files_only=True, trust_remote_code=False, output_loading_info=True
    )
    if report["missing_keys"]:
        missing = ", ".join(sorted(report["missing_keys"]))
        raise ModelError(f"the model in {folder} was not trained to classify: it lacks {missing}; take another one")
    model.eval()
    wanted = [name for name in INPUTS if name in signature(model.forward).parameters]

    def run(text: Encoding) -> Floats:
        given = {name: torch.tensor([INPUTS[name](text)]) for name in wanted}
        with torch.inference_mode():
            return np.asarray(model(**given).logits[0].double().numpy(), dtype=np.float64)

    return run


def _check_inputs(wanted: Iterable[str], file: Path) -> None:
    unknown = sorted(set(wanted) - set(INPUTS))
    if unknown:
        raise ModelError(
            f"{file} wants the input {', '.join(unknown)} (known: {', '.join(INPUTS)}); "
            "export it as a model that classifies sequences"
        )
