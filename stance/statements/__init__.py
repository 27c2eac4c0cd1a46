"""Statements: who said what in a document, with offsets into its text."""

from stance.statements.extraction import extract, extract_many
from stance.statements.parsing import ParserError, load_parser

__all__ = ["ParserError", "extract", "extract_many", "load_parser"]
