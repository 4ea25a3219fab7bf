"""A QR code as one path, so that a template can draw it without style or script."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

from .fields import shown

# Modules of quiet zone that readers need around the code.
QUIET = 4


@dataclass(frozen=True, slots=True)
class QrCode:
    size: int = shown("Width and height in modules, quiet zone included.")
    path: str = shown("The dark modules, as an SVG path of horizontal runs.")


@lru_cache(maxsize=64)
def qr_code(text: str) -> QrCode:
    """`text` with error correction M or better: a wall is read at an angle and in bad light."""
    matrix = segno.make_qr(text, error="m").matrix
    return QrCode(
        size=len(matrix) + 2 * QUIET,
        path="".join(_run(row, x, n) for row, line in enumerate(matrix) for x, n in _dark(line)),
    )


def _dark(line) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules in a row."""
    runs, x = [], 0
    for dark, modules in groupby(line):
        length = len(list(modules))
        if dark:
            runs.append((x, length))
        x += length
    return runs


def _run(row: int, x: int, length: int) -> str:
    return f"M{x + QUIET} {row + QUIET}h{length}v1h-{length}z"
