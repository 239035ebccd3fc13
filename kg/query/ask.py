"""Asks a store a question."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.query.answer import Answer
from kg.query.binding import bind
from kg.query.catalogue import find_question
from kg.query.question import ParameterType, Question, parse_question
from kg.store import Store, check_query

# Updates too, so that it is told why they are refused.
_SPARQL = re.compile(
    r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP)\b.*[{<:]", re.DOTALL | re.IGNORECASE
)
_KINDS = {
    ParameterType.NAME: "a name in any case, or an IRI",
    ParameterType.STRING: "text",
    ParameterType.IRI: "an IRI",
    ParameterType.DATE: "a date: 2024-04-19, 2024-04 or 2024",
    ParameterType.INTEGER: "a whole number",
}


def ask(store: Store, question: str | Question, parameters: Mapping[str, str] | None = None) -> Answer:
    """The answer of a store to a question.

    Args:
        question: the name of a question that ships with the package, the name of a file with SPARQL, or SPARQL. SPARQL
            may have a header of its own (see `kg.query.question`) and then takes parameters too.
        parameters: values for its parameters, by name.

    Raises:
        UnknownQueryError: if there is no question of that name.
        QueryError: if the query is broken or not allowed, or a parameter is wrong.
    """
    if isinstance(question, str):
        question = parse_question("the query", question) if _SPARQL.search(question) else find_question(question)
    sparql = bind(question, parameters or {})
    try:
        check_query(sparql)
        return Answer(store.query(sparql))
    except QueryError as error:
        if error.where is not None:
            raise
        raise QueryError(error.cause, where=question.name, remedy=error.remedy) from error


def explain(question: Question) -> str:
    """A question in plain words: what it asks, its parameters, examples."""
    lines = [f"{question.name}: {question.title}", *([question.summary] if question.summary else [])]
    if question.parameters:
        lines += ["", "Parameters, given as -p NAME=VALUE:"]
    for parameter in question.parameters:
        default = f" [{parameter.default}]" if parameter.default is not None else ""
        lines.append(f"  {parameter.name}  {parameter.summary} ({_KINDS[parameter.type]}){default}")
    if question.examples:
        lines += ["", "Examples:", *(f"  {example}" for example in question.examples)]
    return "\n".join(lines) + "\n"
