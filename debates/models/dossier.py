"""The question and the numbered, immutable editions of its dossier."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Question(models.Model):
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self):
        return self.title


class Edition(models.Model):
    """A canonical export of a whole dossier. Never changed: a debate shows the one it began with."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    digest = models.CharField(_("digest"), max_length=64, help_text=_("SHA-256 of the content."))
    content = models.JSONField(_("content"))
    published_at = models.DateTimeField(_("published"), auto_now_add=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="edition_number_once"),
            models.UniqueConstraint(fields=["question", "digest"], name="edition_digest_once"),
        ]

    def __str__(self):
        return f"{self.question_id}/{self.number}"
