"""CSV, TSV and Parquet: an article a row."""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from kg.errors import ArticleError, UsageError
from kg.model import Article
from kg.read import MAX_BYTES, InputFormat, Reading, read_paths
from tests.read.texts import text


def read(path: Path, **options: Any) -> list[Article]:
    return list(read_paths([path], reading=Reading(**options)))


def left_out(path: Path, **options: Any) -> tuple[list[str], list[str]]:
    """The ids of the articles that were read, and what was said of the others."""
    told: list[str] = []
    found = read(
        path, on_bad=lambda error: told.append(f"{error.where}: {error.cause}".removeprefix(str(path))), **options
    )
    return [article.id for article in found], told


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_that_which_names_the_columns(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "news.csv"
    # A BOM, as spreadsheets write it; and more commas, and marks of other kinds, than delimiters.
    row = mark.join((f'"{text()}\n\nHe said: ""A, b; c | d."""', "May 6, 2024" if mark != "," else "2024-05-06"))
    path.write_text(f"\ufefftext{mark}date\r\n{row}\r\n\r\n", encoding="utf-8", newline="")
    (article,) = read(path)
    assert article.text == f'{text()}\n\nHe said: "A, b; c | d."'
    assert (article.id, article.published) == ("news-1", "2024-05-06")


def test_columns_by_name(tmp_path: Path) -> None:
    path = tmp_path / "news.tsv"
    path.write_text(
        f"guid\tbody\theadline\tday\tlink\toutlet\nN 7\t{text()}\tShips\t2024-04-19 10:00:00\thttps://example.org/7\tGazette\n",
        encoding="utf-8",
    )
    names = {"text": "body", "title": "headline", "published": "day", "url": "link", "id": "guid", "source": "outlet"}
    (article,) = read(path, fields=names)
    assert (article.id, article.title, article.published) == ("n-7", "Ships", "2024-04-19")
    assert (article.url, article.source) == ("https://example.org/7", "Gazette")
    assert article.text == f"Ships\n\n{text()}"


def test_utf_16_as_spreadsheets_write_it(tmp_path: Path) -> None:
    path = tmp_path / "news.tsv"
    path.write_bytes(f"text\tdate\n{text()} Å.\t2024\n".encode("utf-16"))
    assert [article.text for article in read(path)] == [f"{text()} Å."]


@pytest.mark.parametrize("fields", [{}, {"text": "body"}, {"text": "words", "title": "head"}])
def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path, fields: dict[str, str]) -> None:
    path = tmp_path / "news.csv"
    path.write_text(f"words;day\n{text()};2024\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"no column '(text|body|head)'; the columns are words, day; say which"):
        read(path, fields=fields)


def test_bad_rows_are_told_by_the_line_on_which_they_begin(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    rows = (
        b"text,date",
        f'"{text(1)}\n\nAnd so\non.",2024'.encode(),
        f"{text(2)},2024".encode(),
        f'"{text(3)}" and,2024'.encode(),
        '"Le ministre a rencontré le roi à Oslo, et ils ont parlé de la pêche dans les eaux du nord.",2024'.encode(),
        b'"caf\xe9 and more",2024',
        f'"{text(5)}",soon'.encode(),
        f'"{text(6)}",2024'.encode(),
        b'"never closed,2024\n',
    )
    path.write_bytes(b"\n".join(rows))
    found, told = left_out(path)
    assert found == ["news-1", "news-7"]
    assert [line.split(" (")[0] for line in told] == [
        ", line 6: 3 values for 2 columns",
        ", line 7: not CSV",
        ", line 8: not English",
        ", line 9: not UTF-8 text",
        ", line 10: not a date of publication: soon",
        ", line 12: not CSV",
    ]


def test_a_row_may_not_be_larger_than_an_article(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("text\n" + '"' + "word word word\n" * (MAX_BYTES // 15 + 1) + f'"\n"{text()}"\n', encoding="utf-8")
    found, told = left_out(path)
    assert told[0] in {
        ", line 2: an article larger than 10 MB",
        f", line 2: not CSV (field larger than field limit ({MAX_BYTES}))",
    }
    assert found == []


@pytest.mark.parametrize("content", ["", "\n", "text,date\n"])
def test_an_empty_table(tmp_path: Path, content: str) -> None:
    (tmp_path / "news.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ArticleError, match=r"no names of columns|no articles in it"):
        read(tmp_path / "news.csv")


def test_a_field_that_nothing_is_read_from(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="field body: no such field; the fields are text, title, published"):
        read(tmp_path, fields={"body": "text"})


def test_parquet_columns(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    days = [dt.date(2024, 4, 19), None]
    table = pa.table({"body": [text(1), text(2)], "day": days, "n": [[1], [2]], "id": [12, 13]})
    parquet.write_table(table, path)
    one, two = read(path, fields={"text": "body", "published": "day"})
    assert (one.id, one.text, one.published) == ("12", text(1), "2024-04-19")
    assert (two.id, two.published) == ("13", None)
    with pytest.raises(ArticleError, match="no column 'text'; the columns are body, day, n, id"):
        read(path)


def test_what_is_no_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.parquet"
    parquet.write_table(pa.table({"text": [text(1), None]}), path)
    assert left_out(path) == (["news-1"], [", row 2: no text in 'text'"])
    path.write_bytes(path.read_bytes()[:-9])
    assert left_out(path)[1] == [": not Parquet that can be read"]
    path.write_text(text(), encoding="utf-8")
    assert left_out(path)[1] == [": not Parquet"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"PAR1")))
    with pytest.raises(ArticleError, match="standard input: Parquet cannot be read from standard input; name the file"):
        list(read_paths(["-"], reading=Reading(input_format=InputFormat.PARQUET)))


def test_a_parquet_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    parquet.write_table(pa.table({"text": [" " * 4 * MAX_BYTES]}), path, compression="zstd", use_dictionary=False)
    assert left_out(path) == ([], [": unpacks to far more than any text"])


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.parquet"
    parquet.write_table(pa.table({"text": [text()]}), path)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"statecraft-kg\[parquet\]"):
        left_out(path)
