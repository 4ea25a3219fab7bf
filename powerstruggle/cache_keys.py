"""What counts of guesses are found by: allauth would write a network address into the key."""

from django.utils.crypto import salted_hmac


def keyed(key: str, prefix: str, version: int) -> str:
    """A hash under the server's key, which leads back to nothing."""
    return salted_hmac(
        "powerstruggle.cache", f"{prefix}:{version}:{key}", algorithm="sha256"
    ).hexdigest()
