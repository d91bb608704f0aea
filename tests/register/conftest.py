"""The command line in a process of its own, for tests that would else take the tests' process down."""

from collections.abc import Iterator

import pytest

from tests.register.apart import Apart


@pytest.fixture(scope="session")
def apart() -> Iterator[Apart]:
    """A process that runs commands and measures them."""
    made = Apart()
    yield made
    made.close()
