"""Direct speech in all punctuation, over paragraphs, interrupted, floating, signed; and marks that quote nobody."""

import re

import pytest

from stance.records import Document, StatementKind
from stance.statements.layout import blocks
from stance.statements.quotations import find_quotations, mark_quotations

SAID = " said union chief Paul Dorn."


@pytest.mark.parametrize(
    "quotation",
    [
        "“We never agreed to this,”",
        '"We never agreed to this,"',
        "``We never agreed to this,''",
        "«We never agreed to this»,",
        "« We never agreed to this »,",
        "«We never agreed to this,»",
        "« We never agreed to this, »",
        "»We never agreed to this,«",
        "»We never agreed to this«,",
        "‹We never agreed to this,›",
        "„We never agreed to this“,",
        "‘We never agreed to this,’",
        "'We never agreed to this,'",
        "“We never agreed to ‘this’,”",
        "“We never agreed to this!”",
    ],
)
def test_every_kind_of_mark(find, quotation):
    (statement,) = find(quotation + SAID)
    assert statement.kind is StatementKind.DIRECT
    assert statement.text == re.sub("(?<=[»“«]),$", "", quotation)
    assert (statement.speaker, statement.speaker_resolved) == ("union chief Paul Dorn", "Paul Dorn")


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("“The bridge,” Mr. Holt said, “is not safe.”", ["“The bridge,”", "“is not safe.”"]),
        ("“It is unsafe,” Anna Holt said. “We will close it.”", ["“It is unsafe,”", "“We will close it.”"]),
        ("Anna Holt said: “It is unsafe. We will close it.”", ["“It is unsafe. We will close it.”"]),
        (
            "“We began in May.\n\n“We ended in June.\n\n“It was a good year,” said Anna Holt, the head of the club.",
            ["“We began in May.", "“We ended in June.", "“It was a good year,”"],
        ),
        (
            "“We began in May and never stopped.”\n— Anna Holt, head of the club",
            ["“We began in May and never stopped.”"],
        ),
        ("Anna Holt: “The plan will ruin the coast.”", ["“The plan will ruin the coast.”"]),
        ("Anna Holt said: «We will not sign.» Then she left.", ["«We will not sign.»"]),
        ("Anna Holt said: »We will not sign.« Then she left.", ["»We will not sign.«"]),
        ("Mr Holt shook his head. “No chance of that at all.”", ["“No chance of that at all.”"]),
    ],
)
def test_one_statement_with_the_quoted_stretches(find, text, spans):
    (statement,) = find(text)
    assert [text[start:end] for start, end in statement.spans] == spans
    assert "Holt" in statement.speaker
    assert statement.kind is StatementKind.DIRECT


def test_a_floating_quotation_carries_on_the_speaker_before_it(find):
    found = find("“We will win,” Anna Holt told a crowd in Elm.\n\nThe crowd roared.\n\n“And we will not stop.”")
    assert [(s.text, s.speaker_resolved) for s in found] == [
        ("“We will win,”", "Anna Holt"),
        ("“And we will not stop.”", "Anna Holt"),
    ]
    assert found[1].confidence < found[0].confidence


def test_a_new_attribution_ends_a_quotation(find):
    found = find("“It's a bad plan,” Mr. Reed said. “Really bad,” he added, “and dear.”")
    assert [s.cue for s in found] == ["said", "added"]
    assert [s.speaker_resolved for s in found] == ["Reed", "Reed"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("a 'b c' d", ["'b c'"]),
        ("the leaders' meeting in the '90s", []),
        ("“one “two”", ["“one “two”"]),
        ('a stray " mark', []),
        ("Holt's plan isn't Dorn's", []),
        ("“never closed", ["“never closed"]),
    ],
)
def test_where_quotations_stand(text, found):
    assert [text[start:end] for start, end, _ in find_quotations(text)] == found


def test_a_whole_quotation_is_replaced_for_the_parser_and_keeps_its_place():
    text = "“One. Two,” she said."
    (block,) = mark_quotations(blocks(Document(doc_id="d", text=text, sha256="")))
    (quote,) = block.quotes
    assert block.text == "“It is so,” she said."
    assert text[slice(*quote.original)] == "“One. Two,”"
    assert block.mapped.span(quote.start, quote.end) == quote.original
