"""A slice of an archive into a store of one machine, without Spark: as if its articles had been added there."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from kg.cluster.manifest import MANIFEST, checked, settings_in
from kg.cluster.storage import DONE
from kg.corpus import Corpus, Prepared, Record
from kg.corpus.record import EVENTS, TEXTS, THINGS, from_entry
from kg.errors import StoreError, UsageError
from kg.rdf import Iri
from kg.store import Entry

__all__ = ["Slice"]

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_PART = re.compile(r"month=(\d{1,4}-\d\d|undated)/part-\d{5}", re.ASCII)
_PENDING = frozenset({THINGS, TEXTS, EVENTS})


class Slice:
    """Some months of an archive.

    Args:
        archive: a folder of this machine.
        since, until: the first and the last month, as ``2024-04``; articles without a month come if neither is given.

    Attributes:
        settings: how its articles were read.

    Raises:
        StoreError: if there is no archive, it is not whole, or it is of another version.
        UsageError: if a month is none, or pyarrow is not installed.
    """

    def __init__(self, archive: Path, *, since: str | None = None, until: str | None = None) -> None:
        for month in (since, until):
            if month is not None and not _MONTH.fullmatch(month):
                raise UsageError(f"{month[:40]!r} is no month", where="since, until", remedy="write 2024-04")
        _check_pyarrow()
        path = archive / MANIFEST
        try:
            manifest = checked(path.read_text(encoding="utf-8"), str(path))
        except OSError as error:
            remedy = "name the OUTPUT of kg cluster build"
            raise StoreError("there is no archive", where=archive, remedy=remedy) from error
        except UnicodeDecodeError as error:
            raise _broken(path) from error
        if not (archive / DONE).is_file():
            remedy = "give the command that builds it once more"
            raise StoreError("the archive is not whole: its last run was not done", where=archive, remedy=remedy)
        parts = manifest.get("parts")
        # Names in it become names of files.
        if not isinstance(parts, dict) or not all(map(_PART.fullmatch, parts)):
            raise _broken(path)
        self.settings = settings_in(manifest)
        self._archive = archive
        self._parts = [name for name in sorted(parts) if _is_meant(name, since, until)]

    def load(self, corpus: Corpus) -> int:
        """Bring its articles into a corpus with its settings; `kg.corpus.join` is to follow. How many there are.

        Raises:
            StoreError: if a file of the archive is missing or broken.
        """
        number = 0
        for part in self._parts:
            records = {corpus.graph_of(record.id): record for record in self._records(part)}
            graphs: dict[str, list[bytes]] = {graph: [] for graph in records}
            for graph, triple in self._triples(part):
                if graph in graphs:  # what only several articles tell is worked out anew
                    graphs[graph].append(triple)
            if not all(graphs.values()):
                raise _broken(self._file("quads", part, "nq.gz"))
            corpus.add([Prepared(graph, b"".join(graphs[graph]), record) for graph, record in records.items()])
            number += len(records)
        return number

    def _file(self, folder: str, part: str, ending: str) -> Path:
        return self._archive / folder / f"{part}.{ending}"

    def _records(self, part: str) -> list[Record]:
        from pyarrow import ArrowException
        from pyarrow.parquet import read_table

        path = self._file("records", part, "parquet")
        try:
            rows = read_table(path, partitioning=None).to_pylist()
            return [from_entry(Entry(row["id"], row["sha256"], row["record"], pending=_PENDING)) for row in rows]
        except (ArrowException, OSError, ValueError, KeyError, TypeError, AttributeError, UsageError) as error:
            raise _broken(path) from error

    def _triples(self, part: str) -> Iterator[tuple[str, bytes]]:
        """The lines of N-Quads as triples, with the graph that each is in."""
        path = self._file("quads", part, "nq.gz")
        try:
            with gzip.open(path, "rb") as lines:
                for line in lines:
                    triple, mark, graph = line.rpartition(b" <")
                    if not mark or not graph.endswith(b"> .\n"):
                        raise _broken(path)
                    yield Iri(graph[: -len(b"> .\n")].decode("utf-8")), triple + b" .\n"
        except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
            raise _broken(path) from error


def _is_meant(part: str, since: str | None, until: str | None) -> bool:
    month = part.partition("/")[0].removeprefix("month=")
    if since is None and until is None:
        return True
    return bool(_MONTH.fullmatch(month)) and (since or "") <= month <= (until or "9999-12")


def _check_pyarrow() -> None:
    if find_spec("pyarrow") is None:
        remedy = "install it with pip install 'statecraft-kg[parquet]'"
        raise UsageError("an archive needs pyarrow, which is not installed", remedy=remedy)


def _broken(path: Path) -> StoreError:
    return StoreError("a file of the archive is missing or broken", where=path, remedy="build the archive once more")
