"""Measure the statements of annotated articles: `python tools/score_statements.py ARTICLES.jsonl [--join] [--errors]`.

Each line of the file is an article: `doc_id`, `title`, `text` and `statements`, each with `content` (a list of
[start, end] offsets into the text), `speaker` ([start, end] of the mention, or null), `name` (the speaker's fullest
name) and `kind`. Found and annotated statements are paired one to one.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stance.records import Document, Statement, content_hash
from stance.statements import extract_many

PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "his", "their"})
ARTICLES = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr"})
OVERLAP = 0.5
"""Dice coefficient of the characters from which two contents count as the same."""
FULL_STOPS = 4
"""In an attribution, those of its abbreviations among them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A found statement and an annotated one whose contents overlap, by their numbers in the document."""

    overlap: float
    right: bool
    found: int
    wanted: int


def characters(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    """The offsets of the letters and digits in `spans`."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def dice(one: set[int], other: set[int]) -> float:
    """Twice the shared characters over all characters of both."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def same_name(name: str, other: str | None) -> bool:
    """Whether the words of one name are all in the other, articles and forms of address aside."""
    one, two = (set(re.findall(r"\w+", n.lower())) - ARTICLES - {"s"} for n in (name, other or ""))
    return bool(one and two) and (one <= two or two <= one)


def is_right(text: str, wanted: dict[str, Any], found: Statement) -> bool:
    """Whether the found speaker is the annotated one, by the resolved name or by the mention's place."""
    place, name = wanted["speaker"], wanted["name"] or ""
    if not place and not name:
        return found.speaker is None
    if same_name(name, found.speaker_resolved):
        return True
    if place and found.speaker_start is not None and found.speaker_end is not None:
        return bool(place[0] < found.speaker_end and found.speaker_start < place[1])
    return found.speaker_resolved is None and same_name(wanted["name"], found.speaker)


def pairs(text: str, wanted: list[dict[str, Any]], found: list[Statement]) -> list[Pair]:
    """All pairs that overlap enough, the best first."""
    contents = [characters(text, one["content"]) for one in wanted]
    every = []
    for i, statement in enumerate(found):
        spans = characters(text, statement.spans)
        for j, content in enumerate(contents):
            if (overlap := dice(spans, content)) >= OVERLAP:
                every.append(Pair(overlap, is_right(text, wanted[j], statement), i, j))
    return sorted(every, key=lambda pair: -pair.overlap)


def one_to_one(candidates: list[Pair]) -> Iterator[Pair]:
    """The candidates in order, each statement used once."""
    found, wanted = set[int](), set[int]()
    for pair in candidates:
        if pair.found not in found and pair.wanted not in wanted:
            found.add(pair.found)
            wanted.add(pair.wanted)
            yield pair


