"""Whole addresses, for links that people copy. Never from a request: whoever asks could name any host."""

from django.conf import settings


def address_here(path: str) -> str:
    """A path as other devices write it; as this machine does while no other can open it."""
    return f"{settings.JOIN_ADDRESS or f'http://localhost:{settings.PORT}'}{path}"
