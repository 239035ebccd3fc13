"""`kg validate` on a terminal and in a pipe."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.command import KG, Command


@pytest.fixture
def broken(kg: Command, example_output: Path) -> Path:
    """The example's graph with no event type."""
    graph = (example_output / "graph.ttl").read_text(encoding="utf-8")
    path = kg.folder / "broken.ttl"
    path.write_text(re.sub(r"\n    sc:eventType \S+ ;", "", graph), encoding="utf-8")
    return path


def test_all_lists_what_is_cut_otherwise(kg: Command, broken: Path) -> None:
    some, every = kg("validate", broken), kg("validate", broken, "--all")
    assert (some.code, every.code, some.err) == (1, 1, "")
    assert "more (--all lists them)" in some.out
    assert "--all" not in every.out
    assert every.out.count("  blinken-china: ") > some.out.count("  blinken-china: ")
    assert every.out.splitlines()[:3] == some.out.splitlines()[:3]


def test_an_engine_must_be_known(kg: Command, broken: Path) -> None:
    outcome = kg("validate", broken, "--engine", "jena")
    assert outcome.code == 2
    assert "pyshacl" in outcome.err


def test_progress_is_for_terminals_and_leaves_the_report_alone(kg: Command, broken: Path) -> None:
    reader, terminal = os.openpty()
    done = subprocess.run(
        [str(KG), "validate", str(broken)],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
        check=False,
        timeout=120,
    )
    os.close(terminal)
    shown = os.read(reader, 10_000)
    os.close(reader)
    assert b"\x1b[" in shown
    assert b"reading" in shown
    assert done.returncode == 1
    assert done.stdout.decode("utf-8") == kg("validate", broken).out
