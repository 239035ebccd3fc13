"""A slice of an archive into a store of one machine, without Spark: as if its articles had been added there."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.cluster.manifest import MANIFEST, checked, settings_in
from kg.corpus import Corpus, Prepared, Settings
from kg.corpus.record import EVENTS, TEXTS, THINGS, from_entry
from kg.errors import StoreError, UsageError
from kg.rdf import Iri
from kg.store import Entry

__all__ = ["load", "settings_of"]

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_PENDING = frozenset({THINGS, TEXTS, EVENTS})


def settings_of(archive: Path) -> Settings:
    """How the articles of an archive were read.

    Raises:
        StoreError: if there is no archive, or one of another version.
    """
    return settings_in(_manifest(archive))


def load(archive: Path, corpus: Corpus, *, since: str | None = None, until: str | None = None) -> int:
    """Bring the articles of an archive into a corpus; `kg.corpus.join` is to follow. How many there are.

    Args:
        archive: a folder of this machine.
        corpus: with the settings of the archive.
        since, until: the first and the last month, as ``2024-04``; articles without a month come if neither is given.

    Raises:
        StoreError: if the archive is not whole.
        UsageError: if a month is none, or pyarrow is not installed.
    """
    for month in (since, until):
        if month is not None and not _MONTH.fullmatch(month):
            raise UsageError(f"{month[:40]!r} is no month", where="since, until", remedy="write 2024-04")
    number = 0
    for part in sorted(_manifest(archive)["parts"]):
        month = part.partition("/")[0].removeprefix("month=")
        if (since or until) and not (_MONTH.fullmatch(month) and (since or "") <= month <= (until or "9999-12")):
            continue
        records = list(_records(archive / "records" / f"{part}.parquet"))
        wanted = {corpus.graph_of(record.id): record for record in records}
        graphs: dict[Iri, list[bytes]] = {graph: [] for graph in wanted}
        for graph, triple in _triples(archive / "quads" / f"{part}.nq.gz"):
            if graph in graphs:  # what only several articles tell is worked out anew
                graphs[graph].append(triple)
        for graph, entry in wanted.items():
            corpus.add([Prepared(graph, b"".join(graphs[graph]), from_entry(entry))])
        number += len(wanted)
    return number


def _manifest(archive: Path) -> dict[str, Any]:
    path = archive / MANIFEST
    try:
        return checked(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise StoreError("there is no archive", where=archive, remedy="name the OUTPUT of kg cluster build") from error


def _records(path: Path) -> Iterator[Entry]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import read_table
    except ImportError as error:
        remedy = "install it with pip install 'statecraft-kg[parquet]'"
        raise UsageError("an archive needs pyarrow, which is not installed", where=path, remedy=remedy) from error
    try:
        rows = read_table(path, partitioning=None).to_pylist()
    except (ArrowException, OSError, ValueError) as error:
        raise _broken(path) from error
    for row in rows:
        yield Entry(row["id"], row["sha256"], row["record"], pending=_PENDING)


def _triples(path: Path) -> Iterator[tuple[Iri, bytes]]:
    """The lines of N-Quads as triples, with the graph that each is in."""
    try:
        with gzip.open(path, "rb") as lines:
            for line in lines:
                triple, mark, graph = line.rpartition(b" <")
                if not mark or not graph.endswith(b"> .\n"):
                    raise _broken(path)
                yield Iri(graph[: -len(b"> .\n")].decode("utf-8")), triple + b" .\n"
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise _broken(path) from error


def _broken(path: Path) -> StoreError:
    return StoreError("a file of the archive is missing or broken", where=path, remedy="build the archive once more")
