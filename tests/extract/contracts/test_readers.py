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
from kg.version import VERSION
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
                assert fact["evidence"].split() == words.split()

    def test_the_same_article_gives_the_same_bytes(self, reader: str, text: str) -> None:
        first, again = (list(facts_to_quads(_facts(reader, text))) for _ in range(2))
        assert first == again

    def test_the_facts_name_who_read_them(self, reader: str, text: str) -> None:
        said = _facts(reader, text).reader
        assert said.name == reader
        assert {part.name for part in said.components} == {part.name for part in load_reader(reader).components}


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
    assert "hybrid" in str(told.value)


@pytest.mark.parametrize("command", ["build a.txt", "init store"])
def test_the_command_says_which_readers_there_are(kg: Command, command: str) -> None:
    (kg.folder / "a.txt").write_text(PLAIN, encoding="utf-8")
    done = kg(*command.split(), "--reader", "oracle")
    assert done.code == 2
    assert "there is no reader 'oracle'" in done.err
    assert "hybrid" in done.err
    assert sorted(path.name for path in kg.folder.iterdir()) == ["a.txt"]


#: What makes the components of a reader, by what is said of it when it is used.
FAULTY = {
    "raises": ("raise KeyError('moon')", "reader raises: its components cannot be made (KeyError: 'moon')"),
    "nothing": ("return None", "reader nothing: its components cannot be made"),
    "nameless": ("return [Part(name=None)]", "reader nameless, component 1: it has no name"),
    "ageless": ("return [Part(version=3)]", "reader ageless, component part: it has no version"),
    "layerless": ("return [Part(assigns=None)]", "reader layerless, component part: assigns is no list of layers"),
    "idle": ("return whole(Part())", "reader idle, component part: declares Issues and does not assign it"),
    "mute": ("return whole(Part(lambda layers: None))", "reader mute, component part: gives NoneType and no layers"),
    "failing": ("return whole(Part(lambda layers: 1 / 0))", "component part: article a: ZeroDivisionError"),
    "shapeless": (
        "return whole(Part(lambda layers: layers.assign(Issues(3))))",
        "reader shapeless: article a: TypeError",
    ),
    "farsighted": ("return whole(Part(far))", "reader farsighted: article a: a span ends at 10000, after the text"),
    "undated": ("return [Late(), *whole(Part(none))[1:]]", "reader undated: article a: time expression"),
}


def _faulty(folder: Path) -> list[str]:
    """A module with readers that are at fault, and their entry points."""
    code = """
from kg.extract.layers import *
from kg.extract.times import TimeTagger
from kg.model import Span, TimeMention


class Part:
    requires = ()

    def __init__(self, does=lambda layers: layers, name="part", version="1", assigns=(Issues,)):
        self.does, self.name, self.version, self.assigns = does, name, version, assigns

    def __call__(self, annotation, layers):
        return self.does(layers)


class Rest(Part):
    assigned = (Clusters, Offices, Relations, Attributions, Events, Confidences)

    def __init__(self):
        super().__init__(self.fill, "rest", assigns=self.assigned)

    def fill(self, layers):
        for kind in self.assigned:
            layers = layers.assign(kind())
        return layers


class Late(Part):
    def __init__(self):
        mention = TimeMention(Span(0, 4), "someday", False)
        super().__init__(lambda layers: layers.assign(Times((mention,))), "late", assigns=(Times,))


def whole(part):
    return [TimeTagger(), Rest(), part]


def none(layers):
    return layers.assign(Issues())


def far(layers):
    return layers.assign(Issues((("trade", Span(9990, 10000)),)))

"""
    code += "".join(f"\ndef {name}(known):\n    {does}\n" for name, (does, _) in FAULTY.items())
    (folder / "faulty.py").write_text(code, encoding="utf-8")
    return [f"{name} = faulty:{name}" for name in FAULTY]


