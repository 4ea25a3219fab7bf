"""Every address under the settings of HTTPS: headers, cookies, digests and whose clicks count."""

import base64
import hashlib
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from tests.fixtures.https import in_a_process
from tests.observatory import Loaded, faults_of, score, total
from tests.views.test_permissions import TABLE, cast, content  # noqa: F401  (fixtures)

HTMX = "sha384-Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn"


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["anonymous", "pupil", "teacher"])
def test_every_address_scores_130_or_more(https, cast, role):  # noqa: F811
    client = over_https(cast.clients[role])
    is_known = client.get(cast.path("teacher:console"), secure=True).status_code == 200
    assert is_known == (role == "teacher")
    scored = 0
    for name in sorted(TABLE, key="account_logout".__eq__):
        answer = client.get(cast.path(name), secure=True)
        assert faults_of(answer) == [], (name, role)
        scored = max(scored, total(score(answer)))
        answer = client.post(cast.path(name), TABLE[name].data, secure=True)
        assert faults_of(answer) == [], (name, role)
    assert scored == 140


def over_https(client: Client) -> Client:
    """The same person, with the names that cookies have there."""
    for name in [name for name in client.cookies if not name.startswith("__Host-")]:
        client.cookies[f"__Host-{name}"] = client.cookies[name].value
        del client.cookies[name]
    return client


@pytest.mark.django_db
def test_the_score_has_teeth(https, cast):  # noqa: F811
    answer = cast.clients["anonymous"].get("/", secure=True)
    assert total(score(answer)) == 140
    for header in ("Content-Security-Policy", "Strict-Transport-Security"):
        worse = cast.clients["anonymous"].get("/", secure=True)
        del worse.headers[header]
        assert total(score(worse)) < 130, header
    answer.content = answer.content.replace(b"<main", b'<main style="color:red"')
    assert total(score(answer)) < 130


@pytest.mark.django_db
def test_every_file_of_ours_comes_with_the_digest_of_what_is_served(cast):  # noqa: F811
    files = {}
    for name in TABLE:
        answer = cast.clients["teacher"].get(cast.path(name))
        if "text/html" in answer.headers["Content-Type"]:
            files |= dict(Loaded(answer.text).files)
    files |= dict(Loaded(cast.clients["pupil"].get(cast.path("pupil:debate")).text).files)
    assert len(files) > 8
    for address, digest in files.items():
        served = Path(staticfiles_storage.path(address.removeprefix("/static/"))).read_bytes()
        wanted = base64.b64encode(hashlib.sha384(served).digest()).decode()
        assert digest == f"sha384-{wanted}", address
    # As its makers published it.
    assert next(d for address, d in files.items() if "htmx-4.0.1" in address) == HTMX


def test_while_debugging_files_have_no_digest(settings):
    from debates.templatetags.files import integrity

    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    assert integrity("css/base.css") == ""


def test_the_deployment_checks_find_nothing(tmp_path):
    done = in_a_process(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.django_db
def test_a_cookie_that_a_neighbour_could_have_set_opens_no_seat(https, cast):  # noqa: F811
    pupil = cast.clients["pupil"]
    plain = pupil.cookies["seats"].value
    assert pupil.get(cast.path("pupil:debate"), secure=True).status_code == 404
    over_https(pupil)
    assert pupil.cookies["__Host-seats"].value == plain
    assert pupil.get(cast.path("pupil:debate"), secure=True).status_code == 200


@pytest.mark.django_db
def test_what_came_over_plain_http_is_sent_to_https(https, cast):  # noqa: F811
    answer = cast.clients["anonymous"].get("/back/?code=A", headers={"host": "localhost"})
    assert (answer.status_code, answer["Location"]) == (301, "https://class.test/back/?code=A")
    proxied = cast.clients["anonymous"].get("/back/", headers={"x-forwarded-proto": "https"})
    assert proxied.status_code == 200


@pytest.mark.django_db
def test_no_cookie_before_somebody_joins_or_signs_in(client):
    for path in ("/library/", "/projector/unknown/", "/curate/"):
        assert client.get(path).cookies == {}, path


@pytest.mark.django_db
@pytest.mark.parametrize("site", ["cross-site", "same-site", "same-origin", "none"])
def test_a_page_of_another_site_changes_nothing(cast, site):  # noqa: F811
    """Looking is free: a link from the school's own site leads here. The control is a click from here."""
    headers = {"sec-fetch-site": site}
    is_refused = site == "cross-site"
    for name in TABLE if is_refused else ["teacher:pause"]:
        sent = cast.clients["teacher"].post(cast.path(name), {"on": "yes"}, headers=headers)
        assert (sent.status_code == 403) == is_refused, (name, sent.status_code)
    assert ("A page of another site" in sent.text) == is_refused
    assert cast.clients["anonymous"].get("/", headers=headers).status_code == 200
