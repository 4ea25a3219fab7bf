"""Files: named by their content, compressed, kept for good, and never waiting behind Django."""

import gzip

import pytest
from django.templatetags.static import static
from django.urls import path

from powerstruggle import statics

urlpatterns = [path("page/", lambda request: None)]
pytestmark = pytest.mark.urls(__name__)

SCRIPT = "/* what it says is of no matter, as long as there is enough of it */\n" * 30


@pytest.fixture
def script(settings, tmp_path):
    """One script among the files, collected into folders of its own."""
    from django.contrib.staticfiles.finders import get_finder
    from django.contrib.staticfiles.storage import staticfiles_storage

    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "tap.js").write_text(SCRIPT)
    settings.STATICFILES_DIRS = [tmp_path / "from"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.VAR_DIR = tmp_path
    get_finder.cache_clear()
    # The storage of the process is made anew for these folders.
    settings.STORAGES = {**settings.STORAGES}
    assert staticfiles_storage.location == str(tmp_path / "static")
    yield tmp_path / "from" / "tap.js"
    get_finder.cache_clear()


def test_files_are_collected_only_when_one_has_changed(script):
    assert statics.collect() is True
    assert statics.collect() is False
    script.write_text(SCRIPT + "changed")
    assert statics.collect() is True
    assert (script.parent.parent / "static" / "tap.js").read_text() == SCRIPT + "changed"


def test_a_file_over_the_network(script, server_of_files):
    url = static("tap.js")
    assert url.startswith("/static/tap.")
    assert url != "/static/tap.js"
    status, headers, body = server_of_files(url, {"Accept-Encoding": "gzip"})
    assert status == 200
    assert gzip.decompress(body).decode() == SCRIPT
    assert headers["cache-control"] == "max-age=315360000, public, immutable"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-type"].startswith("text/javascript")
    again, _, nothing = server_of_files(url, {"If-None-Match": headers["etag"]})
    assert (again, nothing) == (304, b"")


@pytest.fixture
def server_of_files(script):
    """Asks the application as a server does, without a network."""
    from asgiref.sync import async_to_sync

    statics.collect()

    async def django(scope, receive, send):
        raise AssertionError("Django was asked for a file")

    application = statics.Statics(django)

    def ask(url, headers):
        messages = []

        async def send(message):
            messages.append(message)

        scope = {
            "type": "http",
            "method": "GET",
            "path": url,
            "headers": [(n.lower().encode(), v.encode()) for n, v in headers.items()],
        }
        async_to_sync(application)(scope, None, send)
        start, body = messages
        found = {name.decode(): value.decode() for name, value in start["headers"]}
        return start["status"], found, body["body"]

    return ask


@pytest.mark.parametrize("url", ["/page/", "/static/", "/static/none.js", "/static/../manage.py"])
def test_anything_else_is_for_django(server_of_files, url):
    with pytest.raises(AssertionError, match="Django was asked"):
        server_of_files(url, {})
