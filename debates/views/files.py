"""A file to keep, instead of a page."""

from django.http import HttpResponse


def file_response(content: str | bytes, name: str, kind: str) -> HttpResponse:
    """`name` of letters, digits, dots and hyphens; `kind` is its media type."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
