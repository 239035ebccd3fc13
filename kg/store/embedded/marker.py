"""What tells that a folder is a store, of which format, and what has to be in it."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.files import is_folder, write_text

#: Grows when an older version could no longer read what a newer one writes.
FORMAT = 1
_NAME = "statecraft-store.json"
_ENGINE = "oxigraph"
#: What a store is about as long as: a marker of more bytes is none of ours.
_MOST = 10_000
_OTHER = "make one with `kg init`, or name the folder of a store, or a graph file"
_RESTORE = "restore the store from a copy"


@dataclass(frozen=True, slots=True)
class Marker:
    """What the marker of a store says.

    Args:
        quads: the identity of the database with the quads, once there is one; an older version did not note it.
        ledger: whether a ledger was ever written.
        compacted: how many bytes the quads took when they were last written anew in as little room as possible.
    """

    quads: str | None = None
    ledger: bool = False
    compacted: int = 0


def is_store(folder: Path) -> bool:
    """Whether there is a store in this folder, of whatever format."""
    try:
        return (folder / _NAME).is_file()
    except (OSError, ValueError):
        return False


def is_begun(folder: Path) -> bool:
    """Whether there is nothing in this folder but what was left when somebody was killed who made a store there."""
    return all(path.name.startswith(f".{_NAME}.") for path in folder.iterdir())


def write_marker(folder: Path, marker: Marker) -> None:
    """Make the folder a store, or note something more of one.

    Raises:
        OutputError: if it cannot be written.
    """
    found: dict[str, object] = {"format": FORMAT, "engine": _ENGINE}
    if marker.quads is not None:
        found["quads"] = marker.quads
    if marker.ledger:
        found["ledger"] = True
    if marker.compacted:
        found["compacted"] = marker.compacted
    write_text(folder / _NAME, json.dumps(found) + "\n")


def read_marker(folder: Path) -> Marker:
    """What the marker says of a store that this version can read.

    Raises:
        StoreError: if there is no such store.
    """
    try:
        found = json.loads(_content(folder / _NAME))
    except FileNotFoundError as error:
        raise _no_store(folder) from error
    except NotADirectoryError as error:
        raise StoreError("is a file, not a store", where=folder, remedy=_OTHER) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        remedy = "see that it is the folder of a store, and that you may read it"
        raise StoreError(f"cannot be read ({reason})", where=folder, remedy=remedy) from error
    except (ValueError, RecursionError) as error:
        raise _broken(folder) from error
    return _checked(found, folder)


def _content(path: Path) -> str:
    """The text of a file that is one, and not too long.

    Raises:
        OSError: if it cannot be read.
        ValueError: if it is no such file.
    """
    with open(path, "rb", opener=_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("no regular file")
        data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise ValueError("too long")
    return data.decode("utf-8")


def _at_once(path: str, flags: int) -> int:
    # Nobody may ever write into a pipe of that name.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _checked(found: Any, folder: Path) -> Marker:
    if not isinstance(found, dict):
        raise _broken(folder)
    format, quads, ledger = found.get("format"), found.get("quads"), found.get("ledger", False)
    if type(format) is not int or format < 1:
        raise _broken(folder)
    if format > FORMAT:
        raise StoreError(
            f"the store has format {format}, and this version of Statecraft reads {FORMAT}",
            where=folder,
            remedy="use the version that made it, or a later one",
        )
    is_known = quads is None or (isinstance(quads, str) and quads)
    if found.get("engine") != _ENGINE or not is_known or not isinstance(ledger, bool):
        raise _broken(folder)
    compacted = found.get("compacted", 0)
    return Marker(quads, ledger, compacted if type(compacted) is int else 0)


def _broken(folder: Path) -> StoreError:
    return StoreError(f"{_NAME} is broken", where=folder, remedy=_RESTORE)


def _no_store(folder: Path) -> StoreError:
    if any((folder / name).exists() for name in ("quads", "ledger.sqlite")):
        return StoreError(f"is a store without its {_NAME}", where=folder, remedy=_RESTORE)
    cause = "is a folder without a store" if is_folder(folder) else "there is no store"
    return StoreError(cause, where=folder, remedy=_OTHER)
