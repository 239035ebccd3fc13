"""An archive has the graph that one machine makes of the same articles, however they come."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.cluster import Built, build
from kg.corpus import Settings
from kg.errors import ArticleError, StoreError
from kg.export.tables import TABLES
from kg.knowledge import KnowledgeBase
from tests.cluster.archives import as_lines, manifest, quads, rows

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="module")
def archive(spark: SparkSession, articles: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    folder = tmp_path_factory.mktemp("archive") / "out"
    return folder, build(spark, str(articles), str(folder), batch=30)


def test_its_quads_are_those_of_one_machine(archive: tuple[Path, Built], expected: list[str]) -> None:
    assert quads(archive[0]) == expected


def test_its_tables_are_those_of_one_machine(archive: tuple[Path, Built], alone: KnowledgeBase, tmp_path: Path) -> None:
    alone.write(tmp_path / "tables", "tables")
    for table in TABLES:
        assert rows(archive[0] / "tables" / table) == rows(tmp_path / "tables" / table), table


def test_what_came_of_it_is_told(archive: tuple[Path, Built], alone: KnowledgeBase) -> None:
    folder, built = archive
    assert built.articles == built.read == int(alone.status()["articles"])
    assert built.there == 1  # the text that was there twice
    assert built.rows["events"] == int(alone.status()["events"])
    assert (folder / "_SUCCESS").exists()
    assert not (folder / "_work").exists()
    files = {str(path.relative_to(folder)) for path in folder.rglob("*.gz")} | {
        str(path.relative_to(folder)) for path in (folder / "tables").rglob("*.parquet")
    }
    told = manifest(folder)["files"]
    assert files <= told.keys()
    assert all(each["bytes"] == (folder / name).stat().st_size for name, each in told.items())


def test_another_month_joins_what_is_there(
    spark: SparkSession, articles: Path, expected: list[str], archive: tuple[Path, Built], tmp_path: Path
) -> None:
    """In two runs, of which the first has less to go by, all is as in one; what was read is not read again."""
    first = tmp_path / "first"
    first.mkdir()
    for name in ("real.jsonl", "herald-kandahar.txt", "times-norway.txt"):
        shutil.copy(articles / name, first)
    out = tmp_path / "out"
    some = build(spark, str(first), str(out))
    rest = build(spark, str(articles), str(out))
    assert quads(out) == expected
    assert some.read + rest.read == archive[1].read
    assert rest.there == some.read + some.there
    again = build(spark, str(articles), str(out))
    assert (again.read, again.parts) == (0, 0)
    assert quads(out) == expected
    # Down to the bytes, it is of no account in how many runs, batches and pieces it came.
    assert manifest(out)["files"] == manifest(archive[0])["files"]


def test_a_better_known_article_takes_the_place_of_another_with_its_text(
    spark: SparkSession, articles: Path, tmp_path: Path
) -> None:
    text = (articles / "times-norway.txt").read_text(encoding="utf-8")
    undated = text.replace("October 2, 2023\n", "")
    assert undated != text
    (tmp_path / "1.jsonl").write_text(json.dumps({"id": "undated", "text": undated}) + "\n")
    (tmp_path / "2.jsonl").write_text(json.dumps({"id": "dated", "text": undated, "published": "2023-10-02"}) + "\n")
    out = tmp_path / "out"
    build(spark, str(tmp_path / "1.jsonl"), str(out))
    built = build(spark, str(tmp_path / "2.jsonl"), str(out))
    assert (built.articles, built.read) == (1, 1)
    with KnowledgeBase.create(tmp_path / "store") as base:
        base.add([tmp_path / "1.jsonl", tmp_path / "2.jsonl"])
        assert quads(out) == as_lines(base.export("nq"))


def test_a_store_takes_in_an_archive_or_some_months_of_it(
    archive: tuple[Path, Built], articles: Path, expected: list[str], tmp_path: Path
) -> None:
    made, number = KnowledgeBase.from_archive(tmp_path / "all", archive[0])
    with made:
        assert number == archive[1].articles
        assert as_lines(made.export("nq")) == expected
        added = made.add(articles, on_bad=lambda _: None)  # it knows what it has
        assert added.tally.articles == 0
    some, number = KnowledgeBase.from_archive(tmp_path / "some", archive[0], since="2023-06", until="2023-10")
    with some, KnowledgeBase.create(tmp_path / "few") as few:
        days = {str(row["article"]): str(row["published"]) for row in some.listing()}
        assert len(days) == number > 1
        assert all("2023-06" <= day[:7] <= "2023-10" for day in days.values())
        few.add(articles, on_bad=lambda _: None)
        few.remove(sorted({str(row["article"]) for row in few.listing()} - days.keys()))
        assert as_lines(some.export("nq")) == as_lines(few.export("nq"))


def test_an_archive_is_gone_on_with_as_it_was_made(
    spark: SparkSession, archive: tuple[Path, Built], articles: Path, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="other settings"):
        build(spark, str(articles), str(archive[0]), settings=Settings(min_confidence=0.9))
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="manifest"):
        build(spark, str(articles), str(tmp_path))
    with pytest.raises(StoreError, match="no archive"):
        KnowledgeBase.from_archive(tmp_path / "store", tmp_path / "nowhere")


def test_what_is_not_there_is_told(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        build(spark, str(tmp_path / "nowhere"), str(tmp_path / "out"))
    (tmp_path / "in").mkdir()
    with pytest.raises(ArticleError, match="no articles"):
        build(spark, str(tmp_path / "in"), str(tmp_path / "out"))
