"""The colours and the order of the labels, fixed once for every chart.

Blue, vermilion and reddish purple are from the palette of Okabe and Ito ("Color Universal Design", 2008): told apart
with every common colour blindness, and with a contrast of at least 3 to 1 on white and on Streamlit's dark background.
"""

from collections.abc import Mapping
from typing import Literal

import altair as alt

from stance.records import POSITIONS, Label

Background = Literal["light", "dark"]

COLOURS = {Label.SUPPORTING: "#0072B2", Label.OPPOSING: "#D55E00", Label.CAUTIOUS: "#CC79A7", Label.NONE: "#808495"}
INK = {Label.SUPPORTING: "#FFFFFF", Label.OPPOSING: "#000000", Label.CAUTIOUS: "#000000", Label.NONE: "#000000"}
"""The colour of a number on each of the colours."""

TEXT: dict[Background, str] = {"light": "#4A4F5C", "dark": "#C3C6CF"}
"""Names and numbers beside the bars. No single grey reads well (4.5 to 1) on white and on dark, so each has its own."""

QUIET = "#808495"
"""Lines that guide the eye: grey that shows on white and on dark."""

DISC = "#666B78"
"""The ground of a white number; text of its own colour would be lost on white or on dark."""

FADED = 0.3
"""The opacity of what was not picked."""

Wording = Mapping[Label, str]
"""How each label reads on the page."""


def on_background(chart: alt.LayerChart, background: Background) -> alt.LayerChart:
    """A copy of `chart` whose names and numbers beside the bars read well on a light or dark page."""
    ink = TEXT[background]
    shown: alt.LayerChart = chart.configure_axis(labelColor=ink, titleColor=ink).configure_legend(labelColor=ink)
    return shown


def stance_colour(wording: Wording) -> alt.Color:
    """The colour of a position, with the legend on top in the order of `POSITIONS`; reads the column "stance"."""
    return alt.Color(
        "stance:N",
        scale=alt.Scale(domain=[wording[label] for label in POSITIONS], range=[COLOURS[label] for label in POSITIONS]),
        legend=alt.Legend(title=None, orient="top", direction="horizontal"),
    )


def stance_ink(wording: Wording) -> alt.Color:
    """The colour of a number that stands on a bar of `stance_colour`."""
    domain, ink = [wording[label] for label in POSITIONS], [INK[label] for label in POSITIONS]
    return alt.Color("stance:N", scale=alt.Scale(domain=domain, range=ink), legend=None)
