"""Who signs in: teachers, curators, operators. A pupil is never a User."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _

CURATORS = "Curators"  # the group whose members keep dossiers


class User(AbstractUser):
    class Meta:
        verbose_name = _("staff account")
        verbose_name_plural = _("staff accounts")
