"""The manuscript's page: what is wrong with it, what is new in it, and its way to an edition."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from debates.actions import proposals as actions
from debates.actions.errors import Refused
from debates.models import Proposal, ProposalState, Question
from debates.queries.manuscript import Difference, differences, entries_in, warnings_of
from debates.queries.packs import DossierFault, Entries, check_entries, content_of

from .site import question_or_404, site
from .words import (
    change_page,
    difference_page,
    difference_words,
    fault_page,
    pages_of,
    refusal_words,
    warning_words,
)


class WhyForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("What changed and why"),
        max_length=300,
        help_text=gettext_lazy("For whoever reads the proposal."),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(label=gettext_lazy("What should be changed first?"), max_length=300)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: what it is about, what is said of it, and where it can be put right."""

    about: str
    words: str
    address: str = ""
    keys: tuple[tuple[str, str, str], ...] = ()


def fault_lines(found: DossierFault | None, question: Question, pages: dict) -> tuple[Line, ...]:
    return tuple(
        Line(
            f"{one.entry} ({one.file})" if one.entry else one.file,
            one.cause,
            fault_page(one, question, pages),
        )
        for one in (found.faults if found else ())
    )


def difference_lines(found, question: Question, pages: dict) -> tuple[Line, ...]:
    return tuple(_difference_line(one, question, pages) for one in found)


def _difference_line(one: Difference, question: Question, pages: dict) -> Line:
    about = f"{one.section}: {one.slug}" if one.slug else one.section
    return Line(about, difference_words(one), difference_page(one, question, pages), one.keys)


def faults_in(entries: Entries) -> DossierFault | None:
    try:
        check_entries(entries)
    except DossierFault as found:
        return found
    return None


def content_if_whole(entries: Entries) -> dict[str, Any] | None:
    """The content, None where the conclusion of the essay is not there."""
    try:
        return content_of(entries)
    except (LookupError, TypeError):
        return None


def manuscript_page(
    request: HttpRequest, question: str, *, form: WhyForm | None = None, refusal=(), status=200
) -> HttpResponse:
    asked = question_or_404(question)
    entries = entries_in(asked)
    pages = pages_of(asked)
    faults = faults_in(entries)
    content = content_if_whole(entries)
    newest = asked.editions.order_by("-number").first()
    changes = differences(newest.content if newest else None, content) if content else ()
    proposals = list(asked.proposals.defer("content").select_related("proposed_by", "decided_by"))
    return site.page(
        request,
        "manuscript",
        status=status,
        title=_("Manuscript: %(question)s") % {"question": asked.title},
        question=asked,
        faults=fault_lines(faults, asked, pages),
        warnings=tuple(
            Line(
                f"{one.kind} {one.slug}",
                warning_words(one),
                change_page(one.kind, one.slug, asked, pages),
            )
            for one in warnings_of(entries)
        ),
        changes=difference_lines(changes, asked, pages),
        newest=newest,
        open_proposal=next((one for one in proposals if one.state == ProposalState.OPEN), None),
        decided=[one for one in proposals if one.state != ProposalState.OPEN][:10],
        form=form or WhyForm(),
        refusal=refusal,
    )


@require_POST
def propose(request: HttpRequest, question: str) -> HttpResponse:
    asked = question_or_404(question)
    form = WhyForm(request.POST)
    if not form.is_valid():
        return manuscript_page(request, question, form=form, status=422)
    try:
        made = actions.propose_edition(
            question=asked, by=request.user, why=form.cleaned_data["why"]
        )
    except (Refused, DossierFault) as refused:
        words = refusal_words(refused)
        return manuscript_page(request, question, form=form, refusal=words, status=409)
    messages.success(
        request, _("Proposed. The library shows the newest edition until it is published.")
    )
    return redirect("admin:proposal", question, made.pk)


def _proposal(question: Question, number: int) -> Proposal:
    found = question.proposals.filter(pk=number).select_related("proposed_by", "decided_by").first()
    if found is None:
        raise Http404
    return found


def proposal(
    request: HttpRequest, question: str, number: int, *, form=None, refusal=(), status=200
) -> HttpResponse:
    """What was proposed, held against the newest edition, and the two answers to it."""
    asked = question_or_404(question)
    found = _proposal(asked, number)
    editions = asked.editions.order_by("-number")
    if found.edition_id:
        published = editions.get(pk=found.edition_id)
        editions = editions.filter(number__lt=published.number)
    before = editions.first()
    changes = differences(before.content if before else None, found.content)
    return site.page(
        request,
        "proposal",
        status=status,
        title=_("Proposal: %(why)s") % {"why": found.why},
        question=asked,
        proposal=found,
        is_open=found.state == ProposalState.OPEN,
        may_publish=not (settings.SECOND_CURATOR and found.proposed_by_id == request.user.pk),
        changes=difference_lines(changes, asked, pages_of(asked)),
        before=before,
        form=form or AnswerForm(),
        refusal=refusal,
    )


@require_POST
def publish(request: HttpRequest, question: str, number: int) -> HttpResponse:
    asked = question_or_404(question)
    try:
        edition = actions.publish_proposal(proposal=_proposal(asked, number), by=request.user)
    except Refused as refused:
        return proposal(request, question, number, refusal=refusal_words(refused), status=409)
    messages.success(
        request,
        _("Edition %(number)d is published. Debates that run keep theirs.")
        % {"number": edition.number},
    )
    return redirect("admin:manuscript", question)


@require_POST
def refuse(request: HttpRequest, question: str, number: int) -> HttpResponse:
    asked = question_or_404(question)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return proposal(request, question, number, form=form, status=422)
    try:
        actions.refuse_proposal(
            proposal=_proposal(asked, number), by=request.user, answer=form.cleaned_data["answer"]
        )
    except Refused as refused:
        return proposal(request, question, number, refusal=refusal_words(refused), status=409)
    messages.success(request, _("Sent back. The manuscript stays as it is."))
    return redirect("admin:manuscript", question)


PAGES = (
    ("manuscript/<slug:question>/", require_safe(manuscript_page), "manuscript"),
    ("manuscript/<slug:question>/propose/", propose, "propose"),
    ("manuscript/<slug:question>/proposals/<int:number>/", require_safe(proposal), "proposal"),
    ("manuscript/<slug:question>/proposals/<int:number>/publish/", publish, "publish"),
    ("manuscript/<slug:question>/proposals/<int:number>/refuse/", refuse, "refuse"),
)
