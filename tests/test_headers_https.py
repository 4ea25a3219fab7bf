"""Every address under the settings of HTTPS: headers, cookies, digests and whose clicks count."""

import base64
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client, TestCase

from debates.queries.slips import slip_code
from tests.engines.sampling import sample
from tests.fixtures.https import in_a_process
from tests.observatory import Loaded, faults_of, score, total
from tests.permissions.cast import make_cast
from tests.permissions.matrix import Row, rows

HTMX = "sha384-Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn"
COOKIES = {
    *("__Host-device", "__Host-knock", "__Host-pupil", "__Host-seats"),
    *("__Host-sessionid", "__Host-csrftoken", "__Host-messages"),
}


def over_https(client: Client) -> Client:
    """The same person in a browser that was never here over plain HTTP: cookies have other names there."""
    safe = Client(raise_request_exception=False)
    for name, cookie in client.cookies.items():
        safe.cookies[f"__Host-{name}"] = cookie.value
    return safe


class TestOverHttps(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cast = make_cast()

    @pytest.fixture(autouse=True)
    def serve_over_https(self, https):
        return https

    @contextmanager
    def asking(self, role: str) -> Iterator[Client]:
        with self.cast.asking(role) as client:
            yield over_https(client)

    def answers(self, row: Row, role: str) -> Iterator:
        """To what the row says the role may ask for, and be it to learn that nothing is there."""
        path = self.cast.path(row.name)
        with self.asking(role) as client:
            if row.get[role] != 405:
                yield client.get(path, secure=True)
        with self.asking(role) as client:
            if row.post[role] != 405:
                yield client.post(path, self.cast.sent(row.send), secure=True)

    def test_every_address_scores_130_or_more(self):
        """Django's own admin among them, for who may see it."""
        scores, wrong = [], []
        for role in ("anonymous", "roster pupil", "owner", "curator"):
            for row in sample(rows()):
                if role == "curator" and not row.name.startswith(("admin:", "preview:front")):
                    continue
                for answer in self.answers(row, role):
                    scores.append(total(score(answer)))
                    if answer.status_code >= 500:
                        wrong.append(f"{row.name} as {role}: {answer.status_code}")
                    wrong += [f"{row.name} as {role}: {fault}" for fault in faults_of(answer)]
                    if role == "curator" and "text/html" in answer.get("Content-Type", ""):
                        blocked = Loaded(answer.text).blocked
                        wrong += [f"{row.name}: {one} is blocked" for one in blocked]
        assert not wrong, "\n".join(["", *wrong])
        assert len(scores) > 300
        assert max(scores) == 140

    def test_who_is_known_over_plain_http_is_known_here(self):
        path = self.cast.path("teacher:console")
        with self.asking("owner") as client:
            assert client.get(path, secure=True).status_code == 200

    def test_the_score_has_teeth(self):
        answer = Client().get("/", secure=True)
        assert total(score(answer)) == 140
        for header in ("Content-Security-Policy", "Strict-Transport-Security"):
            worse = Client().get("/", secure=True)
            del worse.headers[header]
            assert total(score(worse)) < 130, header
        answer.content = answer.content.replace(b"<main", b'<main style="color:red"')
        assert total(score(answer)) < 130

    def test_every_file_of_ours_comes_with_the_digest_of_what_is_served(self):
        files = {}
        for role in ("anonymous", "roster pupil", "owner"):
            with self.asking(role) as client:
                for row in rows():
                    if row.get[role] == 200:
                        answer = client.get(self.cast.path(row.name), secure=True)
                        if "text/html" in answer.headers["Content-Type"]:
                            files |= dict(Loaded(answer.text).files)
        assert len(files) > 12
        for address, digest in files.items():
            served = Path(staticfiles_storage.path(address.removeprefix("/static/"))).read_bytes()
            wanted = base64.b64encode(hashlib.sha384(served).digest()).decode()
            assert digest == f"sha384-{wanted}", address
        # As its makers published it.
        assert next(d for address, d in files.items() if "htmx-4.0.1" in address) == HTMX

    def test_every_cookie_is_bound_to_this_host(self):
        world, visitor = self.cast.novak, Client()
        pupil = world.roster_seat.pupil
        enter, name = self.cast.path("pupil:enter"), self.cast.path("teacher:pupil-name")
        clicks = (
            (visitor, "/", {"code": "KKMMQQXX"}),
            (visitor, "/back/knock/", {"code": world.debate.join_code, "asked": "nobody"}),
            (visitor, f"/s/{slip_code(pupil)}/", {}),
            (visitor, enter, {}),
            (Client(), "/sign-in/", {"login": "novak", "password": "correct horse battery"}),
        )
        answers = [who.post(path, sent, secure=True) for who, path, sent in clicks]
        answers.append(Client().get("/sign-in/", secure=True))
        with self.asking("owner") as client:
            sent = {"name": "Somebody", "suffix": ""}
            answers.append(client.post(name, sent, secure=True))
        assert {name for answer in answers for name in answer.cookies} == COOKIES
        assert [fault for answer in answers for fault in faults_of(answer)] == []

    def test_a_cookie_that_a_neighbour_could_have_set_opens_no_seat(self):
        path = self.cast.path("pupil:debate")
        guest = self.cast.clients["guest"]
        assert "seats" in guest.cookies
        assert guest.get(path, secure=True).status_code == 404
        assert over_https(guest).get(path, secure=True).status_code == 200

    def test_a_page_of_another_site_changes_nothing(self):
        """Looking is free: a link from the school's own site leads here."""
        headers, wrong = {"sec-fetch-site": "cross-site"}, []
        for row in rows():
            if row.post["owner"] != 405:
                with self.asking("owner") as owner:
                    path, sent = self.cast.path(row.name), self.cast.sent(row.send)
                    answer = owner.post(path, sent, headers=headers, secure=True)
                if answer.status_code != 403 or "A page of another site" not in answer.text:
                    wrong.append(f"{row.name}: {answer.status_code}")
        assert not wrong, "\n".join(["", *wrong])
        assert Client().get("/", headers=headers, secure=True).status_code == 200

    def test_a_click_from_here_does(self):
        for site in ("same-site", "same-origin", "none"):
            with self.asking("owner") as owner:
                headers, path = {"sec-fetch-site": site}, self.cast.path("teacher:pause")
                answer = owner.post(path, {"on": "yes"}, headers=headers, secure=True)
                assert answer.status_code == 303, site


def test_while_debugging_files_have_no_digest(settings):
    from debates.templatetags.files import integrity, script, style

    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    assert integrity("css/base.css") == ""
    assert style("css/base.css") == '<link rel="stylesheet" href="/static/css/base.css">'
    assert script("js/faces.js") == '<script src="/static/js/faces.js" defer></script>'


def test_the_deployment_checks_find_nothing(tmp_path):
    done = in_a_process(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.django_db
def test_what_came_over_plain_http_is_sent_to_https(https):
    answer = Client().get("/back/?code=A", headers={"host": "localhost"})
    assert (answer.status_code, answer["Location"]) == (301, "https://class.test/back/?code=A")
    proxied = Client().get("/back/", headers={"x-forwarded-proto": "https"})
    assert proxied.status_code == 200


@pytest.mark.django_db
def test_no_cookie_before_somebody_joins_or_signs_in(client):
    for path in ("/library/", "/projector/unknown/", "/curate/"):
        assert client.get(path).cookies == {}, path
