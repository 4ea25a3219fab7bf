"""A list of sources, as Zotero and the like hand it out, pasted into the manuscript."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.actions.manuscript import Added, add_sources
from debates.queries.citations import CitationFault, ExtraMissing, read_citations

from .site import question_or_404, site

# Within what a form may send, whatever its letters take on the way.
LONGEST = 10_000


class SourceListForm(forms.Form):
    listed = forms.CharField(
        label=gettext_lazy("List of sources"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "BibTeX or CSL-JSON. In Zotero: choose the items, then Quick Copy or Export."
        ),
    )


def add_source_list(request: HttpRequest, question: str) -> HttpResponse:
    """Every source of the list gets a row, known by its key; its card is written afterwards."""
    found = question_or_404(question)
    form = SourceListForm(request.POST or None)
    faults: list[CitationFault] = []
    if request.method == "POST" and form.is_valid():
        citations, faults, refusal = _read(form.cleaned_data["listed"])
        if refusal:
            form.add_error("listed", refusal)
        elif not any(not fault.harmless for fault in faults):
            added = add_sources(
                question=found, citations=citations, by=request.user, why=_("From a list.")
            )
            messages.success(request, _words(added))
            return redirect("admin:manuscript", question)
    return site.page(
        request,
        "source_list",
        status=422 if faults or form.errors else 200,
        title=_("Add sources to “%(question)s”") % {"question": found.title},
        question=found,
        form=form,
        faults=faults,
    )


def _read(text: str) -> tuple[list[dict], list[CitationFault], str]:
    """Citations, what could not be read, and a word where the form itself cannot be."""
    written_as = "csl-json" if text.lstrip()[:1] in ("[", "{") else "bibtex"
    try:
        citations, faults = read_citations(text.encode(), written_as)
    except ExtraMissing as missing:
        return [], [], str(missing)
    return citations, faults, "" if citations or faults else _("There is no source in it.")


def _words(added: Added) -> str:
    return _("%(new)d new, %(changed)d changed, %(same)d as they were.") % {
        "new": len(added.new),
        "changed": len(added.changed),
        "same": len(added.same),
    }


PAGES = (("manuscript/<slug:question>/sources/", add_source_list, "source-list"),)
