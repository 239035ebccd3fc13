"""Asks a store a question."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.query.answer import Answer
from kg.query.binding import bind
from kg.query.catalogue import find_question
from kg.query.hints import unknown_names
from kg.query.names import bearers, names_asked
from kg.query.question import Question, parse_question
from kg.query.terms import unknown_terms
from kg.store import AskResult, Store, check_query

# Updates too, so that it is told why they are refused.
_VERB = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP)\b", re.IGNORECASE)


def ask(
    store: Store,
    question: str | Question,
    parameters: Mapping[str, str] | None = None,
    *,
    allow_network: bool = False,
) -> Answer:
    """The answer of a store to a question.

    Args:
        question: the name of a question that ships with the package, the name of a file with SPARQL, or SPARQL. SPARQL
            may have a header of its own (see `kg.query.question`) and then takes parameters too.
        parameters: values for its parameters, by name.
        allow_network: SERVICE may stand in it, and what it names is asked, wherever that is.

    Raises:
        UnknownQueryError: if there is no question of that name.
        QueryError: if the query is broken or not allowed, or a parameter is wrong.
    """
    if isinstance(question, str):
        question = parse_question("the query", question) if _is_sparql(question) else find_question(question)
    values = parameters or {}
    bind(question, values)  # what is wrong with the values is told before the graph is asked for names
    sparql = bind(question, values, bearers(store, names_asked(question, values)))
    try:
        result = store.query(check_query(sparql, allow_network=allow_network), allow_network=allow_network)
    except QueryError as error:
        if error.where is not None:
            raise
        raise QueryError(error.cause, where=question.name, remedy=error.remedy, excerpt=error.excerpt) from error
    return Answer(result, () if Answer(result) and result != AskResult(False) else _hints(store, question, values))


def _hints(store: Store, question: Question, values: Mapping[str, str]) -> tuple[str, ...]:
    """Why the answer is empty, or no."""
    return (*unknown_names(store, question, values), *unknown_terms(store, question.sparql))


def _is_sparql(question: str) -> bool:
    """Whether it is a query, not the name of a question or a file."""
    verb = _VERB.search(question)
    return verb is not None and any(mark in question[verb.end() :] for mark in "{<:")
