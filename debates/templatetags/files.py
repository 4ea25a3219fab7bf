"""Style and script with the digest of what was served: a browser runs no file that was changed on its way."""

import base64
import hashlib
from functools import lru_cache

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def style(name: str) -> SafeString:
    """The link to a stylesheet of ours. ValueError for a file that was not collected."""
    return _element('<link rel="stylesheet" href="{}"{}>', name)


@register.simple_tag
def script(name: str) -> SafeString:
    """A script of ours, to run when the page is read. ValueError for a file that was not collected."""
    return _element('<script src="{}"{} defer></script>', name)


def _element(form: str, name: str) -> SafeString:
    if not hasattr(staticfiles_storage, "stored_name"):
        return format_html(form, static(name), "")
    return _with_digest(form, name)


@lru_cache(maxsize=256)
def _with_digest(form: str, name: str) -> SafeString:
    return format_html(form, static(name), format_html(' integrity="{}"', digest_of(name)))


@register.simple_tag
def integrity(name: str) -> str:
    """The attribute alone; nothing in debugging, where files still change."""
    digest = digest_of(name)
    return format_html('integrity="{}"', digest) if digest else ""


@register.simple_tag
def digest_of(name: str) -> str:
    """The digest alone, for a script that loads another one."""
    if not hasattr(staticfiles_storage, "stored_name"):
        return ""
    return _sha384(staticfiles_storage.stored_name(name))


@lru_cache(maxsize=256)
def _sha384(stored_name: str) -> str:
    """Names hold a hash of the content, so that what was computed once stays right."""
    with staticfiles_storage.open(stored_name) as file:
        digest = hashlib.sha384(file.read()).digest()
    return f"sha384-{base64.b64encode(digest).decode()}"
