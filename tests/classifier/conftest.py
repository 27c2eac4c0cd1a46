"""A small model, trained once for all tests of this folder on every thirty-sixth shipped statement."""

import pytest

from stance.classifier import read_training, train
from stance.classifier.encoder import load_encoder
from stance.debate import DATA_FOLDER, DEFAULT_DEBATE
from tests.classifier.tiny_encoder import write_encoder

DEBATE_FOLDER = DATA_FOLDER / DEFAULT_DEBATE


@pytest.fixture(scope="session")
def training():
    return read_training(DEBATE_FOLDER / "training.csv")


@pytest.fixture(scope="session")
def sample(training):
    return training.iloc[::36].reset_index(drop=True)


@pytest.fixture(scope="session")
def small_model(sample):
    return train(sample, codebook_version="1")


@pytest.fixture(scope="session")
def encoder(tmp_path_factory):
    """A tiny one, whose vectors say next to nothing."""
    folder = tmp_path_factory.mktemp("encoder")
    write_encoder(folder)
    return load_encoder(folder, "small")


@pytest.fixture(scope="session")
def encoded_model(sample, encoder):
    return train(sample, codebook_version="1", name="small", encoder=encoder)
