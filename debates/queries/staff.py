"""How an account is entered and where it is open; who was invited."""

from collections.abc import Collection

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from debates.models import Debate, Invitation, User
from debates.models.staff import digest_of_key

Type = Authenticator.Type


def has_second_factor(user: User) -> bool:
    """One query. Recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=(Type.TOTP, Type.WEBAUTHN)).exists()


def has_passkey(user: User) -> bool:
    """One query."""
    return Authenticator.objects.filter(user=user, type=Type.WEBAUTHN).exists()


def factors_of(user: User) -> list[Authenticator]:
    """One query, the oldest first."""
    return list(Authenticator.objects.filter(user=user).order_by("pk"))


def sessions_of(user: User) -> list[tuple[UserSession, Session]]:
    """Two queries: where an account is signed in now, the latest sign-in first."""
    known = UserSession.objects.filter(user=user).order_by("-created_at", "-pk")
    by_key = {one.session_key: one for one in known}
    alive = Session.objects.filter(session_key__in=by_key, expire_date__gt=timezone.now())
    stored = alive.in_bulk()
    return [(one, stored[key]) for key, one in by_key.items() if key in stored]


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


def providers_of(user: User) -> list[SocialAccount]:
    """One query: accounts elsewhere that open this one."""
    return list(SocialAccount.objects.filter(user=user).order_by("provider"))


def open_invitations() -> QuerySet[Invitation]:
    """One query, the latest first."""
    return Invitation.objects.open(timezone.now()).select_related("made_by")


def invitation_behind(key: str) -> Invitation | None:
    """The open invitation that a link's key belongs to. Spent, withdrawn and old ones are nothing."""
    return open_invitations().filter(digest=digest_of_key(key)).first() if key else None
