"""The manuscript of a question: the curators' rows, read as the entries of a pack.

entries_in(question)         everything that is in use, in some fifty queries however long it is
entry_of(kind, row)          one entry with its links and parts
differences(old, new)        what changes from one content to another
"""

from .differences import Difference, differences
from .rows import entries_in, entry_of

__all__ = ["Difference", "differences", "entries_in", "entry_of"]
