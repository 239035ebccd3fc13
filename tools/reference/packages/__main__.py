"""Writes ``tools/reference/tables/numbers.tsv`` and ``holders.tsv`` anew."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from kg.errors import StatecraftError
from kg.files import write_files
from tools.reference import holding
from tools.reference.packages import holders, numbers
from tools.reference.sources import TABLES

_ABOUT = "# Made by python -m tools.reference.packages; not to be edited.\n"


def main(arguments: list[str] | None = None) -> int:
    """0: written, or current; 1: not current; 2: bad sources."""
    parser = argparse.ArgumentParser(prog="python -m tools.reference.packages", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the archives of the packages are, as they were downloaded")
    parser.add_argument("--check", action="store_true", help="write nothing; say which tables are not current")
    options = parser.parse_args(arguments)
    try:
        files = {
            TABLES / "numbers.tsv": _table(numbers.COLUMNS, numbers.rows(options.folder)),
            TABLES / "holders.tsv": _table(holding.COLUMNS, holders.rows(options.folder)),
        }
        stale = [path for path, data in files.items() if not path.is_file() or path.read_bytes() != data]
        if not options.check:
            write_files(files)
            return 0
    except StatecraftError as error:
        print(error, file=sys.stderr)
        return 2
    for path in stale:
        print(f"{path} is not current", file=sys.stderr)
    return 1 if stale else 0


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    lines = ["\t".join(row) for row in (columns, *rows)]
    return (_ABOUT + "\n".join(lines) + "\n").encode()


if __name__ == "__main__":
    sys.exit(main())
