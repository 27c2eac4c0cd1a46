"""What the tests of this folder share: the parser, and a short way from a text to its statements."""

import pytest

from stance.records import Document, content_hash
from stance.statements import extract, load_parser


@pytest.fixture(scope="session")
def parser():
    return load_parser()


@pytest.fixture
def find(parser):
    """A function from a text to its statements."""

    def found(text, title=""):
        sha256 = content_hash(text)
        return extract(Document(doc_id=sha256[:16], text=text, sha256=sha256, title=title), parser=parser)

    return found
