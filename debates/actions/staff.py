"""Staff accounts: made, invited, raised to curators; what ends when a password or a factor is lost, and that
open consoles notice when one may teach no more."""

import secrets
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from debates.live import ring
from debates.models import Debate, DebateTeacher, Invitation, Phase, User, ids
from debates.models.staff import CURATORS, digest_of_key

from .errors import InvitationGone
from .log import log_about_account

INVITATION_DAYS = 14
MOST_INVITATION_DAYS = 90
_CONSONANTS = "bdfghjkmnprstvz"
_VOWELS = "aeiou"


@transaction.atomic
def create_teacher(*, username: str, password: str) -> User:
    """An account that may create debates. The caller shows the password once and forgets it."""
    return User.objects.create_user(username=username, password=password)


@transaction.atomic
def make_curator(*, user: User, by: User | None = None) -> None:
    """Let an account keep dossiers right. Doing it twice does nothing more."""
    group, _created = Group.objects.get_or_create(name=CURATORS)
    user.groups.add(group)
    if not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        log_about_account(user, by, "make_curator")


@transaction.atomic
def invite_teacher(
    *, by: User | None = None, note: str = "", days: int = INVITATION_DAYS
) -> tuple[Invitation, str]:
    """The invitation and the key of its link, which is nowhere else: the caller shows it once."""
    key, now = ids.new_key(), timezone.now()
    invitation = Invitation.objects.create(
        digest=digest_of_key(key),
        note=note,
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    log_about_account(None, by, "invite_teacher", invitation=invitation.pk)
    return invitation, key


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User) -> None:
    """Doing it twice, or after it was accepted, does nothing more."""
    now = timezone.now()
    if Invitation.objects.open(now).filter(pk=invitation.pk).update(withdrawn_at=now):
        log_about_account(None, by, "withdraw_invitation", invitation=invitation.pk)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User) -> None:
    """Spend it on the account that was just made. InvitationGone if somebody else was faster."""
    now = timezone.now()
    still_open = Invitation.objects.open(now).filter(pk=invitation.pk)
    if not still_open.update(accepted_at=now, accepted_by=user):
        raise InvitationGone
    log_about_account(user, user, "accept_invitation", invitation=invitation.pk)


def log_change(*, user: User, verb: str, **detail) -> None:
    """That somebody made their own account, or changed how it is entered."""
    log_about_account(user, user, verb, **detail)


@transaction.atomic
def end_sessions(
    *, user: User, by: User | None, keys: list[str] | None = None, but: str = ""
) -> int:
    """Sign an account out: where one of `keys` is held, or everywhere. `but` is the key that stays.
    Answers how many ended."""
    known = UserSession.objects.filter(user=user).exclude(session_key=but)
    if keys is not None:
        known = known.filter(session_key__in=keys)
    held = list(known.values_list("session_key", flat=True))
    ended, _rows = Session.objects.filter(session_key__in=held).delete()
    known.delete()
    if ended:
        _ring_for(user)
        log_about_account(user, by, "end_sessions", count=ended)
    return ended


@transaction.atomic
def reset_password(*, user: User, by: User | None = None, second_factor: bool = False) -> str:
    """A new random password, which the caller shows once; every session of the account ends.
    With `second_factor`, whatever it showed besides its password is forgotten too."""
    password = readable_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    log_about_account(user, by, "reset_password")
    if second_factor:
        removed, _rows = Authenticator.objects.filter(user=user).delete()
        log_about_account(user, by, "remove_second_factors", count=removed)
    end_sessions(user=user, by=by)
    return password


def readable_password() -> str:
    """Four groups of two syllables, some 49 bits, without letters that look alike."""
    groups = (
        "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(2))
        for _ in range(4)
    )
    return "-".join(groups)


def watch_accounts() -> None:
    """Once, when the site starts: the bell rings for a teacher who signs out, whose account is saved with
    another password, or who is taken out of a debate. Whoever looks then finds who may still listen.
    """
    user_logged_out.connect(_signed_out)
    post_save.connect(_account_saved, sender=User)
    post_delete.connect(_taken_out, sender=DebateTeacher)


def _signed_out(*, user: User | None, **_about) -> None:
    if user is not None:
        _ring_for(user)


def _account_saved(*, instance: User, created: bool, update_fields, **_about) -> None:
    # Signing in saves only when that was.
    if not created and update_fields != {"last_login"}:
        _ring_for(instance)


def _taken_out(*, instance: DebateTeacher, **_about) -> None:
    ring(instance.debate.public_id)


def _ring_for(user: User) -> None:
    debates = Debate.objects.filter(teachers__user=user).exclude(phase=Phase.CLOSED)
    for public_id in debates.values_list("public_id", flat=True):
        ring(public_id)
