"""Groups in other words, and "they" after a group that spoke."""

import pytest

from stance.actors import resolve, resolve_mention
from stance.records import ActorKind, Document, Evidence, Statement, StatementKind

from .test_resolving import DAY, SEVENTEEN

CAUCUS = "Bipartisan Congressional Ukraine Caucus"


@pytest.mark.parametrize(
    ("mention", "actor", "count"),
    [
        ("the bipartisan Congressional caucus on Ukraine", CAUCUS, 2),
        ("Seventeen former national security officials", SEVENTEEN, 17),
        ("a group of 17 former senior national security officials", SEVENTEEN, 17),
        ("17 former national security officials from Britain and the United States", SEVENTEEN, 17),
        ("17 former national security officials from Ukraine", "Former national security officials from Ukraine", 17),
        ("16 former national security officials", "Former national security officials", 16),
        ("former national security officials", "Former national security officials", 2),
        ("the bipartisan caucus", "Bipartisan caucus", 2),
    ],
)
def test_the_words_of_a_group_in_another_order(shipped, mention, actor, count):
    found = resolve_mention(mention, shipped, on=DAY)
    assert (found.actor, found.count, found.actor_kind) == (actor, count, ActorKind.GROUP)


def speakers(registry, text, *mentions):
    """The attributions of sentences by these speakers, whose statements are their sentences, in the order given."""
    statements, at = [], 0
    for mention in mentions:
        start = text.index(mention, at)
        end = text.index(".", start) + 1
        at = end
        statements.append(
            Statement(
                statement_id=f"s{start:03}",
                doc_id="d",
                start=start,
                end=end,
                text=text[start:end],
                spans=((start, end),),
                kind=StatementKind.INDIRECT,
                evidence=Evidence.NAMED,
                cue="said",
                speaker=mention,
                speaker_start=start,
                speaker_end=start + len(mention),
                speaker_resolved=None,
                confidence=1.0,
            )
        )
    document = Document(doc_id="d", text=text, sha256="", published=DAY)
    found = resolve(document, statements, registry)
    backwards = resolve(document, statements[::-1], registry)
    assert backwards[::-1] == found
    return [(one.actor, one.count) for one in found]


LETTER = f"In a letter, {SEVENTEEN} asked for more. "
CALL = "The bipartisan Congressional caucus on Ukraine asked for more. "


@pytest.mark.parametrize(
    ("text", "first", "then", "last"),
    [
        (LETTER + "Time is short, they wrote.", SEVENTEEN, "they", (SEVENTEEN, 17)),
        (LETTER + "The authors wrote that time is short.", SEVENTEEN, "The authors", (SEVENTEEN, 17)),
        (LETTER + "The former officials wrote more.", SEVENTEEN, "The former officials", (SEVENTEEN, 17)),
        (CALL + "The bipartisan lawmakers wrote.", CALL[:46], "The bipartisan lawmakers", (CAUCUS, 2)),
        (LETTER + "Among critics in Kyiv, they wrote.", SEVENTEEN, "they", ("they", 1)),
        ("Joe Biden asked for more. Time is short, they wrote.", "Joe Biden", "they", ("they", 1)),
        (LETTER + "x" * 700 + " they wrote.", SEVENTEEN, "they", ("they", 1)),
        (LETTER + "The 12 former officials wrote.", SEVENTEEN, "The 12 former officials", ("Former officials", 12)),
        (CALL + "The Republican lawmakers wrote.", CALL[:46], "The Republican lawmakers", ("Republican lawmakers", 2)),
        (CALL + "The Polish lawmakers wrote.", CALL[:46], "The Polish lawmakers", ("Polish lawmakers", 2)),
    ],
)
def test_a_group_is_taken_up_by_its_words_alone(shipped, text, first, then, last):
    assert speakers(shipped, text, first, then)[1] == last
