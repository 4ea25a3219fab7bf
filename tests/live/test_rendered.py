"""What is the same for all is made once."""

import pytest
from django.test import Client

from debates.live import Rendered
from debates.views import projector
from tests.factories import cast, go_to, make_debate, make_seat


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("debates.live.rendered.time.monotonic", lambda: now[0])
    return now


def test_a_text_is_made_once_until_it_is_old(clock):
    made = []
    kept = Rendered(size=2, seconds=1)

    def get(key):
        return kept.get(key, lambda: made.append(key) or f"{key}{len(made)}")

    assert [get("a"), get("a"), get("b")] == ["a1", "a1", "b2"]
    clock[0] += 1
    assert get("a") == "a3"
    assert [get("c"), get("a"), get("b")] == ["c4", "a3", "b5"]  # the oldest fell out


@pytest.mark.django_db
def test_a_thousand_walls_cost_one_render(clock, monkeypatch):
    debate = go_to(make_debate(), "opening")
    made = []
    real = projector.wall_of
    monkeypatch.setattr(projector, "wall_of", lambda *args: made.append(1) or real(*args))
    url = f"/projector/{debate.projector_key}/now/"
    texts = {Client().get(url, {"seen": "old"}).text for _ in range(20)}
    assert (len(texts), len(made)) == (1, 1)
    cast(make_seat(debate), "a > b > c > d")
    assert "1 <span" in Client().get(url, {"seen": "old"}).text
    assert len(made) == 2


@pytest.mark.django_db
def test_one_wall_never_gets_what_was_made_for_another():
    debates = [go_to(make_debate(), "opening")]
    debates.append(go_to(make_debate(by=_okoro()), "opening"))
    texts = [
        Client().get(f"/projector/{debate.projector_key}/now/", {"seen": "old"}).text
        for debate in debates
    ]
    for debate, text in zip(debates, texts, strict=True):
        assert debate.projector_key in text
        assert f"{debate.join_code[:4]} {debate.join_code[4:]}" in text


def _okoro():
    from tests.factories import make_teacher

    return make_teacher("okoro")
