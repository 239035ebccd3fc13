"""Rows of Python through tables of Spark, by Arrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame

__all__ = ["Row", "Rows", "drawn", "groups", "mapped", "together"]

Row = dict[str, Any]
Rows = Iterable[Row]
#: So many rows go in one piece, or fewer where they are long.
_MANY, _HEAVY = 256, 16_000_000


def mapped(frame: DataFrame, schema: str, make: Callable[[Iterator[Row]], Rows]) -> DataFrame:
    """A table with the rows that ``make`` makes of those of a part of another table, part by part.

    Args:
        schema: names and types, as in ``id string, day date``.
        make: can be pickled; it is called once for each part.
    """
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    kinds = cast("StructType", StructType.fromDDL(schema))
    arrow = to_arrow_schema(kinds)

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from _packed(make(row for batch in batches for row in batch.to_pylist()), arrow)

    return frame.mapInArrow(work, kinds)


def together(frame: DataFrame, key: str, *order: str) -> DataFrame:
    """The table with all rows of one key side by side, for `groups`."""
    return frame.repartition(key).sortWithinPartitions(key, *order)


def groups(rows: Rows, key: str) -> Iterator[tuple[Any, list[Row]]]:
    """The rows of each key, of a table that was put `together`."""
    for value, found in groupby(rows, itemgetter(key)):
        yield value, list(found)


def drawn(pieces: Column) -> Column:
    """A number below ``pieces`` for each row, which follows from its ``sha256``."""
    from pyspark.sql import functions as sql

    number = sql.conv(sql.substring("sha256", 1, 8), 16, 10).cast("long")
    return sql.pmod(number, pieces).cast("int")


def _packed(rows: Rows, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    from pyarrow import RecordBatch

    rest = iter(rows)
    while first := list(islice(rest, 1)):
        piece, weight = first, _weight(first[0])
        for row in islice(rest, _MANY - 1):
            piece.append(row)
            weight += _weight(row)
            if weight > _HEAVY:
                break
        yield RecordBatch.from_pylist(piece, schema=schema)


def _weight(row: Row) -> int:
    return sum(len(value) for value in row.values() if isinstance(value, (str, bytes)))
