"""Which accounts of a school open the door: read from the environment, all values of one or none.

Knows what Google and Microsoft call themselves; refuses half a description in one sentence.
"""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from powerstruggle import env

GOOGLE = "https://accounts.google.com"
MICROSOFT = "https://login.microsoftonline.com/{tenant}/v2.0"
TENANT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")

WAYS = ("invitation", "open", "domains")


def google(**values: str) -> list[dict]:
    if not _complete(values):
        return []
    domain = domains("GOOGLE_DOMAIN", [values["GOOGLE_DOMAIN"]])[0]
    return [
        _provider(
            "google", "Google", GOOGLE, values["GOOGLE_CLIENT_ID"], values["GOOGLE_CLIENT_SECRET"]
        )
        | {"settings": {"server_url": GOOGLE, "hosted_domain": domain}}
    ]


def microsoft(**values: str) -> list[dict]:
    if not _complete(values):
        return []
    tenant = values["MICROSOFT_TENANT"].lower()
    if not TENANT.fullmatch(tenant):
        raise ImproperlyConfigured(
            f"MICROSOFT_TENANT={tenant!r} is not the id of one school; write its 32 digits with hyphens."
        )
    return [
        _provider(
            "microsoft",
            "Microsoft",
            MICROSOFT.format(tenant=tenant),
            values["MICROSOFT_CLIENT_ID"],
            values["MICROSOFT_CLIENT_SECRET"],
        )
    ]


def any_other(**values: str) -> list[dict]:
    if not _complete(values):
        return []
    issuer = values["OIDC_URL"]
    parts = urlsplit(issuer)
    host = parts.hostname or ""
    if parts.scheme != "https" and not (parts.scheme == "http" and env.is_loopback(host)):
        raise ImproperlyConfigured(f"OIDC_URL={issuer!r} must begin with https://.")
    if not host or parts.query or parts.fragment or parts.username is not None:
        raise ImproperlyConfigured(f"OIDC_URL={issuer!r} is not the address of an issuer.")
    return [
        _provider(
            "school",
            values["OIDC_NAME"],
            issuer,
            values["OIDC_CLIENT_ID"],
            values["OIDC_CLIENT_SECRET"],
        )
    ]


def domains(name: str, words: list[str]) -> list[str]:
    found = [word.lower().removeprefix("@") for word in words]
    for domain in found:
        if not DOMAIN.fullmatch(domain):
            raise ImproperlyConfigured(
                f"{name}: {domain!r} is not a domain; write one such as staff.school.example."
            )
    return found


def who_may_teach(way: str, listed: list[str], providers: list[dict]) -> str:
    """How somebody becomes a teacher. A domain is only believed from a provider: no mail is sent."""
    if way not in WAYS:
        raise ImproperlyConfigured(f"TEACHERS={way!r} is unknown; write {', '.join(WAYS)}.")
    if listed and way != "domains":
        raise ImproperlyConfigured("TEACHER_DOMAINS needs TEACHERS=domains.")
    if way == "domains" and not listed:
        raise ImproperlyConfigured("TEACHERS=domains needs TEACHER_DOMAINS.")
    if way == "domains" and not providers:
        raise ImproperlyConfigured(
            "TEACHERS=domains needs verified addresses: switch on Google, Microsoft or OIDC sign-in."
        )
    return way


def _complete(values: dict[str, str]) -> bool:
    missing = [name for name, value in values.items() if not value]
    if missing and len(missing) < len(values):
        given = ", ".join(name for name in values if name not in missing)
        raise ImproperlyConfigured(f"{given} also needs {', '.join(missing)}.")
    return not missing


def _provider(key: str, name: str, issuer: str, client_id: str, secret: str) -> dict:
    return {
        "provider_id": key,
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": issuer},
    }
