"""Reads the environment strictly: a setting is either understood or refused in one sentence.

Knows the form of each kind of value; refuses to know what Django does with it.
"""

import datetime
import ipaddress
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

KEY_LENGTH = 50
TOKEN_LENGTH = 20
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104  (the words for it; nothing is bound here)
LONGEST_YEAR = 365
COMMON_YEAR = 2026
WORDS_FOR_YES = {"1", "true", "yes", "on"}
WORDS_FOR_NO = {"", "0", "false", "no", "off"}


# What the settings have asked for so far, with what stands for it where nothing is given.
asked: dict[str, str] = {}


def text(name: str, default: str = "") -> str:
    asked[name] = default
    return os.environ.get(name, "").strip() or default


def words(name: str) -> list[str]:
    return [word for word in text(name).replace(",", " ").split() if word]


def flag(name: str, default: str = "") -> bool:
    word = text(name, default).lower()
    if word in WORDS_FOR_YES:
        return True
    if word in WORDS_FOR_NO:
        return False
    raise ImproperlyConfigured(f"{name}={word!r} is neither yes nor no; write 1 or 0.")


def one_of(name: str, *words: str) -> str:
    """The first one when not given."""
    word = text(name, words[0]).lower()
    if word in words:
        return word
    raise ImproperlyConfigured(f"{name}={word!r} must be one of: {', '.join(words)}.")


def token(name: str) -> str:
    """A secret that a machine sends; empty when not given."""
    word = text(name)
    if word and (len(word) < TOKEN_LENGTH or not word.isascii() or not word.isprintable()):
        raise ImproperlyConfigured(f"{name} must have at least {TOKEN_LENGTH} letters or digits.")
    return word


def port(name: str, default: int) -> int:
    word = text(name, str(default))
    if word.isascii() and word.isdigit() and 1 <= int(word[:6]) <= 65535:
        return int(word)
    raise ImproperlyConfigured(f"{name}={word!r} is not a port; write a number from 1 to 65535.")


def count(name: str, *, most: int) -> int:
    """0 when not given."""
    word = text(name, "0")
    if word.isascii() and word.isdigit() and int(word[:6]) <= most:
        return int(word)
    raise ImproperlyConfigured(f"{name}={word!r} is not a number from 0 to {most}.")


def days(name: str, default: int) -> int:
    word = text(name, str(default))
    if word.isascii() and word.isdigit() and 1 <= int(word[:6]) <= LONGEST_YEAR:
        return int(word)
    raise ImproperlyConfigured(f"{name}={word!r} must be a number of days from 1 to 365.")


def day_of_year(name: str, default: str) -> tuple[int, int]:
    """Month and day; of a day that every year has."""
    word = text(name, default)
    try:
        date = datetime.date.fromisoformat(f"{COMMON_YEAR}-{word}")
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name}={word!r} is not a day of every year; write one such as 07-31."
        ) from error
    return date.month, date.day


def zone(name: str, default: str) -> str:
    word = text(name, default)
    try:
        ZoneInfo(word)
    except (KeyError, ValueError, OSError) as error:
        raise ImproperlyConfigured(
            f"{name}={word!r} is not a time zone; write one such as Europe/London."
        ) from error
    return word


def is_loopback(host: str) -> bool:
    """Whether a host name or address can only mean this very machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def public_url(name: str) -> str:
    """The address that pupils' devices use, without a slash at its end; empty when not given."""
    word = text(name).rstrip("/")
    if not word:
        return ""
    try:
        parts = urlsplit(word)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={word!r} is not an address: {error}.") from error
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        raise ImproperlyConfigured(
            f"{name}={word!r} is not an address; write one such as https://debate.school.example."
        )
    if parts.path or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{name}={word!r} must end after the host and port.")
    if is_loopback(host) or host in EVERY_ADDRESS:
        raise ImproperlyConfigured(f"{name}={word!r} leads no other device here: it names itself.")
    return word


def host_of(url: str) -> str:
    """The host of an address that `public_url` accepted, as Django's ALLOWED_HOSTS writes it."""
    host = urlsplit(url).hostname or ""
    return f"[{host}]" if ":" in host else host


def database(name: str, default: Path) -> dict:
    """Django's description of the one database: SQLite in a file, or PostgreSQL."""
    url = text(name)
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default)}
    scheme = url.partition(":")[0]
    if scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"{name} begins with {scheme!r}; it must begin with postgres:// or sqlite:///."
        )
    try:
        description = dj_database_url.parse(url)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read: {error}.") from error
    where = description["NAME"]
    if not where or where == ":memory:":
        raise ImproperlyConfigured(f"{name} names no database that lasts.")
    return dict(description)


def secret_key(name: str, file: Path) -> str:
    """The key from the environment, else from a file that is made once, for its owner only."""
    if key := text(name):
        if len(key) < KEY_LENGTH:
            raise ImproperlyConfigured(f"{name} needs {KEY_LENGTH} characters or more.")
        return key
    if not file.exists():
        _make_key(file)
    key = file.read_text(encoding="ascii").strip()
    if len(key) < KEY_LENGTH:
        raise ImproperlyConfigured(
            f"{file} holds fewer than {KEY_LENGTH} characters; remove it and a new one is made."
        )
    return key


def _make_key(file: Path) -> None:
    """Written whole under another name, then linked: a second process never reads half a key."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(secrets.token_urlsafe(64))
        os.link(draft, file)
    except FileExistsError:
        pass  # another process was first, and its key serves as well
    finally:
        draft.unlink(missing_ok=True)


def postgres_options(given: Mapping[str, object], *, lock_timeout: int) -> dict[str, object]:
    """What DATABASE_URL says of a connection, and besides that how many ms anybody waits for a row. It is as
    long as SQLite waits: who would have to wait longer is told so, and the next one is served."""
    said = str(given.get("options", ""))
    if "lock_timeout" not in said:
        said = f"{said} -c lock_timeout={lock_timeout}".strip()
    return {"connect_timeout": 5, **given, "options": said}
