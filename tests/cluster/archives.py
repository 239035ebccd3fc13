"""What is in an archive, to be compared."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from pyarrow.parquet import read_table

Rows = list[tuple[tuple[str, Any], ...]]


def as_lines(text: str) -> list[str]:
    return sorted(line for line in text.splitlines() if line)


def quads(archive: Path) -> list[str]:
    """All quads, as sorted lines: each stands in one file once."""
    files = sorted((archive / "quads").rglob("*.nq.gz"))
    return as_lines("".join(gzip.open(file, "rt", encoding="utf-8").read() for file in files))


def manifest(archive: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((archive / "manifest.json").read_text(encoding="utf-8"))
    return found


def rows(folder: Path) -> Rows:
    """The rows of a table in Parquet files, sorted."""
    found = [
        row for file in sorted(folder.rglob("*.parquet")) for row in read_table(file, partitioning=None).to_pylist()
    ]
    return sorted((tuple(sorted((k, _plain(v)) for k, v in row.items())) for row in found), key=repr)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
