"""Dossier packs: a whole dossier as a handful of YAML files, read and checked.

Knows the form of the files and what they have to agree on; what is stored and how editions are
numbered is left to `actions`. Knows nothing of any one question: a dossier about Rome is read as one
about Moscow.

    file       one YAML file of the pack
    entry      one thing in a file: a factor, an event, a claim
    reference  a slug that has to name an entry of another kind
    content    the checked whole in canonical form, as an edition keeps it
"""

from .faults import DossierFault, Fault
from .reader import read_dossier

__all__ = ["DossierFault", "Fault", "read_dossier"]
