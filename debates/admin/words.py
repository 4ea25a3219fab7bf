"""What curators are told: refusals, faults and warnings in words, with links to what they are about."""

import re

from django.db import IntegrityError
from django.urls import reverse
from django.utils.translation import gettext as _

from debates.actions import errors
from debates.models import (
    Alliance,
    Claim,
    Conclusion,
    Event,
    Faction,
    Factor,
    Figure,
    Question,
    Source,
    Term,
)
from debates.queries.manuscript import Difference, Warned, warnings
from debates.queries.packs import DossierFault, Fault

MODELS = {
    "factor": Factor,
    "figure": Figure,
    "faction": Faction,
    "alliance": Alliance,
    "event": Event,
    "term": Term,
    "source": Source,
    "claim": Claim,
    "conclusion": Conclusion,
}
_KIND_OF_SECTION = {f"{kind}s": kind for kind in MODELS}
_KIND_OF_FAULT = {**{kind: kind for kind in MODELS}, "interpretation": "conclusion"}


def refusal_words(refused: Exception) -> list[str]:
    """Why an action was refused."""
    if isinstance(refused, DossierFault):
        return [fault_words(fault) for fault in refused.faults]
    if isinstance(refused, IntegrityError):
        return [_("It stands in the way of something that is there already.")]
    if isinstance(refused, errors.AlliancesOverlap):
        return [
            _("“%(other)s” holds between the same two figures on one of these days.")
            % {"other": refused.slug}
        ]
    if isinstance(refused, errors.UnknownEntry):
        return [
            _("It mentions the %(kind)s “%(slug)s”, which is not there any more.")
            % {"kind": refused.kind, "slug": refused.slug}
        ]
    said = {
        errors.NothingNew: _("The manuscript says what the newest edition says."),
        errors.ProposalOpen: _("Another proposal waits for an answer."),
        errors.ProposalDecided: _("Somebody answered this proposal before."),
        errors.EditionMeanwhile: _(
            "Another edition was published after this was proposed. Send it back and propose again."
        ),
        errors.ChangedMeanwhile: _(
            "Somebody saved this entry while you had it open. Copy what you typed, load the page again "
            "and put it in."
        ),
        errors.SecondCuratorNeeded: _(
            "You proposed this edition, so somebody else has to read and publish it."
        ),
    }
    return [said[type(refused)]]


def fault_words(fault: Fault) -> str:
    """Without the file, which a curator at a form never sees."""
    return f"{fault.entry}: {fault.cause}" if fault.entry else fault.cause


def warning_words(warned: Warned) -> str:
    said = {
        warnings.BROKEN: _("mentions the %(about)s, which is retired or gone"),
        warnings.UNCITED: _("has a point without an event, claim or source: “%(about)s”"),
        warnings.UNUSED: _("is mentioned by no entry in use"),
        warnings.ONE_SIDED: _("has no point %(about)s its weight"),
        warnings.ALONE: _("stands in no alliance, opposition or break"),
    }
    return said[warned.what] % {"about": warned.about}


def difference_words(one: Difference) -> str:
    said = {
        "new": _("new"),
        "gone": _("taken out"),
        "changed": _("changed"),
        "moved": _("in another order"),
    }
    return said[one.what]


def change_page(kind: str, slug: str, question: Question, pages: dict) -> str:
    """The address of an entry's change page, "" where there is none. `pages` comes from `pages_of`."""
    if kind == "question":
        return reverse("admin:debates_question_change", args=[question.pk])
    pk = pages.get((kind, slug))
    return reverse(f"admin:debates_{kind}_change", args=[pk]) if pk else ""


def pages_of(question: Question) -> dict[tuple[str, str], int]:
    """The rows behind kinds and slugs, retired ones too. One query for each kind."""
    return {
        (kind, slug): pk
        for kind, model in MODELS.items()
        for slug, pk in model.objects.filter(question=question).values_list("slug", "pk")
    }


def fault_page(fault: Fault, question: Question, pages: dict) -> str:
    found = re.fullmatch(r"([a-z]+) (\S+)", fault.entry)
    if found and found[1] in _KIND_OF_FAULT:
        return change_page(_KIND_OF_FAULT[found[1]], found[2], question, pages)
    if fault.file == "question.yaml" or (fault.file == "factors.yaml" and not found):
        return change_page("question", "", question, pages)
    if fault.file == "essay_conclusion.yaml":
        return change_page("conclusion", "essay", question, pages)
    return ""


def difference_page(one: Difference, question: Question, pages: dict) -> str:
    if one.section in ("question", "sets"):
        return change_page("question", "", question, pages)
    return change_page(_KIND_OF_SECTION[one.section], one.slug, question, pages)