def joined(text: str, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The annotated statements with '"...," she said. "..."' as one: the extractor joins what the attribution parts."""
    result: list[dict[str, Any]] = []
    for one in sorted(wanted, key=lambda w: w["content"][0]):
        last = next((w for w in reversed(result) if w["cue"] and w["kind"] != "indirect"), None)
        if last and not one["cue"] and one["name"] == last["name"] and _continues(text, last, one):
            last["content"] = [*last["content"], *one["content"]]
        else:
            result.append(dict(one))
    return result


def _continues(text: str, last: dict[str, Any], one: dict[str, Any]) -> bool:
    """Whether only the attribution of `last` stands between two quotations of one paragraph."""
    start, end = last["content"][-1][1], one["content"][0][0]
    between = text[start:end]
    return "\n" not in between and start <= last["cue"][0] < end and between.rstrip().count(".") <= FULL_STOPS


def f1(right: int, found: int, wanted: int) -> float:
    """F1 in percent, 0 for nothing right."""
    return 200 * right / (found + wanted) if right else 0.0


def score(path: Path, *, join: bool = False, errors: bool = False) -> dict[str, float]:
    """The figures of a file of articles, in percent.

    With `join` the annotated halves of a parted quotation count as one statement; with `errors` each miss, wrong
    speaker and wrong find is printed.
    """
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    documents = [
        Document(doc_id=a["doc_id"], text=a["text"], sha256=content_hash(a["text"]), title=a["title"]) for a in articles
    ]
    if join:
        articles = [{**a, "statements": joined(a["text"], a["statements"])} for a in articles]
    count, kinds = Counter[str](), defaultdict[str, Counter[str]](Counter)
    for article, (document, statements) in zip(articles, extract_many(documents), strict=True):
        _count(article, document.text, list(statements), count, kinds, errors=errors)
    figures = {
        "relation F1": f1(count["relation"], count["found"], count["wanted"]),
        "relation precision": 100 * count["relation"] / max(count["found"], 1),
        "relation recall": 100 * count["relation"] / max(count["wanted"], 1),
        "content F1": f1(count["content"], count["found"], count["wanted"]),
        "exact content F1": f1(count["exact"], count["found"], count["wanted"]),
        "speaker accuracy": 100 * count["speaker"] / max(count["content"], 1),
        "pronouns named": 100 * count["named"] / max(count["pronouns"], 1),
        "pronouns": count["pronouns"],
        "found": count["found"],
        "annotated": count["wanted"],
    }
    for kind in sorted(kinds):
        figures[f"recall {kind} ({kinds[kind]['wanted']})"] = 100 * kinds[kind]["relation"] / kinds[kind]["wanted"]
    return figures


def _count(
    article: dict[str, Any],
    text: str,
    found: list[Statement],
    count: Counter[str],
    kinds: dict[str, Counter[str]],
    *,
    errors: bool,
) -> None:
    wanted = article["statements"]
    candidates = pairs(text, wanted, found)
    content = list(one_to_one(candidates))
    relation = list(one_to_one([pair for pair in candidates if pair.right]))
    count.update(found=len(found), wanted=len(wanted), content=len(content), relation=len(relation))
    count.update(exact=sum(pair.overlap == 1 for pair in content), speaker=sum(pair.right for pair in content))
    for one in wanted:
        kinds[one["kind"]]["wanted"] += 1
    for pair in relation:
        kinds[wanted[pair.wanted]["kind"]]["relation"] += 1
    for pair in content:
        place = wanted[pair.wanted]["speaker"]
        if place and text[slice(*place)].lower() in PRONOUNS:
            count["pronouns"] += 1
            count["named"] += same_name(wanted[pair.wanted]["name"] or "", found[pair.found].speaker_resolved)
    if errors:
        _show_errors(article, text, found, content)


def _show_errors(article: dict[str, Any], text: str, found: list[Statement], content: list[Pair]) -> None:
    wanted = article["statements"]
    _line(f"\n== {article['doc_id']}")
    for pair in content:
        one, other = wanted[pair.wanted], found[pair.found]
        if not pair.right:
            _line(f"  SPEAKER {other.speaker!r} -> {other.speaker_resolved!r}, not {one['name']!r}: {other.text!r}")
        if pair.overlap < 1:
            _line(f"  BOUNDS {_shown(text, other.spans)} not {_shown(text, one['content'])}")
    for j, one in enumerate(wanted):
        if j not in {pair.wanted for pair in content}:
            cue = text[slice(*one["cue"])] if one["cue"] else ""
            _line(f"  MISSED {one['name']!r} {cue!r} {_shown(text, one['content'])}")
    for i, other in enumerate(found):
        if i not in {pair.found for pair in content}:
            _line(f"  EXTRA {other.speaker!r} {other.cue!r} {other.kind.value} {_shown(text, other.spans)}")


def _line(words: str) -> None:
    sys.stdout.write(words + "\n")


def _shown(text: str, spans: Sequence[Sequence[int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def main() -> None:
    """Print the figures of the file named on the command line."""
    parser = argparse.ArgumentParser(description="Measure the statements found in annotated articles.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--join", action="store_true", help="count the halves of a parted quotation as one statement")
    parser.add_argument("--errors", action="store_true", help="print each miss, wrong speaker and wrong find")
    arguments = parser.parse_args()
    for name, figure in score(arguments.articles, join=arguments.join, errors=arguments.errors).items():
        _line(f"{name:24} {figure:6.1f}")


if __name__ == "__main__":
    main()
