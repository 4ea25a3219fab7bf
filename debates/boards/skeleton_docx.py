"""A pupil's outline as a document that a word processor opens and goes on with."""

from importlib.util import find_spec
from io import BytesIO

from django.utils.translation import gettext as _

from .skeleton import Paragraph, Skeleton, judgement_or_question

# How far a line of evidence stands under its reason.
REASON, EVIDENCE = "List Bullet", "List Bullet 2"


def is_there() -> bool:
    """The extra `office` is installed."""
    return find_spec("docx") is not None


def as_docx(board: Skeleton) -> bytes:
    """ImportError without the extra `office`."""
    from docx import Document

    document = Document()
    # The library's own template names its own author and day.
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", board.question, ""
    document.add_heading(board.question, level=1)
    document.add_heading(_("Judgement"), level=2)
    document.add_paragraph(judgement_or_question(board))
    for paragraph in board.paragraphs:
        document.add_heading(f"{paragraph.place}: {paragraph.factor}", level=2)
        _reasons(document, paragraph)
        document.add_paragraph(_("How does this answer the question?"))
    document.add_heading(_("Conclusion"), level=2)
    document.add_paragraph(_("Come back to your judgement: what would change it?"))
    if board.works:
        document.add_heading(_("Sources"), level=2)
        for work in board.works:
            document.add_paragraph(work, style=REASON)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _reasons(document, paragraph: Paragraph) -> None:
    for reason in paragraph.reasons:
        line = document.add_paragraph(style=REASON)
        line.add_run(_("For:") if reason.is_for else _("Against:")).bold = True
        line.add_run(f" {reason.text}")
        for cited in reason.evidence:
            document.add_paragraph(cited, style=EVIDENCE)
    if paragraph.without:
        document.add_paragraph(paragraph.without)
