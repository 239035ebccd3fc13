"""What every reader keeps to, and how one is chosen, made and added."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.errors import PackageError, UsageError
from kg.export import facts_objects
from kg.extract import Reader, load_reader, reader_names
from kg.extract.assemble import NEEDED
from kg.extract.layers import Clusters, LayerError, Layers, Names
from kg.graph import Graph
from kg.language import Annotation
from kg.model import ArticleFacts
from kg.rdf import facts_to_quads
from kg.resolve import link_entities
from kg.store import MemoryStore, ReferenceStore
from kg.validate import check_facts
from tests.command import Command
from tests.extract.contracts.articles import PLAIN, TEXTS
from tests.extract.event_article import annotator

REFERENCE = ReferenceStore()


def _facts(reader: str, text: str) -> ArticleFacts:
    return link_entities(load_reader(reader).read(annotator().annotate(TEXTS[text])), REFERENCE)


@pytest.mark.parametrize("reader", reader_names())
@pytest.mark.parametrize("text", TEXTS)
class TestReader:
    """The contract of a reader."""

    def test_every_fact_is_sound(self, reader: str, text: str) -> None:
        assert check_facts(_facts(reader, text)) == ()

    def test_words_are_those_at_their_places(self, reader: str, text: str) -> None:
        facts = _facts(reader, text)
        (told,) = facts_objects(facts_to_quads(facts))
        for kind in ("roles", "relations", "events", "claims"):
            for fact in told[kind]:
                words = facts.article.text[fact["start_offset"] : fact["end_offset"]]
                assert fact["evidence"] == " ".join(words.split())

    def test_the_same_article_gives_the_same_bytes(self, reader: str, text: str) -> None:
        first, again = (list(facts_to_quads(_facts(reader, text))) for _ in range(2))
        assert first == again

    def test_the_facts_name_who_read_them(self, reader: str, text: str) -> None:
        said = _facts(reader, text).reader
        assert said.name == reader
        assert {part.name for part in said.components} == {part.name for part in load_reader(reader).components}


@pytest.mark.parametrize("reader", reader_names())
def test_each_layer_says_which_component_assigned_it(reader: str) -> None:
    made = load_reader(reader)
    layers = made.layers(annotator().annotate(TEXTS["a plain one"]))
    for component in made.components:
        assert {layers.assigned_by(kind) for kind in component.assigns} == {f"{component.name}@{component.version}"}


@pytest.mark.parametrize("reader", reader_names())
def test_types_fit_the_ontology(reader: str) -> None:
    store = MemoryStore()
    for text in ("the example", "a plain one", "only capitals"):
        store.add(facts_to_quads(_facts(reader, text)))
    assert Graph(store).validate().conforms


class _Stage:
    """A component of a test's own."""

    def __init__(
        self, name: str, requires: tuple[type, ...], assigns: tuple[type, ...], made: tuple[object, ...]
    ) -> None:
        self.name, self.version = name, "1"
        self.requires, self.assigns = requires, assigns
        self._made = made

    def __call__(self, _annotation: Annotation, layers: Layers, /) -> Layers:
        for value in self._made:
            layers = layers.assign(value)
        return layers


def _reader(name: str, stages: list[_Stage]) -> Reader:
    """A reader of these stages, and one that assigns whatever else facts are made of."""
    assigned = {kind for stage in stages for kind in stage.assigns}
    rest = tuple(kind for kind in NEEDED if kind not in assigned)
    return Reader(name, [*stages, _Stage("rest", (), rest, tuple(kind() for kind in rest))])


NAMES = _Stage("names", (), (Names,), (Names(),))
CLUSTERS = _Stage("clusters", (Names,), (Clusters,), (Clusters(),))


def test_what_is_read_before_it_is_assigned_is_refused_by_name() -> None:
    assert _reader("fine", [NAMES, CLUSTERS]).name == "fine"
    with pytest.raises(PackageError, match="clusters requires Names, which no component before it assigns"):
        Reader("upside down", [CLUSTERS, NAMES])


def test_what_is_assigned_twice_is_refused_by_name() -> None:
    with pytest.raises(PackageError, match="other names assigns Names, which names assigns before it"):
        Reader("double", [NAMES, _Stage("other names", (), (Names,), (Names(),))])


def test_a_component_changes_no_layer_of_another() -> None:
    meddler = _Stage("meddler", (Names,), (Clusters,), (Clusters(), Names()))
    with pytest.raises(LayerError, match="Names is assigned already"):
        _reader("meddled with", [NAMES, meddler]).layers(annotator().annotate(TEXTS["a word"]))


def test_a_component_assigns_nothing_that_it_does_not_declare() -> None:
    lavish = _Stage("lavish", (), (Names,), (Names(), Clusters()))
    with pytest.raises(LayerError, match="lavish assigns Clusters and does not declare it"):
        _reader("too much", [lavish]).layers(annotator().annotate(TEXTS["a word"]))


