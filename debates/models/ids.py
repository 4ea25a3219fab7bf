"""Random names for rows: what leaves the server instead of a primary key."""

import hmac
import random
import secrets

from django.conf import settings

# No vowels (no words), no look-alikes: 0/O, 1/I/L, 2, 5, 8 and U are left out.
CODE_ALPHABET = "34679BCDFGHJKMNPQRSTVWXZ"
_SYSTEM = random.SystemRandom()
JOIN_CODE_LENGTH = 8
SEAT_CODE_LENGTH = 6
SLIP_CODE_LENGTH = 9
# Words that pupils read into consonants; a code that holds one is drawn again.
_READ_AS_WORDS = (
    "FCK",
    "FKC",
    "SHT",
    "CNT",
    "DCK",
    "CCK",
    "BTCH",
    "NGR",
    "NGG",
    "FGT",
    "KKK",
    "WTF",
    "STFK",
)


def new_public_id() -> str:
    """Twelve URL-safe symbols, 72 bits; no hyphen first, which a command would take for an option."""
    while (drawn := secrets.token_urlsafe(9)).startswith("-"):
        pass
    return drawn


def new_key() -> str:
    """Twenty-two URL-safe symbols, 128 bits: for what is guarded by being unguessable."""
    return secrets.token_urlsafe(16)


def reference(kind: str, key: object) -> str:
    """What a page says instead of the key of a row that has no public id: the same each time, useless
    elsewhere. 24 hexadecimal digits."""
    return keyed(f"{kind}:{key}")[:24]


def new_code(length: int, draws: random.Random) -> str:
    while True:
        code = "".join(draws.choice(CODE_ALPHABET) for _ in range(length))
        if not any(word in code for word in _READ_AS_WORDS):
            return code


def new_join_code() -> str:
    """Eight symbols of 24: 36.7 bits."""
    return new_code(JOIN_CODE_LENGTH, _SYSTEM)


def new_seat_code(draws: random.Random = _SYSTEM) -> str:
    """Six symbols of 24: 27.5 bits, looked up within one debate."""
    return new_code(SEAT_CODE_LENGTH, draws)


def new_slip_code(draws: random.Random) -> str:
    """Nine symbols of 24: 41.2 bits, looked up by itself; longer than a join code, so never taken for one."""
    return new_code(SLIP_CODE_LENGTH, draws)


def keyed(text: str) -> str:
    """64 hex digits that follow from `text` and the server's key, and from nothing less than both."""
    return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256").hex()


def new_sign() -> str:
    """Three symbols that two people compare; guards nothing."""
    return new_code(3, _SYSTEM)


def new_seed() -> int:
    return secrets.randbelow(2**31)
