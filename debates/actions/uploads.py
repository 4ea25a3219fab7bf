"""Packs that were uploaded: kept until somebody says yes, for a day at most."""

from django.db import transaction
from django.utils import timezone

from debates.models import UploadedPack
from debates.queries.retention import old_uploads


@transaction.atomic
def keep_upload(*, stored: bytes, by) -> UploadedPack:
    """Keep a checked pack for this account, in the place of an earlier one. Old ones of all go."""
    old_uploads(timezone.now()).delete()
    UploadedPack.objects.filter(by=by).delete()
    return UploadedPack.objects.create(stored=stored, by=by)


@transaction.atomic
def forget_upload(*, upload: UploadedPack) -> None:
    upload.delete()
