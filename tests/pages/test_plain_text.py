import pytest

from stance.pages.plain_text import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Senate: 2 of 3", "Senate\\: 2 of 3"),
        ("*a* <b> $c$", "\\*a\\* \\<b\\> \\$c\\$"),
        ("Ilse Brandt", "Ilse Brandt"),
        ("", ""),
    ],
)
def test_names_are_plain_in_markdown(text, shown):
    assert plain(text) == shown
