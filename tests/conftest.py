"""Fixtures that many tests use."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.command import Command

if TYPE_CHECKING:
    from selenium import webdriver

ROOT = Path(__file__).resolve().parent.parent

# A shell starts what it puts in the background deaf to interrupts, and its children with it; tests that interrupt
# commands would wait in vain.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def kg(tmp_path: Path) -> Command:
    """The command ``kg``, run in an empty folder."""
    return Command(tmp_path)


@pytest.fixture(scope="session")
def example() -> Path:
    """The article that ships with the project."""
    return ROOT / "examples" / "blinken-china.txt"


@pytest.fixture(scope="session")
def example_output(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """A folder with everything that ``kg build`` makes of the example."""
    folder = tmp_path_factory.mktemp("example")
    every_format = [argument for name in ("ttl", "trig", "nq", "jsonld") for argument in ("--format", name)]
    outcome = Command(folder)("build", example, "--published", "2024-04-19", "-o", folder, *every_format)
    assert outcome.code == 0, outcome.err
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[webdriver.Chrome]:
    """A real browser without a window; see `tests.browser`."""
    from tests.browser import chromium

    with chromium() as driver:
        yield driver
