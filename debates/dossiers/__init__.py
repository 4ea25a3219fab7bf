"""Shipped dossiers as plain text files, and the loader that reads such a folder.

Knows the form of the files and checks them; what is stored and how editions are numbered is left
to `actions`. Knows nothing of any one question: a dossier about Rome is read as one about Moscow.

    file       one YAML file of the folder
    entry      one thing in a file: a factor, an event, a claim
    reference  a slug that has to name an entry of another kind
    content    the checked whole in canonical form, as an edition keeps it

May import `actions`, `queries` and what stands to their right.
"""

from .faults import DossierFault, Fault
from .reader import find_dossier, read_dossier

__all__ = ["DossierFault", "Fault", "find_dossier", "read_dossier"]
