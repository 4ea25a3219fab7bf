"""The verdict, one factor after the other, and before it how many have guessed what it says."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from debates.models import Debate, Phase
from debates.queries.predictions import pupils_who_guessed

from .fields import shown


@dataclass(frozen=True, slots=True)
class Uncovering:
    """Says nothing of what is still covered."""

    titles: tuple[str, ...] = shown("Factors that the class has been shown, the latest last.")
    total: int = shown("How many factors the debate has.")
    guessed: str = shown("How many pupils have guessed; empty where nothing is to be guessed.")

    @property
    def covered(self) -> int:
        return self.total - len(self.titles)


def uncovering_of(debate: Debate, titles: tuple[str, ...], total: int) -> Uncovering | None:
    """One query at the verdict until the first reveal, none otherwise."""
    if debate.phase != Phase.VERDICT:
        return None
    pupils = None if titles else pupils_who_guessed(debate)
    guessed = ""
    if pupils is not None:
        guessed = ngettext(
            "%(n)d pupil has guessed what the conclusion says.",
            "%(n)d pupils have guessed what the conclusion says.",
            pupils,
        ) % {"n": pupils}
    return Uncovering(titles, total, guessed)
