"""The list of sources as a file: what the reader may see, in a form that other programs take."""

import json

import pytest
from django.test import Client

from debates.actions.evidence import withhold
from tests.dossiers.rome_debate import make_rome_debate, rome_edition
from tests.factories import go_to, make_pupil, teacher_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("form", "media", "name", "part"),
    [
        ("csl-json", "application/vnd.citationstyles.csl+json", "rome-sources.json", '"Heather"'),
        ("bibtex", "application/x-bibtex", "rome-sources.bib", "{heather-fall,"),
        ("ris", "application/x-research-info-systems", "rome-sources.ris", "AU  - Heather, Peter"),
    ],
)
def test_a_list_is_a_file_of_its_form(form, media, name, part, django_assert_num_queries):
    rome_edition()
    Client().get("/library/rome/")
    with django_assert_num_queries(1):
        answer = Client().get(f"/library/rome/sources/list/{form}/")
    assert answer.headers["Content-Type"] == f"{media}; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert part in answer.text


def test_a_form_that_nobody_knows_is_not_there():
    rome_edition()
    assert Client().get("/library/rome/sources/list/mods/").status_code == 404


def test_a_class_gets_what_it_may_see():
    debate = go_to(make_rome_debate(), "evidence")
    withhold(debate=debate, by=teacher_of(debate), kind="source", slug="goldsworthy-fall")
    ada = make_pupil(debate)
    for address in (
        ada.url("evidence/sources/list/csl-json/"),
        "/library/rome/sources/list/csl-json/",
    ):
        listed = json.loads(ada.client.get(address).text)
        assert [one["id"] for one in listed] == ["ammianus", "heather-fall", "ward-perkins-fall"]
