"""A dossier's edition for readers: typed, cut to what one reader may see, with its addresses.

whole_dossier(edition)   everything; behind the reveal
cut(dossier, Cut(...))   what one reader may see; all that pages are built from
Shelf                    a cut dossier and where its pages stand
crossings_in(dossier)    which entries name each other, read in both directions
"""

from .crossings import Crossings, crossings_in
from .cut import Cut, cut
from .reading import whole_dossier
from .shelf import Shelf
from .values import Dossier

__all__ = ["Crossings", "Cut", "Dossier", "Shelf", "crossings_in", "cut", "whole_dossier"]
