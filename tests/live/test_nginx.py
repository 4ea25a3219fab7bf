"""Behind nginx with the documented file, compression on, and two processes on PostgreSQL."""

import time

import pytest
from django.db import connection

from tests.engines import nginx
from tests.factories import ballot_form, go_to, make_debate, make_pupil
from tests.fixtures.ears import Ear
from tests.fixtures.servers import Address, free_port
from tests.test_crowd import sitting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def proxy(server_process, tmp_path):
    """The address of nginx, with as many processes behind it as the engine allows."""
    address = Address(free_port())
    count = 2 if connection.vendor == "postgresql" else 1
    behind = [
        server_process(LIVE="1", PUBLIC_URL=address.url, TRUSTED_PROXIES="1") for _ in range(count)
    ]
    folder = tmp_path / "nginx"
    folder.mkdir()
    process = nginx.start(folder, port=address.port, upstreams=[site.port for site in behind])
    yield address
    process.terminate()
    process.wait(10)


def test_a_bell_comes_through_at_once_to_all_who_listen(proxy):
    debate = go_to(make_debate(), "opening")
    pupils = [make_pupil(debate) for _ in range(3)]
    wall = f"/projector/{debate.projector_key}/"
    assert sitting(proxy, pupils[0]).get(wall, Accept_Encoding="gzip").status == 200
    ears = [Ear(proxy.url, f"{wall}bell/") for _ in range(4)]
    ears += [Ear(proxy.url, pupil.url("bell/"), pupil.client) for pupil in pupils]
    assert {ear.status for ear in ears} == {200}
    assert all(ear.bell(3) for ear in ears)
    assert not any("content-encoding" in ear.headers for ear in ears)
    for number, pupil in enumerate(pupils, 1):
        answer = sitting(proxy, pupil).post(
            pupil.url("opening/ballot/"), ballot_form("a > b > c > d"), Accept="application/json"
        )
        assert answer.status == 200, answer.text
        began = time.monotonic()
        for ear in ears[:4]:
            assert ear.bells_until(handed_in=number)
        assert time.monotonic() - began < 5
    go_to(debate, "split")
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
