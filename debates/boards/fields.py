"""How boards declare their fields."""

import hashlib
from dataclasses import field
from typing import Any


def shown(help: str, **kwargs: Any) -> Any:
    """A field with the sentence that explains it."""
    return field(metadata={"help": help}, **kwargs)


def mark(*parts: object) -> str:
    """A short marker that differs when any of `parts` does: what a page has seen."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]
