"""Writes docs/questions.md from the headers of the questions: ``python -m docs.questions > docs/questions.md``."""

from __future__ import annotations

import sys
from itertools import groupby

from kg.query import THEMES, Parameter, Question, list_queries, meaning

HEAD = """# Questions

The questions that ship with `kg`, by theme; `kg queries` lists them too. Ask one with `kg query NAME`, fill its blanks
with `-p NAME=VALUE`, and have it explained with `kg query NAME --help`. Each is a plain SPARQL file in `queries/` that
runs in any SPARQL tool. [writing-questions.md](writing-questions.md) tells how to write your own.

A question that does not speak of a status tells only what happened. What no article says but the reference facts is
marked as background, in a column or in the title.
"""

VIEWS = """The graphs of this theme use a namespace of their own, `https://w3id.org/statecraft/view#` (prefix `view:`).
Its terms count or name what the graph holds; none of them is part of it.

| term | says |
| --- | --- |
| `view:Dyad` | one act between two actors; `prov:wasDerivedFrom` leads to the event or claim |
| `view:source`, `view:target`, `view:code`, `view:date` | of a dyad: who acts, towards whom, the PLOVER code, when |
| `view:Tie` | all events of one type and status between two actors; of meetings and agreements, one for both |
| `view:from`, `view:to`, `view:eventType`, `view:events` | of a tie: who acts, towards whom, the type, how many |
| `view:status` | of both: the status of the events, or `said` for a claim |
"""


def page() -> str:
    """The page as Markdown."""
    parts = [HEAD]
    themes = [(theme, list(questions)) for theme, questions in groupby(list_queries(), key=lambda q: q.theme)]
    head = "| theme | questions |\n| --- | --- |\n"
    parts.append(head + "".join(_line(theme, questions) for theme, questions in themes))
    for theme, questions in themes:
        parts.append(f"## {theme.capitalize()}: {THEMES[theme]}\n")
        if theme == "views":
            parts.append(VIEWS)
        parts += map(_section, questions)
    return "\n".join(parts)


def _line(theme: str, questions: list[Question]) -> str:
    return f"| {theme} | {', '.join(f'[{q.name}](#{q.name})' for q in questions)} |\n"


def _section(question: Question) -> str:
    parts = [f"### {question.name}\n\n{question.title}. {question.summary}\n"]
    if question.parameters:
        head = "| parameter | type | if left out | meaning |\n| --- | --- | --- | --- |\n"
        parts.append(head + "".join(map(_row, question.parameters)))
    if question.columns:
        named = [f"`{column.name}`{f' ({told})' if (told := meaning(column)) else ''}" for column in question.columns]
        parts.append(f"Columns: {', '.join(named)}.\n")
    parts.append("```\n" + "".join(f"{example}\n" for example in question.examples) + "```\n")
    return "\n".join(parts)


def _row(parameter: Parameter) -> str:
    default = "anything" if parameter.default is None else f"`{parameter.default}`"
    default = "must be given" if parameter.required else default
    return f"| `{parameter.name}` | {parameter.type.value} | {default} | {parameter.summary} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
