"""Fragments that are the same for everybody: made once in this process, for all who look.

`{% once "parts/_movement.html" movement=stage.movement %}` is `{% include … only %}`, kept by what it is
given. It sees nothing else, neither the request nor who asks, so that nobody's words come to somebody else.
"""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from debates.queries.kept import Kept

register = template.Library()
# With what was given, or another object could come by its id.
_kept: Kept[tuple[dict[str, object], SafeString]] = Kept(128)


@register.simple_tag
def once(name: str, **given: object) -> SafeString:
    """Texts are told apart by what they say, all else by which object it is: give what is frozen and kept."""
    by = tuple(one if isinstance(one, str) else id(one) for one in given.values())
    key = name, get_language(), tuple(given), by
    _given, made = _kept.get(key, lambda: (given, render_to_string(name, given)))
    return made
