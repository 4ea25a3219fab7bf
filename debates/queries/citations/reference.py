"""A reference as runs of text, so that a page sets titles in italics and no markup is made here."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one kind of letter."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """One work in one style. As a string it is the same without italics."""

    runs: tuple[Run, ...]

    def __str__(self) -> str:
        return "".join(run.text for run in self.runs)

    @classmethod
    def of(cls, runs: Iterable[Run]) -> "Reference":
        """With neighbours of one kind made one, and without empty ones."""
        merged: list[Run] = []
        for run in runs:
            if merged and merged[-1].italic == run.italic:
                merged[-1] = Run(merged[-1].text + run.text, run.italic)
            elif run.text:
                merged.append(run)
        return cls(tuple(merged))
