"""ISO 3166-1 alpha-3, Correlates of War and Gleditsch-Ward numbers of the states of the word list."""

from __future__ import annotations

import io
import pickle
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.lexicon import lists as lexicon
from tools.reference.sources import SourceError, own_table

ARCHIVE = "countrycode-0.6.0-py3-none-any.whl"
COLUMNS = ("state", "iso3", "cow", "gw")
_LIST = "countrycode/data/codelist.pickle"


def rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """The codes of each state that has one; what ``polities.tsv`` says of a state counts alone.

    Raises:
        SourceError: if the package is not there.
    """
    own = {row[0]: row for row in own_table("polities.tsv", COLUMNS)}
    listed = _codes(folder / ARCHIVE)
    for state in lexicon.states():
        found = own.get(state.name) or (state.name, *listed.get(state.iso2, ("", "", "")))
        if any(found[1:]):
            yield found


def _codes(path: Path) -> dict[str, tuple[str, str, str]]:
    """By ISO 3166-1 alpha-2."""
    try:
        with zipfile.ZipFile(path) as archive:
            table = _Plain(io.BytesIO(archive.read(_LIST))).load()
    except (OSError, KeyError, pickle.UnpicklingError, zipfile.BadZipFile) as error:
        remedy = "pip download --no-deps countrycode==0.6.0"
        raise SourceError("the package cannot be read", where=path, remedy=remedy) from error
    columns = zip(*(table[name] for name in ("iso2c", "iso3c", "cown", "gwn")), strict=True)
    return {iso2: (_text(iso3), _text(cow), _text(gw)) for iso2, iso3, cow, gw in columns if iso2}


def _text(value: object) -> str:
    return "" if value is None else str(value)


class _Plain(pickle.Unpickler):
    """Lists, texts and numbers alone: a package may not run anything here."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
