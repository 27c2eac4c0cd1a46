"""The shipped positions read as one-sentence documents, and the speakers of the real texts coded by hand."""

import datetime as dt
import re

from stance.actors import resolve_mention
from stance.records import ActorKind

from .conftest import rows_of


def test_positions_find_actor_and_institution(shipped, shared):
    rows = rows_of(shared / "facts" / "positions.csv")
    right = 0
    for row in rows:
        person = row["actor_kind"] == "person"
        mention = f"{row['role']} {row['actor']}" if person else row["actor"]
        found = resolve_mention(mention, shipped, on=dt.date.fromisoformat(row["date"]))
        right += (found.actor, found.institution) == (row["actor"], row["institution"])
    assert right / len(rows) >= 0.97


def test_no_person_of_the_real_texts_is_taken_for_another(shipped, shared):
    people = {actor.name for actor in shipped.actors if actor.kind is ActorKind.PERSON}
    rows = [row for row in rows_of(shared / "gold" / "statements.csv") if row["actor"] in people]
    wrong = []
    for row in rows:
        day = "".join(re.search(r"(20\d\d)-?(\d\d)-?(\d\d)", row["doc_id"]).groups())
        found = resolve_mention(row["speaker_mention"], shipped, on=dt.date.fromisoformat(day))
        if found.resolved and found.actor != row["actor"]:
            wrong.append((row["speaker_mention"], row["actor"], found.actor))
    assert rows
    assert wrong == []
