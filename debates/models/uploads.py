"""A pack that was uploaded and waits for a yes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import ids


class UploadedPack(models.Model):
    """Kept here between the two requests, so that what is written is what was checked and shown. One
    for each account: a new upload takes the place of the last."""

    public_id = models.CharField(max_length=40, unique=True, default=ids.new_key, editable=False)
    by = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(_("uploaded"), default=timezone.now)
    stored = models.BinaryField()

    class Meta:
        verbose_name = _("uploaded pack")
        verbose_name_plural = _("uploaded packs")

    def __str__(self):
        return self.public_id
