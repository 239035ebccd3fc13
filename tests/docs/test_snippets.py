"""What stands in blocks of code in the documentation can be read: Turtle, SPARQL, JSON, Python, and commands of `kg`.

Blocks of Python among sessions are run by `test_sessions`; those of the README are run here. Blocks may leave out the
prefixes that `kg query` knows.
"""

from __future__ import annotations

import ast
import json
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import OWL, URIRef

from kg.query import THEMES, list_queries
from kg.rdf import prefixes
from kg.rdf.namespaces import SC
from tests.command import KG
from tests.docs import registered
from tests.rdf.ontology.vocabulary import terms, turtle

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").glob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
NUMBER = re.compile(r"(\d[\d,]*) (?:questions|states|issues|organizations|words)")
COMMANDS = registered.commands()


@dataclass(frozen=True)
class Block:
    page: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(*languages: str) -> list[Block]:
    found = []
    for page in PAGES:
        lines = page.read_text(encoding="utf-8").splitlines()
        fences = [number for number, line in enumerate(lines) if line.startswith("```")]
        assert len(fences) % 2 == 0, f"{page}: a block is never closed"
        for start, end in zip(fences[::2], fences[1::2], strict=True):
            text = "\n".join(lines[start + 1 : end]) + "\n"
            found.append(Block(page.relative_to(ROOT).as_posix(), start + 1, lines[start][3:], text))
    return [block for block in found if block.language in languages]


def test_every_block_is_of_a_language_that_is_checked() -> None:
    opened = {line[3:] for page in PAGES for line in page.read_text("utf-8").splitlines() if line.startswith("```")}
    assert opened <= {"", "console", "json", "jsonl", "python", "sh", "sparql", "sql", "text", "tsv", "turtle"}


@pytest.mark.parametrize("block", blocks("turtle"), ids=str)
def test_turtle_can_be_read_and_uses_terms_that_exist(block: Block) -> None:
    graph = turtle(block.text, owl=str(OWL))
    assert len(graph) > 0
    example_of_a_new_term = set(re.findall(r"^sc:(\w+) a owl:", block.text, flags=re.MULTILINE))
    used = {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(SC)}
    assert {term.removeprefix(SC) for term in used - set(terms())} <= example_of_a_new_term


@pytest.mark.parametrize("block", blocks("sparql"), ids=str)
def test_sparql_can_be_read(block: Block) -> None:
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes().items())
    pyoxigraph.Store().query(head + block.text)


@pytest.mark.parametrize("block", blocks("json", "jsonl"), ids=str)
def test_json_can_be_read(block: Block) -> None:
    for text in [block.text] if block.language == "json" else block.text.splitlines():
        assert json.loads(text)


@pytest.mark.parametrize("block", blocks("python"), ids=str)
def test_python_can_be_read(block: Block) -> None:
    ast.parse(block.text)


def commands() -> list[tuple[Block, str]]:
    """The lines of plain blocks, and of those for a shell, that call `kg`, up to a pipe."""
    return [
        (block, line.split("|")[0])
        for block in blocks("", "sh")
        for line in _lines(block.text)
        if line.startswith("kg ") and _name(line.split()) in COMMANDS
    ]


def _lines(text: str) -> list[str]:
    """Lines, those of one quotation as one."""
    quoted = re.sub(r"'[^']*'", lambda found: " ".join(found[0].split()), text)
    return quoted.splitlines()


def _name(parts: list[str]) -> str:
    """The command of a line: ``build``, or ``cluster build``."""
    return next((name for n in (2, 1) if (name := " ".join(parts[1 : 1 + n])) in COMMANDS), "")


@pytest.mark.parametrize(("block", "line"), commands(), ids=str)
def test_a_command_has_options_and_questions_that_exist(block: Block, line: str) -> None:
    """Only whether it can be understood: the files that it names need not be there."""
    parts = shlex.split(line, comments=True)
    name = _name(parts)
    words = parts[1 + len(name.split()) :]
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts} | {"--help", "-h"}
    assert {word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)} <= options, block
    questions = {question.name for question in list_queries()}
    if name in ("query", "queries") and words and re.fullmatch(r"[a-z]+(-[a-z]+)+", words[0]):
        assert words[0] in questions


def test_there_is_something_to_check() -> None:
    assert len(commands()) > 60
    assert all(len(blocks(language)) >= 3 for language in ("turtle", "sparql", "python", "console"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), target
        if anchor and file.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page in seen or page.suffix != ".md" or not page.exists():  # missing: the test above
            continue
        seen.add(page)
        todo += [
            (page.parent / link).resolve()
            for link in LINK.findall(page.read_text(encoding="utf-8"))
            if "://" not in link
        ]
    assert {page.name for page in (ROOT / "docs").glob("*.md")} <= {page.name for page in seen}


def test_the_readme_does_what_it_shows(tmp_path: Path) -> None:
    """The commands that build and ask, one after the other, and the Python beside them."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (block,) = (block for block in blocks("") if block.page == "README.md" and "kg build examples" in block.text)
    (python,) = (block for block in blocks("python") if block.page == "README.md")
    lines = [line for line in block.text.splitlines() if line]
    assert lines
    assert all(line.startswith("kg ") for line in lines)
    for line in lines:
        arguments = [str(KG), *shlex.split(line)[1:]]
        done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout or "-o" in line
    arguments = [str(KG.parent / "python"), "-c", python.text]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Antony Blinken" in done.stdout
    assert (tmp_path / "article.html").exists()


def test_the_readme_has_no_number_that_grows_old() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert NUMBER.findall(text) == []


def test_the_themes_of_the_readme_are_those_of_the_questions() -> None:
    (named,) = re.findall(r"by theme: (.*?) and more", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert set(named.split(", ")) <= set(THEMES)
