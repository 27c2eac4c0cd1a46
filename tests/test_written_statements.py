"""The statements that ship, for training and for development: what would make them worthless fails here."""

import csv
import re
from collections import defaultdict

import pandas as pd
import pytest

from stance.classifier import read_training
from stance.debate import load_debate
from stance.records import CautionKind, Label

RULES = {str(number) for number in range(1, 17)}
SHARED_WORDS = 9
"""So many words in a row as in a text coded by hand are a sentence that was taken over, not a turn of phrase."""

SPEAKERS = {
    "Russia": "Kremlin|Moscow|Russian (?:foreign|deput|ambassador|president|embassy|official|diplomat|senator)",
    "Ukraine": "Kyiv|Ukrainian (?:president|foreign|deputy|official|ambassador|minister|commander|general)",
    "United States": "White House|Pentagon|State Department|Washington|American|US",
    "United Kingdom": "London|Downing Street|British",
    "France": "Paris|French",
    "Germany": "Berlin|German|chancellor",
    "Poland": "Warsaw|Polish",
    "the Baltics": "Estonian|Latvian|Lithuanian|Vilnius|Riga|Tallinn",
    "the Nordics": "Swedish|Finnish|Danish|Norwegian|Stockholm|Helsinki|Copenhagen|Oslo",
    "Hungary": "Budapest|Hungarian",
    "Slovakia": "Slovak|Bratislava",
    "Italy": "Rome|Italian",
    "Czechia": "Czech|Prague",
    "China": "China|Chinese|Beijing",
    "NATO": "NATO|alliance",
    "the EU": "EU|Brussels|European",
    "lawmakers": "[Ss]enator|[Cc]ongress|[Dd]eputy|MP|lawmaker",
    "officers": "[Gg]eneral|officer|commander",
    "officials": "officials?",
    "ministers": "[Mm]inister",
    "presidents": "[Pp]resident",
    "ambassadors": "[Aa]mbassador",
    "experts": "analyst|expert|professor|researcher",
}
MOST_LEANING = 0.13
"""How far the share of a label may lie from its share of all statements, for those that name a kind of speaker."""


def words(text):
    return re.findall(r"\w+", text.lower())


def runs(text, length=SHARED_WORDS):
    found = words(text)
    return {" ".join(found[at : at + length]) for at in range(len(found) - length + 1)}


@pytest.fixture(scope="module")
def training():
    return read_training(load_debate().training_file)


@pytest.fixture(scope="module")
def development():
    return read_training(load_debate().development_file)


@pytest.fixture(scope="module")
def written(training, development):
    return pd.concat([training, development], ignore_index=True)


def test_there_are_enough_of_every_sort(training):
    labels, kinds = training["label"].value_counts(), training["caution_kind"].value_counts()
    assert len(training) >= 5000
    assert labels[Label.NONE] >= 1500
    assert min(labels) >= 1900
    assert min(kinds[kind] for kind in CautionKind) >= 300
    lengths = training["statement"].str.split().str.len()
    assert (lengths.min() <= 4, lengths.max() >= 75) == (True, True)
    assert (training["context"] != "").mean() > 0.4


def test_every_label_has_a_rule_of_the_code_book(written):
    assert written.loc[~written["rule"].isin(RULES), "id"].tolist() == []


def test_nothing_stands_twice_or_nearly_twice(written):
    """Nearly: four fifths of the words are shared, the context's as well, and the label is the same."""
    said = [
        (frozenset(words(a)), frozenset(words(b)))
        for a, b in zip(written["statement"], written["context"], strict=True)
    ]
    label, ids = written["label"].tolist(), written["id"].tolist()
    holders = defaultdict(list)
    for at, (own, _) in enumerate(said):
        for word in own:
            holders[word].append(at)
    found = set()
    for at, (own, before) in enumerate(said):
        rare = sorted(own, key=lambda word: len(holders[word]))[:4]
        near = {other for word in rare if len(holders[word]) < 400 for other in holders[word] if other > at}
        for other in near:
            if label[at] == label[other] and len(own) > 3 and share(own, said[other][0]) >= 0.8:
                found |= {(ids[at], ids[other])} if share(before, said[other][1]) >= 0.8 else set()
    assert sorted(found) == []


def share(one, other):
    """Jaccard's index of two sets of words; two empty ones are the same."""
    return len(one & other) / len(one | other) if one | other else 1.0


@pytest.mark.parametrize("pattern", SPEAKERS.values(), ids=SPEAKERS)
def test_no_speaker_tells_the_label(training, pattern):
    named = training["statement"].str.contains(rf"\b(?:{pattern})", regex=True)
    assert named.sum() >= 40
    everywhere = training["label"].value_counts(normalize=True)
    leaning = (
        training.loc[named, "label"].value_counts(normalize=True).reindex(everywhere.index, fill_value=0) - everywhere
    )
    assert leaning.abs().max() <= MOST_LEANING


ALSO_WORDS = {"May", "Yi", "Un"}
"""Surnames of the registry, in its spelling the last word, that are a month or a given name elsewhere."""


def test_nobody_of_the_registry_is_named(written):
    with (load_debate().folder / "actors.csv").open(encoding="utf-8") as file:
        surnames = {row["name"].split()[-1] for row in csv.DictReader(file) if row["kind"] == "person"} - ALSO_WORDS
    assert len(surnames) > 20
    capitalised = (written["context"] + " " + written["statement"]).str.findall(r"[A-Z][\w-]+")
    assert written.loc[capitalised.map(surnames.intersection).map(bool), "id"].tolist() == []


def test_no_sentence_is_shared_with_the_texts_coded_by_hand(written, shared):
    files = [*(shared / "gold" / "articles").glob("*.txt"), *(shared / "articles").glob("*.txt")]
    taken = {run for file in files for run in runs(file.read_text(encoding="utf-8"))}
    assert len(taken) > 5000
    own = (written["context"] + " | " + written["statement"]).map(runs)
    assert written.loc[own.map(lambda found: not taken.isdisjoint(found)), "id"].tolist() == []


def test_nothing_of_the_development_statements_is_trained_on(training, development):
    assert set(training["statement"]) & set(development["statement"]) == set()


def test_a_second_reader_agrees(written):
    """Everything was coded a second time by a reader who did not see the labels."""
    second = pd.read_csv(load_debate().folder / "second-reading.csv", dtype=str, keep_default_na=False)
    both = written.merge(second, on="id", suffixes=("", "_second"))
    assert len(both) >= len(written) / 10
    assert (both["label"] == both["label_second"]).mean() >= 0.9
