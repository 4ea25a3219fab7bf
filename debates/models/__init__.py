"""What is stored: facts about one row, its constraints and the names of its QuerySets.

Models never look anything up and never write by themselves: reading that joins belongs to
`queries`, writing to `actions`. May import `live` and `rankings` only.
"""

from .ballot import Ballot, Paper, Seat
from .debate import (
    Act,
    Anonymity,
    Debate,
    DebateConclusion,
    DebateFactor,
    DebatePhase,
    DebateTeacher,
    Phase,
    Reveal,
    Round,
    RoundKind,
    ShapeChoice,
    Strength,
)
from .dossier import Edition, Question
from .staff import User

__all__ = [
    "Act",
    "Anonymity",
    "Ballot",
    "Debate",
    "DebateConclusion",
    "DebateFactor",
    "DebatePhase",
    "DebateTeacher",
    "Edition",
    "Paper",
    "Phase",
    "Question",
    "Reveal",
    "Round",
    "RoundKind",
    "Seat",
    "ShapeChoice",
    "Strength",
    "User",
]
