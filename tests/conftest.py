"""Where every test begins: an environment of its own, then the fixtures.

The engine is chosen by DATABASE_URL: PostgreSQL where it says so, else SQLite in a file, because
several threads and processes need to open it. Nothing is read from the project's var/.
"""

import atexit
import gc
import os
import shutil
import tempfile
from itertools import compress
from operator import not_
from pathlib import Path

import hypothesis
import pytest

OWN = Path(tempfile.mkdtemp(prefix="power-struggle-test-"))
atexit.register(shutil.rmtree, OWN, ignore_errors=True)

SETTINGS = (
    *("ALLOWED_HOSTS", "DEBUG", "HOST", "LIVE", "PORT", "PURGE_DEBATES_AFTER"),
    *("SCHOOL_YEAR_ENDS", "TIME_ZONE"),
)
for name in SETTINGS:
    os.environ.pop(name, None)
os.environ.update(
    {
        "DJANGO_SETTINGS_MODULE": "powerstruggle.settings",
        "PUBLIC_URL": "http://class.test",
        "SECRET_KEY": "a key for the tests only, of more than fifty characters",
        "VAR_DIR": str(OWN),
    }
)
if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
    os.environ["DATABASE_URL"] = f"sqlite:///{OWN}/db.sqlite3"

pytest_plugins = [
    "tests.fixtures.network",
    "tests.fixtures.databases",
    "tests.fixtures.https",
    "tests.fixtures.servers",
    "tests.fixtures.browsers",
]

# What hypothesis tries knows no database: the second engine need not try all of it again.
hypothesis.settings.register_profile(
    "ours",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=40 if os.environ["DATABASE_URL"].startswith("sqlite") else 10,
)
hypothesis.settings.load_profile("ours")

# Thousands of tests make much and keep little: looking for circles less often saves some of the time.
gc.set_threshold(200_000, 20, 100)

BROWSER_TESTS = Path(__file__).parent / "browser"


def pytest_configure(config):
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["tests.fixtures.passwords.QuickArgon2"]


@pytest.fixture(autouse=True, scope="session")
def whole_pages(django_test_environment):
    """The test client is told of each page, and not of each of its fragments with a copy of all it was given:
    that took a third of a page's time."""
    from django.template.base import Template
    from django.test.utils import _TestState

    told, plain = Template._render, _TestState.saved_data.template_render

    def render(self, context):
        return told(self, context) if context.template is self else plain(self, context)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


def pytest_addoption(parser):
    parser.addoption("--part", choices=("quick", "browser"), help="only tests of this kind")
    parser.addoption(
        "--chaos", choices=("short", "long"), default="short", help="how often things are broken"
    )
    parser.addoption(
        "--bell-off", action="store_true", help="turn it off in every server that runs"
    )


def pytest_collection_modifyitems(config, items):
    """Marks the browser tests by their folder and runs them last."""
    for item in items:
        if _is_browser(item):
            item.add_marker(pytest.mark.browser)
    items.sort(key=_is_browser)
    if part := config.getoption("part"):
        is_wanted = [_is_browser(item) == (part == "browser") for item in items]
        config.hook.pytest_deselected(items=list(compress(items, map(not_, is_wanted))))
        items[:] = compress(items, is_wanted)


def pytest_collection_finish(session):
    """What is there by now stays to the end: nobody need look through it again."""
    gc.freeze()


def _is_browser(item) -> bool:
    return item.path.is_relative_to(BROWSER_TESTS)
