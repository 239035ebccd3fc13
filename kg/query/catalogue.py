"""Finds questions: those that ship with the package, and files that users wrote."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from kg.errors import QueryError, UnknownQueryError
from kg.query.question import Question, parse_question
from kg.resources import queries_folder

_LONGEST = 1_000_000
"""Bytes of a query file; SPARQL written by people is far below."""


def list_queries() -> tuple[Question, ...]:
    """Every question that ships with the package, by name."""
    return tuple(_read(path) for path in sorted(queries_folder().glob("*.rq")))


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
