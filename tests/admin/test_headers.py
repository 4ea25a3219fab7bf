"""The curators' pages, Django's own admin among them, behind HTTPS: as strict as any other."""

import pytest

from tests.admin.test_permissions import paths  # noqa: F401  (a fixture)
from tests.observatory import Loaded, faults_of

pytestmark = pytest.mark.django_db


def test_every_page_of_the_curators_scores_130_or_more(https, okoro, paths):  # noqa: F811
    okoro.client.force_login(okoro.user)  # its cookie has another name over HTTPS
    pages = 0
    for path in (*paths["admin"], *paths["preview"], *paths["revealed"]):
        answer = okoro.client.get(path + "?question=stalin", secure=True)
        assert faults_of(answer) == [], path
        if answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]:
            assert Loaded(answer.text).blocked == [], path
            pages += 1
    assert pages > 60


def test_a_form_that_was_refused_scores_130_or_more(https, okoro, stalin):
    okoro.client.force_login(okoro.user)
    for path in ("/curate/packs/", "/curate/debates/event/add/?question=stalin"):
        answer = okoro.client.post(path, {"title": ""}, secure=True)
        assert answer.status_code in (200, 422), path
        assert faults_of(answer) == [], path
        assert Loaded(answer.text).blocked == [], path
