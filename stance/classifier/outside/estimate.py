"""What a run on an endpoint will take, to be shown before it begins."""

from collections.abc import Sequence
from dataclasses import dataclass

CHARACTERS_PER_TOKEN = 4
"""About, for English."""

PRICE_UNIT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What is still to be asked: requests, tokens sent and received, money and seconds, None where not known.

    Tokens are guessed from characters. A model that thinks before it answers sends many more back, and bills them.
    """

    requests: int
    tokens_in: int
    tokens_out: int
    money: float | None
    seconds: float | None


def estimated(
    sent: Sequence[int], received: int, *, prices: tuple[float | None, float | None], seconds: float | None
) -> Estimate:
    """The estimate for requests of `sent` characters each with answers of `received` characters.

    `prices` are for a million tokens sent and received; with one of them unknown so is the money. `seconds` is what one
    request adds to the run, None if not known.
    """
    tokens_in, tokens_out = sum(sent) // CHARACTERS_PER_TOKEN, len(sent) * received // CHARACTERS_PER_TOKEN
    price_in, price_out = prices
    money = None
    if price_in is not None and price_out is not None:
        money = (tokens_in * price_in + tokens_out * price_out) / PRICE_UNIT
    return Estimate(
        requests=len(sent),
        tokens_in=tokens_in,
        tokens_out=tokens_out,
        money=money,
        seconds=None if seconds is None else seconds * len(sent),
    )


def in_words(estimate: Estimate) -> str:
    """The estimate in one line."""
    if not estimate.requests:
        return "nothing to ask: every answer is there already"
    money = "cost unknown" if estimate.money is None else f"cost about {estimate.money:.2f}"
    time = "time unknown" if estimate.seconds is None else f"about {estimate.seconds:,.0f} s"
    return (
        f"{estimate.requests:,} requests, about {estimate.tokens_in:,} tokens in and {estimate.tokens_out:,} out, "
        f"{money}, {time}"
    )
