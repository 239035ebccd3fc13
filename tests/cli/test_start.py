"""``kg --help`` is quick, because nothing heavy is imported for it; so is ``import kg``."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from kg.version import VERSION
from tests.command import Command

HEAVY = {"spacy", "rdflib", "pyvis", "matplotlib", "pyshacl", "trafilatura", "networkx", "numpy", "pyoxigraph", "httpx"}


def imported_by(code: str) -> set[str]:
    code += "\nimport sys\nsys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["build", "--help"], ["query", "--help"], ["annotate", "out", "--help"], ["--version"]]
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    modules = imported_by(f"from kg.cli.app import run\nassert run({arguments!r}) == 0")
    assert "typer" in modules
    assert not modules & HEAVY


def test_import_kg_imports_nothing_heavy() -> None:
    modules = imported_by("import kg")
    assert not modules & (HEAVY | {"typer", "rich", "kg.pipeline", "kg.model"})


def test_version(kg: Command) -> None:
    outcome = kg("--version")
    assert (outcome.code, outcome.out) == (0, f"kg {VERSION}\n")


def test_no_arguments_shows_the_help(kg: Command) -> None:
    outcome = kg()
    assert outcome.code == 0
    assert outcome.out == kg("--help").out
    for command in ("build", "query", "queries", "view", "export", "validate"):
        assert command in outcome.out


def test_no_color_is_respected(kg: Command) -> None:
    colour = re.compile(r"\x1b\[(?:\d+;)*[349]\dm")
    assert colour.search(kg("--help", FORCE_COLOR="1").out)
    assert not colour.search(kg("--help", FORCE_COLOR="1", NO_COLOR="1").out)
