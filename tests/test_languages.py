"""Every word is translated, the catalogue is that of the code, and pages are whole in the second language."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from debates.boards.places import average_text, ordinal
from tests.browser.dossier import make_stalin_debate
from tests.class_of_seven import class_of_seven, uncover
from tests.factories import cast, go_to, make_pupil
from tests.teachers import Teacher

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "locale"
GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}


@pytest.fixture(autouse=True)
def in_the_first_language():
    """A request leaves its thread in the language that it was answered in."""
    yield
    translation.activate(settings.LANGUAGE_CODE)


CODES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def catalogue(code: str) -> Path:
    return LOCALE / code / "LC_MESSAGES" / "django.po"


def said_by(*command: str | Path) -> str:
    assert shutil.which(str(command[0])), "sudo apt install gettext"
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def entries(text: str) -> list[str]:
    """Without the head, whose dates change."""
    return text.split("\n\n")[1:]


def test_there_is_a_second_language():
    assert CODES == ["de"]


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_to_translate_and_no_placeholder_is_lost(code):
    said_by("msgfmt", "--check", "-o", "/dev/null", catalogue(code))
    for kind in ("--untranslated", "--only-fuzzy"):
        assert entries(said_by("msgattrib", kind, "--no-obsolete", catalogue(code))) == []
    # What python-format does not see: braces of the scripts, and tags.
    placeholder = re.compile(r"\{\w*\}|</?\w+[^>]*>")
    for entry in entries(catalogue(code).read_text()):
        source = re.search(r'msgid "(.*?)"\nmsg', entry, re.S)
        target = re.search(r'msgstr(?:\[0\])? "(.*?)"(?:\nmsgstr\[1\]|\n*$)', entry, re.S)
        found = [sorted(placeholder.findall(one[1])) for one in (source, target)]
        assert found[0] == found[1], entry


@pytest.mark.parametrize("code", CODES)
def test_the_compiled_catalogue_is_the_written_one(code, tmp_path):
    said_by("msgfmt", "-o", tmp_path / "django.mo", catalogue(code))
    assert (tmp_path / "django.mo").read_bytes() == catalogue(code).with_suffix(
        ".mo"
    ).read_bytes(), "make messages"


def test_the_catalogue_is_that_of_the_code(tmp_path):
    """As `make messages` makes it, in a copy."""
    for name in ("debates", "powerstruggle", "templates", "locale"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.yaml")
        )
    shutil.copy(ROOT / "manage.py", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    options = re.search(r"^MESSAGES := (.*)$", (ROOT / "Makefile").read_text(), re.M)[1]
    words = [word.strip("'") for word in options.split()]
    done = subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--all", *words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for code in CODES:
        made = (tmp_path / catalogue(code).relative_to(ROOT)).read_text()
        assert entries(made) == entries(catalogue(code).read_text()), "make messages"


def test_numbers_and_dates_are_written_as_the_language_does():
    from datetime import date
    from fractions import Fraction

    from django.utils.formats import date_format

    day = date(2026, 3, 5)
    assert (average_text(Fraction(13, 7)), ordinal(2)) == ("1.86", "2nd")
    assert date_format(day, "DATE_FORMAT") == "5 March 2026"
    with translation.override("de"):
        assert (average_text(Fraction(13, 7)), ordinal(2)) == ("1,86", "2.")
        assert date_format(day, "DATE_FORMAT") == "5. März 2026"


def drawn(page: str) -> list[str]:
    """Every place, length and path of a drawing."""
    return re.findall(r' (?:[xyrd]|[cr][xy]|width|height|viewBox|x[12]|y[12])="([^"]*)"', page)


def words_of(page: str) -> list[str]:
    """What is read, without tokens and keys."""
    text = re.sub(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", " ", page, flags=re.S)
    return re.findall(r"[^\W\d_]{4,}", text)


@pytest.mark.django_db
@pytest.mark.parametrize("phase", ["lobby", "opening", "split", "verdict", "exit", "closed"])
def test_pages_are_whole_in_german(phase):
    debate = class_of_seven(phase=phase) if phase != "verdict" else class_of_seven()
    if phase in ("verdict", "exit", "closed"):
        debate = uncover(go_to(debate, "verdict"), steps=4) if phase == "verdict" else debate
    novak = Teacher(debate)
    ada = make_pupil(debate) if phase != "closed" else None
    asked = [(Client(), f"/projector/{debate.projector_key}/"), (novak.client, novak.url(""))]
    if ada:
        asked.append((ada.client, ada.url()))
    if phase == "verdict":
        asked += [(novak.client, novak.url("findings/")), (ada.client, ada.url("findings/"))]
    for client, path in asked:
        english = client.get(path).text
        answer = client.get(path, headers=GERMAN)
        assert answer.headers["Content-Language"] == "de", path
        german = answer.text
        assert '<html lang="de">' in german, path
        assert '<html lang="en-gb">' in english, path
        # A place written with a comma would be no place.
        wrong = [one for one in drawn(german) if re.search(r"\d,\d", one)]
        assert [one for one in drawn(english) if re.search(r"\d,\d", one)] == wrong == [], path
        assert len(drawn(german)) == len(drawn(english)), path
        # Nothing that was kept for the one is shown to the other.
        again = client.get(path).text
        assert '<html lang="en-gb">' in again, path
        assert words_of(again) == words_of(english), path


@pytest.mark.django_db
def test_a_dossier_keeps_its_own_language():
    make_stalin_debate("default")
    page = Client().get("/library/stalin/factors/", headers=GERMAN).text
    assert '<html lang="de">' in page
    assert '<main id="main" class="main wide study" tabindex="-1" lang="en-GB">' in page


@pytest.mark.django_db
@pytest.mark.parametrize("phase", ["opening", "evidence", "verdict"])
def test_in_a_debate_the_words_of_its_dossier_do_so_as_well(phase):
    """Each element that holds nothing but such words, where the page speaks another language."""
    debate = go_to(make_stalin_debate("default", anonymity="hands"), "opening")
    title = debate.titles()["party-machine"]
    ada, novak = make_pupil(debate), Teacher(debate)
    if phase != "opening":
        cast(ada.seat, " > ".join(debate.titles()))
        debate = go_to(debate, phase)
    if phase == "verdict":
        uncover(debate, steps=8)
    wall = f"/projector/{debate.projector_key}/"
    asked = [(Client(), wall), (ada.client, ada.url()), (novak.client, novak.url())]
    if phase == "verdict":
        asked += [(ada.client, ada.url("findings/")), (novak.client, novak.url("findings/"))]
    for client, path in asked:
        german = client.get(path, headers=GERMAN).text
        question = re.search(rf"<(?:h1|p|span)([^>]*)>{re.escape(debate.edition.title)}<", german)
        assert question, path
        assert 'lang="en-GB"' in question[1], path
        named = re.findall(rf"<(?:span|b|th)([^>]*)>{title}</", german)
        assert all('lang="en-GB"' in one for one in named), (path, named)
        if phase == "verdict" and client is not novak.client:
            assert named or "projector" in path, path
        assert "lang=" not in client.get(path).text.replace('<html lang="en-gb">', ""), path


def test_a_school_can_choose_one_language_for_all(tmp_path):
    from tests.test_settings import start

    script = "from powerstruggle import settings as s; print(s.LANGUAGE_CODE, s.LANGUAGES)"
    said = start(tmp_path, script=script, SITE_LANGUAGE="de").stdout
    assert said.strip() == "de [('de', 'Deutsch')]"
    said = start(tmp_path, script=script).stdout
    assert said.strip() == "en-gb [('en-gb', 'English'), ('de', 'Deutsch')]"
    assert "must be one of: browser, en-gb, de." in start(tmp_path, SITE_LANGUAGE="fr").stderr
