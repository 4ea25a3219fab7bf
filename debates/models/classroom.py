"""A teacher's class: its teachers, and the names on its roster.

A pupil signs in with a slip. The slip's code is stored nowhere: it follows from the server's key, the
pupil and `slip_serial`, so that slips can be printed again; `slip_hash` is what a typed code is looked
up by. A new slip ends what the old one opened.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import ids


class Classroom(models.Model):
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    title = models.CharField(_("class"), max_length=80)
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        ordering = ["id"]

    def __str__(self):
        return self.title


class ClassroomTeacher(models.Model):
    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        CO_TEACHER = "co_teacher", _("Co-teacher")

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="teachers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="classroom_roles"
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.OWNER)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["classroom", "user"], name="classroom_teacher_once")
        ]


class PupilQuerySet(models.QuerySet):
    def present(self):
        """On the roster now."""
        return self.filter(left_at__isnull=True)


class Pupil(models.Model):
    """A name on a roster. Two pupils of one name are told apart by `suffix`, and never merged by it."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="pupils")
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    name = models.CharField(_("name"), max_length=80)
    suffix = models.CharField(_("told apart by"), max_length=20, blank=True)
    slip_serial = models.PositiveIntegerField(default=1)
    slip_hash = models.CharField(max_length=64, unique=True)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True)

    objects = PupilQuerySet.as_manager()

    class Meta:
        verbose_name = _("pupil")
        verbose_name_plural = _("pupils")
        ordering = ["id"]

    def __str__(self):
        return f"{self.name} {self.suffix}".strip()
