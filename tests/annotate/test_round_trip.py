"""Out and in: what nobody changed comes back byte for byte, into a graph and into a store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.annotate.inputs import articles_of_graph
from kg.annotate.keeping import from_json, to_json
from kg.annotate.outcome import corrected_graph
from kg.errors import GraphError, InputError
from kg.model import ArticleFacts
from kg.rdf import facts_to_quads, read_articles, to_nquads
from kg.store import MemoryStore
from tests.annotate.made import noted as noted_facts
from tests.command import Command
from tests.rdf.sample import sample

EXAMPLES = Path(__file__).parents[2] / "examples" / "corpus"
ANNOTATED = Path(__file__).parents[2] / "data" / "annotated" / "articles"


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up corpus and some annotated articles."""
    folder = tmp_path_factory.mktemp("articles")
    some = sorted(path for path in ANNOTATED.glob("*.txt") if 500 < path.stat().st_size < 3000)[::200]
    assert len(some) > 3
    for path in (*EXAMPLES.glob("*.txt"), *some):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="module")
def built(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graphs of these articles, and their notes."""
    folder = tmp_path_factory.mktemp("built")
    kg = Command(folder)
    made = kg("build", articles, "-o", folder, "--no-view", "-f", "ttl", "-f", "trig")
    assert made.code == 0, made.err
    noted = kg("annotate", "out", articles, folder / "notes")
    assert noted.code == 0, noted.err
    return folder


@pytest.fixture
def notes(built: Path, tmp_path: Path) -> Path:
    """The notes, to be changed."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for path in (built / "notes").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def edit(notes: Path, id: str, change: Callable[[dict[str, list[dict[str, object]]]], None]) -> None:
    file = notes / f"{id}.notes.json"
    found = json.loads(file.read_text(encoding="utf-8"))
    change(found)
    file.write_text(json.dumps(found), encoding="utf-8")


@pytest.mark.parametrize("ending", ["ttl", "trig"])
def test_the_graph_comes_back_as_it_was(kg: Command, built: Path, ending: str) -> None:
    outcome = kg("annotate", "in", built / "notes", "-o", f"back.{ending}")
    assert (outcome.code, outcome.out) == (0, f"back.{ending}\n")
    assert ", 0 facts added" in outcome.err.replace(":", ",")
    assert (kg.folder / f"back.{ending}").read_bytes() == (built / f"graph.{ending}").read_bytes()


def test_a_graph_goes_out_and_comes_back_as_it_was(kg: Command, built: Path) -> None:
    assert kg("annotate", "out", built / "graph.trig", "notes").code == 0
    assert kg("annotate", "in", "notes", "-o", "back.trig").code == 0
    assert (kg.folder / "back.trig").read_bytes() == (built / "graph.trig").read_bytes()
    one = kg("annotate", "out", built / "graph.ttl", "one", "--article", "post-holt")
    assert (one.code, one.out) == (0, "one/post-holt.notes.json\n")


def test_the_notes_are_gold(kg: Command, built: Path) -> None:
    """The reader that made them agrees with them in everything."""
    outcome = kg("evaluate", built / "notes", "-f", "json")
    assert outcome.code == 0, outcome.err
    figures = json.loads(outcome.out)["readers"]["hybrid"]["figures"]
    wanted = ("entities", "roles", "relations", "events", "claims")
    assert {name: figures[name]["f1"]["value"] for name in wanted} == dict.fromkeys(wanted, 1.0)
    assert figures["arguments"]["f1"]["value"] > 0.98  # notes have no dates without a year


def test_a_correction_stands_in_a_graph_that_conforms(kg: Command, notes: Path) -> None:
    edit(notes, "times-norway", lambda found: found["events"][0].update({"status": "scheduled"}))
    outcome = kg("annotate", "in", notes, "-o", "graph.trig")
    assert "1 of" in outcome.err
    assert "0 facts added, 1 changed, 0 removed" in outcome.err
    question = 'SELECT ?label ?sure { ?e sc:rule "person" ; rdfs:label ?label ; sc:confidence ?sure }'
    told = kg("query", "-e", question, "graph.trig", "-f", "csv").out.splitlines()[1:]
    assert told == ["Planned legal action: Norwegian Supreme Court,1"]
    assert kg("validate", "graph.trig").code == 0


def test_a_store_goes_out_and_is_corrected(kg: Command, articles: Path) -> None:
    assert kg("init", "store").code == 0
    assert kg("add", articles / "times-norway.txt", articles / "post-holt.txt", "-s", "store").code == 0
    before = kg("export", "store", "-f", "nq").out
    assert kg("annotate", "out", "store", "notes").code == 0
    assert kg("annotate", "in", "notes", "-s", "store").code == 0
    assert kg("export", "store", "-f", "nq").out == before
    (id,) = (path.name.removesuffix(".notes.json") for path in (kg.folder / "notes").glob("times-norway*.notes.json"))
    edit(kg.folder / "notes", id, lambda found: found["events"].clear())
    assert (
        "1 of 2 articles corrected: 0 facts added, 0 changed, 2 removed"
        in kg("annotate", "in", "notes", "-s", "store").err
    )
    told = kg("query", "-e", "SELECT ?e { ?e a sc:ReportedEvent ; sc:rule ?r }", "store", "-f", "csv").out
    assert "times-norway" not in told
    assert "post-holt" in told
    # What is corrected already stays so, and a store without the articles takes them in.
    assert kg("annotate", "in", "notes", "-s", "store").code == 0
    corrected = kg("export", "store", "-f", "nq").out
    assert kg("init", "other").code == 0
    assert kg("annotate", "in", "notes", "-s", "other").code == 0
    assert kg("export", "other", "-f", "nq").out == corrected


def test_notes_that_somebody_corrected_are_not_written_over(kg: Command, notes: Path, articles: Path) -> None:
    outcome = kg("annotate", "out", articles, notes)
    assert (outcome.code, outcome.out) == (2, "")
    assert "is there already; name another folder, or say --force" in outcome.err


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            lambda notes: (notes / "post-holt.txt").write_text("Another text."),
            "post-holt.read.json: is not what was read",
        ),
        (lambda notes: (notes / "post-holt.read.json").write_text("{}"), "post-holt.read.json: is not what was read"),
        (lambda notes: (notes / "post-holt.read.json").unlink(), "post-holt.notes.json: has no post-holt.read.json"),
        (lambda notes: (notes / "post-holt.notes.json").unlink(), "post-holt.notes.json: no such file"),
        (lambda notes: (notes / "post-holt.notes.json").write_text("{"), "post-holt.notes.json: not JSON"),
        (lambda notes: (notes / "annotation.json").unlink(), "no folder with annotation.json in it"),
        (lambda notes: (notes / "annotation.json").write_text('{"settings": {}}'), "the settings are broken"),
    ],
)
def test_a_folder_that_is_not_whole_is_refused(notes: Path, spoil: Callable[[Path], None], told: str) -> None:
    spoil(notes)
    with pytest.raises(InputError) as caught:
        corrected_graph(notes)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["in", "notes"], "name -o graph.ttl, or -s STORE"),
        (["in", "notes", "-o", "g.ttl", "-s", "store"], "name -o graph.ttl, or -s STORE"),
        (["in", "notes", "-o", "graph.csv"], "of no format of graphs"),
        (["out", "a.ttl", "b.txt", "notes"], "name one graph, or articles"),
        (["out", "b.txt", "notes", "--article", "b"], "chooses articles of a graph"),
    ],
)
def test_bad_use(kg: Command, arguments: list[str], told: str) -> None:
    outcome = kg("annotate", *arguments)
    assert (outcome.code, told in outcome.err) == (2, True), outcome.err


def test_a_graph_without_texts_has_nothing_to_correct(tmp_path: Path) -> None:
    graph = tmp_path / "graph.nq"
    graph.write_text(to_nquads(facts_to_quads(noted_facts(), include_text=False)), encoding="utf-8")
    with pytest.raises(GraphError, match=r"has no text of .*; build it without --no-text"):
        articles_of_graph(graph)


@pytest.mark.parametrize("facts", [sample(), noted_facts()], ids=["sample", "noted"])
def test_facts_are_kept_with_all_that_they_have(facts: ArticleFacts) -> None:
    text = json.dumps(to_json(facts))
    assert from_json(json.loads(text), facts.article.text) == facts
    with pytest.raises(ValueError, match="not of this text"):
        from_json(json.loads(text), facts.article.text + " ")


def test_what_a_reader_read_is_kept_with_all_that_it_has(built: Path) -> None:
    articles = read_articles(MemoryStore.from_file(built / "graph.trig").quads())
    assert len(articles) > 12
    for facts in (each.facts for each in articles):
        assert from_json(json.loads(json.dumps(to_json(facts))), facts.article.text) == facts
