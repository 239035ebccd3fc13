"""The wheel holds what the checkout holds, and every command runs where only it and what it needs are installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import typer

from kg.cli.app import app
from kg.version import VERSION
from tests.package.installation import Installation, install
from tests.store.servers import free_port, running

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
ROOT = Path(__file__).resolve().parents[2]
SHIPPED = {"kg": "kg", "ontology": "kg/_shipped/ontology", "queries": "kg/_shipped/queries"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a source distribution, as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    (path,) = folder.glob("*.whl")
    return path


def files_of(folder: str) -> set[str]:
    paths = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(ROOT / folder).as_posix() for path in paths}


@pytest.mark.parametrize("folder", sorted(SHIPPED))
def test_every_file_is_in_the_wheel(wheel: Path, folder: str) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {f"{SHIPPED[folder]}/{name}" for name in files_of(folder)}
    found = {name for name in inside if name.startswith(f"{SHIPPED[folder]}/")}
    if folder == "kg":
        found = {name for name in found if not name.startswith("kg/_shipped/")}
    assert expected
    assert found == expected


def test_the_wheel_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from kg import resources as r; print(r.ontology_folder()); print(r.queries_folder())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    shipped = tmp_path.resolve() / "kg" / "_shipped"
    assert done.stdout.splitlines() == [str(shipped / "ontology"), str(shipped / "queries")]
    assert list((shipped / "queries").glob("*.rq"))
    assert list((shipped / "ontology").iterdir())


def test_the_dependencies_are_pinned(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    lines = archive.read(name).decode("utf-8").splitlines()
    needed = [line for line in lines if line.startswith("Requires-Dist:") and "statecraft-kg[" not in line]
    assert len(needed) > 10
    assert all("==" in line for line in needed)
    assert "License-Expression: Apache-2.0" in lines


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The wheel in an environment of its own, with three articles, a graph of them and a store with them."""
    made = install(wheel, tmp_path_factory.mktemp("installed"))
    (made.folder / "news").mkdir()
    for name in ("herald-visit", "gazette-arrival", "times-mayor"):
        shutil.copy(ROOT / "examples" / "corpus" / f"{name}.txt", made.folder / "news")
    annotated = made.folder / "annotated"
    annotated.mkdir()
    shutil.copy(ROOT / "examples" / "corpus" / "times-mayor.txt", annotated / "mayor.txt")
    (annotated / "mayor.gold.json").write_text("{}", encoding="utf-8")
    for arguments in (("build", "news"), ("init",), ("add", "news")):
        outcome = made.kg(*arguments)
        assert outcome.code == 0, outcome.err
    return made


def test_the_installation_has_nothing_else(installed: Installation) -> None:
    code = "import kg, sys; print(kg.__file__); print(sys.path)"
    printed = installed.run("python", "-c", code).out
    assert str(installed.environment) in printed
    assert str(ROOT) not in printed
    assert "No module named 'pytest'" in installed.run("python", "-c", "import pytest").err
    assert installed.kg("--version").out == f"kg {VERSION}\n"
    asked = installed.run("python", "-c", "import socket; socket.create_connection(('192.0.2.1', 80), 1)")
    assert "the network is asked for 192.0.2.1" in asked.err


