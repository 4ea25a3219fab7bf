"""What is wrong with a dossier, so that a curator finds the place: file, line, entry, cause."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault. Line 0 and an empty entry mean the file as a whole."""

    file: str
    line: int
    entry: str
    cause: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.entry, self.cause) if part)


class DossierFault(Exception):
    """A dossier that cannot be used, with every fault that was found, in the order of the files."""

    def __init__(self, faults):
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))
