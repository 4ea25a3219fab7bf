"""The pupil's own page: the class, what runs, what is over. One pupil's and nobody else's."""

from dataclasses import dataclass

from debates.models import Debate, Pupil
from debates.queries.classrooms import debates_of_pupil

from .debates import day_of
from .fields import shown
from .lesson import phase_now


@dataclass(frozen=True, slots=True)
class OwnDebate:
    debate: str = shown("Public id.")
    question: str = shown("What is asked.")
    date: str = shown("When it was made, in its own time zone.")
    phase: str = shown("Where it is, in words.")
    pseudonym: str = shown("Who the pupil is in it; empty before going in.")


@dataclass(frozen=True, slots=True)
class OwnBoard:
    name: str = shown("The pupil's own name.")
    title: str = shown("The class.")
    running: tuple[OwnDebate, ...] = shown("Debates that are not over, the newest first.")
    past: tuple[OwnDebate, ...] = shown("Debates that are over, in which this pupil had a seat.")


def own_board(pupil: Pupil) -> OwnBoard:
    """Two queries."""
    debates = list(debates_of_pupil(pupil))
    return OwnBoard(
        name=str(pupil),
        title=pupil.classroom.title,
        running=tuple(_own(debate) for debate in debates if not debate.is_closed),
        past=tuple(_own(debate) for debate in debates if debate.is_closed),
    )


def _own(debate: Debate) -> OwnDebate:
    return OwnDebate(
        debate=debate.public_id,
        question=debate.edition.title,
        date=day_of(debate),
        phase=phase_now(debate),
        pseudonym=debate.own[0].pseudonym if debate.own else "",
    )
