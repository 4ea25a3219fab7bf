"""Join codes: drawn at random, and never one that opened another debate within thirty days."""

from django.utils import timezone

from debates.models import Debate, SpentCode, ids
from debates.queries.retention import SPENT_CODE, rested_codes


def fresh_join_code() -> str:
    """A code that opens nothing now and opened nothing for thirty days. Two queries."""
    while True:
        code = ids.new_join_code()
        rests = SpentCode.objects.filter(code=code, spent_at__gt=timezone.now() - SPENT_CODE)
        if not (rests.exists() or Debate.objects.filter(join_code=code).exists()):
            return code


def spend_join_code(debate: Debate) -> None:
    """The debate lets go of its code, which rests from now on. The caller saves the debate."""
    now = timezone.now()
    rested_codes(now).delete()
    SpentCode.objects.create(code=debate.join_code, spent_at=now)
    debate.join_code = None
