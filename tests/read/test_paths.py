"""Folders in folders, and patterns."""

from __future__ import annotations

import glob
import os
from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.read import ArticleReader, read_paths
from kg.read.patterns import files_that_fit
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


@pytest.mark.parametrize("links", [1, 3])
def test_links_to_a_folder_above_do_not_lead_round(news: Path, links: int) -> None:
    for number in range(links):
        (news / "b" / f"loop{number}").symlink_to(news, target_is_directory=True)
        (news / f"here{number}").symlink_to(".", target_is_directory=True)
    assert ids(news) == ["a", "three", "two"]
    assert ids(news / "**/*.txt") == ["a", "three", "two"]
    assert ids(news / "**/b/**/*.txt") == ["three", "two"]
    assert [path.name for path in files_that_fit(news / "**")] == ["a.txt", "three.txt", "one.note", "two.txt"]


def test_a_link_that_the_pattern_names_is_followed(news: Path) -> None:
    (news / "named").symlink_to("b", target_is_directory=True)
    assert [path.name for path in files_that_fit(news / "named/*.txt")] == ["two.txt"]
    assert [str(path.relative_to(news)) for path in files_that_fit(news / "*/two.txt")] == [
        "b/two.txt",
        "named/two.txt",
    ]


PATTERNS = (
    "*", "**", "*.txt", "?.txt", "**/*.txt", "**/**/*.txt", "b/**", "**/c/*", "[ab]*", "[!a]*", "*/*", "*/c/*.txt",
    "**/b/**/t*", "**/.*", ".*", ".git/*", "b/.*", "b/../*.txt", "**/*/three.txt", "no/*", "*.TXT", "**/c", "b*/**/*",
    "a.txt/*", "**/[t]*.txt",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_fits_what_it_fits_in_a_shell(news: Path, monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    monkeypatch.chdir(news)
    for start in ("", f"{news}/", "./"):
        names = glob.glob(str(Path(start + pattern)), recursive=True)  # noqa: PTH207 - what is compared with
        assert files_that_fit(Path(start + pattern)) == sorted({Path(n) for n in names if Path(n).is_file()})


def test_what_would_keep_whoever_reads_it_waiting_is_refused(news: Path) -> None:
    os.mkfifo(news / "pipe.txt")
    (news / "link.txt").symlink_to("pipe.txt")
    for name in (news / "pipe.txt", news / "link.txt", Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(
            ArticleError, match="no regular file, but a pipe or a device; give a file, or name -"
        ) as told:
            ids(name)
        assert told.value.where == str(name)
    assert ids(news / "*.txt") == ["a"]


def test_a_file_that_became_a_pipe_since_it_was_found_is_refused(news: Path) -> None:
    reader = ArticleReader()
    (file,) = reader.find(news / "a.txt")
    (news / "a.txt").unlink()
    os.mkfifo(news / "a.txt")
    with pytest.raises(ArticleError, match=r"a\.txt: no regular file"):
        list(reader.read(file))


def test_links_round_in_a_circle_are_told(news: Path) -> None:
    (news / "one.txt").symlink_to("other.txt")
    (news / "other.txt").symlink_to("one.txt")
    with pytest.raises(ArticleError, match=r"one\.txt: a link that leads round in a circle; see where it leads"):
        ids(news / "one.txt")
    assert ids(news) == ["a", "three", "two"]
    assert ids(news / "*.txt") == ["a"]
