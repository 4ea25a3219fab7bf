"""Behind nginx and Caddy with the documented files, compression on, and two processes on PostgreSQL."""

import time

import pytest
from django.db import connection
from django.test import Client

from tests.engines import proxies
from tests.factories import ballot_form, go_to, make_debate, make_pupil, teacher_of
from tests.fixtures.ears import Ear
from tests.fixtures.servers import Address, free_port
from tests.fixtures.visitors import visitor_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.bell("on")]


@pytest.fixture(params=proxies.PROXIES, ids=lambda proxy: proxy.name)
def proxy(request, server_process, tmp_path):
    """The address of a proxy, with as many processes behind it as the engine allows."""
    address = Address(free_port())
    count = 2 if connection.vendor == "postgresql" else 1
    behind = [server_process(PUBLIC_URL=address.url, TRUSTED_PROXIES="1") for _ in range(count)]
    process = proxies.start(
        request.param, tmp_path, port=address.port, upstreams=[site.port for site in behind]
    )
    yield address
    process.terminate()
    process.wait(10)


def test_a_bell_comes_through_at_once_to_all_who_listen(proxy):
    debate = go_to(make_debate(), "opening")
    pupils = [make_pupil(debate) for _ in range(3)]
    console = f"/teacher/debate/{debate.public_id}/"
    teacher = Client()
    teacher.force_login(teacher_of(debate))
    wall = f"/projector/{debate.projector_key}/"
    assert visitor_of(proxy, pupils[0].client).get(wall, Accept_Encoding="gzip").status == 200
    ears = [Ear(proxy.url, f"{wall}bell/") for _ in range(4)]
    ears += [Ear(proxy.url, pupil.url("bell/"), pupil.client) for pupil in pupils]
    assert {ear.status for ear in ears} == {200}
    assert all(ear.bell(3) for ear in ears)
    assert {ear.headers.get("content-encoding", "identity") for ear in ears} == {"identity"}
    for number, pupil in enumerate(pupils, 1):
        answer = visitor_of(proxy, pupil.client).post(
            pupil.url("opening/ballot/"), ballot_form("a > b > c > d"), Accept="application/json"
        )
        assert answer.status == 200, answer.text
        began = time.monotonic()
        for ear in ears[:4]:
            assert ear.bells_until(handed_in=number)
        assert time.monotonic() - began < 5
    next_phase = {"serial": str(debate.phase_serial), "drafts": "leave"}
    assert visitor_of(proxy, teacher).post(f"{console}next/", next_phase).status == 200
    assert [ear.bells_until(phase="split")[-1]["phase"] for ear in ears] == ["split"] * 7
    for ear in ears:
        ear.close()


def test_a_visitor_cannot_say_where_it_comes_from(proxy):  # EC-70
    """Nor does it help to be sent to another process: they count in one place."""
    found = []
    for n in range(21):
        visitor = proxy.visitor()
        visitor.get("/")
        answer = visitor.post("/", {"code": "KKMMQQXX"}, X_Forwarded_For=f"203.0.113.{n}")
        found.append(answer.status)
    assert found == [404] * 20 + [429]
