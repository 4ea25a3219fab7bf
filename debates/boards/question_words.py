"""What a question calls its outcome, in sentences that fit any question where it has none of its own."""

from django.utils.translation import gettext as _

from debates.models import Debate
from debates.queries.editions import question_text


def outcome_of(debate: Debate) -> str:
    """To begin a sentence: “… mainly because of”."""
    asked = question_text(debate.edition)
    return (asked and asked.outcome) or _("It came about")


def without_of(debate: Debate) -> str:
    """Asked when a factor is taken away."""
    asked = question_text(debate.edition)
    return (asked and asked.without) or _("Does it still come out the same?")
