import pytest

from stance.classifier.outside import EndpointModel, FolderModel, load_outside_model
from stance.errors import ModelError
from stance.records import Label


def test_a_folder_is_a_model_in_a_folder(model_folder, debate, access, cache):
    model = load_outside_model(str(model_folder(tuple(Label))), debate, access=access(), cache=cache)
    assert isinstance(model, FolderModel)


@pytest.mark.parametrize("name", ["big", "qwen2.5:7b", "lab/big"])
def test_a_name_after_the_colon_is_a_model_behind_an_endpoint(name, debate, access, cache, endpoint):
    model = load_outside_model(f"endpoint:{name}", debate, access=access(), cache=cache)
    assert isinstance(model, EndpointModel)
    assert model.name == name
    assert endpoint.requests == []


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ("no/such/folder", r"no model 'no/such/folder': it is no folder; name the folder of a model, or endpoint:NAME"),
        ("endpoint", "no model 'endpoint'"),
        ("endpoint:", "has no name; give it after the colon"),
        ("endpoint: ", "has no name; give it after the colon"),
    ],
)
def test_anything_else_is_refused(choice, message, debate, access, cache):
    with pytest.raises(ModelError, match=message):
        load_outside_model(choice, debate, access=access(), cache=cache)
