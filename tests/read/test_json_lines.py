"""JSON Lines: an article a line, with what the line knows of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.model import BlockKind
from kg.read import read_paths

TEXT = "The foreign minister of Norway met her Swedish colleague in Oslo on Monday, and they spoke about fish."


def written(folder: Path, *records: object) -> Path:
    path = folder / "news.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records) + "\n\n", encoding="utf-8")
    return path


def test_each_line_is_an_article_with_its_fields(tmp_path: Path) -> None:
    first = {"text": TEXT, "title": "Envoys meet", "date": "May 6, 2024", "source": "The Gazette", "author": "Ann Lee"}
    second = {"text": f"Talks end\n\n{TEXT}", "title": "Talks end", "published": "2024-05", "id": "Talks (2)", "n": 3}
    one, two = read_paths([written(tmp_path, first, second)])
    assert (one.id, one.title, one.published) == ("news-1", "Envoys meet", "2024-05-06")
    assert (one.source, one.author, one.url) == ("The Gazette", "Ann Lee", None)
    assert one.text == f"Envoys meet\n\n{TEXT}"
    assert [(block.kind, one.words(block.span)) for block in one.blocks] == [
        (BlockKind.HEADLINE, "Envoys meet"),
        (BlockKind.PARAGRAPH, TEXT),
    ]
    assert (two.id, two.published) == ("talks-2", "2024-05")
    assert two.text == f"Talks end\n\n{TEXT}"


def test_a_full_stop_does_not_keep_a_title_from_being_the_headline(tmp_path: Path) -> None:
    (article,) = read_paths([written(tmp_path, {"text": TEXT, "title": "Envoys meet. Then they part."})])
    assert article.blocks[0].kind is BlockKind.HEADLINE


def test_the_day_that_is_asked_for_goes_first(tmp_path: Path) -> None:
    (article,) = read_paths([written(tmp_path, {"text": TEXT, "date": "2024-05-06"})], published="2023-01-01")
    assert article.published == "2023-01-01"


@pytest.mark.parametrize(
    ("url", "kept"),
    [("https://example.org/a?b=c", True), ("javascript:alert(1)", False), ("file:///etc/passwd", False)],
)
def test_only_addresses_on_the_web_are_kept(tmp_path: Path, url: str, kept: bool) -> None:
    (article,) = read_paths([written(tmp_path, {"text": TEXT, "url": url})])
    assert article.url == (url if kept else None)


def test_the_same_id_twice_is_told_apart(tmp_path: Path) -> None:
    articles = read_paths([written(tmp_path, {"text": TEXT, "id": "a"}, {"text": f"{TEXT} Yes.", "id": "a"})])
    assert [article.id for article in articles] == ["a", "a-2"]


@pytest.mark.parametrize("bad", [[1], {"title": "no text"}, {"text": 3}, {"text": ""}, {"text": TEXT, "date": "soon"}])
def test_a_bad_line_is_named(tmp_path: Path, bad: object) -> None:
    with pytest.raises(ArticleError) as caught:
        list(read_paths([written(tmp_path, {"text": TEXT}, bad)]))
    assert caught.value.where == f"{tmp_path / 'news.jsonl'}, line 2"


def test_what_is_not_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "news.ndjson").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(ArticleError, match="not JSON"):
        list(read_paths([tmp_path]))


def test_a_folder_may_hold_all_kinds(tmp_path: Path) -> None:
    written(tmp_path, {"text": f"{TEXT} One."}, {"text": f"{TEXT} Two."})
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert [article.id for article in read_paths([tmp_path])] == ["a", "news-1", "news-2"]
