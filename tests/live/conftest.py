"""What tests of the bell begin with: a class of four, and ears at its doors."""

import pytest

from tests.fixtures.ears import Ear


@pytest.fixture
def listen(request):
    """A factory: `listen(path, client)` is an ear; `url` for another server than the test's own."""
    ears = []

    def start(path: str, client=None, *, url: str = "") -> Ear:
        ears.append(Ear(url or request.getfixturevalue("server").url, path, client))
        return ears[-1]

    yield start
    for ear in ears:
        ear.close()
