"""Finds questions: those that ship with the package, and files that users wrote."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from kg.errors import QueryError, UnknownQueryError, UsageError
from kg.files import is_folder, is_there
from kg.query.question import Question, parse_question
from kg.resources import queries_folder

_LONGEST = 1_000_000
"""Bytes of a query file; SPARQL written by people is far below."""

THEMES = {
    "offices": "who holds which office, and since when",
    "events": "what happened, what is planned, and what is only possible, asked for or denied",
    "networks": "who met whom, and who takes part beside whom",
    "claims": "who says what about whom, and where sayings contradict each other",
    "across articles": "what became of an event, in what its reports differ, what is a copy or a namesake",
    "overviews": "everything about one actor, issue, place or day",
    "background": "what the reference facts tell; no article says it",
    "evidence": "which words a fact stands on",
    "views": "the graph made simpler for other tools",
    "quality": "what must not be there: an answer with rows shows a fault",
}
"""The themes of the questions that ship with the package, in the order in which they are listed."""


def list_queries(theme: str | None = None) -> tuple[Question, ...]:
    """Every question that ships with the package, by theme and name, or those of one theme.

    Raises:
        UsageError: if there is no such theme.
    """
    if theme is not None and theme not in THEMES:
        raise UsageError(f"no theme is called {theme!r}", remedy=f"the themes are {', '.join(THEMES)}")
    questions = [_read(path) for path in sorted(queries_folder().glob("*.rq"))]
    order = list(THEMES)
    questions.sort(key=lambda question: order.index(question.theme) if question.theme in THEMES else len(order))
    return tuple(question for question in questions if theme in (None, question.theme))


def find_question(name: str) -> Question:
    """The question of that name, or the query in the file of that name.

    Raises:
        UnknownQueryError: if there is neither; it names questions of a similar name.
        QueryError: if the file is not a query.
    """
    # A name with a slash is the path of a user's own file, never a way out of the folder of questions.
    if not set(name) & {"/", "\\"} and _is_file(shipped := queries_folder() / f"{name}.rq"):
        return _read(shipped)
    if _is_file(Path(name)):
        return _read(Path(name))
    if is_there(Path(name)) and not is_folder(Path(name)):
        raise QueryError("is no regular file", where=name, remedy="give a file, or the query itself with -e")
    names = [question.name for question in list_queries()]
    similar = get_close_matches(name.lower().replace("_", "-").replace(" ", "-"), names, n=3, cutoff=0.5)
    parts = [other for other in names if name and name.lower() in other.split("-")]
    raise UnknownQueryError(name, close=tuple(dict.fromkeys([*similar, *parts]))[:3])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read(path: Path) -> Question:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QueryError(f"cannot be read ({error.strerror})", where=path) from error
    if len(data) > _LONGEST:
        raise QueryError("too large for a query", where=path, remedy="give a file with one SPARQL query")
    try:
        return parse_question(path.stem, data.decode("utf-8-sig"), where=path)
    except UnicodeDecodeError as error:
        raise QueryError("not text in UTF-8", where=path, remedy="give a file with one SPARQL query") from error
