"""The rules of MDN's HTTP Observatory, over answers instead of over a network.

As of its charts.js (trust.md SEC-5): 100 to begin with, penalties for what is missing, and extra credit
that counts only from 90 on.
"""

import re
from html.parser import HTMLParser

HALF_A_YEAR = 15768000


class Loaded(HTMLParser):
    """Scripts and stylesheets of a page with their digests, and what a strict policy would block."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.files: list[tuple[str, str]] = []
        self.blocked: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.blocked.append("inline script")
        if tag == "style":
            self.blocked.append("inline style")
        self.blocked += [name for name in given if name == "style" or re.match("on[a-z]+$", name)]
        if tag == "script" and "src" in given:
            self.files.append((given["src"], given.get("integrity") or ""))
        if tag == "link" and given.get("rel") == "stylesheet":
            self.files.append((given["href"], given.get("integrity") or ""))


def score(answer) -> dict[str, int]:
    """What the Observatory would give or take for each of its rules."""
    headers = answer.headers
    policy = {
        words[0]: words[1:]
        for words in (
            part.split() for part in headers.get("Content-Security-Policy", "").split(";")
        )
        if words
    }
    sources = {source for part in policy.values() for source in part}
    is_strict = not sources & {"'unsafe-inline'", "'unsafe-eval'", "data:", "http:", "https:", "*"}
    hsts = dict(
        [*part.strip().split("="), ""][:2]
        for part in headers.get("Strict-Transport-Security", "").split(";")
    )
    page = answer.text if "text/html" in headers.get("Content-Type", "") else ""
    loaded = Loaded(page)
    cookies = [
        cookie for cookie in answer.cookies.values() if cookie["max-age"] != 0
    ]  # set, not ended
    return {
        "policy": -25
        if not policy or not is_strict or loaded.blocked
        else 10
        if policy.get("default-src") == ["'none'"]
        else 5,
        "cookies": 0
        if not cookies
        else 5
        if all(
            c["secure"] and c["httponly"] and c["samesite"] in ("Lax", "Strict") for c in cookies
        )
        else -40,
        "shared resources": -50 if "Access-Control-Allow-Origin" in headers else 0,
        "referrer": 5
        if headers.get("Referrer-Policy")
        in ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
        else 0,
        "transport": 0 if int(hsts.get("max-age") or 0) >= HALF_A_YEAR else -20,
        "integrity": 0
        if not loaded.files
        else -50
        if any(not re.match("/(?!/)", address) for address, _ in loaded.files)
        else 5
        if all(digest for _, digest in loaded.files)
        else 0,
        "content types": 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5,
        "frames": 5 if policy.get("frame-ancestors") == ["'none'"] else -20,
        "resource policy": 10
        if headers.get("Cross-Origin-Resource-Policy") == "same-origin"
        else 0,
    }


def total(parts: dict[str, int]) -> int:
    base = 100 + sum(points for points in parts.values() if points < 0)
    return base + (sum(points for points in parts.values() if points > 0) if base >= 90 else 0)


def faults_of(answer) -> list[str]:
    """What is wrong with one answer; nothing for a page that may be served."""
    parts, headers = score(answer), answer.headers
    found = [] if total(parts) >= 130 else [f"scores {total(parts)}: {parts}"]
    for name in answer.cookies:
        cookie = answer.cookies[name]
        if not name.startswith("__Host-") or cookie["path"] != "/" or cookie["domain"]:
            found.append(f"cookie {name}")
    hsts = headers.get("Strict-Transport-Security", "")
    if "max-age=63072000" not in hsts or "includeSubDomains" not in hsts:
        found.append(f"transport: {hsts!r}")
    if headers.get("Cross-Origin-Opener-Policy") != "same-origin":
        found.append("opener policy")
    return found
