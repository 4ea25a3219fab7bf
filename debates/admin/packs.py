"""Packs in and out: the manuscript and the newest edition as a zip, and a zip into the manuscript.

An uploaded pack is checked, kept on the server, and shown as differences; only a yes writes it, and
then the whole of it. It goes the way of every edit from there: proposed, read, published.
"""

import hashlib

from django import forms
from django.contrib import messages
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from debates.actions.errors import Refused
from debates.actions.manuscript import load_pack
from debates.actions.uploads import forget_upload, keep_upload
from debates.forms.one_file import take_one_file
from debates.models import Question, UploadedPack
from debates.queries.manuscript import differences, entries_in
from debates.queries.packs import (
    DossierFault,
    Entries,
    content_of,
    entries_of_content,
    read_archive,
    zipped,
)
from debates.queries.packs.archive import MOST_ARCHIVE

from .manuscript import content_if_whole, difference_lines
from .site import question_or_404, site
from .words import pages_of, refusal_words


class PackForm(forms.Form):
    pack = forms.FileField(
        label=gettext_lazy("Pack"),
        help_text=gettext_lazy("A zip of YAML files, at most 10 MB, as it is downloaded here."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )


def _download(entries: Entries, name: str) -> HttpResponse:
    response = HttpResponse(zipped(entries), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response


@require_safe
def manuscript_pack(request: HttpRequest, question: str) -> HttpResponse:
    return _download(entries_in(question_or_404(question)), f"{question}-manuscript")


@require_safe
def edition_pack(request: HttpRequest, question: str) -> HttpResponse:
    newest = question_or_404(question).editions.order_by("-number").first()
    if newest is None:
        raise Http404
    return _download(entries_of_content(newest.content), f"{question}-edition-{newest.number}")


@csrf_exempt
def upload(request: HttpRequest) -> HttpResponse:
    take_one_file(request, most=MOST_ARCHIVE)
    return _upload(request)


@csrf_protect
def _upload(request: HttpRequest) -> HttpResponse:
    form, faults = PackForm(), []
    if request.method == "POST":
        form = PackForm(request.POST, request.FILES)
        if getattr(request, "too_large", False):
            form.errors.clear()
            form.add_error(None, _("The file is larger than 10 MB."))
        elif form.is_valid():
            sent = form.cleaned_data["pack"]
            stored = sent.read(MOST_ARCHIVE + 1)
            try:
                read_archive(stored, sent.name)
            except DossierFault as found:
                faults = found.faults
            else:
                kept = keep_upload(stored=stored, by=request.user)
                return redirect("admin:uploaded", kept.public_id)
    status = 422 if faults or form.errors else 200
    title = _("Upload a pack")
    return site.page(request, "upload", status=status, title=title, form=form, faults=faults)


def uploaded(request: HttpRequest, key: str) -> HttpResponse:
    """What the pack would change, and the yes. A manuscript that was changed meanwhile is shown again."""
    kept = UploadedPack.objects.filter(public_id=key, by=request.user).first()
    if kept is None:
        raise Http404
    entries = read_archive(bytes(kept.stored))
    asked = next(iter(entries["question"].values()))
    question = Question.objects.filter(slug=asked["slug"]).first()
    before = content_if_whole(entries_in(question)) if question else None
    changes = differences(before, content_of(entries))
    shown = hashlib.sha256(repr((changes, asked["slug"])).encode()).hexdigest()
    refusal: list[str] = []
    if request.method == "POST":
        if "no" in request.POST:
            forget_upload(upload=kept)
            messages.info(request, _("The pack was put away. Nothing was changed."))
            return redirect("admin:index")
        if request.POST.get("shown") != shown:
            refusal = [_("Somebody changed the manuscript meanwhile. Please look again.")]
        else:
            refusal = _write(kept, entries, request)
            if not refusal:
                messages.success(request, _("The manuscript says what the pack says."))
                return redirect("admin:manuscript", asked["slug"])
    pages = pages_of(question) if question else {}
    lines = difference_lines(changes, question, pages) if question else ()
    return site.page(
        request,
        "uploaded",
        status=409 if refusal else 200,
        title=_("Pack for “%(question)s”") % {"question": asked["title"]},
        question=question,
        asked=asked,
        changes=lines,
        counts=None if question else {kind: len(found) for kind, found in entries.items()},
        shown=shown,
        refusal=refusal,
    )


def _write(kept: UploadedPack, entries: Entries, request: HttpRequest) -> list[str]:
    try:
        with transaction.atomic():
            load_pack(
                entries=entries,
                by=request.user,
                why=_("Uploaded as a pack."),
                replace=True,
                publish=False,
            )
            forget_upload(upload=kept)
    except Refused as refused:
        return refusal_words(refused)
    except DatabaseError:
        return [
            _("The pack says something that cannot be stored, such as an end before its beginning.")
        ]
    return []


PAGES = (
    ("manuscript/<slug:question>/pack.zip", manuscript_pack, "manuscript-pack"),
    ("manuscript/<slug:question>/edition.zip", edition_pack, "edition-pack"),
    ("packs/", upload, "upload"),
    ("packs/<slug:key>/", uploaded, "uploaded"),
)
