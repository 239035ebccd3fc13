"""Articles that could not be read, to be tried again: a list in a file, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.files import is_there, write_text


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """An article that could not be read.

    Args:
        source: the file that it is in.
        where: the same, with its place in the file.
        reason: why, and what to do about it.
    """

    source: str
    where: str
    reason: str


def read_failures(path: Path) -> list[Failure]:
    """What the file lists; nothing, if it is not there.

    Raises:
        InputError: if it is no such list.
    """
    if is_there(path) and not path.is_file():
        raise InputError("no list of failures: it is no regular file", where=path, remedy="name another file")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the list of failures cannot be read", where=path, remedy="remove it") from error
    try:
        return [Failure(**json.loads(line)) for line in lines if line.strip()]
    except (ValueError, TypeError) as error:
        raise InputError("is no list of failures", where=path, remedy="remove it, or name another file") from error


def write_failures(path: Path, failures: Iterable[Failure]) -> None:
    """Write the list, sorted, in place of what was there; without failures there is no file.

    Raises:
        OutputError: if it cannot be written.
    """
    found = sorted(set(failures))
    if found:
        rows = ({"source": each.source, "where": each.where, "reason": each.reason} for each in found)
        write_text(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    else:
        path.unlink(missing_ok=True)
