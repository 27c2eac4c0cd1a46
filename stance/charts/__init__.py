"""Charts as pure functions from a tidy frame: no data is read here, and each chart carries its finding in words."""

from stance.charts.diverging import diverging_bars
from stance.charts.events import number_events
from stance.charts.findings import period_words
from stance.charts.style import Background, on_background
from stance.charts.timeline import timeline

__all__ = ["Background", "diverging_bars", "number_events", "on_background", "period_words", "timeline"]
