"""A small model, trained once for all tests of this folder on every twelfth shipped statement."""

import pandas as pd
import pytest

from stance.classifier import read_training, train
from stance.debate import DATA_FOLDER, DEFAULT_DEBATE

DEBATE_FOLDER = DATA_FOLDER / DEFAULT_DEBATE


@pytest.fixture(scope="session")
def training():
    return read_training(DEBATE_FOLDER / "training.csv")


@pytest.fixture(scope="session")
def written(training):
    """Every shipped statement, those in reserve too."""
    return pd.concat([training, read_training(DEBATE_FOLDER / "training-reserve.csv")], ignore_index=True)


@pytest.fixture(scope="session")
def sample(training):
    return training.iloc[::12].reset_index(drop=True)


@pytest.fixture(scope="session")
def small_model(sample):
    return train(sample, codebook_version="1")
