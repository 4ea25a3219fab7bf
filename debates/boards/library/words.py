"""The words for what a dossier's entries say of themselves by a key."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from debates.models.factors import FactorKind
from debates.models.figures import AllianceKind
from debates.models.sources import ClaimKind, ClaimVerdict

FACTOR_KINDS = dict(FactorKind.choices)
FACTOR_KIND_MEANINGS = {
    "condition": gettext_lazy("How things stood, whoever made use of it."),
    "instrument": gettext_lazy("A means that somebody could use."),
    "agent": gettext_lazy("What people did, well or badly."),
    "trigger": gettext_lazy("What set things going at a certain moment."),
    "idea": gettext_lazy("What people believed or argued for."),
}
SOURCE_KINDS = {
    "primary": gettext_lazy("Primary source"),
    "secondary": gettext_lazy("Secondary source"),
    "textbook": gettext_lazy("Textbook"),
    "essay": gettext_lazy("Essay"),
}
SOURCE_GROUPS = {
    "primary": gettext_lazy("Primary sources"),
    "secondary": gettext_lazy("Secondary sources"),
    "textbook": gettext_lazy("Textbooks"),
    "essay": gettext_lazy("Essays"),
}
ALLIANCE_KINDS = dict(AllianceKind.choices)
STRENGTHS = {
    "firm": pgettext_lazy("alliance", "firm"),
    "tactical": pgettext_lazy("alliance", "tactical"),
    "loose": pgettext_lazy("alliance", "loose"),
    "attempted": pgettext_lazy("alliance", "attempted"),
}
FACTION_KINDS = {
    "opposition": gettext_lazy("Opposition"),
    "alliance": gettext_lazy("Alliance"),
    "network": gettext_lazy("Network"),
    "background": gettext_lazy("Background"),
}
ROLES = {
    "leader": gettext_lazy("leader"),
    "core": gettext_lazy("inner circle"),
    "member": gettext_lazy("member"),
    "ally": gettext_lazy("ally"),
}
FATES = {
    "natural": gettext_lazy("Died a natural death"),
    "executed": gettext_lazy("Executed"),
    "assassinated": gettext_lazy("Assassinated"),
    "suicide": gettext_lazy("Died by suicide"),
    "killed-in-prison": gettext_lazy("Killed in prison"),
}
VERDICTS = dict(ClaimVerdict.choices)
VERDICT_MEANINGS = {
    "supported": gettext_lazy("Good evidence stands behind it."),
    "imprecise": gettext_lazy("Right in part, or loosely dated or worded."),
    "contested": gettext_lazy("Historians disagree, or the evidence cannot settle it."),
    "mistaken": gettext_lazy("The evidence says otherwise."),
}
CLAIM_KINDS = dict(ClaimKind.choices)
CONCLUSION_STRENGTHS = {
    "explicit": gettext_lazy("Explicit"),
    "implied": gettext_lazy("Implied"),
    "implied-weak": gettext_lazy("Weakly implied"),
}
# How sure the editors are. Nothing is said where they are.
DOUBTS = {
    "medium": gettext_lazy("Fairly certain"),
    "low": gettext_lazy("Uncertain"),
}


def word(words: dict, key: str) -> str:
    """A key that has no words here is a dossier's own, and stands as its curators wrote it."""
    return str(words[key]) if key in words else key


def doubt(confidence: str) -> str:
    return str(DOUBTS.get(confidence, ""))


def sign_in_words(sign: str) -> str:
    return _("counts for it") if sign == "+" else _("counts against it")
