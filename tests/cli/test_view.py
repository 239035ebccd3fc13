"""``kg view``: which files it writes, and where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.command import Command

SVG, PNG = b"<?xml", b"\x89PNG\r\n"


@pytest.fixture
def graph(kg: Command, example_output: Path) -> Path:
    return Path(shutil.copy(example_output / "graph.trig", kg.folder / "mine.trig"))


def test_pages_lie_beside_the_graph(kg: Command, graph: Path, example_output: Path) -> None:
    (kg.folder / "deep").mkdir()
    shutil.copy(graph, kg.folder / "deep")
    outcome = kg("view", "deep/mine.trig")
    assert outcome.out == "deep/graph.html\ndeep/explorer.html\n", outcome.err
    for name in ("graph.html", "explorer.html"):
        assert (kg.folder / "deep" / name).read_bytes() == (example_output / name).read_bytes()


def test_standard_input_is_drawn_here(kg: Command, graph: Path) -> None:
    outcome = kg("view", "-", "--no-sparql", stdin=graph.read_bytes())
    assert outcome.out == "graph.html\nexplorer.html\n", outcome.err


@pytest.mark.parametrize(
    ("output", "files"),
    [
        ("pages", ["pages/graph.html", "pages/explorer.html"]),
        ("new/pages/", ["new/pages/graph.html", "new/pages/explorer.html"]),
        ("there", ["there/graph.html", "there/explorer.html"]),
        ("v1.2", ["v1.2/graph.html", "v1.2/explorer.html"]),
        ("net.html", ["net.html", "explorer.html"]),
        ("deep/NET.HTM", ["deep/NET.HTM", "deep/explorer.html"]),
        ("deep/explorer.html", ["deep/graph.html", "deep/explorer.html"]),
    ],
)
def test_output_names_a_folder_or_the_file_of_the_network(
    kg: Command, graph: Path, output: str, files: list[str]
) -> None:
    (kg.folder / "there").mkdir()
    outcome = kg("view", graph, "-o", output, "--no-sparql")
    assert outcome.out.splitlines() == files, outcome.err
    network, explorer = (kg.folder / name for name in files)
    assert "vis-network" in network.read_text(encoding="utf-8")
    assert "statecraft-data" in explorer.read_text(encoding="utf-8")


def test_the_explorer_is_small_without_sparql(kg: Command, graph: Path) -> None:
    assert kg("view", graph, "-o", "small", "--no-sparql").code == 0
    assert kg("view", graph, "-o", "large").code == 0
    small, large = ((kg.folder / folder / "explorer.html").stat().st_size for folder in ("small", "large"))
    assert small < 250_000 < large < 3_000_000


@pytest.mark.parametrize(
    ("arguments", "file", "start"),
    [
        (["-o", "figure.svg"], "figure.svg", SVG),
        (["-o", "deep/figure.PNG"], "deep/figure.PNG", PNG),
        (["--format", "svg"], "graph.svg", SVG),
        (["-f", "png", "-o", "there"], "there/graph.png", PNG),
        (["-f", "png", "-o", "new/there/"], "new/there/graph.png", PNG),
        (["-f", "png", "-o", "figure.svg"], "figure.svg", PNG),
    ],
)
def test_pictures(kg: Command, graph: Path, arguments: list[str], file: str, start: bytes) -> None:
    (kg.folder / "there").mkdir()
    outcome = kg("view", graph.name, *arguments)
    assert outcome.out == f"{file}\n", outcome.err
    assert (kg.folder / file).read_bytes().startswith(start)
    assert not list(kg.folder.rglob("*.html"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["-o", "figure.pdf"],
            "kg: figure.pdf: .pdf cannot be written; name a folder, or a file in .html, .svg or .png",
        ),
        (["-o", "-"], "kg: --output: pages and pictures are files; name a file or a folder"),
        (["-o", "mine.trig"], "kg: mine.trig: cannot hold files: it is not a folder; name another folder"),
        (["-o", "mine.trig/x.svg"], "kg: mine.trig: cannot hold files: it is not a folder; name another folder"),
    ],
)
def test_what_cannot_be_written_is_told_at_once(kg: Command, graph: Path, arguments: list[str], told: str) -> None:
    outcome = kg("view", graph.name, *arguments)
    assert (outcome.code, outcome.out, outcome.err.strip()) == (2, "", told)


def test_the_explorer_is_opened(kg: Command, graph: Path) -> None:
    browser = kg.folder / "browser"
    browser.write_text('#!/bin/sh\nprintf "%s" "$1" > opened\n', encoding="utf-8")
    browser.chmod(0o755)
    assert kg("view", graph, "-o", "pages", "--no-sparql", "--open", BROWSER=str(browser)).code == 0
    assert (kg.folder / "opened").read_text(encoding="utf-8") == (kg.folder / "pages" / "explorer.html").as_uri()


def test_a_format_that_there_is_not(kg: Command, graph: Path) -> None:
    outcome = kg("view", graph, "--format", "pdf")
    assert outcome.code == 2
    assert "pdf" in outcome.err
