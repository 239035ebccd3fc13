"""``kg brief`` as a command: Markdown or a page, of a graph or a part of it, the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import Command

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the corpus that ships with the project."""
    folder = tmp_path_factory.mktemp("corpus")
    made = Command(folder)("build", ROOT / "examples" / "corpus", "-o", folder, "-f", "trig", "--no-view")
    assert made.code == 0, made.err
    return folder / "graph.trig"


def test_a_corpus_is_told_with_its_dispute(kg: Command, corpus: Path) -> None:
    printed = kg("brief", corpus)
    assert printed.code == 0, printed.err
    assert printed.out.startswith("# Brief of 12 articles\n\n3 November 2021 – 20 March 2024\n\n## Who\n")
    assert "- **Jon Baldur is Prime Minister of Iceland** — “" in printed.out
    assert (
        "5 killed (policemen) according to Afghan officials; 7 killed (policemen) according to a doctor" in printed.out
    )
    assert kg("brief", corpus, "-o", "one.html").out == "one.html\n"
    assert kg("brief", corpus, "-f", "html", PYTHONHASHSEED="7").out == (kg.folder / "one.html").read_text("utf-8")
    assert kg("brief", corpus, "-o", "one.md", "--lines", "8").code == 0
    assert (kg.folder / "one.md").read_text("utf-8") == printed.out


def test_a_part_keeps_the_offices_of_those_in_it(kg: Command, corpus: Path) -> None:
    part = kg("brief", corpus, "--actor", "Iceland", "--to", "2024-03-10")
    assert "Brief of 4 articles" in part.out
    assert "- **Karen Holt is Foreign Minister of Denmark** — “" in part.out
    assert "Brazil" not in part.out
    nothing = kg("brief", corpus, "--from", "2099")
    assert (nothing.code, nothing.out) == (0, "# Brief of 0 articles\n")
    assert nothing.err == "kg: nothing in this graph matches\n"
    assert "did you mean Iceland" in kg("brief", corpus, "--actor", "Icland").err
