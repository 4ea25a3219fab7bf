"""The exit sentence: a line on a pupil's page, and the page on which it is written."""

from dataclasses import dataclass

from django.urls import reverse

from debates.models import ExitSentence, Phase, Seat
from debates.models.judgement import LONGEST_SINCE

from .anonymity import words_are_seen
from .fields import shown
from .question_words import outcome_of
from .sentences import in_words

SHOWN = (Phase.EXIT, Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class SentenceCard:
    said: str = shown("What is handed in, as a whole; empty before.")
    write_url: str = shown("Where it is written; empty once it cannot be changed.")
    essay_url: str = shown("The outline for an essay.")


@dataclass(frozen=True, slots=True)
class SentencePage:
    url: str = shown("Where it is sent.")
    begins: str = shown("How the sentence begins.")
    factors: tuple[tuple[str, str], ...] = shown("Slugs and titles to choose from.")
    because: str = shown("Slug of the main factor; empty before it is chosen.")
    more_than: str = shown("Slug of the factor that counted for less.")
    since: str = shown("This pupil's own words.")
    longest: int = shown("How many characters there is room for.")
    draft: str = shown("Under which name a browser keeps the draft.")
    who_sees: str = shown("Who reads it, and whether with whose name.")


def sentence_card(seat: Seat) -> SentenceCard | None:
    """One query in the phases that it belongs to, none before."""
    debate = seat.debate
    if debate.phase not in SHOWN:
        return None
    sentence = _of(seat)
    ids = {"debate_id": debate.public_id}
    is_open = debate.phase == Phase.EXIT and not debate.is_paused
    return SentenceCard(
        said=in_words(debate, sentence) if sentence else "",
        write_url=reverse("pupil:sentence", kwargs=ids) if is_open else "",
        essay_url=reverse("pupil:essay", kwargs=ids),
    )


def sentence_page(seat: Seat) -> SentencePage:
    """Two queries."""
    debate, sentence = seat.debate, _of(seat)
    return SentencePage(
        url=reverse("pupil:sentence", kwargs={"debate_id": debate.public_id}),
        begins=outcome_of(debate),
        factors=tuple(debate.titles().items()),
        because=sentence.because.slug if sentence else "",
        more_than=sentence.more_than.slug if sentence else "",
        since=sentence.since if sentence else "",
        longest=LONGEST_SINCE,
        draft=f"since.{debate.public_id}.{seat.public_id}",
        who_sees=words_are_seen(debate.anonymity),
    )


def _of(seat: Seat) -> ExitSentence | None:
    return ExitSentence.objects.filter(seat=seat).select_related("because", "more_than").first()
