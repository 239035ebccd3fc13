"""The table of acts as CSV, as Parquet, or as a folder with a data dictionary."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from kg.export.acts.columns import COLUMNS, POLECAT, Column
from kg.export.acts.pairs import Members
from kg.export.acts.rows import Row, act_rows
from kg.export.tables import to_parquet
from kg.export.told import Json

__all__ = ["acts_files", "acts_text"]

#: PLOVER calls journalists and doctors otherwise than CAMEO and ICEWS.
_THEIR_SECTORS = {"MED": "JRN", "HLH": "MED"}
#: What the kinds of columns are called in a Frictionless table schema.
_TYPES = {"text": "string", "day": "date", "truth": "boolean", "count": "integer", "number": "number"}


def acts_text(model: Json, format: str, members: Members = Members.EACH) -> str:
    """The table as CSV (RFC 4180) in UTF-8; a cell that is not known is empty."""
    return _csv(_columns(format), _rows(model, format, members))


def acts_files(model: Json, format: str, ending: str, members: Members = Members.EACH) -> dict[str, bytes]:
    """The files of the table by their names in a folder, or one without a name.

    Args:
        ending: ``.parquet``; ``/`` for a folder, with a file ``datapackage.json`` that says what each column holds
            (Frictionless Data Package); anything else for CSV.

    Raises:
        UsageError: if pyarrow is asked for and not installed.
    """
    columns, rows = _columns(format), _rows(model, format, members)
    if ending == ".parquet":
        kinds = {column.name: column.kind for column in columns}
        return {"": to_parquet(kinds, rows, format=format, remedy=", or write a file that ends in .csv")}
    table = _csv(columns, rows).encode("utf-8")
    if ending != "/":
        return {"": table}
    return {f"{format}.csv": table, "datapackage.json": _dictionary(format, columns).encode("utf-8")}


def _columns(format: str) -> tuple[Column, ...]:
    if format == "dyads":
        return COLUMNS
    ours = {column.name: column for column in COLUMNS}
    nothing = Column("", "text", "always empty: not known here")
    theirs = [ours.get(our, nothing)._replace(name=their) for their, our in POLECAT.items()]
    return (*theirs, *(column for column in COLUMNS if column.name not in POLECAT.values()))


def _rows(model: Json, format: str, members: Members) -> list[Row]:
    rows = act_rows(model, members)
    if format == "dyads":
        return rows
    return [{**row, **{their: _theirs(our, row.get(our)) for their, our in POLECAT.items()}} for row in rows]


def _theirs(column: str, value: object) -> object:
    """A value as POLECAT writes it."""
    if column == "quad_class" and isinstance(value, str):
        return value.upper()
    return _THEIR_SECTORS.get(value, value) if column.endswith("_sector") and isinstance(value, str) else value


def _csv(columns: Iterable[Column], rows: Iterable[Mapping[str, Any]]) -> str:
    names = [column.name for column in columns]
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_plain(row[name]) for name in names] for row in rows)
    return out.getvalue()


def _plain(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _dictionary(format: str, columns: Iterable[Column]) -> str:
    fields = [{"name": each.name, "type": _TYPES[each.kind], "description": each.tells} for each in columns]
    resource = {
        "name": format,
        "path": f"{format}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }
    package = {
        "profile": "tabular-data-package",
        "name": f"statecraft-{format}",
        "title": "Acts between two actors, from news articles",
        "resources": [resource],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"
