"""Packs that were uploaded: kept until somebody says yes, for a day at most."""

import datetime

from django.db import transaction
from django.utils import timezone

from debates.models import UploadedPack

KEPT = datetime.timedelta(days=1)


@transaction.atomic
def keep_upload(*, stored: bytes, by) -> UploadedPack:
    """Keep a checked pack for this account, in the place of an earlier one. Old ones of all go."""
    UploadedPack.objects.filter(at__lt=timezone.now() - KEPT).delete()
    UploadedPack.objects.filter(by=by).delete()
    return UploadedPack.objects.create(stored=stored, by=by)


@transaction.atomic
def forget_upload(*, upload: UploadedPack) -> None:
    upload.delete()
