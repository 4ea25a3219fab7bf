"""Staff accounts."""

from django.db import transaction

from debates.models import User


@transaction.atomic
def create_teacher(*, username: str, password: str) -> User:
    """An account that may create debates. The caller shows the password once and forgets it."""
    return User.objects.create_user(username=username, password=password)
