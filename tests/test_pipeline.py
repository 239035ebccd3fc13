"""The order of things, and the count of what was found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.errors import ModelError
from kg.pipeline import Tally, build_and_tally, extract_facts, read_sources

TEXT = "Envoys meet\n\nThe foreign minister of Norway met her Swedish colleague in Oslo on Monday.\n"


def test_texts_and_paths_may_be_mixed(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text(TEXT, encoding="utf-8")
    articles = list(read_sources([TEXT, path, str(path)], published="2024-04"))
    assert [article.text for article in articles] == [articles[0].text] * 3
    assert {article.published for article in articles} == {"2024-04"}


def test_articles_of_one_build_have_ids_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text(TEXT, encoding="utf-8")
    articles = list(read_sources([TEXT, TEXT, path, str(path)]))
    assert len({article.id for article in articles}) == 4


def test_each_article_is_reported_and_counted() -> None:
    steps: list[tuple[int, int]] = []
    _, tally = build_and_tally(
        [TEXT, TEXT.replace("Oslo", "Bergen")], step=lambda done, total, _: steps.append((done, total))
    )
    assert steps == [(1, 2), (2, 2)]
    assert tally.rows()[0] == ("articles", 2, "")
    assert len(tally.undated) == 2
    assert tally.faults == []


def test_details_come_by_frequency_and_name() -> None:
    tally = Tally(articles=1, counts={"events": Counter(["possible", "ongoing", "occurred", "possible"])})
    assert tally.rows() == [("articles", 1, ""), ("events", 4, "2 possible, 1 occurred, 1 ongoing")]


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(ModelError, match="en_no_such_model"):
        list(extract_facts(read_sources(TEXT), model="en_no_such_model"))
