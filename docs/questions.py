"""Writes docs/questions.md from the headers of the questions: ``python -m docs.questions > docs/questions.md``."""

from __future__ import annotations

import sys

from kg.query import Parameter, list_queries

HEAD = """# Questions

The questions that ship with `kg`; `kg queries` lists them too. Ask one with `kg query NAME`, fill its blanks with
`-p NAME=VALUE`. Each is a plain SPARQL file in `queries/` that runs in any SPARQL tool, and a good start for your own.
"""


def page() -> str:
    """The page as Markdown."""
    parts = [HEAD]
    for question in list_queries():
        parts.append(f"## {question.name}\n\n{question.title}. {question.summary}\n")
        if question.parameters:
            head = "| parameter | type | if left out | meaning |\n| --- | --- | --- | --- |\n"
            parts.append(head + "".join(map(_row, question.parameters)))
        if question.examples:
            parts.append("```\n" + "".join(f"{example}\n" for example in question.examples) + "```\n")
    return "\n".join(parts)


def _row(parameter: Parameter) -> str:
    default = "anything" if parameter.default is None else f"`{parameter.default}`"
    return f"| `{parameter.name}` | {parameter.type.value} | {default} | {parameter.summary} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
