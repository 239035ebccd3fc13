"""The outcome of a validation, for people, for RDF tools and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from kg.errors import UsageError
from kg.validate.problems import Problem

#: So many problems of one code are listed unless all are asked for.
MOST_OF_A_CODE = 5
_MOST_OF_A_SUMMARY = 10


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

    def format(self, name: str, *, every: bool = False) -> str:
        """The report as ``text``, ``ttl`` or ``json``.

        Args:
            every: list every problem as text too; the other formats always do.

        Raises:
            UsageError: if there is no such format.
        """
        if name == "text":
            return self.text(every=every)
        formats = {"ttl": self.turtle, "json": self.json}
        if name not in formats:
            raise UsageError(f"no format is called {name!r}", where="--format", remedy="choose from text, ttl, json")
        return formats[name]()

    def text(self, *, every: bool = False) -> str:
        """For people: how many problems of which kind and where, then the first of each kind, or every one."""
        looked_at = f"{_counted(self.articles, 'article')}, {_counted(self.triples, 'triple')}"
        if self.conforms:
            return f"The graph conforms to the shapes ({looked_at}).\n"
        groups = self._by_code()
        kinds = "" if len(groups) == 1 else f" of {len(groups)} kinds"
        head = f"The graph does not conform: {_counted(len(self.problems), 'problem')}{kinds} ({looked_at}).\n"
        if len(self.problems) > 1:
            head += _summary("By class", (problem.kind or "no class" for problem in self.problems))
            head += _summary("By article", (problem.article or "no article" for problem in self.problems))
        return _harmless(head + "".join(_paragraph(code, group, every=every) for code, group in groups.items()))

    def json(self) -> str:
        """For programs: ``{"conforms", "articles", "triples", "codes": {code: count}, "problems": [...]}``."""
        found = {
            "conforms": self.conforms,
            "articles": self.articles,
            "triples": self.triples,
            "codes": {code: len(group) for code, group in self._by_code().items()},
            "problems": [_as_dict(problem) for problem in self.problems],
        }
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"

    def turtle(self) -> str:
        """For RDF tools: a complete ``sh:ValidationReport``."""
        from kg.validate.report_graph import report_turtle

        return report_turtle(self.problems)

    def _by_code(self) -> dict[str, list[Problem]]:
        """The most frequent code first."""
        groups: dict[str, list[Problem]] = {}
        for problem in self.problems:
            groups.setdefault(problem.code, []).append(problem)
        return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def _as_dict(problem: Problem) -> dict[str, str]:
    values = {name.name: getattr(problem, name.name) for name in fields(problem) if name.name != "violation"}
    return {name: value for name, value in values.items() if value}


def _harmless(lines: str) -> str:
    """What a graph holds cannot act on the terminal."""
    return "".join(each if each.isprintable() or each == "\n" else "\ufffd" for each in lines)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _summary(title: str, names: Iterable[str]) -> str:
    counts = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{name} {count}" for name, count in counts[:_MOST_OF_A_SUMMARY]]
    if len(counts) > _MOST_OF_A_SUMMARY:
        parts.append(f"{len(counts) - _MOST_OF_A_SUMMARY} more")
    return f"{title}: {', '.join(parts)}.\n"


def _paragraph(code: str, group: list[Problem], *, every: bool) -> str:
    shown = group if every else group[:MOST_OF_A_CODE]
    messages = {problem.message for problem in group}
    lines = [f"{code} ({len(group)})"]
    if len(messages) == 1:
        lines[0] += f": {group[0].message}"
    for problem in shown:
        lines += _lines(problem, with_message=len(messages) > 1)
    if len(shown) < len(group):
        lines.append(f"  … and {len(group) - len(shown):,} more (--all lists them)")
    return "\n" + "\n".join(lines) + "\n"


def _lines(problem: Problem, *, with_message: bool) -> Iterable[str]:
    yield f"  {problem.article or '(no article)'}: {problem.node}"
    if with_message:
        yield f"      {problem.message}"
    if problem.label:
        yield f"      label: {problem.label}"
    if problem.path or problem.value:
        at_fault = f"{problem.path or 'value'}: {problem.value}" if problem.value else f"property: {problem.path}"
        yield f"      {at_fault}"
    if problem.words:
        yield f"      words: “{problem.words}”"
