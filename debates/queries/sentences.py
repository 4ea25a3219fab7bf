"""Exit sentences, as far as whoever looks may read them.

A sentence names its author's first factor. Where ballots are secret, sentences come to the teacher in
batches of five, in an order that tells nothing, so that the newest is nobody's who is seen to hand in.
"""

from debates.models import Anonymity, Debate, ExitSentence, Phase
from debates.models.ballot import counts

from .results import FEWEST_BALLOTS

SHOWN = (Phase.EXIT, Phase.CLOSED)


def sentences_for_the_teacher(debate: Debate) -> tuple[tuple[ExitSentence, ...], int]:
    """What can be read now, and how many are still held back. One query."""
    rows = ExitSentence.objects.filter(counts("seat__"), seat__debate=debate)
    found = list(rows.select_related("because", "more_than", "seat__pupil").order_by("at", "id"))
    ready = len(found)
    if debate.anonymity == Anonymity.SECRET:
        ready -= len(found) % FEWEST_BALLOTS if debate.phase == Phase.EXIT else 0
        ready = ready if ready >= FEWEST_BALLOTS else 0
    shown = sorted(found[:ready], key=lambda sentence: sentence.public_id)
    return tuple(shown), len(found) - ready
