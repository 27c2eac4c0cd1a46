import json
import os
from pathlib import Path

import pytest

from stance.documents import read
from stance.records import Document, Notice, content_hash

REPORT = "The minister said yes.\r\nTwo spaces  stay, and so does “this”.\n"


def documents(items):
    return [item for item in items if isinstance(item, Document)]


def notices(items):
    return [item for item in items if isinstance(item, Notice)]


def test_text_is_kept_to_the_letter(tmp_path):
    (tmp_path / "report-2024-09-12.txt").write_bytes(REPORT.encode())
    (document,) = read([tmp_path])
    assert document.text == REPORT
    assert document.sha256 == content_hash(REPORT)
    assert (document.title, str(document.published)) == ("report-2024-09-12", "2024-09-12")


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("a-2024-09-12-b.txt", "2024-09-12"),
        ("a-2024-13-45.txt", "None"),
        ("20240912.txt", "None"),
        ("1-2024-09-123.txt", "None"),
        ("2024-02-30-or-2024-03-01.txt", "2024-03-01"),
    ],
)
def test_date_from_the_file_name(tmp_path, name, published):
    (tmp_path / name).write_text("He said yes.")
    assert str(documents(read([tmp_path]))[0].published) == published


def test_the_same_text_twice_is_one_document(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("He said yes.")
    items = list(read([tmp_path, tmp_path / "a.txt"]))
    (document,) = documents(items)
    first = f"the text of {document.doc_id} is the same as {document.doc_id} in {tmp_path / 'a.txt'}: read once"
    assert [(n.problem, n.error) for n in notices(items)] == [(first, False)] * 2


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("missing.txt", None, "there is no such file"),
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\n", "the file is empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary data"),
        ("odd.txt", bytes(range(1, 256)) * 8, "no encoding fits (tried utf-8"),
        ("report.pdf", b"%PDF-1.7", ".pdf is not read (allowed: .txt"),
        ("names.csv", b"name,age\nAda,36\n", "no column 'text' (found: age, name)"),
        ("list.jsonl", b'{"body": "x"}\n', "no column 'text' (found: body)"),
        ("broken.jsonl", b"{not json\n", "not valid JSON"),
        ("array.jsonl", b"[1, 2]\n", "not a JSON object"),
        ("digits.jsonl", b'{"text": ' + b"9" * 5000 + b"}", "not valid JSON"),
        ("half.jsonl", b'{"text": "He said \\ud800 yes."}', "a character that no text has"),
        ("nul.jsonl", b'{"text": "He said \\u0000 yes."}', "a character that no text has"),
        ("wrong.jsonl", b'{"text": ["He said yes."]}', "the text is a list, not a string"),
        ("mark.txt", b"\xef\xbb\xbf", "the file is empty"),
        ("thirtytwo.txt", "He said\0 yes.".encode("utf-32"), "binary data"),
        ("renamed.txt", b"%PDF-1.7 said", "this is a PDF"),
        ("renamed.csv", b"PK\x03\x04", "a zip archive or an office document"),
        ("header.csv", b"text,title\n", "there are no rows"),
        ("twice.csv", b"text,TEXT\nHe said yes.,x\n", "two columns have the name text"),
        ("comma.csv", b"id,text\n1,He said, well, yes.\n", "more fields than the header has"),
        ("quote.csv", b'id,text\n1,"He said yes.\n2,She said no.\n', "not valid CSV from here on"),
        ("semicolon.csv", b"id;text\n1;yes\n", "separated by ';'"),
    ],
)
def test_bad_files_give_one_notice_and_stop_nothing(tmp_path, name, raw, problem):
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text("He said yes.")
    items = list(read([tmp_path / name, tmp_path / "good.txt"]))
    assert len(documents(items)) == 1
    (notice,) = notices(items)
    assert problem in notice.problem
    assert notice.error
    assert "\n" not in notice.problem


def test_a_file_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("stance.documents.files.MAX_BYTES", 3)
    (tmp_path / "big.txt").write_text("long")
    assert [n.problem for n in read([tmp_path])] == ["4 bytes are too many (at most 3); split the file"]


def test_other_files_in_a_folder_are_no_error(tmp_path):
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden.txt").write_text("He said yes.")
    assert [notice.error for notice in read([tmp_path])] == [False]


