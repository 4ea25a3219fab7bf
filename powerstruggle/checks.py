"""What is set so that it works, and yet not as it was meant: each with an id and what to do."""

import difflib
import os
import stat
from pathlib import Path

from django.conf import settings
from django.core import checks

from powerstruggle import env
from powerstruggle.probes import LEAST_FREE, has_room

# Known to others, and not a misspelt name of ours.
NOT_OURS = ("HOSTNAME", "PORTS", "LANGUAGE")
ALIKE = 0.8


def register() -> None:
    for check in (
        proxy_is_named,
        names_are_spelt,
        key_is_private,
        there_is_room,
        network_is_private,
    ):
        checks.register(check, "power_struggle")


def proxy_is_named(app_configs, **kwargs) -> list[checks.CheckMessage]:
    if not settings.HTTPS or settings.TRUSTED_PROXIES:
        return []
    return [
        checks.Warning(
            "PUBLIC_URL begins with https://, and no proxy is named in front of this server.",
            hint="Set TRUSTED_PROXIES=1, or all visitors are taken for one when they guess at codes.",
            id="power_struggle.W001",
        )
    ]


def names_are_spelt(app_configs, **kwargs) -> list[checks.CheckMessage]:
    found = []
    for name in sorted(set(os.environ) - set(env.asked) - set(NOT_OURS)):
        like = difflib.get_close_matches(name, env.asked, n=1, cutoff=ALIKE)
        if like:
            found.append(
                checks.Warning(
                    f"{name} is no setting of this site.",
                    hint=f"If {like[0]} was meant, write that.",
                    id="power_struggle.W002",
                )
            )
    return found


def key_is_private(app_configs, **kwargs) -> list[checks.CheckMessage]:
    key = Path(settings.VAR_DIR) / "secret-key"
    if not key.exists() or not key.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return []
    return [
        checks.Warning(
            f"Other accounts of this machine can read {key}.",
            hint=f"chmod 600 {key}",
            id="power_struggle.W003",
        )
    ]


def there_is_room(app_configs, **kwargs) -> list[checks.CheckMessage]:
    if not Path(settings.VAR_DIR).is_dir() or has_room():
        return []
    return [
        checks.Warning(
            f"Fewer than {LEAST_FREE // 1024**2} MB are free where data is kept.",
            hint="Make room: a server without it is not ready, and ballots could not be stored.",
            id="power_struggle.W004",
        )
    ]


def network_is_private(app_configs, **kwargs) -> list[checks.CheckMessage]:
    if not settings.PUBLIC_URL.startswith("http://"):
        return []
    return [
        checks.Info(
            "PUBLIC_URL begins with http://: who shares the network can read what is sent.",
            hint="Put a server with HTTPS in front: docs/deploy.md.",
            id="power_struggle.I005",
        )
    ]
