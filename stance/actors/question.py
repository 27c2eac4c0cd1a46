"""What every rule is asked: a mention in its document, on a day, against a registry."""

import datetime as dt
from dataclasses import dataclass

from stance.actors.context import Context
from stance.actors.index import Index
from stance.actors.mentions import Token


@dataclass(frozen=True, slots=True)
class Question:
    """A mention as written and in words, with everything that may decide it; `on` is None when the day is not known."""

    mention: str
    tokens: tuple[Token, ...]
    index: Index
    on: dt.date | None
    context: Context
