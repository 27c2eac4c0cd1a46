import io
import os
import threading

import pytest

from stance import streams
from stance.errors import InputError
from stance.streams import encoding, open_text

POLISH = "Ministr Łukasz Wójcik powiedział, że możliwość użycia rakiet jest ważna.\r\n" * 9
PLAIN = "The minister said nothing of note that day.\n"


def read(path):
    with open_text(path) as (source, note):
        return source.read(), note


@pytest.fixture
def small_blocks(monkeypatch):
    """Blocks of 300 bytes, so that a short text has several."""
    monkeypatch.setattr(streams, "BLOCK", 300)
    monkeypatch.setattr(streams, "SAMPLE", 900)


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        (POLISH.encode(), POLISH, ""),
        (POLISH.encode("utf-8-sig"), POLISH, ""),
        (POLISH.encode("utf-16"), POLISH, "decoded as utf-16"),
        (POLISH.encode("utf-32"), POLISH, "decoded as utf-32"),
        (POLISH.encode("cp1250"), POLISH, "decoded as cp1250, a guess: check names with accents"),
        (PLAIN.encode() * 50 + POLISH.encode(), PLAIN * 50 + POLISH, ""),
        (PLAIN.encode() * 50 + "Łukasz".encode(), PLAIN * 50 + "Łukasz", ""),
    ],
    ids=["utf-8", "mark", "utf-16", "utf-32", "cp1250", "late accents", "accent at the start of the last line"],
)
def test_text_keeps_its_line_ends_and_says_its_encoding(tmp_path, small_blocks, raw, text, note):
    file = tmp_path / "a.csv"
    file.write_bytes(raw)
    assert read(file) == (text, note)


def test_a_guess_is_made_where_utf_8_ends(small_blocks):
    codec, note = encoding(io.BytesIO(PLAIN.encode() * 50 + POLISH.encode("cp1250") + PLAIN.encode() * 50))
    assert (codec, note) == ("cp1250", "decoded as cp1250, a guess: check names with accents")


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_characters_may_lie_across_blocks(small_blocks, cut):
    assert encoding(io.BytesIO(b"a" * cut + "€ ".encode() * 400)) == ("utf-8-sig", "")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the file is empty; nothing to read"),
        (b" \n", "the file is empty; nothing to read"),
        (b"\0\0", "this is binary data"),
        (PLAIN.encode() * 50 + b"\0", "this is binary data"),
        (b"%PDF-1.7\n" + PLAIN.encode() * 50, "this is a PDF"),
        (POLISH.encode("utf-16")[:-1], r"not utf-16 all the way \(see after byte 1,333\); save the file as UTF-8"),
        (POLISH.encode("cp1250") * 2 + b"\x81\n", r"not cp1250 all the way \(see after byte 1,200\); save the file"),
    ],
    ids=["empty", "blank", "binary", "late binary", "PDF", "half a character", "a byte of no meaning"],
)
def test_what_is_no_text_is_refused(small_blocks, raw, message):
    with pytest.raises(InputError, match=message):
        encoding(io.BytesIO(raw))


def test_errors_name_the_file(tmp_path):
    with pytest.raises(InputError, match=r"none\.csv cannot be read \(No such file or directory\); check the path"):
        read(tmp_path / "none.csv")
    (tmp_path / "b.csv").write_bytes(b"\0")
    with pytest.raises(InputError, match=r"b\.csv: this is binary data"):
        read(tmp_path / "b.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_once(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=[POLISH.encode()])
    writer.start()
    assert read(pipe) == (POLISH, "")
    writer.join()
