"""A knowledge base, as those who program use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import Graph, KnowledgeBase, StatecraftError, load
from kg.errors import ArticleError, GraphError, StoreError, UsageError

ARTICLES = Path(__file__).parent.parent / "examples" / "corpus"
OWL = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"


def test_articles_come_and_go(tmp_path: Path) -> None:
    steps: list[tuple[int, int | None]] = []
    joined: set[str] = set()
    with KnowledgeBase.create(tmp_path / "store") as base:
        added = base.add(
            [ARTICLES / "herald-visit.txt", ARTICLES / "gazette-arrival.txt"],
            step=lambda done, total, _: steps.append((done, total)),
            joining=lambda what, _done, _total: joined.add(what),
        )
        assert (added.tally.articles, added.there, added.bad) == (2, 0, 0)
        assert steps == [(1, 2), (2, 2)]
        assert joined == {"which things are one", "which texts are copies", "which events are one"}
        assert [row["published"] for row in base.listing()] == ["2024-03-01", "2024-03-09"]
        before = base.export("nq")
        assert base.add(str(ARTICLES / "courier-*.txt")).tally.articles == 1
        assert [id.rpartition("-")[0] for id in base.remove("courier")] == ["courier-arrival"]
        assert base.export("nq") == before
        assert base.status()["articles"] == "2"
    with KnowledgeBase.open(tmp_path / "store", read_only=True) as base:
        assert isinstance(base, Graph)
        assert base.export("nq") == before
        assert "2 articles name it" in base.why("Karen Holt")
        assert base.validate().conforms
    assert load(tmp_path / "store").export("nq") == before


def test_a_person_has_the_last_word(tmp_path: Path) -> None:
    apart = tmp_path / "apart.ttl"
    with KnowledgeBase.create(tmp_path / "store") as base:
        base.add([ARTICLES / "herald-visit.txt", ARTICLES / "gazette-arrival.txt"])
        holts = "SELECT ?a { ?a sc:thing <https://w3id.org/statecraft/id/person/karen-holt> } ORDER BY ?a"
        one, other = (row["a"] for row in base.query(holts))
        apart.write_text(f"{OWL}<{one}> owl:differentFrom <{other}> .\n", encoding="utf-8")
        assert base.resolve(different=apart) == ()
        assert len(base.query(holts)) == 1
        assert (tmp_path / "store" / "different.ttl").read_text(encoding="utf-8") == apart.read_text(encoding="utf-8")
        apart.write_text(OWL, encoding="utf-8")
        base.resolve(different=apart)
        assert len(base.query(holts)) == 2
        apart.write_text(f"{OWL}<{one}-x> owl:differentFrom <{other}> .\n", encoding="utf-8")
        assert base.resolve(different=apart) == (f"{one}-x".removeprefix("https://w3id.org/statecraft/id/"),)


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        KnowledgeBase.open(tmp_path / "store")
    with pytest.raises(UsageError, match="min_confidence"):
        KnowledgeBase.create(tmp_path / "store", min_confidence=2)
    with pytest.raises(GraphError, match=r"none\.ttl"):
        KnowledgeBase.create(tmp_path / "store", reference=[tmp_path / "none.ttl"])
    assert not (tmp_path / "store").exists()
    with KnowledgeBase.create(tmp_path / "store") as base:
        with pytest.raises(ArticleError, match=r"none\.txt"):
            base.add(tmp_path / "none.txt")
        with pytest.raises(UsageError, match="no such article"):
            base.remove("none")
        with pytest.raises(GraphError, match=r"none\.ttl"):
            base.resolve(same=tmp_path / "none.ttl")
        (tmp_path / "bad.txt").write_bytes(b"\0\0\0")
        told: list[StatecraftError] = []
        assert base.add([tmp_path / "bad.txt", ARTICLES / "herald-visit.txt"], on_bad=told.append).tally.articles == 1
        assert len(told) == 1
    with pytest.raises(StoreError, match="there is a corpus already"):
        KnowledgeBase.create(tmp_path / "store")
    KnowledgeBase.open(tmp_path / "store").close()
