"""Finding this machine's address on the local network, without sending anything."""

import socket

import pytest

from powerstruggle import lan


@pytest.fixture
def machine(monkeypatch):
    """A machine with these routes (destination to own address) and these named addresses."""

    def be(routes: dict[str, str], named: tuple[str, ...] = ()) -> list[str]:
        asked = []

        class Probe:
            def __init__(self, family, kind):
                assert (family, kind) == (socket.AF_INET, socket.SOCK_DGRAM)

            def __enter__(self):
                return self

            def __exit__(self, *exception):
                pass

            def connect(self, address):
                asked.append(address[0])
                if address[0] not in routes:
                    raise OSError("Network is unreachable")
                self.own = routes[address[0]]

            def getsockname(self):
                return (self.own, 40000)

        monkeypatch.setattr(lan.socket, "socket", Probe)
        monkeypatch.setattr(lan, "_named_by_the_system", lambda: iter(named))
        return asked

    return be


def test_the_address_of_the_way_out(machine):
    asked = machine({"192.0.2.1": "192.168.1.20"})
    assert lan.find_address() == "192.168.1.20"
    assert asked == ["192.0.2.1"]


def test_a_network_without_the_internet(machine):
    machine({"192.168.255.254": "192.168.4.1"})
    assert lan.find_address() == "192.168.4.1"


def test_names_when_there_is_no_route(machine):
    machine({}, named=("127.0.1.1", "fe80::1", "169.254.3.4", "10.0.0.7"))
    assert lan.find_address() == "10.0.0.7"


def test_never_loopback(machine):
    machine({"192.0.2.1": "127.0.0.1"}, named=("127.0.0.1", "0.0.0.0", "nonsense"))
    assert lan.find_address() == ""
