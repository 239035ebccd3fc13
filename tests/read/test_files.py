"""Files, folders and standard input."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.read import MAX_BYTES, read_path, read_paths

TEXT = "The minister of trade met the king in Oslo on Monday, and they talked about fish for the whole of the morning."
_ARTICLE = f"<article><p>{TEXT}</p><p>{TEXT}</p></article>"
PAGE = f"<!DOCTYPE html><html><head><title>Talks</title></head><body>{_ARTICLE}</body></html>"


def test_a_folder_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.md"):
        (tmp_path / name).write_text(PAGE if name.endswith("html") else f"{TEXT} {name}")
    (tmp_path / "notes.yaml").write_text("{}")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    assert [article.id for article in read_path(tmp_path)] == ["a", "b", "c"]


def test_ids_are_slugs_and_unique(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        (folder / "Visité à Oslo, 2020!.txt").write_text(f"{TEXT} {folder.name}")
    assert [article.id for article in read_paths([one, two])] == ["visite-a-oslo-2020", "visite-a-oslo-2020-2"]


def test_an_unknown_extension_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "page").write_text(PAGE)
    (tmp_path / "plain.news").write_text(TEXT)
    assert next(read_path(tmp_path / "page")).title == "Talks"
    assert next(read_path(tmp_path / "plain.news")).text == TEXT


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"King meets minister\n\n{TEXT}".encode())))
    article = next(read_path("-", published="2020-05"))
    assert (article.id, article.published) == ("king-meets-minister", "2020-05")


def test_utf_16_with_a_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-16"))
    assert next(read_path(tmp_path / "a.txt")).text == TEXT


def test_a_page_in_the_charset_that_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("king", "king Håkon")
    (tmp_path / "a.html").write_bytes(page.encode("latin-1"))
    assert "king Håkon" in next(read_path(tmp_path / "a.html")).text


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"caf\xe9 and more", "not UTF-8"),
        (b"a" * (MAX_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, cause: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(ArticleError, match=cause) as raised:
        list(read_path(tmp_path / "a.txt"))
    assert str(raised.value).startswith(str(tmp_path / "a.txt"))
    assert "\n" not in str(raised.value)
    assert raised.value.exit_code == 2


def test_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        list(read_path(tmp_path / "none.txt"))
    with pytest.raises(ArticleError, match="no articles"):
        list(read_path(tmp_path))
    with pytest.raises(ArticleError, match="cannot be read"):
        list(read_path("a\0b"))
