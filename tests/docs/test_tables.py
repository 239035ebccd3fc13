"""`docs/tables.md`: the columns are those that are written, and SQL and SPARQL beside each other give the same rows."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest

import kg
from kg.export.tables import TABLES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
PAIRS = re.findall(r"```sql\n(.*?)```\n\n```sparql\n(.*?)```", PAGE, flags=re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| [^|]* \| (.*) \|$", flags=re.MULTILINE)


def test_every_column_is_told() -> None:
    told = {table: re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", columns)) for table, columns in ROW.findall(PAGE)}
    assert told == {table: list(columns) for table, columns in TABLES.items()}


@pytest.fixture(scope="module")
def database(example_output: Path, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    folder = tmp_path_factory.mktemp("tables")
    kg.load(example_output / "graph.trig").write(folder, "tables")
    database = duckdb.connect()
    (view,) = re.findall(r"^CREATE VIEW .*;$", PAGE, flags=re.MULTILINE)
    for table in TABLES:
        database.execute(view.replace("events", table).replace("'tables/", f"'{folder}/"))
    return database


def test_there_are_five_questions() -> None:
    assert len(PAIRS) == 5


@pytest.mark.parametrize(("sql", "sparql"), PAIRS)
def test_both_give_the_same_rows(
    database: duckdb.DuckDBPyConnection, example_output: Path, sql: str, sparql: str
) -> None:
    asked = kg.load(example_output / "graph.trig").query(sparql)
    names = list(next(iter(asked)))
    found = database.sql(sql)
    assert [column.casefold() for column in found.columns] == [name.casefold() for name in names]
    rows = Counter(tuple("" if value is None else str(value) for value in row) for row in found.fetchall())
    assert rows == Counter(tuple(str(row[name] or "") for name in names) for row in asked)
    assert len(rows) >= 3
