"""Every pair of colours that the style sheets put together can be told apart, on paper and on the wall."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = (Path(settings.BASE_DIR) / "static/css/base.css").read_text()
TEXT = [
    *(
        (text, ground)
        for text in ("ink", "soft", "red-ink", "for", "against")
        for ground in ("paper", "sheet")
    ),
    *(
        ("on-red", "red"),
        ("on-red", "red-ink"),
        ("paper", "ink"),
        ("ink", "tint-1"),
        ("red-ink", "tint-1"),
    ),
]
MARKS = [(mark, ground) for mark in ("red", "focus", "edge") for ground in ("paper", "sheet")]


def tokens(selector: str) -> dict[str, str]:
    block = re.search(rf"^{re.escape(selector)} {{(.*?)^}}", SHEET, re.DOTALL | re.MULTILINE)[1]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """As WCAG defines it."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_21_to_1():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [":root", ".projector"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (MARKS, 3)], ids=["text", "marks"])
def test_colours_can_be_told_apart(theme, pairs, least):
    colours = tokens(theme)
    found = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}
