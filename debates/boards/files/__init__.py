"""Findings and ballots as files to keep: what there is of each, and what is in it.

`factors` gathers what every file says; `tables`, `document` and `workbook` write it; `every` knows them all.
"""

from .every import KeptFile, file_of, files_of

__all__ = ["KeptFile", "file_of", "files_of"]
