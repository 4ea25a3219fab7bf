"""Who is no curator, however near to one, and what curators find nowhere: for who reaches which address, see
tests/permissions."""

import pytest
from django.test import Client

from debates.models import Event, User
from tests.factories import make_teacher
from tests.staff import give_app

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("who", [staff_without_group, curator_no_longer_staff])
def test_for_who_only_looks_like_a_curator_nothing_is_there(stalin, who):
    client = Client()
    client.force_login(who())
    for path in ("", "debates/event/", "packs/", "manuscript/stalin/", "preview/stalin/"):
        assert client.get(f"/curate/{path}").status_code == 404, path


def test_curators_find_the_way_from_their_debates(okoro):
    link = 'href="/curate/"'
    assert link in okoro.see("/teacher/")
    teacher = Client()
    teacher.force_login(make_teacher())
    assert link not in teacher.get("/teacher/").text


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
