"""Files of ballots, in and out: PrefLib, Condorcet Election Format, CSV and JSON.

Pure functions from text to a frozen `BallotFile` and back, one module a format. What a format
cannot carry is refused or said in its module, never dropped unseen. Refusals are
`InterchangeError`s that name file, line and cause.
"""

from .ballot_file import Ballot, BallotFile, NamedOrder
from .cvotes import write_cvotes
from .json_file import read_json, write_json
from .long_csv import read_long_csv, write_long_csv
from .preflib import preflib_type, read_preflib, write_preflib
from .reading import read_ballots
from .trouble import FileWarning, InterchangeError, Oddity
from .wide_csv import read_wide_csv, write_wide_csv

__all__ = [
    "Ballot",
    "BallotFile",
    "FileWarning",
    "InterchangeError",
    "NamedOrder",
    "Oddity",
    "preflib_type",
    "read_ballots",
    "read_json",
    "read_long_csv",
    "read_preflib",
    "read_wide_csv",
    "write_cvotes",
    "write_json",
    "write_long_csv",
    "write_preflib",
    "write_wide_csv",
]
