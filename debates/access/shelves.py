"""Dossiers as somebody may read them: the library, the evidence of a debate, a curator's preview."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from debates.models import (
    PERIOD_ROUNDS,
    Debate,
    Edition,
    Phase,
    Question,
)
from debates.queries.arguments import is_arguing
from debates.queries.dossier import Cut, Shelf, cut, whole_dossier
from debates.queries.evidence import class_dossier, withheld_in
from debates.queries.manuscript import manuscript_edition
from debates.queries.results import unmet

from .seats import held_seats, seat
from .staff import curates
from .teaching import teaching

# From here on a class may study; before, each ranks from what it knows.
STUDYING = (
    Phase.EVIDENCE,
    Phase.DISCUSSION,
    *map(Phase, PERIOD_ROUNDS),
    Phase.CLOSING,
    Phase.VERDICT,
    Phase.EXIT,
    Phase.CLOSED,
)


def preview(request: HttpRequest, question: str, *, revealed: bool) -> Shelf:
    """The manuscript as a pupil would read it, before the reveal or after, for curators. LookupError and
    the like where it is too broken to be read."""
    if not curates(request):
        raise Http404
    found = Question.objects.filter(slug=question).first()
    if found is None:
        raise Http404
    return Shelf(
        dossier=cut(whole_dossier(manuscript_edition(found)), Cut(concluded=revealed)),
        root=reverse(
            "revealed:front" if revealed else "preview:front", kwargs={"preview": question}
        ),
    )


def library(request: HttpRequest, question: str) -> Shelf:
    """The newest edition for anybody. One query, two more for who holds a seat, and one more the first
    time an edition is read.

    Who sits in a running debate of this question reads it without what that debate keeps back, and
    without the conclusion until its class has met it (invariant 5): the library must not be the way
    around the reveal.
    """
    editions = Edition.objects.select_related("question").defer("content")
    edition = editions.filter(question__slug=question).order_by("-number").first()
    if edition is None:
        raise Http404
    sits = () if request.user.is_authenticated else held_seats(request)
    what = _cut_for_seats([held.debate for held in sits], edition) if sits else Cut(concluded=True)
    return Shelf(
        dossier=cut(whole_dossier(edition), what),
        root=reverse("library:front", kwargs={"question": question}),
    )


def _cut_for_seats(debate_ids: list[str], edition: Edition) -> Cut:
    sits_in = Debate.objects.filter(public_id__in=debate_ids, question=edition.question).exclude(
        phase=Phase.CLOSED
    )
    claims, sources = withheld_in(sits_in)
    return Cut(concluded=not unmet(sits_in), claims=claims, sources=sources)


def evidence(request: HttpRequest, debate_id: str) -> Shelf:
    """The debate's edition as its class may see it: for its seats while they may study, and for its
    teachers always."""
    home, argue_url = "teacher:console", ""
    try:
        debate = teaching(request, debate_id).debate
    except Http404:
        sits = seat(request, debate_id)
        debate, home = sits.debate, "pupil:debate"
        if sits.is_waiting or debate.phase not in STUDYING:
            raise Http404 from None
        if is_arguing(debate):
            argue_url = reverse("pupil:argument-new", kwargs={"debate_id": debate_id})
    return Shelf(
        dossier=class_dossier(debate),
        root=reverse("evidence:front", kwargs={"debate_id": debate_id}),
        debate_id=debate_id,
        home=reverse(home, kwargs={"debate_id": debate_id}),
        for_teacher=home == "teacher:console",
        argue_url=argue_url,
    )
