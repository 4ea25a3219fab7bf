"""The sign that a team meets by: a number, with a shape and a colour that follow from it.

No two teams of a class have the same number, so the number alone tells them apart; shape and colour
help from afar. Nobody's name or pseudonym is in it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .fields import shown

SHAPES = {
    "circle": _("circle"),
    "square": _("square"),
    "triangle": _("triangle"),
    "diamond": _("diamond"),
    "star": _("star"),
    "cross": _("cross"),
}
COLOURS = {
    "red": _("red"),
    "blue": _("blue"),
    "green": _("green"),
    "violet": _("violet"),
    "brown": _("brown"),
    "teal": _("teal"),
    "black": _("black"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    number: int = shown("The team's number, from 1.")
    shape: str = shown("Key of the shape.")
    colour: str = shown("Key of the colour.")
    words: str = shown("All three in words.")


def sign_of(number: int) -> Sign:
    """Six shapes and seven colours: 42 signs differ even without their numbers."""
    shape = list(SHAPES)[(number - 1) % len(SHAPES)]
    colour = list(COLOURS)[(number - 1) % len(COLOURS)]
    words = _("%(colour)s %(shape)s, number %(number)d") % {
        "colour": COLOURS[colour],
        "shape": SHAPES[shape],
        "number": number,
    }
    return Sign(number, shape, colour, str(words))