@pytest.fixture
def plugin(tmp_path: Path) -> str:
    """A folder with an installed package that brings two readers: one that reads nothing, and one that is broken."""
    (tmp_path / "silent.py").write_text(
        """
from kg.extract.layers import *
from kg.extract.times import TimeTagger


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
        "\n".join(
            ["[kg.readers]", "silent = silent:components", "broken = silent.nowhere:components", *_faulty(tmp_path)]
        ),
        encoding="utf-8",
    )
    return os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH", "")]))


def test_an_installed_package_brings_a_reader(kg: Command, plugin: str) -> None:
    (kg.folder / "a.txt").write_text(PLAIN, encoding="utf-8")
    done = kg("build", "a.txt", "--reader", "silent", "-o", "out", "--format", "nq", PYTHONPATH=plugin)
    assert (done.code, done.err.count("Traceback")) == (0, 0), done.err
    graph = (kg.folder / "out" / "graph.nq").read_text(encoding="utf-8")
    assert re.search(r'#components> "([^"]+, )?silence 7[",]', graph)
    assert "software/reader-silent_1-0>" in graph
    assert f"software/statecraft_{VERSION.replace('.', '-')}>" in graph
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


@pytest.mark.parametrize("reader", FAULTY)
def test_a_fault_of_an_installed_reader_is_told_as_one_of_its_own(kg: Command, plugin: str, reader: str) -> None:
    (kg.folder / "a.txt").write_text(PLAIN, encoding="utf-8")
    done = kg("build", "a.txt", "--reader", reader, "-o", "out", PYTHONPATH=plugin)
    assert (done.code, done.err.count("Traceback")) == (2, 0), done.err
    assert FAULTY[reader][1] in done.err
    assert not (kg.folder / "out").exists()


@pytest.mark.parametrize("reader", ["nameless", "idle", "failing", "farsighted", "undated"])
def test_so_it_is_by_whatever_command_the_reader_is_used(kg: Command, plugin: str, reader: str) -> None:
    (kg.folder / "a.txt").write_text(PLAIN, encoding="utf-8")
    (kg.folder / "a.gold.json").write_text("{}", encoding="utf-8")
    made = kg("init", "store", "--reader", reader, PYTHONPATH=plugin)
    assert made.code == 0, made.err
    for command in (("add", "a.txt", "--store", "store"), ("evaluate", ".", "--reader", reader)):
        done = kg(*command, PYTHONPATH=plugin)
        assert (done.code, done.err.count("Traceback"), "fault of kg" in done.err) == (2, 0, False), done.err
        # What adds articles gives them ids of their own.
        assert FAULTY[reader][1].replace("article a", "article") in re.sub(r"article a(-\w+)?", "article", done.err)
    done = kg("build", "a.txt", "--reader", reader, "-j", "2", "-o", "out", PYTHONPATH=plugin)
    assert (done.code, FAULTY[reader][1] in done.err) == (2, True), done.err


def test_what_our_own_reader_raises_stays_as_it_is() -> None:
    class Failing(_Stage):
        def __call__(self, _annotation: Annotation, _layers: Layers, /) -> Layers:
            raise KeyError("ours")

    rest = tuple(kind for kind in NEEDED if kind is not Clusters)
    stages = [Failing("failing", (), (Clusters,), ()), _Stage("rest", (), rest, tuple(kind() for kind in rest))]
    with pytest.raises(KeyError, match="ours"):
        Reader("ours", stages, is_own=True).read(annotator().annotate(TEXTS["a word"]))
    with pytest.raises(PackageError, match="KeyError: 'ours'"):
        Reader("theirs", stages).read(annotator().annotate(TEXTS["a word"]))


def test_a_reader_has_a_node_of_its_own_whatever_it_is_called() -> None:
    rest = tuple(kind() for kind in NEEDED)
    nodes = set()
    for name in ("statecraft", "moon.landings", "moonlandings"):
        reader = Reader(name, [_Stage(name, (), NEEDED, rest)], version=VERSION)
        quads = facts_to_quads(reader.read(annotator().annotate(TEXTS["a word"])))
        nodes |= {quad.subject for quad in quads if quad.predicate.endswith("softwareVersion")}
    # The pipeline and kg, which are the same of all three, and of each the reader.
    assert len(nodes) == 2 + 3


def test_the_example_of_the_documentation_is_a_reader() -> None:
    text = (Path(__file__).parents[3] / "docs" / "extending.md").read_text(encoding="utf-8")
    (code,) = [block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "class Moonwalks" in block]
    made: dict[str, Any] = {}
    exec(code, made)  # noqa: S102 - what our own documentation tells people to write
    facts = Reader("moon", made["components"](())).read(annotator().annotate(TEXTS["a moonwalk"]))
    assert [(event.type.value, event.evidence[0].rule) for event in facts.events] == [("Visit", "moon.walk")]
    assert check_facts(facts) == ()


def test_to_ask_for_the_names_loads_no_reader() -> None:
    code = "import sys; from kg.extract import reader_names; assert 'hybrid' in reader_names(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "kg.extract.encoder" not in loaded
    assert "spacy" not in loaded
