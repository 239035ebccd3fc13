"""Sorting what does not fit into memory: sorted runs in temporary files, merged as they are read."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any

from kg.errors import OutputError

RUN = 100_000
"""So many lines are sorted in memory at a time: some 50 MB of them."""
MOST_FILES = 100
"""More runs are not open at a time."""


def sorted_lines(lines: Iterable[str], *, key: Callable[[str], Any] | None = None, run: int = RUN) -> Iterator[str]:
    """The lines in order, in bounded memory.

    Args:
        lines: each ends with a line end and holds no other.
        key: what to sort by.
        run: how many are sorted in memory at a time.

    Raises:
        OutputError: if the temporary files cannot be written.
    """
    rest = iter(lines)
    runs: list[IO[str]] = []
    try:
        held = sorted(islice(rest, run), key=key)
        while len(held) == run and (more := sorted(islice(rest, run), key=key)):
            if len(runs) == MOST_FILES:
                runs.append(_spilled(heapq.merge(*runs, key=key)))
                while len(runs) > 1:
                    runs.pop(0).close()
            runs.append(_spilled(held))
            held = more
        yield from heapq.merge(*runs, held, key=key)
    finally:
        for file in runs:
            file.close()


def temporary_file() -> IO[str]:
    """A file for text that is gone when it is closed."""
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")


def append(file: IO[str], lines: Iterable[str]) -> None:
    """Write on into a temporary file.

    Raises:
        OutputError: if it cannot be written.
    """
    try:
        file.writelines(lines)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"temporary files cannot be written ({reason})",
            where=tempfile.gettempdir(),
            remedy="make room, or let TMPDIR name a folder on another disk",
        ) from error


def _spilled(lines: Iterable[str]) -> IO[str]:
    file = temporary_file()
    append(file, lines)
    file.seek(0)
    return file
