"""Questions in SPARQL: finds them, fills in their blanks, asks a store, and writes the answer for people and programs.

The questions themselves are data and lie in ``queries/``; what a store can do is the business of `kg.store`.
"""

from kg.query.answer import Answer
from kg.query.ask import ask
from kg.query.catalogue import THEMES, find_question, list_queries
from kg.query.explain import explain, listing
from kg.query.hints import unknown_names
from kg.query.names import BEARERS
from kg.query.question import Column, Parameter, ParameterType, Question, parse_question
from kg.query.results.columns import meaning
from kg.query.results.formats import format_rows
from kg.query.terms import unknown_terms
from kg.query.why import why

__all__ = [
    "BEARERS",
    "THEMES",
    "Answer",
    "Column",
    "Parameter",
    "ParameterType",
    "Question",
    "ask",
    "explain",
    "find_question",
    "format_rows",
    "list_queries",
    "listing",
    "meaning",
    "parse_question",
    "unknown_names",
    "unknown_terms",
    "why",
]
