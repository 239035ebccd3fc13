"""Files of tab-separated values: the format of the word lists in ``lexicon/data/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import LexiconError

FOLDER = Path(__file__).with_name("data")


@cache
def read_table(
    name: str, columns: tuple[str, ...], choices: tuple[tuple[str, str], ...] = (), *, folder: Path = FOLDER
) -> tuple[tuple[str, ...], ...]:
    """The rows of a list: ``name`` is the file's name, ``columns`` what its header line must say.

    Empty lines and lines that start with ``#`` are comments. Every row has one value per column; values that were
    left out at the end of a line are "".

    Args:
        choices: pairs of a column and the values it may have besides none, separated by spaces.
    """
    path = folder / name
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError("the word list cannot be read", where=path, remedy="install the package again") from error
    width = len(columns)
    closed = [(columns.index(column), frozenset({"", *allowed.split()})) for column, allowed in choices]
    rows: list[tuple[str, ...]] = []
    header = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = tuple(line.split("\t"))
        if not header:
            if cells != columns:
                raise _broken(path, number, f"the header must be {' '.join(columns)}")
            header = True
            continue
        if len(cells) != width:
            if len(cells) > width:
                raise _broken(path, number, f"{len(cells)} values for {width} columns")
            cells += ("",) * (width - len(cells))
        if not cells[0]:
            raise _broken(path, number, f"the column {columns[0]} is empty")
        for at, allowed_values in closed:
            if cells[at] not in allowed_values:
                raise _broken(path, number, f"{cells[at]!r} is no {columns[at]}")
        rows.append(cells)
    if not header:
        raise _broken(path, 1, "the header is missing")
    return tuple(rows)


def _broken(path: Path, line: int, cause: str) -> LexiconError:
    return LexiconError(
        f"line {line}: {cause}", where=path, remedy="mend the line; README.md of its folder has the format"
    )


def broken_row(name: str, row: tuple[str, ...], cause: str) -> LexiconError:
    """The error for a row of the list ``name`` whose values mean nothing; it tells the line that the row stands in."""
    path = FOLDER / name
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines, 1) if (*line.split("\t"), *row)[: len(row)] == row)
    return _broken(path, at, cause)


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by ``|``."""
    return tuple(cell.split("|")) if cell else ()


@cache
def _word_classes(name: str) -> Mapping[str, frozenset[str]]:
    rows = read_table(name, ("class", "words"))
    return MappingProxyType({label: frozenset(values(words)) for label, words in rows})


def class_of(name: str, label: str) -> frozenset[str]:
    """The words of a class that the list ``name`` defines.

    Raises:
        LexiconError: if the list has no such class.
    """
    found = _word_classes(name).get(label)
    if found is None:
        raise LexiconError(f"the class {label!r} is missing", where=FOLDER / name, remedy="install the package again")
    return found


@cache
def words_by_value(name: str, label: str, labels: str) -> Mapping[str, str]:
    """The words of a class that the list ``name`` defines, in the order of the file, with what each one means.

    Args:
        labels: the classes that the list may have, separated by spaces.

    Raises:
        LexiconError: if the list has no such class.
    """
    rows = read_table(name, ("class", "value", "words"), (("class", labels),))
    found = {word: value for kind, value, words in rows if kind == label for word in values(words)}
    if not found:
        raise LexiconError(f"the class {label!r} is missing", where=FOLDER / name, remedy="install the package again")
    return MappingProxyType(found)
