"""What tests of hostile input share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.listener import Listener


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A server that nothing must connect to."""
    with Listener() as listener:
        yield listener
