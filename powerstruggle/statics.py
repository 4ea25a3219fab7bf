"""Serves style, script and fonts in front of Django, so that no file waits behind a ballot.

Takes the files, names and headers from WhiteNoise; knows no page.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.middleware import WhiteNoiseMiddleware

# WhiteNoise reads the request as WSGI spells it, and only these three headers.
REQUEST_HEADERS = {
    b"accept-encoding": "HTTP_ACCEPT_ENCODING",
    b"if-modified-since": "HTTP_IF_MODIFIED_SINCE",
    b"if-none-match": "HTTP_IF_NONE_MATCH",
    b"range": "HTTP_RANGE",
}
HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


class Statics:
    """An ASGI application that answers for the files it knows and passes on the rest."""

    def __init__(self, application) -> None:
        self.application = application
        self.files = WhiteNoiseMiddleware()

    async def __call__(self, scope, receive, send) -> None:
        file = self.find(scope["path"]) if scope["type"] == "http" else None
        if file is None:
            await self.application(scope, receive, send)
            return
        answer = file.get_response(
            scope["method"],
            {
                REQUEST_HEADERS[name]: value.decode("latin-1")
                for name, value in scope["headers"]
                if name in REQUEST_HEADERS
            },
        )
        headers = [*answer.headers, *HEADERS]
        await send(
            {
                "type": "http.response.start",
                "status": int(answer.status),
                "headers": [
                    (name.lower().encode("latin-1"), value.encode("latin-1"))
                    for name, value in headers
                ],
            }
        )
        await send({"type": "http.response.body", "body": _content(answer.file)})

    def find(self, path: str):
        if not path.startswith(settings.STATIC_URL):
            return None
        return self.files.find_file(path) if settings.DEBUG else self.files.files.get(path)


def _content(file) -> bytes:
    if file is None:
        return b""
    with file:
        return file.read()


def collect() -> bool:
    """Gathers, names and compresses the files anew if one has changed since the last time."""
    stamp = Path(settings.VAR_DIR) / "static.stamp"
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(fingerprint)
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256(str(settings.STORAGES).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
