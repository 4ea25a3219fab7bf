"""The curators' forms behind HTTPS: as strict as any other page, also when they are refused."""

import pytest

from tests.observatory import Loaded, faults_of

pytestmark = pytest.mark.django_db


def test_a_form_that_was_refused_scores_130_or_more(https, okoro, stalin):
    okoro.client.force_login(okoro.user)
    for path in ("/curate/packs/", "/curate/debates/event/add/?question=stalin"):
        answer = okoro.client.post(path, {"title": ""}, secure=True)
        assert answer.status_code in (200, 422), path
        assert faults_of(answer) == [], path
        assert Loaded(answer.text).blocked == [], path
