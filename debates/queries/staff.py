"""Which browsers a teacher is signed in with, asked without a request of theirs."""

from collections.abc import Collection

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from debates.models import Debate, User


def signed_in_teachers(debate: Debate, sign_ins: Collection[str]) -> frozenset[str]:
    """Those of `sign_ins` (keys of sessions) that belong to a teacher of `debate` whose account and
    password are still the same. Two queries; none where nothing is asked.
    """
    if not sign_ins:
        return frozenset()
    teachers = User.objects.filter(debate_roles__debate=debate, is_active=True)
    proofs = {str(user.pk): user.get_session_auth_hash() for user in teachers}
    sessions = Session.objects.filter(session_key__in=sign_ins, expire_date__gt=timezone.now())
    held = {session.session_key: session.get_decoded() for session in sessions}
    return frozenset(
        key
        for key, kept in held.items()
        if kept.get(SESSION_KEY) in proofs
        and kept.get(HASH_SESSION_KEY) == proofs[kept[SESSION_KEY]]
    )
