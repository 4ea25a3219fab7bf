"""The manuscript of a question: the curators' rows, read as the entries of a pack.

entries_in(question)            everything that is in use, in some fifty queries however long it is
entry_of(kind, row)             one entry with its links and parts
manuscript_edition(question)    the manuscript as an edition that nobody published
differences(old, new)           what changes from one content to another
changed_keys(old, new)          what changes from one entry to another
warnings_of(entries)            what is no fault, and worth a look
"""

from .differences import Difference, changed_keys, differences
from .edition import manuscript_edition
from .rows import entries_in, entry_of, revision_number
from .warnings import Warned, warnings_of

__all__ = [
    "Difference",
    "Warned",
    "changed_keys",
    "differences",
    "entries_in",
    "entry_of",
    "manuscript_edition",
    "revision_number",
    "warnings_of",
]
