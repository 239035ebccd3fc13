"""How a command that makes files ends: they are written, or it says which are not current."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import StatecraftError
from kg.files import write_files


def settle(make: Callable[[], Mapping[Path, bytes]], *, check: bool) -> int:
    """0: written, or current; 1: not current; 2: bad sources.

    Args:
        check: write nothing; say which files are not current.
    """
    try:
        files = make()
        stale = [path for path, data in files.items() if not path.is_file() or path.read_bytes() != data]
        if not check:
            write_files(files)
            return 0
    except StatecraftError as error:
        print(error, file=sys.stderr)
        return 2
    for path in stale:
        print(f"{path} is not current", file=sys.stderr)
    return 1 if stale else 0
