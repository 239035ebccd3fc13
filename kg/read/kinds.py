"""What a file holds, by the ending of its name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from kg.errors import UsageError

__all__ = ["ENDINGS", "InputFormat", "format_of", "named_format", "stem_of"]


class InputFormat(StrEnum):
    """What articles come in."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    WARC = "warc"
    FEED = "feed"


ENDINGS = {
    ".txt": InputFormat.TEXT,
    ".md": InputFormat.TEXT,
    ".text": InputFormat.TEXT,
    ".html": InputFormat.HTML,
    ".htm": InputFormat.HTML,
    ".xhtml": InputFormat.HTML,
    ".jsonl": InputFormat.JSONL,
    ".ndjson": InputFormat.JSONL,
    ".json": InputFormat.JSON,
    ".csv": InputFormat.CSV,
    ".tsv": InputFormat.TSV,
    ".parquet": InputFormat.PARQUET,
    ".warc": InputFormat.WARC,
    ".rss": InputFormat.FEED,
    ".atom": InputFormat.FEED,
    ".rdf": InputFormat.FEED,
    ".xml": InputFormat.FEED,
}


def named_format(name: str | None) -> InputFormat | None:
    """The format of that name.

    Raises:
        UsageError: if there is none.
    """
    try:
        return None if name is None else InputFormat(name)
    except ValueError as error:
        raise UsageError("no such format of articles", where=name, remedy=f"one of {', '.join(InputFormat)}") from error


def format_of(path: PurePath) -> InputFormat | None:
    """What the name says the file holds, compressed or not; None if it says nothing that is known."""
    return ENDINGS.get(_unzipped(path).suffix.lower())


def stem_of(path: PurePath) -> str:
    """The name without the endings that are known."""
    path = _unzipped(path)
    return path.stem if path.suffix.lower() in ENDINGS else path.name


def _unzipped(path: PurePath) -> PurePath:
    return path.with_suffix("") if path.suffix.lower() == ".gz" and path.stem else path
