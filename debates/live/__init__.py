"""How news travels: *that* something changed, never *what*. Knows no model.

Pages ask again by themselves with `?seen=` and are answered 204 while nothing they show has
changed. This room holds how often each audience asks; every page works without it, by reloading.
"""

from .polling import INTERVALS, is_news

__all__ = ["INTERVALS", "is_news"]
