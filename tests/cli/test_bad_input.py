"""Bad input gets one clear line and exit code 2, and nothing half-written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.command import Command, Outcome

ARTICLE = "Envoy arrives\n\nThe foreign minister of Norway met her Swedish colleague in Oslo on Monday.\n"
FRENCH = (
    "Le ministre arrive\n\nLe ministre des Affaires étrangères a rencontré lundi son homologue à Paris, où ils ont "
    "parlé de la situation dans la région et de la coopération entre les deux pays.\n"
)


def complains(outcome: Outcome, *words: str) -> None:
    """One line on standard error that has these words, nothing on standard output."""
    assert outcome.code == 2, outcome
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1, outcome.err
    assert outcome.err.startswith("kg: ")
    for word in words:
        assert word in outcome.err
    assert "Traceback" not in outcome.err


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "small.ttl"
    path.write_text('<https://example.org/a> <https://example.org/says> "b" .\n', encoding="utf-8")
    return path


def test_a_missing_article(kg: Command) -> None:
    complains(kg("build", "nowhere.txt"), "nowhere.txt", "no such file")
    address = "https://example.org/news?id=1"  # a pattern, if it were a file
    complains(kg("build", address), address, "nothing is fetched", "save the page and give the file")
    assert not (kg.folder / "output").exists()


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_article(kg: Command, content: bytes) -> None:
    (kg.folder / "empty.txt").write_bytes(content)
    complains(kg("build", "empty.txt"), "empty.txt", "empty")
    assert not (kg.folder / "output").exists()


def test_an_empty_folder(kg: Command) -> None:
    (kg.folder / "articles").mkdir()
    complains(kg("build", "articles"), "articles")
    assert not (kg.folder / "output").exists()


def test_binary_bytes(kg: Command) -> None:
    (kg.folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    complains(kg("build", "picture.txt"), "picture.txt")
    assert not (kg.folder / "output").exists()


def test_an_article_that_is_not_english(kg: Command) -> None:
    (kg.folder / "paris.txt").write_text(FRENCH, encoding="utf-8")
    complains(kg("build", "paris.txt"), "paris.txt", "English")
    assert not (kg.folder / "output").exists()


def test_a_file_of_fifty_megabytes(kg: Command) -> None:
    with (kg.folder / "huge.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"The minister spoke. " * (1024 * 1024 // 20 + 1))
    complains(kg("build", "huge.txt"), "huge.txt", "10 MB")
    assert not (kg.folder / "output").exists()


@pytest.mark.parametrize("date", ["yesterday", "2024-13-01", "2024-02-30", "19.4.2024", ""])
def test_a_bad_date(kg: Command, date: str) -> None:
    (kg.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    complains(kg("build", "article.txt", "--published", date), "date")
    assert not (kg.folder / "output").exists()


def test_a_base_that_is_no_iri(kg: Command) -> None:
    (kg.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    complains(kg("build", "article.txt", "--base", "not an iri"), "IRI")
    assert not (kg.folder / "output").exists()


def test_an_unknown_model(kg: Command) -> None:
    (kg.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    complains(
        kg("build", "article.txt", "--model", "en_no_such_model"), "en_no_such_model: no such", "leave --model out"
    )
    complains(kg("build", "article.txt", KG_MODEL="en_no_such_model"), "en_no_such_model")
    assert not (kg.folder / "output").exists()


def test_an_output_folder_that_cannot_be_written(kg: Command) -> None:
    (kg.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (kg.folder / "taken").write_text("a file", encoding="utf-8")
    complains(kg("build", "article.txt", "-o", "taken"), "taken")
    complains(kg("build", "article.txt", "-o", "taken/below"), "taken")
    complains(kg("build", "article.txt", "-o", "/proc/kg"), "/proc")
    assert (kg.folder / "taken").read_text(encoding="utf-8") == "a file"


def test_one_bad_article_among_good_ones_leaves_the_old_graph_alone(kg: Command) -> None:
    folder = kg.folder / "articles"
    folder.mkdir()
    (folder / "1.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "2.txt").write_text("", encoding="utf-8")
    output = kg.folder / "output"
    output.mkdir()
    (output / "graph.ttl").write_text("# old\n", encoding="utf-8")
    complains(kg("build", "articles"), "2.txt")
    assert [path.name for path in output.iterdir()] == ["graph.ttl"]
    assert (output / "graph.ttl").read_text(encoding="utf-8") == "# old\n"


def test_no_graph(kg: Command) -> None:
    complains(kg("query", "-e", "ASK {}"), "output", "kg build")
    complains(kg("validate", "nowhere.ttl"), "nowhere.ttl")
    complains(kg("view"), "kg build")
    assert list(kg.folder.iterdir()) == []


@pytest.mark.parametrize("command", [("validate",), ("export", "--format", "nq"), ("view",)])
def test_a_graph_that_is_not_rdf(kg: Command, command: tuple[str, ...]) -> None:
    (kg.folder / "broken.ttl").write_text("this is not turtle\n", encoding="utf-8")
    complains(kg(command[0], "broken.ttl", *command[1:]), "broken.ttl")
    assert [path.name for path in kg.folder.iterdir()] == ["broken.ttl"]


def test_a_broken_query(kg: Command, graph: Path) -> None:
    outcome = kg("query", "-e", "SELECT ?x WHERE { ?x", graph)
    assert (outcome.code, outcome.out) == (2, "")
    told, line, mark = outcome.err.splitlines()
    assert "line 1, column 17: { is not closed" in told
    assert line.endswith("SELECT ?x WHERE { ?x")
    assert mark.index("^") == line.index("{")
    (kg.folder / "broken.rq").write_text("SELEKT * {}\n", encoding="utf-8")
    assert "line 1, column 1: no query begins with SELEKT; did you mean SELECT?" in kg("query", "broken.rq", graph).err


def test_an_unknown_query_names_close_ones(kg: Command, graph: Path) -> None:
    known = "meetings"
    complains(kg("query", f"{known}s", graph), f"{known}s", "did you mean", known)
    complains(kg("query", "qqqqqq", graph), "kg queries")


@pytest.mark.parametrize("parameter", ["nonsense", "=x", "a b=c", "no-such-parameter=x"])
def test_a_bad_parameter(kg: Command, graph: Path, parameter: str) -> None:
    known = "meetings"
    complains(kg("query", known, graph, "-p", parameter))


def test_a_parameter_that_must_be_given(kg: Command, graph: Path) -> None:
    complains(kg("query", "new-since", graph), "new-since", "needs the parameter since", "-p since=")


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", ""),
        ("query",),
        ("nonsense",),
        ("--nonsense",),
        ("export",),
        ("export", "--format", "docx"),
        ("query", "a", "b", "-e", "ASK {}"),
    ],
)
def test_bad_use(kg: Command, arguments: tuple[str, ...]) -> None:
    complains(kg(*arguments))


def test_an_unwritable_file_for_the_pages(kg: Command, graph: Path) -> None:
    complains(kg("view", graph, "-o", graph / "below"), "folder")
    complains(kg("view", graph, "-o", graph / "below.html"), "folder")
    complains(kg("export", graph, "--format", "ttl", "-o", graph / "below"), "small.ttl")
    assert [path.name for path in kg.folder.iterdir()] == ["small.ttl"]


@pytest.fixture
def odd(kg: Command, graph: Path) -> Command:
    """In a folder with pipes, and with links round in a circle, that a graph, a query and a list could be."""
    (kg.folder / "small.ttl").write_bytes(graph.read_bytes())
    for name in ("pipe.txt", "pipe.ttl", "pipe.rq", "pipe.jsonl"):
        os.mkfifo(kg.folder / name)
    for name in ("round.txt", "round.ttl", "round.rq", "round.jsonl"):
        (kg.folder / name).symlink_to(f"other-{name}")
        (kg.folder / f"other-{name}").symlink_to(name)
    (kg.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert kg("init").code == 0
    return kg


@pytest.mark.parametrize(
    "command",
    [
        ("build", "{}.txt"),
        ("add", "{}.txt"),
        ("build", "article.txt", "-r", "{}.ttl"),
        ("init", "new", "-r", "{}.ttl"),
        ("query", "-e", "ASK {{}}", "{}.ttl"),
        ("query", "./{}.rq", "small.ttl"),
        ("view", "{}.ttl"),
        ("validate", "{}.ttl"),
        ("export", "-f", "ttl", "{}.ttl"),
        ("why", "Oslo", "{}.ttl"),
        ("push", "{}.ttl", "http://127.0.0.1:9/"),
        ("serve", "{}.ttl"),
        ("resolve", "--same", "{}.ttl"),
        ("resolve", "--different", "{}.ttl"),
        ("add", "article.txt", "--failures", "{}.jsonl"),
        ("status", "{}.ttl"),
    ],
    ids=" ".join,
)
def test_pipes_and_links_round_in_a_circle(odd: Command, command: tuple[str, ...]) -> None:
    for name in ("pipe", "round"):
        complains(odd(*(word.format(name) for word in command)), name)


def test_what_is_wrong_with_pipes_and_links_is_said(odd: Command) -> None:
    complains(odd("build", "pipe.txt"), "pipe.txt: no regular file, but a pipe or a device; give a file, or name - and")
    complains(odd("build", "round.txt"), "round.txt: a link that leads round in a circle; see where it leads")
    complains(odd("view", "pipe.ttl"), "pipe.ttl: is no regular file; name a graph that `kg build` made, or - and")
    complains(odd("view", "round.ttl"), "round.ttl: cannot be read (Too many levels of symbolic links)")
    complains(odd("query", "./pipe.rq", "small.ttl"), "./pipe.rq: is no regular file; give a file, or the query itself")
    complains(
        odd("add", "article.txt", "--failures", "pipe.jsonl"), "pipe.jsonl: no list of failures: it is no regular"
    )
    complains(odd("resolve", "--same", "-"), "-: corrections are not read from standard input; give a file")


def test_a_pattern_leads_through_no_links(kg: Command) -> None:
    folder = kg.folder / "articles"
    folder.mkdir()
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    for name in ("one", "two"):
        (folder / name).symlink_to(".", target_is_directory=True)
    done = kg("build", "articles/**/*.txt", "articles/*", "--no-view")
    assert done.code == 0
    assert done.err.count("left out") == 1
