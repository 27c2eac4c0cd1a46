import pytest

from stance.charts import diverging_bars, on_background
from stance.charts.style import COLOURS, DISC, INK, TEXT
from stance.records import Label
from tests.charts.frames import WORDING, counted

WHITE, DARK = "#FFFFFF", "#171614"


def contrast(one, other):
    """The ratio of WCAG 2.2: 1 for the same colour, 21 for black on white."""

    def luminance(colour):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("label", Label)
def test_every_colour_shows_on_white_and_on_dark_and_carries_a_readable_number(label):
    assert contrast(COLOURS[label], WHITE) >= 3
    assert contrast(COLOURS[label], DARK) >= 3
    assert contrast(COLOURS[label], INK[label]) >= 4.5


def test_event_numbers_are_readable():
    assert contrast(DISC, WHITE) >= 4.5
    assert contrast(DISC, DARK) >= 3


@pytest.mark.parametrize(("background", "ground"), [("light", WHITE), ("dark", DARK), ("dark", "#0E1117")])
def test_names_and_numbers_beside_the_bars_are_readable(background, ground):
    assert contrast(TEXT[background], ground) >= 4.5
    chart = diverging_bars(counted("actor", {"Lund": (1, 0, 0)}), "actor", wording=WORDING)
    config = on_background(chart, background).to_dict()["config"]
    assert config["axis"]["labelColor"] == config["axis"]["titleColor"] == TEXT[background]
    assert config["legend"]["labelColor"] == TEXT[background]
