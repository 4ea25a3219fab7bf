"""The exit sentence on a pupil's page: to write, and to read again."""

from dataclasses import dataclass

from django.urls import reverse

from debates.boards.anonymity import words_are_seen
from debates.models import ExitSentence, Phase, Seat
from debates.models.judgement import LONGEST_SINCE

from .fields import shown
from .question_words import outcome_of
from .sentences import in_words

SHOWN = (Phase.EXIT, Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class SentenceCard:
    url: str = shown("Where it is sent; empty once it cannot be changed.")
    begins: str = shown("How the sentence begins.")
    factors: tuple[tuple[str, str], ...] = shown("Slugs and titles to choose from.")
    because: str = shown("Slug of the main factor; empty before it is chosen.")
    more_than: str = shown("Slug of the factor that counted for less.")
    since: str = shown("This pupil's own words.")
    longest: int = shown("How many characters there is room for.")
    said: str = shown("What is handed in, as a whole; empty before.")
    draft: str = shown("Under which name a browser keeps the draft.")
    who_sees: str = shown("Who reads it, and whether with whose name.")
    essay_url: str = shown("The outline for an essay.")


def sentence_card(seat: Seat) -> SentenceCard | None:
    """Two queries in the phases that it belongs to, none before."""
    debate = seat.debate
    if debate.phase not in SHOWN:
        return None
    rows = ExitSentence.objects.filter(seat=seat).select_related("because", "more_than")
    sentence = rows.first()
    ids = {"debate_id": debate.public_id}
    is_open = debate.phase == Phase.EXIT and not debate.is_paused
    return SentenceCard(
        url=reverse("pupil:sentence", kwargs=ids) if is_open else "",
        begins=outcome_of(debate),
        factors=tuple(debate.factors.values_list("slug", "title")),
        because=sentence.because.slug if sentence else "",
        more_than=sentence.more_than.slug if sentence else "",
        since=sentence.since if sentence else "",
        longest=LONGEST_SINCE,
        said=in_words(debate, sentence) if sentence else "",
        draft=f"since.{debate.public_id}.{seat.public_id}",
        who_sees=words_are_seen(debate.anonymity),
        essay_url=reverse("pupil:essay", kwargs=ids),
    )
