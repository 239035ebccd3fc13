"""Questions in plain words: one explained, or all of them listed by theme."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from kg.query.catalogue import THEMES
from kg.query.question import Parameter, ParameterType, Question
from kg.query.results.columns import meaning

KINDS = {
    ParameterType.NAME: "a name in any case, or an IRI",
    ParameterType.STRING: "text",
    ParameterType.IRI: "an IRI",
    ParameterType.DATE: "a date: 2024-04-19, 2024-04 or 2024",
    ParameterType.INTEGER: "a whole number",
}


def explain(question: Question) -> str:
    """A question in plain words: what it asks, its parameters, what the answer holds, examples."""
    lines = [f"{question.name}: {question.title}", *([question.summary] if question.summary else [])]
    if question.theme:
        lines += ["", f"Theme: {question.theme}"]
    if question.parameters:
        width = max(len(parameter.name) for parameter in question.parameters)
        lines += ["", "Parameters, given as -p NAME=VALUE:"]
        lines += [f"  {parameter.name:{width}}  {_told(parameter)}" for parameter in question.parameters]
    if question.columns:
        width = max(len(column.name) for column in question.columns)
        lines += ["", "Columns of the answer:"]
        lines += [f"  {column.name:{width}}  {meaning(column)}".rstrip() for column in question.columns]
    if question.examples:
        lines += ["", "Examples:", *(f"  {example}" for example in question.examples)]
    return "\n".join(lines) + "\n"


def _told(parameter: Parameter) -> str:
    default = "anything" if parameter.default is None else parameter.default
    left_out = "must be given" if parameter.required else f"default: {default}"
    return f"{parameter.summary} ({parameter.type}: {KINDS[parameter.type]}; {left_out})"


def listing(questions: Iterable[Question]) -> str:
    """Questions by theme, each with its title and what may be filled in."""
    parts = []
    for theme, of_theme in groupby(questions, key=lambda question: question.theme):
        head = f"{theme} — {THEMES[theme]}" if theme in THEMES else theme or "no theme"
        parts.append("\n".join([head, *(line for question in of_theme for line in _listed(question))]))
    return "\n\n".join(parts) + "\n"


def _listed(question: Question) -> list[str]:
    parameters = [f"      -p {parameter.name}=...  {parameter.summary}" for parameter in question.parameters]
    return [f"  {question.name}: {question.title}", *parameters]