def test_a_component_does_not_see_what_it_does_not_require() -> None:
    class Curious(_Stage):
        def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
            assert layers[Names] is not None
            return super().__call__(annotation, layers)

    curious = Curious("curious", (), (Clusters,), (Clusters(),))
    with pytest.raises(LayerError, match="no layer Names"):
        _reader("nosy", [NAMES, curious]).layers(annotator().annotate(TEXTS["a word"]))


def test_what_facts_are_made_of_has_to_be_assigned() -> None:
    with pytest.raises(PackageError, match="no component assigns Attributions, Confidences, Events, Issues"):
        Reader("half", [NAMES, CLUSTERS])


def test_there_is_no_reader_of_that_name() -> None:
    with pytest.raises(UsageError, match="there is no reader 'oracle'") as told:
        load_reader("oracle")
    assert "rules" in str(told.value)


@pytest.mark.parametrize("command", ["build a.txt", "init store"])
def test_the_command_says_which_readers_there_are(kg: Command, command: str) -> None:
    (kg.folder / "a.txt").write_text(PLAIN, encoding="utf-8")
    done = kg(*command.split(), "--reader", "oracle")
    assert done.code == 2
    assert "there is no reader 'oracle'" in done.err
    assert "rules" in done.err
    assert sorted(path.name for path in kg.folder.iterdir()) == ["a.txt"]


@pytest.fixture
def plugin(tmp_path: Path) -> str:
    """A folder with an installed package that brings two readers: one that reads nothing, and one that is broken."""
    (tmp_path / "silent.py").write_text(
        """
from kg.extract.layers import *
from kg.extract.shared.times import TimeTagger


class Silence:
    name, version, requires = "silence", "7", ()
    assigns = (Clusters, Offices, Relations, Attributions, Events, Issues, Confidences)

    def __call__(self, annotation, layers):
        for kind in self.assigns:
            layers = layers.assign(kind())
        return layers


def components(known):
    return [TimeTagger(), Silence()]
""",
        encoding="utf-8",
    )
    metadata = tmp_path / "silent-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: silent\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(
        "[kg.readers]\nsilent = silent:components\nbroken = silent.nowhere:components\n", encoding="utf-8"
    )
    return os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH", "")]))


def test_an_installed_package_brings_a_reader(kg: Command, plugin: str) -> None:
    (kg.folder / "a.txt").write_text(PLAIN, encoding="utf-8")
    done = kg("build", "a.txt", "--reader", "silent", "-o", "out", "--format", "nq", PYTHONPATH=plugin)
    assert (done.code, done.err.count("Traceback")) == (0, 0), done.err
    graph = (kg.folder / "out" / "graph.nq").read_text(encoding="utf-8")
    assert "software/silence_7" in graph
    assert "software/silent_" in graph
    assert "ontology#Official>" not in graph


def test_a_corpus_is_read_by_the_reader_that_it_was_made_with(kg: Command, plugin: str) -> None:
    (kg.folder / "a.txt").write_text(PLAIN, encoding="utf-8")
    assert kg("init", "store", "--reader", "silent", PYTHONPATH=plugin).code == 0
    assert kg("add", "a.txt", "--store", "store", PYTHONPATH=plugin).code == 0
    assert ", silent" in kg("status", "store", PYTHONPATH=plugin).out
    (kg.folder / "b.txt").write_text(PLAIN.replace("Oslo", "Rome"), encoding="utf-8")
    gone = kg("add", "b.txt", "--store", "store")
    assert gone.code == 2
    assert "there is no reader 'silent'" in gone.err


def test_a_reader_that_cannot_be_loaded_is_told_without_a_traceback(kg: Command, plugin: str) -> None:
    (kg.folder / "a.txt").write_text(PLAIN, encoding="utf-8")
    done = kg("build", "a.txt", "--reader", "broken", "-o", "out", PYTHONPATH=plugin)
    assert done.code == 2
    assert "reader broken" in done.err
    assert "Traceback" not in done.err


def test_the_example_of_the_documentation_is_a_reader() -> None:
    text = (Path(__file__).parents[3] / "docs" / "extending.md").read_text(encoding="utf-8")
    (code,) = [block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "class Moonwalks" in block]
    made: dict[str, Any] = {}
    exec(code, made)  # noqa: S102 - what our own documentation tells people to write
    facts = Reader("moon", made["components"](())).read(annotator().annotate(TEXTS["a moonwalk"]))
    assert [(event.type.value, event.evidence[0].rule) for event in facts.events] == [("Visit", "moon.walk")]
    assert check_facts(facts) == ()


def test_to_ask_for_the_names_loads_no_reader() -> None:
    code = "import sys; from kg.extract import reader_names; assert 'rules' in reader_names(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "kg.extract.rules" not in loaded
    assert "spacy" not in loaded
