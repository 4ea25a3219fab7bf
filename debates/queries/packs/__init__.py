"""Dossier packs: a whole dossier as a handful of YAML files, read, checked and written.

Knows the form of the files and what they have to agree on; what is stored and how editions are
numbered is left to `actions`. Knows nothing of any one question: a dossier about Rome is read as one
about Moscow.

    file       one YAML file of the pack
    entry      one thing in a file: a factor, an event, a claim
    reference  a slug that has to name an entry of another kind
    entries    all of a pack by kind, in the one canonical form: what is stored, compared and exported
    content    the checked whole, as an edition keeps it
"""

from .content import canonical_text, digest_of
from .entries import Entries, entries_of, entries_of_content, files_of
from .faults import DossierFault, Fault
from .reader import check_entries, check_entry, content_of, read_archive, read_dossier, read_entries
from .writing import pack_texts, zipped

__all__ = [
    "DossierFault",
    "Entries",
    "Fault",
    "canonical_text",
    "check_entries",
    "check_entry",
    "content_of",
    "digest_of",
    "entries_of",
    "entries_of_content",
    "files_of",
    "pack_texts",
    "read_archive",
    "read_dossier",
    "read_entries",
    "zipped",
]
