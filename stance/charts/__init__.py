"""Charts as pure functions from a tidy frame: no data is read here, and each chart carries its finding in words."""

from stance.charts.diverging import diverging_bars
from stance.charts.events import number_events
from stance.charts.timeline import timeline

__all__ = ["diverging_bars", "number_events", "timeline"]
