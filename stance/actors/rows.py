"""A row of a registry's tables as text: where it stands, and when it holds."""

Row = dict[str, str]
"""The columns of the file, and "file" and "row" (the header is row 1)."""


def where(*rows: Row) -> str:
    """The places of rows in words."""
    return " and ".join(f"{row['file']} row {row['row']}" for row in rows)


def overlap(one: Row, other: Row) -> bool:
    """Whether two half-open periods share a day. ISO dates compare as text, an unknown end is open."""
    return (one["from"] or "0000") < (other["to"] or "9999") and (other["from"] or "0000") < (one["to"] or "9999")


def wordings_of(row: Row) -> tuple[str, ...]:
    """The name of a row and its aliases, each once and without outer spaces."""
    given = (wording.strip() for wording in (row["name"], *row["aliases"].split("|")))
    return tuple(dict.fromkeys(wording for wording in given if wording))
