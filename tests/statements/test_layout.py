"""Paragraphs and turns: hard wraps, double spaces, datelines, labels; and the way back to the original offsets."""

import pytest

from stance.records import Document
from stance.statements.layout import LONGEST_BLOCK, blocks
from stance.statements.mapped import MappedText

WIDE = "The council met in Elm on Monday to talk about the port, and the members\nasked for  more time."


def laid_out(text):
    return blocks(Document(doc_id="d", text=text, sha256=""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n…", []),
        ("One.\nTwo.", ["One.", "Two."]),
        (WIDE, ["The council met in Elm on Monday to talk about the port, and the members asked for more time."]),
        ("(CNN) – The port is safe.", ["The port is safe."]),
        ("ELM, Norway (AP) — The port is safe.", ["The port is safe."]),
        ("Port  safe,\u00a0mayor   says.", ["Port safe, mayor says."]),
        ("Q    Is it safe?\n\nMR. DORN:  Yes, it is.", ["Is it safe?", "Yes, it is."]),
        ("The port is safe. Q: what now?", ["The port is safe. Q: what now?"]),
    ],
)
def test_blocks(text, expected):
    assert [block.text for block in laid_out(text)] == expected


def test_a_turn_keeps_its_label_over_paragraphs():
    text = "MR. DORN:  One.\n\nTwo.\n\nQ    Three?"
    assert [(text[slice(*b.label)], b.question) for b in laid_out(text)] == [
        ("MR. DORN", False),
        ("MR. DORN", False),
        ("Q", True),
    ]


@pytest.mark.parametrize("text", ["A short one. " * 2000, "word " * 4000, "x" * 12_000])
def test_a_very_long_paragraph_is_cut(text):
    found = laid_out(text)
    assert all(0 < len(block.text) <= LONGEST_BLOCK for block in found)
    assert "".join(block.text for block in found).replace(" ", "") == text.replace(" ", "")


def test_a_replaced_stretch_maps_back_to_the_whole_of_the_old_one():
    mapped = MappedText.of("one  two three", 0, 14).replaced([(3, 5, " "), (5, 8, "2")])
    assert mapped.text == "one 2 three"
    assert mapped.span(4, 5) == (5, 8)
    assert mapped.span(0, len(mapped)) == (0, 14)
