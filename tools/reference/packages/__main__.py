"""Writes ``tools/reference/tables/numbers.tsv`` and ``holders.tsv`` anew."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.reference import holding
from tools.reference.packages import holders, numbers
from tools.reference.settling import settle
from tools.reference.sources import TABLES

_ABOUT = "# Made by python -m tools.reference.packages; not to be edited.\n"


def main(arguments: list[str] | None = None) -> int:
    """0: written, or current; 1: not current; 2: bad sources."""
    parser = argparse.ArgumentParser(prog="python -m tools.reference.packages", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the archives of the packages are, as they were downloaded")
    parser.add_argument("--check", action="store_true", help="write nothing; say which tables are not current")
    options = parser.parse_args(arguments)
    return settle(lambda: _files(options.folder), check=options.check)


def _files(folder: Path) -> dict[Path, bytes]:
    return {
        TABLES / "numbers.tsv": _table(numbers.COLUMNS, numbers.rows(folder)),
        TABLES / "holders.tsv": _table(holding.COLUMNS, holders.rows(folder)),
    }


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    lines = ["\t".join(row) for row in (columns, *rows)]
    return (_ABOUT + "\n".join(lines) + "\n").encode()


if __name__ == "__main__":
    sys.exit(main())
