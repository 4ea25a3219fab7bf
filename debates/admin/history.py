"""The history of an entry: who saved what, when and why; going back; retiring and taking back."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from debates.actions import manuscript as actions
from debates.actions.errors import Refused
from debates.models import Revision
from debates.queries.manuscript import changed_keys, entry_of

from .site import site
from .words import refusal_words


class ReasonForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("Why?"), max_length=300, required=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One save: the revision, what it changed from the one before, and whether it is how things stand."""

    revision: Revision
    changes: tuple[tuple[str, str, str], ...]
    is_first: bool
    is_current: bool


def steps_of(kind: str, entry: Any) -> tuple[Step, ...]:
    """The newest first. Two queries, and those of reading the entry."""
    question = entry if kind == "question" else entry.question
    revisions = list(
        question.revisions.filter(kind=kind, slug=entry.slug)
        .select_related("by")
        .order_by("number")
    )
    now = None if getattr(entry, "retired_at", None) else entry_of(kind, entry)
    steps = []
    before: dict[str, Any] = {}
    for place, revision in enumerate(revisions):
        after = revision.content or {}
        both = bool(before) and bool(after)
        steps.append(
            Step(
                revision,
                changed_keys(before, after) if both else (),
                is_first=place == 0,
                is_current=revision is revisions[-1] and revision.content == now,
            )
        )
        before = after or before
    return tuple(reversed(steps))


def _entry(page, request: HttpRequest, object_id: str):
    row = page.get_object(request, object_id)
    if row is None:
        raise Http404
    return row


def _change_page(page) -> str:
    return f"admin:debates_{page.opts.model_name}_change"


def history_page(page, request: HttpRequest, object_id: str) -> HttpResponse:
    entry = _entry(page, request, object_id)
    return site.page(
        request,
        "history",
        title=_("History of “%(entry)s”") % {"entry": str(entry)[:80]},
        entry=entry,
        opts=page.opts,
        steps=steps_of(page.kind, entry),
    )


def revert_page(page, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """What going back would change; going back, when it is meant."""
    entry = _entry(page, request, object_id)
    question = entry if page.kind == "question" else entry.question
    revision = question.revisions.filter(kind=page.kind, slug=entry.slug, number=number).first()
    if revision is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    refusal: list[str] = []
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"] or _("Back to number %(number)d.") % {"number": number}
        try:
            with transaction.atomic():
                actions.revert_entry(revision=revision, by=request.user, why=why)
                page.log_change(request, entry, why)
        except Refused as refused:
            refusal = refusal_words(refused)
        else:
            messages.success(
                request, _("The entry says again what number %(n)d said.") % {"n": number}
            )
            return redirect(_change_page(page), entry.pk)
    now = entry_of(page.kind, entry)
    return site.page(
        request,
        "revert",
        status=409 if refusal else 200,
        title=_("Go back to number %(number)d?") % {"number": number},
        entry=entry,
        opts=page.opts,
        revision=revision,
        changes=changed_keys(now, revision.content) if revision.content else (),
        form=form,
        refusal=refusal,
    )


def retire_page(page, request: HttpRequest, object_id: str) -> HttpResponse:
    """Retires an entry in use, and takes a retired one back."""
    entry = _entry(page, request, object_id)
    if page.kind == "question":
        raise Http404
    back = entry.retired_at is not None
    form = ReasonForm(request.POST or None)
    refusal: list[str] = []
    if request.method == "POST" and form.is_valid():
        refusal = _move(page, request, [entry], back=back, why=form.cleaned_data["why"])
        if not refusal:
            return redirect(_change_page(page), entry.pk)
    return _ask(page, request, [entry], back=back, form=form, refusal=refusal)


def retire_several(page, request: HttpRequest, queryset, *, back: bool) -> HttpResponse | None:
    """The action of a list: asks first, then does it."""
    entries = list(queryset.filter(retired_at__isnull=not back))
    if not entries:
        messages.warning(request, _("Nothing was chosen that this could be done to."))
        return None
    form = ReasonForm(request.POST if "confirmed" in request.POST else None)
    refusal: list[str] = []
    if form.is_valid():
        refusal = _move(page, request, entries, back=back, why=form.cleaned_data["why"])
        if not refusal:
            return None
    return _ask(page, request, entries, back=back, form=form, refusal=refusal, listed=True)


def _move(page, request: HttpRequest, entries: list, *, back: bool, why: str) -> list[str]:
    """All of them or none; what was refused, in words."""
    verb = actions.return_entry if back else actions.retire_entry
    try:
        with transaction.atomic():
            for entry in entries:
                verb(kind=page.kind, row=entry, by=request.user, why=why)
                page.log_change(request, entry, why)
    except Refused as refused:
        return refusal_words(refused)
    count = len(entries)
    said = (
        ngettext("%d entry is in use again.", "%d entries are in use again.", count)
        if back
        else ngettext("%d entry was retired.", "%d entries were retired.", count)
    )
    messages.success(request, said % count)
    return []


def _ask(page, request, entries, *, back, form, refusal, listed=False) -> HttpResponse:
    title = _("Take back into use?") if back else _("Retire?")
    return site.page(
        request,
        "retire",
        status=409 if refusal else 200,
        title=title,
        entries=entries,
        opts=page.opts,
        back=back,
        form=form,
        refusal=refusal,
        listed=listed,
        action="take_back" if back else "retire",
        checkbox=ACTION_CHECKBOX_NAME,
    )
