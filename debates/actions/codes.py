"""Join codes: drawn at random, and never one that opened another debate within thirty days."""

from datetime import timedelta

from django.utils import timezone

from debates.models import Debate, SpentCode, ids

RESTS = timedelta(days=30)


def fresh_join_code() -> str:
    """A code that opens nothing now and opened nothing for thirty days. Two queries."""
    while True:
        code = ids.new_join_code()
        rests = SpentCode.objects.filter(code=code, spent_at__gt=timezone.now() - RESTS)
        if not (rests.exists() or Debate.objects.filter(join_code=code).exists()):
            return code


def spend_join_code(debate: Debate) -> None:
    """The debate lets go of its code, which rests from now on. The caller saves the debate."""
    now = timezone.now()
    SpentCode.objects.filter(spent_at__lte=now - RESTS).delete()
    SpentCode.objects.create(code=debate.join_code, spent_at=now)
    debate.join_code = None
