"""After the closing ballot: what moved this pupil, and what would have come without her top three."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.models import Counterfactual, Debate, Receipt, RoundKind, Seat
from debates.queries.arguments import points_for_class
from debates.queries.citations import short_citation
from debates.queries.dossier import Dossier
from debates.queries.evidence import class_dossier
from debates.queries.movement import answers_are_open, own_moves, own_rankings
from debates.rankings import Ranking

from .fields import shown
from .question_words import without_of

# From "surely" to "no": the higher, the less a factor matters.
MATTERS_LESS = {"surely": 3, "probably": 2, "hardly": 1, "no": 0}
APART = 2


@dataclass(frozen=True, slots=True)
class MoveRow:
    slug: str = shown("The factor's key.")
    words: str = shown("Where this pupil moved it.")
    options: tuple[tuple[str, str], ...] = shown("What may have moved her: a value and its words.")
    chosen: str = shown("The value of her choice; empty before.")


@dataclass(frozen=True, slots=True)
class CheckRow:
    slug: str = shown("The factor's key.")
    title: str = shown("The factor.")
    chosen: str = shown("Her answer; empty before.")


@dataclass(frozen=True, slots=True)
class MovedCard:
    url: str = shown("Where it is sent, and asked for again.")
    moves: tuple[MoveRow, ...] = shown("Factors that she moved by two places or more.")
    checks: tuple[CheckRow, ...] = shown("Her own top three.")
    question: str = shown("What is asked of a factor that is taken away.")
    answers: tuple[tuple[str, str], ...] = shown("Values and words.")
    contradictions: tuple[str, ...] = shown("Where her answers do not fit her ranking.")


def moved_card(seat: Seat) -> MovedCard | None:
    """None before the closing ballot and once answers are closed. Eleven queries at most."""
    debate = seat.debate
    if not answers_are_open(debate):
        return None
    rankings = own_rankings(seat)
    closing = rankings.get(RoundKind.CLOSING)
    if closing is None:
        return None
    titles = debate.titles()
    moves = own_moves(rankings, list(titles))
    answered = dict(seat.counterfactuals.values_list("factor__slug", "answer"))
    top = [slug for slug in titles if (closing.place(slug) or 99) <= 3]
    top.sort(key=lambda slug: closing.place(slug) or 99)
    return MovedCard(
        url=reverse("pupil:moved", kwargs={"debate_id": debate.public_id}),
        moves=_move_rows(seat, moves, titles) if moves else (),
        checks=tuple(CheckRow(slug, titles[slug], answered.get(slug, "")) for slug in top[:3]),
        question=without_of(debate),
        answers=tuple((str(value), str(label)) for value, label in Counterfactual.Answer.choices),
        contradictions=contradictions(closing, answered, titles),
    )


def _move_rows(
    seat: Seat, moves: Mapping[str, Fraction], titles: Mapping[str, str]
) -> tuple[MoveRow, ...]:
    debate = seat.debate
    dossier = class_dossier(debate)
    rows = seat.receipts.values_list("factor__slug", "kind", "argument__public_id", "source")
    chosen = {
        slug: f"{kind}:{argument or source}" if kind != Receipt.Kind.THOUGHT else "thought"
        for slug, kind, argument, source in rows
    }
    said = _arguments(debate)
    return tuple(
        MoveRow(
            slug=slug,
            words=_moved_words(titles[slug], rise),
            options=(*said.get(slug, ()), *_sources(dossier, slug)),
            chosen=chosen.get(slug, ""),
        )
        for slug, rise in moves.items()
    )


def _moved_words(title: str, rise: Fraction) -> str:
    places = int(abs(rise))
    if rise > 0:
        words = ngettext("%(factor)s: up %(n)d place", "%(factor)s: up %(n)d places", places)
    else:
        words = ngettext("%(factor)s: down %(n)d place", "%(factor)s: down %(n)d places", places)
    return words % {"factor": title, "n": places}


def _arguments(debate: Debate) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    rows = points_for_class(debate).order_by("-id").values_list("factor__slug", "public_id", "text")
    for slug, argument, text in rows:
        found.setdefault(slug, []).append(
            (f"argument:{argument}", f"“{Truncator(text).chars(70)}”")
        )
    return found


def _sources(dossier: Dossier, slug: str) -> list[tuple[str, str]]:
    """Those on the factor first."""
    near = [one for one in dossier.sources.values() if slug in one.factors]
    rest = [one for one in dossier.sources.values() if slug not in one.factors]
    return [(f"source:{one.slug}", short_citation(one.citation)) for one in (*near, *rest)]


def contradictions(
    closing: Ranking, answered: Mapping[str, str], titles: Mapping[str, str]
) -> tuple[str, ...]:
    """Two factors of which she placed the one higher and finds that it matters less by two steps or more:
    “surely” the same without it, but “hardly” or “no” without the other."""
    found = []
    for higher, without in answered.items():
        for lower, other in answered.items():
            places = closing.place(higher), closing.place(lower)
            if None in places or places[0] >= places[1]:
                continue
            if MATTERS_LESS[without] - MATTERS_LESS[other] >= APART:
                words = _(
                    "You put %(higher)s above %(lower)s, and yet it comes out the same without "
                    "%(higher)s rather than without %(lower)s. What do you make of that?"
                )
                found.append(words % {"higher": titles[higher], "lower": titles[lower]})
    return tuple(found)
