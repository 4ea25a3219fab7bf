"""Every address of the curators, and everybody who is none: found by walking the addresses, so that a
new page is tested the day it is added."""

import re
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLResolver, get_resolver

from debates.actions.manuscript import save_row
from debates.actions.proposals import propose_edition
from debates.actions.uploads import keep_upload
from debates.models import Edition, Event, Proposal, Revision, UploadedPack, User
from debates.queries.manuscript import entries_in
from debates.queries.packs import zipped
from tests.factories import make_debate, make_pupil, make_teacher
from tests.staff import give_app

pytestmark = pytest.mark.django_db

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    namespace: str
    path: str


def addresses(patterns, namespace="", path="/") -> list[tuple[str, str]]:
    found = []
    for one in patterns:
        route = path + str(one.pattern)
        if isinstance(one, URLResolver):
            found += addresses(one.url_patterns, namespace or one.namespace or "", route)
        else:
            found.append((namespace, route))
    return found


def paths_of(namespace: str, filled) -> list[str]:
    return [
        filled(route)
        for found, route in addresses(get_resolver().url_patterns)
        if found == namespace
    ]


@pytest.fixture
def paths(stalin, okoro):
    """Every address with what is there: rows, a proposal, an upload."""
    row = Event.objects.get(slug="lenin-dies-1924")
    row.title = "Lenin is dead"
    save_row(row=row)
    proposal = propose_edition(question=stalin, by=okoro.user, why="A test.")
    upload = keep_upload(stored=zipped(entries_in(stalin)), by=okoro.user)
    known = {
        "question": "stalin",
        "preview": "stalin",
        "form": "ris",
        "key": upload.public_id,
        **{kind: row.slug for kind, row in _entries(stalin).items()},
    }

    def filled(route: str) -> str:
        route = route.replace("^(?P<app_label>debates)/$", "debates/")
        model = re.search(r"/debates/(\w+)/", route)
        for name in PARAMETER.findall(route):
            value = known.get(name)
            if name == "object_id":
                value = apps.get_model("debates", model[1]).objects.first().pk
            if name == "number":
                value = 1 if model else proposal.pk
            assert value is not None, (route, name)
            route = re.sub(rf"<(?:\w+:)?{name}>", str(value), route)
        return route

    return {name: paths_of(name, filled) for name in ("admin", "preview", "revealed")}


def _entries(question):
    kinds = ("factor", "figure", "faction", "event", "term", "source")
    return {kind: getattr(question, f"{kind}_entries").last() for kind in kinds}


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Edition, Event, Proposal, Revision, UploadedPack)
    ]


def test_the_walk_finds_the_pages(paths):
    assert len(paths["admin"]) > 100
    for path in ("/curate/", "/curate/packs/", "/curate/manuscript/stalin/propose/"):
        assert path in paths["admin"]
    assert "/curate/preview/stalin/" in paths["preview"]


def test_strangers_are_asked_to_sign_in(paths):
    pupil = make_pupil(make_debate())
    for client in (Client(), pupil.client):
        for path in paths["admin"]:
            answer = client.get(path)
            assert answer.status_code == 302, path
            wanted = "/curate/" if path.endswith("/login/") else path
            assert answer["Location"] == f"/sign-in/?next={wanted}"
            answer = client.post(path, {"why": "x", "post": "yes"})
            assert answer.status_code == 302, path
            assert answer["Location"].startswith("/sign-in/?next="), path
        for path in (*paths["preview"], *paths["revealed"]):
            assert client.get(path).status_code == 404, path


def staff_without_group() -> User:
    user = make_teacher("clerk")
    user.is_staff = True
    user.save()
    give_app(user)
    return user


def curator_no_longer_staff() -> User:
    from tests.admin.curators import make_curator_account

    user = make_curator_account("former")
    user.is_staff = False
    user.save()
    return user


@pytest.mark.parametrize("who", [make_teacher, staff_without_group, curator_no_longer_staff])
def test_for_other_staff_nothing_is_there(paths, who):
    client = Client()
    client.force_login(who())
    before = everything()
    for path in (*paths["admin"], *paths["preview"], *paths["revealed"]):
        if not path.endswith("/login/"):
            assert client.get(path).status_code == 404, path
            assert client.post(path, {"why": "x", "post": "yes"}).status_code in (404, 405), path
    assert everything() == before


def test_curators_find_the_way_from_their_debates(okoro):
    link = 'href="/curate/"'
    assert link in okoro.see("/teacher/")
    teacher = Client()
    teacher.force_login(make_teacher())
    assert link not in teacher.get("/teacher/").text


def test_a_superuser_curates(paths):
    user = make_teacher("root")
    user.is_staff = user.is_superuser = True
    user.save()
    give_app(user)
    client = Client()
    client.force_login(user)
    assert client.get("/curate/").status_code == 200


def test_looking_changes_nothing(paths, okoro, stalin):
    # A question comes with its pack and stays; entries are retired and never deleted; a pupil meets the
    # essay only after the reveal; what staff did is for superusers.
    missing = [
        "/curate/log/",
        "/curate/debates/question/add/",
        f"/curate/debates/question/{stalin.pk}/retire/",
        "/curate/preview/stalin/essay/",
    ]
    parts = ("point", "conclusionrelation", "tier", "tension")
    before = everything()
    for path in (*paths["admin"], *paths["preview"], *paths["revealed"]):
        asked = "?question=stalin"
        if path.endswith("/add/"):
            factor, essay = stalin.factor_entries.first(), stalin.conclusion_entries.first()
            asked += f"&factor={factor.pk}&conclusion={essay.pk}"
        status = okoro.client.get(path + asked).status_code
        is_entry = path.endswith("/delete/") and path.split("/")[3] not in parts
        expected = (404,) if path in missing else (403,) if is_entry else (200, 302, 405)
        assert status in expected, (path, status)
    assert everything() == before


def test_every_change_needs_a_token(paths, okoro):
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = okoro.client.cookies
    before = everything()
    for path in paths["admin"]:
        assert careful.post(path, {"post": "yes", "why": "x"}).status_code in (302, 403), path
    assert everything() == before


@pytest.mark.parametrize("name", ["debate", "seat", "ballot", "paper", "act", "user", "edition"])
def test_what_is_not_a_manuscript_is_not_here(okoro, name):
    assert okoro.client.get(f"/curate/debates/{name}/").status_code == 404


def test_entries_are_never_deleted(okoro, stalin):
    row = Event.objects.first()
    path = f"/curate/debates/event/{row.pk}/delete/"
    assert okoro.client.post(path, {"post": "yes"}).status_code == 403
    sent = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    okoro.client.post("/curate/debates/event/", sent)
    assert Event.objects.filter(pk=row.pk).exists()
