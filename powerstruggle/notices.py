"""Notices that outlast one redirect: in a signed cookie, under the name that fits how pages are served."""

from django.conf import settings
from django.contrib.messages.storage import cookie


class CookieStorage(cookie.CookieStorage):
    """Django's own has a fixed name, which over HTTPS another site under the same domain could set."""

    @property
    def cookie_name(self) -> str:
        return settings.MESSAGES_COOKIE_NAME
