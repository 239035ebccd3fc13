"""What may befall the folder of a store, by hand, by a backup that was restored in part, or by a disk."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox

MARKER = "statecraft-store.json"
#: A store as it is, and another one that was made in the same way.
Fault = Callable[[Path, Path], None]


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted((folder / "quads").glob(pattern))


def _without(pattern: str) -> Fault:
    def do(folder: Path, _: Path) -> None:
        found = _files(folder, pattern)
        assert found
        for path in found:
            path.unlink()

    return do


def _cut(pattern: str, size: int) -> Fault:
    def do(folder: Path, _: Path) -> None:
        os.truncate(max(_files(folder, pattern), key=lambda path: path.stat().st_size), size)

    return do


def _cut_all(pattern: str, size: int) -> Fault:
    """Every such file: the engine keeps some for a while that it no longer reads."""

    def do(folder: Path, _: Path) -> None:
        for path in _files(folder, pattern):
            os.truncate(path, size)

    return do


def _instead(name: str, make: Callable[[Path], object]) -> Fault:
    def do(folder: Path, _: Path) -> None:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        make(path)

    return do


def _of_another(name: str) -> Fault:
    def do(folder: Path, other: Path) -> None:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
            shutil.copytree(other / name, path)
        else:
            shutil.copyfile(other / name, path)

    return do


def _emptied(folder: Path, _: Path) -> None:
    ox.Store(folder / "quads").clear()


def _one_graph_less(folder: Path, _: Path) -> None:
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as ledger:
        ((last,),) = ledger.execute("SELECT id FROM entry ORDER BY rowid DESC LIMIT 1")
    store = ox.Store(folder / "quads")
    (graph,) = (name for name in store.named_graphs() if str(name).rstrip(">").endswith(f"/{last}"))
    store.remove_graph(graph)


def _no_merged_quads(folder: Path, _: Path) -> None:
    ox.Store(folder / "quads").clear_graph(ox.DefaultGraph())


def _no_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _garbage(folder: Path, _: Path) -> None:
    path = folder / "ledger.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * 4000 + data[4100:])


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _says(text: str | bytes) -> Fault:
    def do(folder: Path, _: Path) -> None:
        (folder / MARKER).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    return do


QUADS: Mapping[str, Fault] = {
    "no quads": lambda folder, _: shutil.rmtree(folder / "quads"),
    "an empty folder of quads": _without("*"),
    "quads of another store": _of_another("quads"),
    "quads made anew": _instead("quads", ox.Store),
    "all quads deleted": _emptied,
    "the last graph deleted": _one_graph_less,
    "no merged quads": _no_merged_quads,
    "a file for quads": _instead("quads", lambda path: path.write_text("x")),
    "a pipe for quads": _instead("quads", os.mkfifo),
    "a loop for quads": _instead("quads", _loop),
    "no CURRENT": _without("CURRENT"),
    "an empty CURRENT": _cut("CURRENT", 0),
    "no IDENTITY": _without("IDENTITY"),
    "an empty IDENTITY": _cut("IDENTITY", 0),
    "no manifest": _without("MANIFEST-*"),
    "an empty manifest": _cut("MANIFEST-*", 0),
    "half a manifest": _cut("MANIFEST-*", 300),
    "no logs": _without("*.log"),
    "no tables of quads": _without("*.sst"),
    "tables of quads cut off": _cut_all("*.sst", 100),
    "empty tables of quads": _cut_all("*.sst", 0),
}
LEDGER: Mapping[str, Fault] = {
    "no ledger": lambda folder, _: (folder / "ledger.sqlite").unlink(),
    "an empty ledger": _instead("ledger.sqlite", lambda path: path.write_bytes(b"")),
    "a ledger without tables": _instead("ledger.sqlite", _no_tables),
    "a ledger cut off": lambda folder, _: os.truncate(folder / "ledger.sqlite", 5000),
    "a ledger cut off in its head": lambda folder, _: os.truncate(folder / "ledger.sqlite", 50),
    "a ledger overwritten": _garbage,
    "a ledger of something else": _instead("ledger.sqlite", lambda path: path.write_bytes(b"something else " * 999)),
    "the ledger of another store": _of_another("ledger.sqlite"),
    "a folder for a ledger": _instead("ledger.sqlite", Path.mkdir),
    "a pipe for a ledger": _instead("ledger.sqlite", os.mkfifo),
    "a loop for a ledger": _instead("ledger.sqlite", _loop),
}
_GOOD = {"format": 1, "engine": "oxigraph"}
MARKERS: Mapping[str, Fault] = {
    "no marker": lambda folder, _: (folder / MARKER).unlink(),
    "an empty marker": _says(""),
    "a marker of brackets": _says("[" * 100_000),
    "a marker of braces": _says('{"a":' * 100_000),
    "a marker within the limit, of brackets": _says("[" * 9_000),
    "a huge marker": _says(json.dumps(_GOOD) + " " * 50_000_000),
    "a marker of bytes": _says(b"\xff\xfe\x00"),
    "a marker of other types": _says("[]"),
    "a marker that is a word": _says('"oxigraph"'),
    "a marker that is nothing": _says("null"),
    "a format that is true": _says(json.dumps(_GOOD | {"format": True})),
    "a format that is a fraction": _says(json.dumps(_GOOD | {"format": 1.0})),
    "a format that is text": _says(json.dumps(_GOOD | {"format": "1"})),
    "a format that is a list": _says(json.dumps(_GOOD | {"format": [1]})),
    "a format below one": _says(json.dumps(_GOOD | {"format": 0})),
    "a format of many digits": _says('{"engine": "oxigraph", "format": ' + "9" * 8_000 + "}"),
    "a later format": _says(json.dumps(_GOOD | {"format": 2})),
    "another engine": _says(json.dumps(_GOOD | {"engine": "rdflib"})),
    "no engine": _says('{"format": 1}'),
    "quads that are a number": _says(json.dumps(_GOOD | {"quads": 1})),
    "quads that are empty": _says(json.dumps(_GOOD | {"quads": ""})),
    "a ledger that is text": _says(json.dumps(_GOOD | {"ledger": "yes"})),
    "the marker of another store": _of_another(MARKER),
    "a folder for a marker": _instead(MARKER, Path.mkdir),
    "a pipe for a marker": _instead(MARKER, os.mkfifo),
    "a loop for a marker": _instead(MARKER, _loop),
}
FAULTS: Mapping[str, Fault] = {**QUADS, **LEDGER, **MARKERS}


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    """What is in a folder: the kind and size of each name in it."""
    found = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        found[str(path.relative_to(folder))] = (status.st_mode, status.st_size if path.is_file() else 0)
    return found
