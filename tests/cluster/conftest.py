"""A Spark of this machine, and articles of which several tell the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.cluster import open_session
from kg.knowledge import KnowledgeBase
from tests.cluster.archives import as_lines

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROOT = Path(__file__).parents[2]
MADE = ROOT / "examples" / "corpus"
ANNOTATED = ROOT / "data" / "annotated"
#: Of the annotated articles every so-manieth one.
_EVERY = 60


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    with open_session("local[2]", {"spark.driver.memory": "1g"}) as session:
        yield session


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder: a dozen made-up articles as texts, some twenty real ones in a file, and one of them once more."""
    folder = tmp_path_factory.mktemp("articles")
    for path in MADE.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    lines = (ANNOTATED / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]
    chosen = [line.split("\t") for line in sorted(lines)[::_EVERY]]
    rows = [
        {
            "id": name,
            "title": title,
            "published": day,
            "url": url,
            "text": (ANNOTATED / "articles" / f"{name}.txt").read_text(encoding="utf-8"),
        }
        for name, title, day, url, *_ in chosen
    ]
    again = {**rows[0], "id": "again", "published": None}  # the same text without a day: the other stands for both
    later = {**rows[1], "id": "later", "published": "2030-01-01", "text": rows[1]["text"] + "\nMore is to come.\n"}
    (folder / "real.jsonl").write_text("".join(json.dumps(row) + "\n" for row in (again, *rows, later)), "utf-8")
    return folder


@pytest.fixture(scope="session")
def alone(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """What one machine makes of them."""
    base = KnowledgeBase.create(tmp_path_factory.mktemp("alone") / "store")
    base.add(articles, on_bad=lambda _: None, jobs=2)
    return base


@pytest.fixture(scope="session")
def expected(alone: KnowledgeBase) -> list[str]:
    """The graph of one machine, as sorted lines of N-Quads."""
    return as_lines(alone.export("nq"))
