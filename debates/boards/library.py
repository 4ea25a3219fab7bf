"""The library: its questions, and the front page of one."""

from dataclasses import dataclass

from debates.models import Edition
from debates.queries.dossier import Shelf

from .fields import shown


@dataclass(frozen=True, slots=True)
class ShelvedQuestion:
    slug: str = shown("The question in addresses.")
    title: str = shown("What is asked.")


@dataclass(frozen=True, slots=True)
class FrontBoard:
    shelf: Shelf = shown("The dossier and its addresses.")


def questions_board(editions: list[Edition]) -> tuple[ShelvedQuestion, ...]:
    return tuple(ShelvedQuestion(one.question.slug, one.question.title) for one in editions)


def front_board(shelf: Shelf) -> FrontBoard:
    return FrontBoard(shelf=shelf)
