"""What tells that a folder is a store, and of which format."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import StoreError
from kg.files import is_folder, write_text

#: Grows when an older version could no longer read what a newer one writes.
FORMAT = 1
_NAME = "statecraft-store.json"
_OTHER = "make one with `kg init`, or name the folder of a store, or a graph file"


def is_store(folder: Path) -> bool:
    """Whether there is a store in this folder, of whatever format."""
    try:
        return (folder / _NAME).is_file()
    except (OSError, ValueError):
        return False


def write_marker(folder: Path) -> None:
    """Make the folder a store.

    Raises:
        OutputError: if it cannot be written.
    """
    write_text(folder / _NAME, json.dumps({"format": FORMAT, "engine": "oxigraph"}) + "\n")


def check_marker(folder: Path) -> None:
    """See that the folder is a store that this version can read.

    Raises:
        StoreError: if it is not.
    """
    try:
        found = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        format = found["format"]
    except FileNotFoundError as error:
        cause = "is a folder without a store" if is_folder(folder) else "there is no store"
        raise StoreError(cause, where=folder, remedy=_OTHER) from error
    except NotADirectoryError as error:
        raise StoreError("is a file, not a store", where=folder, remedy=_OTHER) from error
    except OSError as error:
        raise StoreError(f"cannot be read ({(error.strerror or str(error)).lower()})", where=folder) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{_NAME} is broken", where=folder, remedy="restore the store from a copy") from error
    if not isinstance(format, int) or format > FORMAT:
        raise StoreError(
            f"the store has format {format}, and this version of Statecraft reads {FORMAT}",
            where=folder,
            remedy="use the version that made it, or a later one",
        )
