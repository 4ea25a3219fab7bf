"""Who signs in: teachers, curators, operators; and who was asked to become one. A pupil is never a User."""

import hashlib

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

CURATORS = "Curators"  # the group whose members keep dossiers
SEEN_AT = "seen_at"  # in a session: the second in which somebody clicked last


class User(AbstractUser):
    class Meta:
        verbose_name = _("staff account")
        verbose_name_plural = _("staff accounts")

    @property
    def must_have_second_factor(self) -> bool:
        """Whoever may enter the curators' site or do everything. Teachers are offered one."""
        return self.is_staff or self.is_superuser


class InvitationQuerySet(models.QuerySet):
    def open(self, now):
        """Those that still make an account."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)


class Invitation(models.Model):
    """Lets one person make a teacher's account, once. The key itself is only in the link."""

    digest = models.CharField(max_length=64, unique=True)
    note = models.CharField(max_length=80, blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]


def digest_of_key(key: str) -> str:
    """What is stored of a key of 128 random bits: too many to try, so nothing slower is needed."""
    return hashlib.sha256(key.encode()).hexdigest()
