"""A build that failed anywhere goes on to the same archive, and nothing is lost or mixed on the way."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.cluster import Built, build
from kg.corpus import Settings
from kg.errors import StatecraftError, StoreError, UsageError
from kg.knowledge import KnowledgeBase
from tests.cluster.archives import as_lines, manifest, quads

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_TEXT = "The foreign minister of Norway met the president of Brazil in Oslo on Monday, number {}."


class _PowerError(Exception):
    """The power went off."""


def _fails(*_: Any, **__: Any) -> None:
    raise _PowerError


def _lines(path: Path, *records: dict[str, Any]) -> str:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def _numbered(path: Path, *numbers: int) -> str:
    return _lines(path, *({"id": f"n{n}", "text": _TEXT.format(n), "published": "2024-04-19"} for n in numbers))


def _added(folder: Path, *files: str) -> list[str]:
    with KnowledgeBase.create(folder) as base:
        for file in files:
            base.add(file, on_bad=lambda _: None)
        return as_lines(base.export("nq"))


@pytest.mark.parametrize("step", ["write", "Archive._sum_up"])
def test_a_build_that_fails_at_any_step_goes_on(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file, out = _numbered(tmp_path / "in.jsonl", *range(5)), tmp_path / "out"
    with monkeypatch.context() as broken:
        broken.setattr(f"kg.cluster.archive.{step}", _fails)
        with pytest.raises(_PowerError):
            build(spark, file, str(out), batch=1)  # of the batches some are empty
    with pytest.raises(StoreError):
        KnowledgeBase.from_archive(tmp_path / "early", out)
    assert not (tmp_path / "early").exists()
    read = {path: path.stat().st_mtime_ns for path in (out / "read").rglob("*.parquet")}
    built = build(spark, file, str(out), batch=1)
    assert (built.articles, built.read) == (5, 5)
    assert {path: path.stat().st_mtime_ns for path in (out / "read").rglob("*.parquet")} == read
    assert quads(out) == _added(tmp_path / "store", file)


def test_another_run_after_one_that_failed_reads_what_is_new(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = _numbered(tmp_path / "1.jsonl", 1, 2), _numbered(tmp_path / "2.jsonl", 2, 3, 4)
    with monkeypatch.context() as broken:
        broken.setattr("kg.cluster.archive.join", _fails)
        with pytest.raises(_PowerError):
            build(spark, first, str(tmp_path / "out"))
    with pytest.raises(StoreError, match="other settings"):
        build(spark, first, str(tmp_path / "out"), settings=Settings(include_text=False))
    built = build(spark, second, str(tmp_path / "out"))
    assert (built.articles, built.read) == (4, 2)
    assert quads(tmp_path / "out") == _added(tmp_path / "store", first, second)


def test_the_same_name_and_text_with_a_day_takes_the_place_of_that_without(spark: SparkSession, tmp_path: Path) -> None:
    record = {"id": "x", "text": _TEXT.format(1)}
    files = [
        _lines(tmp_path / "1.jsonl", record),
        _lines(tmp_path / "2.jsonl", {**record, "published": "2024-04-19"}),
    ]
    for file in files:
        build(spark, file, str(tmp_path / "out"))
    assert quads(tmp_path / "out") == _added(tmp_path / "store", *files)
    assert any("2024-04-19" in line for line in quads(tmp_path / "out"))
    # The month without a day has no articles any more, and no files.
    assert {part.partition("/")[0] for part in manifest(tmp_path / "out")["parts"]} == {"month=2024-04"}
    assert not list((tmp_path / "out").rglob("month=undated/*.gz"))


def test_two_texts_of_which_one_gets_the_name_of_the_other(spark: SparkSession, tmp_path: Path) -> None:
    """Eight digits of a hash are the same once in a while."""
    found: dict[str, str] = {}
    number = 0
    while True:
        text = _TEXT.format(number)
        piece = sha256(text.encode()).hexdigest()[:8]
        if piece in found:
            break
        found[piece] = text
        number += 1
    file = _lines(tmp_path / "in.jsonl", {"id": "x", "text": found[piece]}, {"id": "x", "text": text})
    built = build(spark, file, str(tmp_path / "out"))
    assert (built.articles, built.failed) == (1, 1)
    failure = json.loads((tmp_path / "out/failures.jsonl").read_text(encoding="utf-8"))
    assert "another article has this name" in failure["reason"]


def test_where_nothing_can_be_read_it_is_listed_why(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(StoreError, match="no article can be read"):
        build(spark, str(tmp_path / "in.jsonl"), str(tmp_path / "out"))
    failure = json.loads((tmp_path / "out/failures.jsonl").read_text(encoding="utf-8"))
    assert failure["where"].endswith("in.jsonl, line 1")


@pytest.mark.parametrize("name", [".", "*", "out", "out/tables"])
def test_an_archive_is_not_read_into_itself(spark: SparkSession, tmp_path: Path, name: str) -> None:
    (tmp_path / "out/tables").mkdir(parents=True)
    _numbered(tmp_path / "in.jsonl", 1)
    inside = "out/tables" if name == "out/tables" else "out"
    with pytest.raises(UsageError, match="lies in what is to be read"):
        build(spark, str(tmp_path / name), str(tmp_path / inside))


@pytest.fixture(scope="module")
def whole(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    folder = tmp_path_factory.mktemp("whole")
    return folder / "out", build(spark, _numbered(folder / "in.jsonl", 1, 2), str(folder / "out"))


def test_a_manifest_that_was_being_replaced_is_found(
    spark: SparkSession, whole: tuple[Path, Built], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(whole[0], out)
    (out / "manifest.json").rename(out / "manifest.json.new")
    assert build(spark, str(whole[0].parent / "in.jsonl"), str(out)).read == 0
    assert len(manifest(out)["runs"]) == 2


_NAME = "month=2024-04/part-00000"


def _told(out: Path, **more: Any) -> None:
    (out / "manifest.json").write_text(json.dumps(manifest(out) | more), encoding="utf-8")


def _settings(out: Path, **more: Any) -> None:
    _told(out, settings=manifest(out)["settings"] | more)


@pytest.mark.parametrize(
    "harm",
    [
        lambda out: (out / "_SUCCESS").unlink(),
        lambda out: (out / "manifest.json").write_bytes(b"\xff\xfe"),
        lambda out: (out / "manifest.json").write_text("[]", encoding="utf-8"),
        lambda out: _told(out, parts=None),
        lambda out: _told(out, parts={"../../../../etc/hosts": {}}),
        lambda out: _told(out, format=99),
        lambda out: _settings(out, base="no IRI"),
        lambda out: _settings(out, reader="nobody"),
        lambda out: _settings(out, model="/tmp/model"),
        lambda out: (out / f"quads/{_NAME}.nq.gz").unlink(),
        lambda out: (out / f"quads/{_NAME}.nq.gz").write_bytes(b"\x1f\x8b" + b"x" * 40),
        lambda out: (out / f"quads/{_NAME}.nq.gz").write_bytes((out / "quads/reference.nq.gz").read_bytes()),
        lambda out: (out / f"records/{_NAME}.parquet").write_bytes(b"PAR1"),
        lambda out: shutil.copy(out / f"tables/events/{_NAME}.parquet", out / f"records/{_NAME}.parquet"),
    ],
)
def test_of_a_broken_archive_no_store_is_made(whole: tuple[Path, Built], tmp_path: Path, harm: Any) -> None:
    out = tmp_path / "out"
    shutil.copytree(whole[0], out)
    harm(out)
    with pytest.raises(StatecraftError):
        KnowledgeBase.from_archive(tmp_path / "store", out)
    assert not (tmp_path / "store").exists()


def test_a_month_that_is_none_is_told_before_anything_is_made(whole: tuple[Path, Built], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no month"):
        KnowledgeBase.from_archive(tmp_path / "store", whole[0], since="2024")
    assert not (tmp_path / "store").exists()
