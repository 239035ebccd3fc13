"""``kg queries``: what can be asked."""

from __future__ import annotations

from kg.cli.output import write_result


def queries() -> None:
    """List the questions that ship with kg, with their parameters."""
    from kg.query import list_queries

    lines = []
    for question in list_queries():
        lines.append(f"{question.name}: {question.title}")
        lines.append(f"    {question.summary}")
        lines += [f"    -p {parameter.name}=...  {parameter.summary}" for parameter in question.parameters]
    write_result("\n".join(lines))
