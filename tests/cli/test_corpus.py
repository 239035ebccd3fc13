"""The commands that keep a corpus, as people use them."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import KG, Command
from tests.store.conftest import open_folder
from tests.store.servers import oxigraph

__all__ = ["open_folder"]

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "examples" / "corpus"
OWL = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
THINGS = "@prefix person: <https://w3id.org/statecraft/id/person/> .\n"


@pytest.fixture
def store(kg: Command) -> Command:
    """The command in a folder with an empty corpus in ``store``."""
    made = kg("init")
    assert (made.code, made.out) == (0, "store\n"), made.err
    return kg


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all of the articles."""
    folder = tmp_path_factory.mktemp("filled")
    kg = Command(folder)
    assert kg("init").code == 0
    added = kg("add", ARTICLES, "-j", "2")
    assert added.code == 0, added.err
    return folder / "store"


@pytest.fixture
def full(filled: Path, tmp_path: Path) -> Command:
    """The command in a folder with a copy of that."""
    shutil.copytree(filled, tmp_path / "store")
    return Command(tmp_path)


def ids(kg: Command, *arguments: str) -> list[str]:
    """The articles that are there, without the pieces of their texts' digests, the earliest first."""
    listed = kg("list", "-f", "csv", *arguments)
    assert listed.code == 0, listed.err
    return [line.split(",")[1].rpartition("-")[0] for line in listed.out.splitlines()[1:]]


def test_from_nothing_to_an_answer(store: Command) -> None:
    added = store("add", ARTICLES / "herald-visit.txt", ARTICLES / "gazette-arrival.txt")
    assert added.code == 0, added.err
    assert added.out == ""
    assert "2  articles" in added.err
    assert ids(store) == ["herald-visit", "gazette-arrival"]
    answer = store("query", "visits", "-f", "csv")
    assert answer.code == 0, answer.err
    assert "Karen Holt" in answer.out
    state = json.loads(store("status", "-f", "json").out)
    assert state["articles"] == "2"
    assert state["published"] == "2024-03-01 to 2024-03-09"
    assert state["events told by several articles"] == "2"
    assert "waiting to be joined" not in state
    told = store("why", "Jon Baldur")
    assert told.code == 0
    assert "2 articles name it" in told.out
    assert "[same.name, with herald-visit-" in told.out


def test_to_add_again_changes_nothing(full: Command) -> None:
    store = full
    before = store("export", "-f", "nq").out
    again = store("add", ARTICLES, "-j", "2")
    assert again.code == 0, again.err
    assert again.err.strip() == "kg: 12 articles were there already"
    assert store("export", "-f", "nq").out == before


def test_in_portions_is_as_all_at_once(kg: Command, filled: Path) -> None:
    kg("init", "one")
    paths = sorted(ARTICLES.glob("*.txt"), reverse=True)
    for portion in (paths[:1], paths[1:4], paths[4:]):
        assert kg("add", *portion, KG_STORE="one").code == 0
    exports = [kg("export", name, "-f", "trig").out for name in ("one", filled)]
    assert exports[0] == exports[1]
    assert len(exports[0]) > 100_000


def test_what_is_removed_is_gone_and_comes_back(full: Command) -> None:
    store = full
    before = store("export", "-f", "nq").out
    gone = store("remove", "Seven die in Afghan attack", "post-holt")
    assert gone.code == 0, gone.err
    assert [line.rpartition("-")[0] for line in gone.out.splitlines()] == ["gazette-kandahar", "post-holt"]
    assert "gazette-kandahar" not in store("export", "-f", "nq").out
    assert len(ids(store)) == 10
    store("add", ARTICLES)
    assert store("export", "-f", "nq").out == before


@pytest.mark.parametrize(
    ("name", "cause"),
    [("nothing", "there is no such article"), ("herald-", "4 articles are called so"), ("", "no such")],
)
def test_a_name_that_is_not_one_articles_removes_none(full: Command, name: str, cause: str) -> None:
    failed = full("remove", name)
    assert failed.code == 2
    assert cause in failed.err
    assert len(ids(full)) == 12


def test_one_text_is_one_article_whichever_file_comes_first(kg: Command, tmp_path: Path) -> None:
    """Of two files with one text, that with a day stands for both."""
    text = "The foreign minister of Norway met her Swedish colleague in Oslo.\n"
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": text, "date": "2024-02-03", "title": ""}) + "\n")
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}) + "\n")
    exports = []
    for name, order in (("one", "ab"), ("two", "ba")):
        kg("init", name)
        for letter in order:
            assert kg("add", "-s", name, f"{letter}.jsonl").code == 0
        assert len(ids(kg, name)) == 1
        exports.append(kg("export", name, "-f", "nq").out)
    assert exports[0] == exports[1]
    assert "2024-02-03" in exports[0]


