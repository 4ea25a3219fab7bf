"""An exit sentence in words."""

from django.utils.translation import gettext as _

from debates.models import Debate, ExitSentence

from .question_words import outcome_of


def in_words(debate: Debate, sentence: ExitSentence) -> str:
    """“It came about mainly because of …, more than …, since …”."""
    return _(
        "%(outcome)s mainly because of %(because)s, more than %(more_than)s, since %(since)s"
    ) % {
        "outcome": outcome_of(debate),
        "because": sentence.because.title,
        "more_than": sentence.more_than.title,
        "since": sentence.since,
    }
