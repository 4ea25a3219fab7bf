"""Publishing a dossier: a numbered edition that never changes again."""

import logging

from django.db import transaction

from debates.models import Edition, Question
from debates.queries.packs import digest_of

log = logging.getLogger(__name__)


@transaction.atomic
def publish_edition(*, content: dict, by=None) -> Edition:
    """The edition with this content: a new one with the question's next number, or the newest as it is.

    Nothing is written when the newest says the same; an older content comes back under a new number,
    since the library shows the newest. Locks the question, so that two publishers at once get two
    numbers or, with the same content, one edition. `by` is the account that published, none for a
    command.
    """
    asked = content["question"]
    unknown = {"title": asked["title"], "language": asked["language"]}
    question, _ = Question.objects.get_or_create(slug=asked["slug"], defaults=unknown)
    question = Question.objects.select_for_update().get(pk=question.pk)
    digest = digest_of(content)
    newest = question.editions.order_by("-number").defer("content").first()
    if newest is not None and newest.digest == digest:
        return newest
    edition = question.editions.create(
        number=newest.number + 1 if newest else 1,
        title=asked["title"],
        digest=digest,
        content=content,
        published_by=by,
    )
    log.info("Edition %d of %s published by %s", edition.number, question.slug, by or "a command")
    return edition