GRAPH = "output/graph.trig"
#: What a command is tried with, and what it prints then.
PRINTS: dict[str, tuple[tuple[str, ...], str]] = {
    "build": (("build", "news/times-mayor.txt", "-o", "again"), "again/explorer.html"),
    "query": (("query", "visits", GRAPH, "-f", "csv"), "Danish Foreign Minister Karen Holt arrived in Iceland"),
    "queries": (("queries",), "who-holds-which-office"),
    "ask": (
        ("ask", "Who visited Iceland?", GRAPH, "-f", "csv"),
        "Danish Foreign Minister Karen Holt arrived in Iceland",
    ),
    "brief": (("brief", GRAPH, "-f", "html"), "<bdi>Karen Holt is Foreign Minister of Denmark</bdi>"),
    "view": (("view", GRAPH, "-o", "graph.svg"), "graph.svg"),
    "export": (("export", GRAPH, "-f", "dyads"), "Denmark"),
    "validate": (("validate", GRAPH), "The graph conforms"),
    "evaluate": (("evaluate", "annotated", "--html", "evaluation.html"), "1 article, 0 with exact places"),
    "why": (("why", "Karen Holt", "store"), "2 articles name it"),
    "init": (("init", "other"), "other"),
    "add": (("add", "news/herald-visit.txt"), ""),
    "list": (("list",), "Holt arrives in Reykjavik for fishing talks"),
    "status": (("status",), "to 2024-03-09"),
    "resolve": (("resolve",), ""),
    "migrate": (("migrate",), "store: of this version already"),
    "remove": (("remove", "times-mayor-d48b8aaa"), "times-mayor-d48b8aaa"),
}


def prints(installed: Installation, name: str) -> None:
    arguments, printed = PRINTS[name]
    outcome = installed.kg(*arguments)
    assert outcome.code == 0, outcome.err
    assert printed in outcome.out


def push(installed: Installation, name: str) -> None:
    """It sends the graph to a service that somebody runs."""
    service = f"http://127.0.0.1:{free_port()}"
    server = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--location", "served", "--bind", service[7:]]
    folder = installed.folder / "service"
    folder.mkdir()
    with running(server, folder, service):
        outcome = installed.kg(name, f"{service}/query", GRAPH, "--update", f"{service}/update")
        assert outcome.code == 0, outcome.err
        asked = httpx.get(f"{service}/query", params={"query": "ASK { GRAPH ?g { ?s ?p ?o } }"}, trust_env=False)
        assert "true" in asked.text


def serve(installed: Installation, name: str) -> None:
    """It says where it listens, answers there, and ends when it is told to."""
    with installed.running("kg", name, GRAPH, "--port", str(free_port())) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                break
        else:
            pytest.fail("it does not say where it listens")
        assert httpx.get(f"{found[0]}/health", trust_env=False).status_code == 200
        process.terminate()
        assert process.wait(20) == 0


def cluster(installed: Installation, name: str) -> None:
    """It says what it needs, which the lock for running does not name."""
    outcome = installed.kg(name, "build", "news", "archive")
    assert outcome.code == 2
    assert "install it with pip install 'statecraft-kg[spark]'" in outcome.err


def annotate(installed: Installation, name: str) -> None:
    """Out, shown on a page, and in again, the same."""
    assert installed.kg(name, "out", GRAPH, "notes").code == 0
    with installed.running("kg", name, "page", "notes") as process:
        assert process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert found is not None
        assert "page.js" in httpx.get(found[0], trust_env=False).text
        process.terminate()
        assert process.wait(20) == 0
    assert installed.kg(name, "in", "notes", "-o", "back.trig").code == 0
    assert (installed.folder / "back.trig").read_bytes() == (installed.folder / GRAPH).read_bytes()


OTHERS = {"push": push, "serve": serve, "cluster": cluster, "annotate": annotate}
#: How each command is tried; a command that is not in here fails the test below.
TRIED: dict[str, Callable[[Installation, str], None]] = {**dict.fromkeys(PRINTS, prints), **OTHERS}


def test_every_command_is_tried() -> None:
    assert TRIED.keys() == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_installed_command_works(installed: Installation, name: str) -> None:
    TRIED[name](installed, name)


def test_what_is_not_installed_is_asked_for(installed: Installation) -> None:
    """Parquet needs a library that the lock for running does not name."""
    outcome = installed.kg("export", GRAPH, "-f", "dyads", "-o", "dyads.parquet")
    assert outcome.code == 2
    assert "install statecraft-kg[parquet]" in outcome.err
