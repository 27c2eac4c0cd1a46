"""Classifiers that the user brings: a model in a folder, or one behind the address of an endpoint."""

from pathlib import Path

from stance.classifier.cache import Cache
from stance.classifier.outside.access import Access
from stance.classifier.outside.endpoint import EndpointModel, load_endpoint_model
from stance.classifier.outside.estimate import Estimate, in_words
from stance.classifier.outside.folder import FolderModel, load_folder_model
from stance.debate import Debate
from stance.errors import ModelError

__all__ = [
    "ENDPOINT",
    "Access",
    "EndpointModel",
    "Estimate",
    "FolderModel",
    "in_words",
    "load_endpoint_model",
    "load_folder_model",
    "load_outside_model",
]

ENDPOINT = "endpoint:"
"""How the choice of a model behind an endpoint begins; its name follows."""


def load_outside_model(choice: str, debate: Debate, *, access: Access, cache: Cache) -> FolderModel | EndpointModel:
    """The model that `choice` means: `endpoint:NAME`, or the path of a folder. Nothing is sent anywhere yet.

    Raises:
        ModelError: `choice` is neither, or the model cannot be had.
    """
    if choice.startswith(ENDPOINT):
        return load_endpoint_model(choice.removeprefix(ENDPOINT), debate, access=access, cache=cache)
    if Path(choice).is_dir():
        return load_folder_model(Path(choice), debate)
    raise ModelError(f"no model {choice!r}: it is no folder; name the folder of a model, or {ENDPOINT}NAME")
