"""Staff accounts."""

from django.contrib.auth.models import Group
from django.db import transaction

from debates.models import User
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
