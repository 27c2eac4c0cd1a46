"""How fast mentions find their actors: `python tests/benchmarks/bench_actors.py`; prints figures, asserts nothing.

Seconds of one core for a million mentions against 10,000 actors; three times the actors and decisions on top as
ratios of the first; then the time to build the look-up tables and to suggest actors for an open name.
"""

import datetime as dt
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from stance.actors import Actor, Affiliation, Institution, Registry, overlay, resolve_mention, suggest
from stance.records import ActorKind, Decision, DecisionAction

MENTIONS = 1_000_000
ACTORS = 10_000
DAY = dt.date(2024, 9, 15)
SYLLABLES = (
    "bar",
    "den",
    "fol",
    "gar",
    "hen",
    "kal",
    "lum",
    "mar",
    "nor",
    "pel",
    "ras",
    "sol",
    "tam",
    "ver",
    "wil",
    "zor",
)
FIRST = (
    "Ada",
    "Ben",
    "Cora",
    "Dan",
    "Eva",
    "Finn",
    "Greta",
    "Hans",
    "Ida",
    "Jon",
    "Kai",
    "Lena",
    "Max",
    "Nora",
    "Otto",
)


def surname(number):
    """A family name of its own for each number."""
    parts = []
    for _ in range(4):
        number, at = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[at])
    return "".join(parts).capitalize()


def registry_of(actors):
    """A registry of invented people, ten to an institution."""
    homes = [f"{surname(number)} Council" for number in range(actors // 10)]
    return Registry(
        actors=tuple(
            Actor(
                name=f"{FIRST[number % len(FIRST)]} {surname(number)}",
                kind=ActorKind.PERSON,
                affiliations=(
                    Affiliation(
                        role="Member of the council",
                        institution=homes[number // 10],
                        country="Germany",
                        start=dt.date(2020, 1, 1),
                        end=None,
                        aliases=(surname(number),),
                    ),
                ),
                source="benchmark",
            )
            for number in range(actors)
        ),
        institutions=tuple(
            Institution(name=home, aliases=(), kind="government", country="Germany", parent="", source="benchmark")
            for home in homes
        ),
    )


def mentions_of(registry, count):
    """Mentions as texts have them: half names and family names, the rest titles, institutions, officials, strangers."""
    chance = random.Random(1)
    people = [actor.name for actor in registry.actors]
    homes = [entry.name for entry in registry.institutions]
    forms = (
        lambda name: name,
        lambda name: name.split()[1],
        lambda name: f"Council member {name}",
        lambda name: f"Mr. {name.split()[1]}",
        lambda name: f"the {chance.choice(homes)}",
        lambda name: f"{chance.randrange(2, 30)} officials of the {chance.choice(homes)}",
        lambda name: f"a spokesman for the {chance.choice(homes)}",
        lambda name: f"Quentin {surname(chance.randrange(60_000))}",
    )
    return [forms[chance.randrange(len(forms))](chance.choice(people)) for _ in range(count)]


def seconds(mentions, registry):
    """Processor seconds to resolve all of `mentions`, and how many found somebody."""
    start = time.process_time()
    found = sum(resolve_mention(mention, registry, on=DAY).resolved for mention in mentions)
    return time.process_time() - start, found


def built(registry):
    """Processor seconds until the first mention is resolved."""
    return seconds(["Nobody"], registry)[0]


def main():
    """Prints all figures."""
    write = sys.stdout.write
    small, large = registry_of(ACTORS), registry_of(ACTORS * 3)
    write(f"look-up tables of {len(small.actors):,} actors: {built(small):.1f} s\n")
    mentions = mentions_of(small, MENTIONS)
    once, found = seconds(mentions, small)
    write(f"{MENTIONS:,} mentions, {len(set(mentions)):,} wordings, {found / MENTIONS:.0%} found: {once:.1f} s\n")
    part = mentions[: MENTIONS // 10]
    base = seconds(part, small)[0]
    write(f"first tenth of them again: {base / once:.2f} of that\n")
    built(large)
    write(f"{len(large.actors) / ACTORS:.0f} times the actors: {seconds(part, large)[0] / base:.2f} times as long\n")
    decided = overlay(small, [decision(number) for number in range(1000)])
    built(decided)
    write(f"with 1,000 decisions: {seconds(part, decided)[0] / base:.2f} times as long\n")
    suggest("Nobody", small)
    start = time.process_time()
    for number in range(100):
        suggest(f"Adda {surname(number)}e", small)
    write(f"suggestions for one name: {(time.process_time() - start) * 10:.1f} ms\n")


def decision(number):
    """One link of a stranger to a known actor."""
    return Decision(
        action=DecisionAction.LINK,
        decided_by="ada",
        decided_at=dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
        mention=f"Quentin {surname(number)}",
        actor=f"{FIRST[number % len(FIRST)]} {surname(number)}",
        decision_id=number + 1,
    )


if __name__ == "__main__":
    main()
