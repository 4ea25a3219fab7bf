"""Staff accounts, and that open consoles notice when one may teach no more."""

from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from debates.live import ring
from debates.models import Debate, DebateTeacher, Phase, User
from debates.models.staff import CURATORS


@transaction.atomic
def create_teacher(*, username: str, password: str) -> User:
    """An account that may create debates. The caller shows the password once and forgets it."""
    return User.objects.create_user(username=username, password=password)


@transaction.atomic
def make_curator(*, user: User) -> None:
    """Let an account keep dossiers right. Doing it twice does nothing more."""
    group, _created = Group.objects.get_or_create(name=CURATORS)
    user.groups.add(group)
    if not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])


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