def test_bad_articles_are_listed_and_tried_again(store: Command, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "empty.txt").write_text("")
    (news / "german.txt").write_text(
        "Der Minister ist gestern nach Oslo gereist, und er hat dort mit der Ministerin geredet."
    )
    (news / "good.txt").write_bytes((ARTICLES / "post-holt.txt").read_bytes())
    added = store("add", "news")
    assert added.code == 0, added.err
    assert added.err.count("left out: news/") == 2
    assert "2 articles are left out because they cannot be read, and listed in store/failures.jsonl" in added.err
    assert ids(store) == ["good"]
    assert "2 (kg add --retry)" in store("status").out
    (news / "empty.txt").write_bytes((ARTICLES / "times-mayor.txt").read_bytes())
    (news / "german.txt").unlink()
    again = store("add", "--retry")
    assert again.code == 0, again.err
    assert "no longer there" in again.err
    assert ids(store) == ["empty", "good"]
    assert "could not be read" not in store("status").out
    assert not (tmp_path / "store" / "failures.jsonl").exists()
    assert store("add", "--retry").err.strip() == "kg: there is nothing to try again"


def test_strict_stops_at_the_first_bad_one(store: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    failed = store("add", "a.txt", ARTICLES / "post-holt.txt", "--strict")
    assert failed.code == 2
    assert failed.err.splitlines() == ["kg: a.txt: the file is empty; give an article with text"]
    nothing = store("add", "a.txt")
    assert nothing.code == 2
    assert "none of the articles can be read" in nothing.err


def test_a_person_corrects_what_is_one(full: Command, tmp_path: Path) -> None:
    store = full
    before = store("export", "-f", "nq").out
    assert "kept apart from" in store("why", "person:karen-holt").out
    minister = next(
        line for line in store("why", "Karen Holt").out.splitlines() if line.startswith("person:herald-visit")
    )
    name = minister.partition(":")[2].partition(":")[0]
    (tmp_path / "mine.ttl").write_text(f"{OWL}{THINGS}person:karen-holt owl:sameAs person:{name} .\n")
    done = store("resolve", "--same", "mine.ttl")
    assert (done.code, done.err) == (0, ""), done.err
    told = store("why", "person:karen-holt").out
    assert "7 articles name it" in told
    assert "somebody says so" in told
    assert (tmp_path / "store" / "same.ttl").is_file()
    (tmp_path / "store" / "same.ttl").unlink()
    assert store("resolve").code == 0
    assert store("export", "-f", "nq").out == before


def test_a_correction_that_names_nothing_is_told(store: Command, tmp_path: Path) -> None:
    store("add", ARTICLES / "post-holt.txt")
    (tmp_path / "store" / "different.ttl").write_text(f"{OWL}{THINGS}person:x owl:differentFrom person:y .\n")
    done = store("resolve")
    assert done.code == 0
    assert "a correction names person/x, which is not there (or not yet)" in done.err
    (tmp_path / "store" / "different.ttl").write_text("person:x owl:differentFrom")
    failed = store("add", ARTICLES / "times-mayor.txt")
    assert failed.code == 2
    assert "different.ttl" in failed.err


def test_what_is_chosen_first_holds_for_all(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(
        "@prefix sc: <https://w3id.org/statecraft/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<https://example.org/id/organization/mackerel-board> a sc:ReferenceOrganization ;\n"
        '    rdfs:label "Mackerel Board" .\n'
    )
    made = kg("init", "--base", "https://example.org/id/", "--no-text", "-r", "mine.ttl", "--min-confidence", "0.1")
    assert made.code == 0, made.err
    (tmp_path / "mine.ttl").unlink()
    (tmp_path / "board.txt").write_text(
        "Mackerel Board to meet in Oslo\nMarch 3, 2024\n\n"
        "The Mackerel Board will meet in Oslo in May, Norway's government said.\n"
    )
    assert kg("add", "board.txt").code == 0
    graph = kg("export", "-f", "nq").out
    assert "<https://example.org/id/organization/mackerel-board>" in graph
    assert "#thing> <https://example.org/id/organization/mackerel-board>" in graph
    assert "articleBody" not in graph
    assert kg("validate").code == 0


@pytest.mark.parametrize(
    ("arguments", "cause", "remedy"),
    [
        (("add", "x.txt"), "there is no store", "kg init"),
        (("list",), "there is no store", "kg init"),
        (("status", "nowhere"), "there is no store", "kg init"),
        (("remove", "x"), "there is no store", "kg init"),
        (("resolve", "http://127.0.0.1:9"), "cannot be reached", ""),
        (("why", "x"), "there is no graph here", "kg build"),
        (("push", "http://127.0.0.1:9"), "there is no graph here", "kg build"),
    ],
)
def test_without_a_store_the_error_says_what_to_do(
    kg: Command, arguments: tuple[str, ...], cause: str, remedy: str
) -> None:
    failed = kg(*arguments)
    assert failed.code == 2
    assert failed.out == ""
    assert cause in failed.err
    assert remedy in failed.err
    assert len(failed.err.splitlines()) == 1


def test_a_second_corpus_in_one_place_is_refused(store: Command) -> None:
    failed = store("init")
    assert failed.code == 2
    assert "there is a corpus already" in failed.err
    assert store("add").err.startswith("kg: kg add: no article")


def test_a_graph_and_a_store_leave_the_choice_to_you(store: Command, example_output: Path, tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "graph.trig").write_bytes((example_output / "graph.trig").read_bytes())
    failed = store("query", "meetings")
    assert failed.code == 2
    assert "there is a store, store, and a graph, output/graph.trig" in failed.err
    assert store("query", "meetings", "output/graph.trig").code == 0
    assert store("query", "meetings", "store").code == 0


def test_a_corpus_at_a_service(kg: Command, full: Command, tmp_path: Path) -> None:
    """A team's server takes the place of the folder: filled by `kg push`, or article by article."""
    with oxigraph(tmp_path) as service:
        pushed = kg("push", service.query, "store")
        assert pushed.code == 0, pushed.err
        assert f"graphs sent to {service.query}" in pushed.err
        assert kg("export", service.query, "-f", "nq").out == kg("export", "store", "-f", "nq").out
        assert ids(kg, service.query) == ids(kg, "store")
        for location in (service.query, "store"):
            assert kg("remove", "post-holt", "-s", location).code == 0
            assert kg("add", ARTICLES / "post-holt.txt", ARTICLES / "herald-visit.txt", "-s", location).code == 0
        assert kg("export", service.query, "-f", "nq").out == kg("export", "store", "-f", "nq").out
        assert kg("why", "Karen Holt", service.query).out == kg("why", "Karen Holt", "store").out
        assert kg("list", KG_STORE=service.query).out == kg("list", "store").out
        assert kg("validate", service.query).code == 0


def test_a_corpus_that_begins_at_a_service(kg: Command, filled: Path, tmp_path: Path) -> None:
    with oxigraph(tmp_path) as service:
        assert kg("init", service.query).code == 0
        assert "there is a corpus already" in kg("init", service.query).err
        added = kg("add", ARTICLES, "-s", service.query)
        assert added.code == 0, added.err
        assert kg("export", service.query, "-f", "nq").out == kg("export", filled, "-f", "nq").out


def test_a_full_disk_is_told_and_the_next_run_goes_on(full: Command, filled: Path, tmp_path: Path) -> None:
    """No file may grow beyond a size that the store fits into, but not with what is to come."""
    assert full("remove", "herald-denial", "post-holt", "times-brazil").code == 0
    before = full("export", "store", "-f", "nq").out
    limited = subprocess.run(
        [str(KG), "add", str(ARTICLES)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert limited.returncode == 2
    assert (
        limited.stderr == "kg: store: the disk is full; make room and try again; what was stored before is as it was\n"
    )
    assert full("export", "store", "-f", "nq").out == before
    assert full("add", ARTICLES).code == 0
    assert full("export", "store", "-f", "nq").out == Command(filled.parent)("export", "store", "-f", "nq").out


NOBODY = """
import os, sys
from kg.cli import app
articles = sys.argv[1]
app.run(["add", articles, "-s", "other"])  # what is not yet loaded could not be read later on
app.run(["query", "visits", "other"])
print("as nobody")
if os.getuid() == 0:
    os.setresuid(65534, 65534, 65534)
for arguments in (["add", articles], ["remove", "post-holt"], ["resolve"], ["list"], ["query", "visits"]):
    print(app.run(arguments), flush=True)
"""


def test_a_store_that_may_not_be_written_is_told_and_can_be_asked(filled: Path, open_folder: Path) -> None:
    """As a user without rights, since root may write everywhere."""
    for name in ("store", "other"):
        shutil.copytree(filled, open_folder / name)
    for path in (open_folder / "store", *(open_folder / "store").rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = subprocess.run(
        [sys.executable, "-c", NOBODY, str(ARTICLES)],
        cwd=open_folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    lines = done.stdout.partition("as nobody\n")[2].splitlines()
    assert lines[:3] == ["2", "2", "2"]
    assert len(lines) > 15
    assert lines[-1] == "0"
    told = [line for line in done.stderr.splitlines() if "cannot be written" in line]
    assert told == ["kg: store: the folder cannot be written; choose a folder that you may write to"] * 3
