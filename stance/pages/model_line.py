"""How far the model's labels can be trusted, in one line from the model's card."""

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

Card = Mapping[str, Any]

SIMPLE = sorted({Fraction(part, whole) for whole in (2, 3, 4, 5, 10) for part in range(1, whole)})
"""The shares that read easily: "2 in 3"."""


def model_line(version: str, cards: Iterable[Card]) -> str:
    """How often the label of the model called `version` is right, measured on statements that it had not seen.

    `cards` are the model cards of the debate, and the figures that `stance evaluate --gold` wrote beside them: these
    are of real texts, and go before what a card says of statements written for us. A version that none of them
    describes gives a line that says so.
    """
    cards = list(cards)
    measured = [card["model"] for card in cards if isinstance(card.get("model"), Mapping)]
    for figures in measured:
        if figures.get("name") == version:
            people = f"{figures['statements']} statements of real texts that people had labelled"
            return f"The model's label is right for about {_simple(figures['accuracy'])} of {people}."
    card = next((card for card in cards if card.get("version") == version), {})
    right = card.get("scores", {}).get("accuracy")
    if right is None:
        return f"How often the labels of the model {version!r} are right is not known."
    return f"The model's label is right for about {_simple(right)} of the statements it had not seen."


def _simple(right: float) -> str:
    """A share as a fraction that reads easily, and in percent."""
    near = min(SIMPLE, key=lambda share: abs(share - right))
    return f"{near.numerator} in {near.denominator} ({right:.0%})"


def read_cards(folder: Path) -> list[Card]:
    """The model cards in `folder`, read as JSON so that no model need be loaded; a damaged one is left out."""
    cards: list[Card] = []
    for file in sorted(folder.glob("*.json")):
        try:
            card = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        cards += [card] if isinstance(card, dict) else []
    return cards
