"""What is wrong with a graph, for people, for RDF tools and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from kg.errors import UsageError
from kg.rdf import DEFAULT_BASE, Blank, Iri, Literal, Quad, prefixes, to_turtle
from kg.rdf.namespaces import RDF_TYPE
from kg.rdf.terms import boolean, text

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault.

    Args:
        article: id of the article it is about, or "" for a thing that belongs to none.
        node: IRI of the node at fault.
        message: what is wrong, as a sentence.
        path: the property, shortened, or "".
        value: the value at fault, or "".
        words: the words of the article that the node stands on, or "".
    """

    article: str
    node: str
    message: str
    path: str = ""
    value: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a validation. ``problems`` is sorted and empty if the graph conforms.

    Args:
        articles: how many articles the graph holds.
        triples: how many triples were looked at.
    """

    articles: int
    triples: int
    problems: tuple[Problem, ...] = ()

    @property
    def conforms(self) -> bool:
        return not self.problems

    def format(self, name: str) -> str:
        """The report as ``text``, ``ttl`` or ``json``.

        Raises:
            UsageError: if there is no such format.
        """
        formats = {"text": self.text, "ttl": self.turtle, "json": self.json}
        if name not in formats:
            raise UsageError(
                f"no format is called {name!r}", where="--format", remedy=f"choose from {', '.join(formats)}"
            )
        return formats[name]()

    def text(self) -> str:
        """For people: one paragraph for each problem."""
        looked_at = f"{_counted(self.articles, 'article')}, {_counted(self.triples, 'triple')}"
        if self.conforms:
            return f"The graph conforms to the shapes ({looked_at}).\n"
        head = f"The graph does not conform: {_counted(len(self.problems), 'problem')} ({looked_at}).\n"
        return head + "".join(f"\n{_paragraph(problem)}" for problem in self.problems)

    def json(self) -> str:
        """For programs: ``{"conforms", "articles", "triples", "problems": [...]}``."""
        problems = [{key: value for key, value in asdict(problem).items() if value} for problem in self.problems]
        found = {"conforms": self.conforms, "articles": self.articles, "triples": self.triples, "problems": problems}
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"

    def turtle(self) -> str:
        """For RDF tools: a ``sh:ValidationReport``."""
        report = Blank("report")
        quads = [Quad(report, RDF_TYPE, _sh("ValidationReport")), Quad(report, _sh("conforms"), boolean(self.conforms))]
        for number, problem in enumerate(self.problems, start=1):
            result = Blank(f"result{number}")
            quads += [
                Quad(report, _sh("result"), result),
                Quad(result, RDF_TYPE, _sh("ValidationResult")),
                Quad(result, _sh("resultSeverity"), _sh("Violation")),
                Quad(result, _sh("focusNode"), _node(problem.node)),
                Quad(result, _sh("resultMessage"), text(_sentence(problem))),
            ]
        return to_turtle(quads, prefixes={**prefixes(DEFAULT_BASE), "sh": _SH})


def _sh(name: str) -> Iri:
    return Iri(_SH + name)


def _node(name: str) -> Iri | Blank | Literal:
    if name.startswith("_:"):
        return Blank(name[2:])
    return Iri(name) if ":" in name and not any(char in ' "<>' for char in name) else text(name)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _sentence(problem: Problem) -> str:
    parts = [problem.message]
    if problem.path:
        parts.append(f"Property: {problem.path}.")
    if problem.value:
        parts.append(f"Value: {problem.value}.")
    return " ".join(parts)


def _paragraph(problem: Problem) -> str:
    lines = [f"{problem.article or '(no article)'}: {_sentence(problem)}", f"  node:  {problem.node}"]
    if problem.words:
        lines.append(f"  words: “{problem.words}”")
    return "\n".join(" ".join(line.split()) if number == 0 else line for number, line in enumerate(lines)) + "\n"
