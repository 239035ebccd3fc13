"""Every error that Statecraft raises on purpose.

::

    StatecraftError              exit code 2
    ├── InputError               something that was given cannot be read
    │   ├── ArticleError         an article: missing, empty, binary, too large, not English, a bad date
    │   └── GraphError           a graph: missing, not RDF, broken syntax
    ├── UsageError               an option or argument that makes no sense
    ├── QueryError               a question that cannot be asked: broken SPARQL, a wrong parameter, a forbidden clause
    │   ├── UnknownQueryError    no question has that name
    │   └── AnswerLimitError     the answer has more rows than were allowed
    ├── PackageError             a file that ships with the package: missing, broken; a reader of another: at fault
    │   └── LexiconError         a word list: missing, not text, a line that is none
    ├── ModelError               the language pipeline is not installed, or is not one we can use
    ├── StoreError               a store: none there, busy, of another format, out of reach, or it cannot be written
    └── OutputError              something cannot be written

Errors of other libraries are translated into these where the library is called, with ``raise ... from error``.
The command line prints ``str(error)`` as one line and ends with ``exit_code``. The codes are 0 for done, 1 for
"the answer is no" (a graph that does not conform; no exception is needed for that) and 2 for bad use or bad input.
"""

from __future__ import annotations

from os import PathLike

__all__ = [
    "AnswerLimitError",
    "ArticleError",
    "GraphError",
    "InputError",
    "LexiconError",
    "ModelError",
    "OutputError",
    "PackageError",
    "QueryError",
    "StatecraftError",
    "StoreError",
    "UnknownQueryError",
    "UsageError",
]


class StatecraftError(Exception):
    """Something went wrong that the user can mend.

    Args:
        cause: what is wrong, in a few words without a full stop: ``"the file is empty"``.
        where: the file, option or query that it is about.
        remedy: what to do about it, as a sentence without a full stop: ``"give a file with text"``.

    The three stay readable as attributes.
    """

    exit_code = 2

    def __init__(self, cause: str, *, where: str | PathLike[str] | None = None, remedy: str | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.where = None if where is None else str(where)
        self.remedy = remedy

    @property
    def reason(self) -> str:
        """What is wrong and what to do about it, without the place."""
        return f"{self.cause}; {self.remedy}" if self.remedy else self.cause

    def __str__(self) -> str:
        start = f"{self.where}: " if self.where else ""
        return " ".join(f"{start}{self.reason}".split())


class InputError(StatecraftError):
    """Something that was given cannot be read."""


class ArticleError(InputError):
    """An article is missing, empty, binary, too large, not English, or has a bad date.

    ``file`` is the file that it is in, where that is known; ``where`` tells also its place in it.
    """

    file: str | None = None


class GraphError(InputError):
    """A graph is missing, is no RDF, or has broken syntax."""


class UsageError(StatecraftError):
    """An option or argument makes no sense."""


class QueryError(StatecraftError):
    """A question cannot be asked: broken SPARQL, a wrong parameter, a forbidden clause.

    Args:
        excerpt: the line of the query that is broken, and below it a caret at the place.
    """

    def __init__(
        self,
        cause: str,
        *,
        where: str | PathLike[str] | None = None,
        remedy: str | None = None,
        excerpt: str | None = None,
    ) -> None:
        super().__init__(cause, where=where, remedy=remedy)
        self.excerpt = excerpt
        if excerpt is not None:
            self.add_note(excerpt)  # a traceback shows it


class UnknownQueryError(QueryError):
    """No question has that name.

    Args:
        name: the name that was asked for.
        close: the names most like it, best first.
    """

    def __init__(self, name: str, *, close: tuple[str, ...] = ()) -> None:
        remedy = f"did you mean {' or '.join(close)}?" if close else "`kg queries` lists them all"
        super().__init__("no question of that name and no such file", where=name, remedy=remedy)
        self.name = name
        self.close = close


class AnswerLimitError(QueryError):
    """The answer has more rows or triples than were allowed.

    Args:
        most: how many were allowed.
    """

    def __init__(self, most: int) -> None:
        super().__init__(f"the answer has more than {most:,} rows", remedy="ask for less, with LIMIT and OFFSET, say")
        self.most = most

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.most,), vars(self)


class PackageError(StatecraftError):
    """A file that ships with the package is missing or broken, or another package's reader is at fault."""


class LexiconError(PackageError):
    """A word list is missing or broken."""


class ModelError(StatecraftError):
    """The language pipeline is not installed, or is not one that can be used."""


class StoreError(StatecraftError):
    """A store is not there, busy, of another format or out of reach, or it cannot be written."""


class OutputError(StatecraftError):
    """Something cannot be written."""
