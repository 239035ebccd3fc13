"""Exports as files: one file, or several in a folder, each written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from kg.errors import UsageError
from kg.export.formats import ACTS, FOLDERS, MODEL_FORMATS, export_graph, export_model, facts_files, members_of
from kg.export.stream import stream_nquads, stream_trig
from kg.export.told import Json
from kg.files import is_folder, new_file, write_files
from kg.rdf import Quad
from kg.store import Store

Model = Callable[[], Json]
"""Makes the view model of the same graph: tables and networks are made from it."""

STREAMED: dict[str, Callable[[Iterable[Quad]], Iterator[str]]] = {"trig": stream_trig, "nq": stream_nquads}
"""Formats that are written in bounded memory, by their names."""


def write_graph(store: Store, model: Model, path: str | Path, format: str, *, members: str = "each") -> list[Path]:
    """Write a graph in a format, and return the files that were made.

    Args:
        path: a file; facts and tables of acts go into a folder, if it is one or its name ends in ``/``, Neo4j and
            tables always; tables of acts are Parquet if it ends in ``.parquet``.
        members: of tables of acts; see `kg.export.acts.Members`.

    Raises:
        UsageError: if there is no such format, or it cannot be one file.
        GraphError: if facts are asked of a graph that lacks what its shapes ask for.
        OutputError: if something cannot be written.
    """
    target = Path(path)
    if format in STREAMED:
        with new_file(target) as file:
            for piece in STREAMED[format](store.quads()):
                file.write(piece.encode("utf-8"))
        return [target]
    contents = {
        target / name if name else target: data for name, data in _files(store, model, path, format, members).items()
    }
    write_files(contents)
    return list(contents)


def _files(store: Store, model: Model, path: str | Path, format: str, members: str) -> dict[str, bytes]:
    """What is to be written, by the names of files in a folder, or by an empty name where it is one file."""
    folder = str(path).endswith(("/", os.sep)) or is_folder(Path(path))
    if format in FOLDERS and Path(path).suffix and not folder:
        raise UsageError(f"{format} {FOLDERS[format]}", where=path, remedy=f"name a folder, such as {format}/")
    if format == "neo4j":
        from kg.export.neo4j import neo4j_files

        return _encoded(neo4j_files(model()))
    if format == "tables":
        from kg.export.tables import table_files

        return table_files(store.quads())
    if format in ACTS:
        from kg.export.acts.files import acts_files

        ending = "/" if folder else Path(path).suffix.lower()
        return acts_files(model(), format, ending, members_of(members))
    if format == "facts" and folder:
        return _encoded(facts_files(store))
    text = export_model(model(), format) if format in MODEL_FORMATS else export_graph(store, format)
    return _encoded({"": text})


def _encoded(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode("utf-8") for name, text in texts.items()}
