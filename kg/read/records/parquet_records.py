"""Columns of Parquet to records, with pyarrow, which is installed on request only."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import ArticleError, UsageError
from kg.read.records.records import Fields, Record
from kg.read.streams import check_ratio

__all__ = ["parquet_rows", "row_record"]

#: So few, because each may be as large as an article may be.
_ROWS = 16


def parquet_rows(
    path: Path | None, stream: io.BufferedReader, *, stem: str, fields: Fields
) -> Iterator[Record | ArticleError]:
    """The records of a table; only the columns that are asked for are read.

    Args:
        path: the file, which ``stream`` reads; the format needs to be read from its end.

    Raises:
        ArticleError: if it is no such table.
        UsageError: if pyarrow is not installed.
    """
    if path is None or stream.peek(4)[:4] != b"PAR1":
        remedy = "name the file" if path is None else "give a .parquet file, unzipped"
        cause = "Parquet cannot be read from standard input" if path is None else "not Parquet"
        raise ArticleError(cause, remedy=remedy)
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        remedy = "install it with pip install 'statecraft-kg[parquet]'"
        raise UsageError("Parquet needs pyarrow, which is not installed", where=path, remedy=remedy) from error
    try:
        with path.open("rb") as file, ParquetFile(file) as table:
            columns = fields.columns(table.schema_arrow.names)
            _check_size(table.metadata, columns)
            number = 0
            for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield row_record(row, number, stem=stem, fields=fields)
    except (ArrowException, OSError, ValueError) as error:
        raise ArticleError("not Parquet that can be read", remedy="see that the file is whole") from error


def row_record(row: Mapping[str, Any], number: int, *, stem: str, fields: Fields) -> Record | ArticleError:
    """The record of one row, or what is wrong with it.

    Args:
        number: of the row in its file, from 1.
    """
    return fields.record_or_error(row, id=f"{stem}-{number}", place=f"row {number}")


def _check_size(metadata: Any, columns: list[str]) -> None:
    for group in map(metadata.row_group, range(metadata.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            if column.path_in_schema in columns:
                check_ratio(column.total_compressed_size, column.total_uncompressed_size)
