"""Where a project is kept, from documents to codings and decisions. The only place that knows SQL."""

from stance.store.check import Report, check
from stance.store.store import Saved, Store

__all__ = ["Report", "Saved", "Store", "check"]