def test_an_empty_folder_and_a_locked_one_are_said(tmp_path, monkeypatch):
    assert [n.problem for n in read(tmp_path)] == ["there are no files in this folder; name another"]
    (tmp_path / "inner").mkdir()
    real = os.scandir

    def scandir(path):
        if str(path).endswith("inner"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("os.scandir", scandir)
    (notice,) = read(tmp_path)
    assert (notice.where, notice.problem.split(";")[0]) == (
        str(tmp_path / "inner"),
        "the folder cannot be opened (Permission denied)",
    )


@pytest.mark.parametrize("kind", [str, Path])
def test_one_path_alone_may_be_given(tmp_path, kind):
    (tmp_path / "a.txt").write_text("He said yes.")
    assert len(documents(read(kind(tmp_path / "a.txt")))) == 1


def test_utf_32(tmp_path):
    (tmp_path / "a.txt").write_bytes("He said yes.".encode("utf-32"))
    assert documents(read(tmp_path))[0].text == "He said yes."


def test_no_paths_give_nothing():
    assert list(read([])) == []


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        ("Selenskyj dankte “sehr”.".encode(), "Selenskyj dankte “sehr”.", ""),
        ("\ufeffHe said yes.".encode(), "He said yes.", ""),
        ("He said yes.".encode("utf-16"), "He said yes.", "decoded as utf-16"),
        (
            ("Łukasz Wójcik mówił, że możliwość użycia rakiet jest ważna. " * 9).encode("cp1250"),
            None,
            "decoded as cp1250",
        ),
    ],
)
def test_encodings(tmp_path, raw, text, note):
    (tmp_path / "a.txt").write_bytes(raw)
    (document,) = read([tmp_path])
    assert text is None or document.text == text
    assert note in document.note


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_tables(tmp_path, suffix):
    rows = [
        {
            "id": "x1",
            "text": "He said yes.",
            "title": "One",
            "source": "Gazette",
            "url": "https://a.example",
            "published": "2024-09-12T10:00:00",
        },
        {"id": "x2", "text": " ", "title": "", "source": "", "url": "", "published": ""},
        {"id": "x3", "text": "She said no.", "title": "", "source": "", "url": "", "published": "soon"},
        {"id": "x1", "text": "They said maybe.", "title": "", "source": "", "url": "", "published": ""},
    ]
    file = tmp_path / f"table.{suffix}"
    if suffix == "jsonl":
        file.write_text("\n".join(json.dumps(row) for row in rows))
    else:
        lines = [",".join(rows[0])] + [",".join(row.values()) for row in rows]
        file.write_text("\n".join(lines))
    items = list(read([file]))
    first, third = documents(items)
    assert (first.doc_id, first.title, first.source, str(first.published)) == ("x1", "One", "Gazette", "2024-09-12")
    assert (third.doc_id, third.source, third.published) == ("x3", f"table.{suffix}", None)
    assert "published 'soon' is not an ISO date" in third.note
    assert [n.problem.split(";")[0] for n in notices(items)] == [
        "the text is empty",
        "the id 'x1' stands above with another text",
    ]


def test_doc_id_goes_before_id_and_none_gives_a_hash(tmp_path):
    file = tmp_path / "t.jsonl"
    file.write_text('{"doc_id": 7, "id": "other", "text": "He said yes."}\n\n{"text": "She said no.", "title": null}\n')
    first, second = read([file])
    assert first.doc_id == "7"
    assert second.doc_id == content_hash("She said no.")[:16]
    assert second.title == ""


def test_a_bad_line_costs_only_itself(tmp_path):
    file = tmp_path / "t.jsonl"
    file.write_text('{"text": "He said yes."}\n{"text": \n{"text": "She said no."}\n')
    items = list(read([file]))
    assert len(documents(items)) == 2
    assert notices(items)[0].where == f"{file}, row 2"


def test_a_cell_longer_than_pythons_limit(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text('text\n"' + "He said yes. " * 20_000 + '"\n')
    assert len(documents(read([file]))[0].text) == 13 * 20_000


def test_a_line_separator_inside_a_json_string_is_no_new_line(tmp_path):
    file = tmp_path / "t.jsonl"
    file.write_text('{"text": "He said yes.\u2028And went."}\n', encoding="utf-8")
    assert documents(read([file]))[0].text == "He said yes.\u2028And went."
