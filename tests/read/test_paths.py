"""Folders in folders, and patterns."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.read import read_paths
from tests.read.texts import text


def ids(*paths: Path) -> list[str]:
    return [article.id for article in read_paths(paths)]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for number, name in enumerate(
        ("b/two.txt", "a.txt", "b/c/three.txt", "b/one.note", ".git/four.txt", "b/.five.txt")
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number), encoding="utf-8")
    return tmp_path


def test_folders_in_folders_by_name(news: Path) -> None:
    assert ids(news) == ["a", "three", "two"]


def test_a_pattern_finds_files_of_any_ending_but_hidden_ones(news: Path) -> None:
    assert ids(news / "**/*.txt") == ["a", "three", "two"]
    assert ids(news / "b/*") == ["one-note", "two"]
    assert ids(news / "?.txt") == ["a"]


def test_a_file_with_the_name_of_a_pattern_goes_first(news: Path) -> None:
    (news / "[ab].txt").write_text(text(7), encoding="utf-8")
    assert ids(news / "[ab].txt") == ["ab"]


def test_a_pattern_that_fits_nothing(news: Path) -> None:
    with pytest.raises(ArticleError, match=r"\*\.csv: no file fits the pattern"):
        ids(news / "*.csv")


def test_a_link_to_a_folder_above_does_not_lead_round(news: Path) -> None:
    (news / "b" / "loop").symlink_to(news, target_is_directory=True)
    assert ids(news) == ["a", "three", "two"]
