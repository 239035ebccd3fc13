"""A run that is killed at any moment goes on where it stopped, with the same graph in the end."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.corpus import Corpus
from kg.store import open_store
from tests.command import KG, Command
from tests.processes import children, eventually, is_running

ARTICLES = Path(__file__).parents[2] / "examples" / "corpus"
TIMES = 4


@contextmanager
def running(folder: Path, *arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command, in a group of processes of its own."""
    command = [str(KG), *map(str, arguments)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        yield process


def whole(folder: Path) -> int:
    """How many articles a corpus has, each of which has a graph."""
    with open_store(folder, read_only=True) as store:
        corpus = Corpus.open(store)
        records = list(corpus.records())
        assert all(any(corpus.store.quads_of(corpus.graph_of(record.id))) for record in records)
        return len(records)


def test_killed_at_random_moments(kg: Command, tmp_path: Path) -> None:
    """The whole command, its children too, with nothing told to any of them."""
    kg("init", "store")
    kg("init", "calm")
    assert kg("add", ARTICLES, "-s", "calm").code == 0
    chosen = random.Random(5)  # noqa: S311
    found = []
    for number in range(TIMES):
        with running(tmp_path, "add", ARTICLES, "-s", "store", "-j", "2") as process:
            if number % 2:  # Else it may be killed before it has written anything.
                assert eventually(lambda: whole(tmp_path / "store") > 0, seconds=60)
                time.sleep(chosen.random() * 0.5)
            else:
                time.sleep(0.5 + chosen.random() * 3)
            os.killpg(process.pid, signal.SIGKILL)
        found.append(whole(tmp_path / "store"))
    assert found[1] > 0
    assert kg("add", ARTICLES, "-s", "store").code == 0
    assert whole(tmp_path / "store") == len(list(ARTICLES.glob("*.txt")))
    exports = [kg("export", name, "-f", "nq").out for name in ("store", "calm")]
    assert exports[0] == exports[1]
    assert len(exports[0]) > 100_000


def test_an_interrupt_stops_it_and_the_next_run_goes_on(kg: Command, tmp_path: Path) -> None:
    kg("init")
    with running(tmp_path, "add", ARTICLES, "-j", "2") as process:
        assert eventually(lambda: len(children(process.pid)) == 2)
        ours = children(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=20) == 130
    assert not any(map(is_running, ours))
    assert kg("add", ARTICLES).code == 0
    assert len(kg("list", "-f", "csv").out.splitlines()) == 13
