import pytest

from tests.debates.marle import ARTICLES, make, make_trained
from tests.test_cli import run


@pytest.fixture
def untrained(tmp_path):
    return make(tmp_path)


@pytest.fixture(scope="session")
def trained(tmp_path_factory):
    return make_trained(tmp_path_factory.mktemp("debate"))


@pytest.fixture(scope="session")
def place(tmp_path_factory, trained):
    """A store of the debate with both articles, which no test changes."""
    place = tmp_path_factory.mktemp("store") / "marle.sqlite"
    run("track", ARTICLES, "--debate", trained, "--store", place)
    return place
