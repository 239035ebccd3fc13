"""Every command refuses a store whose parts do not belong together, and says what is wrong and what to do."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.command import Command
from tests.store.embedded.unfit import FAULTS, listing

ARTICLES = Path(__file__).parents[2] / "examples" / "corpus"
ARTICLE = ARTICLES / "times-mayor.txt"

COMMANDS = {
    "query": ("query", "meetings", "STORE"),
    "query of one's own": ("query", "-e", "ASK { ?s ?p ?o }", "STORE"),
    "validate": ("validate", "STORE"),
    "export": ("export", "STORE", "-f", "nq"),
    "export of a network": ("export", "STORE", "-f", "graphml"),
    "view": ("view", "STORE", "-o", "pages"),
    "serve": ("serve", "STORE", "--port", "0"),
    "push": ("push", "http://127.0.0.1:9", "STORE"),
    "add": ("add", ARTICLE, "-s", "STORE"),
    "remove": ("remove", "times-mayor", "-s", "STORE"),
    "list": ("list", "STORE"),
    "status": ("status", "STORE"),
    "why": ("why", "New Zealand", "STORE"),
    "resolve": ("resolve", "STORE"),
}
#: Those that every command is tried with; the others are tried with one, and with stores themselves in tests/store.
MOST = ("no quads", "an empty folder of quads", "no ledger", "a marker of brackets")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus, and another one."""
    folder = tmp_path_factory.mktemp("made")
    kg = Command(folder)
    for name in ("store", "other"):
        assert kg("init", name).code == 0
        assert kg("add", ARTICLE, "-s", name).code == 0
    return folder


def refused(kg: Command, command: str, store: str) -> str:
    """What it says."""
    outcome = kg(*(store if word == "STORE" else word for word in COMMANDS[command]))
    assert outcome.code == 2, outcome
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    (line,) = outcome.err.strip().splitlines()
    assert "; " in line
    return line


@pytest.mark.parametrize(
    ("fault", "command"),
    [
        *((fault, command) for fault in MOST for command in COMMANDS),
        *((fault, "query") for fault in FAULTS if fault not in MOST),
    ],
)
def test_it_is_refused(kg: Command, made: Path, fault: str, command: str) -> None:
    store = kg.folder / "store"
    shutil.copytree(made / "store", store)
    FAULTS[fault](store, made / "other")
    before = set(listing(store))
    line = refused(kg, command, "store")
    assert "store" in line
    assert {name for name in listing(store) if not name.startswith("quads/")} == {
        name for name in before if not name.startswith("quads/")
    }


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("serve", "push")])
def test_a_store_that_fits_is_not(kg: Command, made: Path, command: str) -> None:
    shutil.copytree(made / "store", kg.folder / "store")
    outcome = kg(*("store" if word == "STORE" else word for word in COMMANDS[command]))
    assert outcome.code == 0, outcome.err


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        *((kind, command) for kind in ("loop", "pipe") for command in COMMANDS),
        *((kind, command) for kind in ("empty folder", "file") for command in ("query", "serve", "list", "add")),
    ],
)
def test_what_is_no_store_is_told(kg: Command, kind: str, command: str) -> None:
    path = kg.folder / "store"
    {"loop": lambda: path.symlink_to("store"), "pipe": lambda: os.mkfifo(path)}.get(kind, lambda: None)()
    if kind == "empty folder":
        path.mkdir()
    elif kind == "file":
        path.write_text("x")
    refused(kg, command, "store")


def test_after_the_remedy_it_is_well(kg: Command, made: Path) -> None:
    """A new store of the same articles."""
    shutil.copytree(made / "store", kg.folder / "store")
    before = kg("export", "store", "-f", "nq").out
    shutil.rmtree(kg.folder / "store" / "quads")
    assert "make a new store of the articles with `kg init` and `kg add`" in refused(kg, "list", "store")
    assert kg("init", "new").code == 0
    assert kg("add", ARTICLE, "-s", "new").code == 0
    assert kg("export", "new", "-f", "nq").out == before
