"""What a person says is one or is not goes before every rule, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import Corpus, Statements, join, read_statements
from kg.errors import GraphError
from tests.corpus.conftest import Prepare, dump


@pytest.fixture
def full(corpus: Corpus, prepared: Prepare) -> Corpus:
    corpus.add(prepared())
    join(corpus)
    return corpus


def things(corpus: Corpus, name: str) -> dict[str, str]:
    """What those are that bear a name, by article."""
    return {
        record.id: record.identities[thing.id].thing
        for record in corpus.records()
        for thing in record.profile.things
        if thing.name == name
    }


def test_two_can_be_made_one(full: Corpus) -> None:
    before = dump(full.store)
    full.correct(Statements(same=(("person/karen-holt", "person/herald-visit_karen-holt"),)))
    join(full)
    assert set(things(full, "Karen Holt").values()) == {"person/karen-holt"}
    assert len(things(full, "Karen Holt")) == 6
    assert set(things(full, "Holt").values()) == {"person/karen-holt"}
    full.correct(Statements())
    join(full)
    assert dump(full.store) == before


def test_one_can_be_made_two(full: Corpus) -> None:
    before = dump(full.store)
    article = next(record for record in full.records() if record.id == "herald-denial")
    baldur = next(thing.id for thing in article.profile.things if thing.name == "Jon Baldur")
    full.correct(Statements(different=((f"appearance/herald-denial_{baldur}", "person/jon-baldur"),)))
    join(full)
    found = things(full, "Jon Baldur")
    assert found.pop("herald-denial") == "person/herald-denial_jon-baldur"
    assert set(found.values()) == {"person/jon-baldur"}
    full.correct(Statements())
    join(full)
    assert dump(full.store) == before


def test_a_link_to_the_reference_facts_can_be_undone_and_made(full: Corpus) -> None:
    before = dump(full.store)
    article = next(record for record in full.records() if record.id == "post-holt")
    denmark = next(thing.id for thing in article.profile.things if thing.name == "Denmark")
    appearance = f"appearance/post-holt_{denmark}"
    full.correct(Statements(different=((appearance, "state/denmark"),)))
    join(full)
    # Nothing but what is linked to it has the name of a reference thing.
    assert things(full, "Denmark")["post-holt"] == "state/post-holt_denmark"
    full.correct(Statements(different=((appearance, "state/denmark"),), same=((appearance, "state/greenland"),)))
    join(full)
    full.correct(Statements(same=((appearance, "state/norway"),)))
    join(full)
    assert things(full, "Denmark")["post-holt"] == "state/norway"
    from kg.graph import Graph

    assert Graph(full.store).validate().conforms
    full.correct(Statements())
    join(full)
    assert dump(full.store) == before


def test_a_correction_may_come_before_its_articles(corpus: Corpus, full: Corpus, prepared: Prepare) -> None:
    from kg.store import MemoryStore

    said = Statements(same=(("person/karen-holt", "person/herald-visit_karen-holt"),))
    early = Corpus.create(MemoryStore())
    early.correct(said)
    for article in prepared():
        early.add([article])
        join(early)
    full.correct(said)
    join(full)
    assert dump(early.store) == dump(full.store)
    assert early.corrections().unknown == ()


def test_names_of_nothing_are_told(full: Corpus) -> None:
    said = Statements(same=(("person/nobody", "person/karen-holt"),), different=(("appearance/x_e1", "person/y"),))
    assert full.corrections(said).unknown == ("person/nobody", "appearance/x_e1", "person/y")


def test_files_say_it_in_turtle(tmp_path: Path) -> None:
    path = tmp_path / "same.ttl"
    path.write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n@prefix person: <https://w3id.org/statecraft/id/person/> .\n"
        "@prefix appearance: <https://w3id.org/statecraft/id/appearance/> .\n"
        "person:a owl:sameAs person:b .\nappearance:x_e1 owl:differentFrom person:b .\n",
        encoding="utf-8",
    )
    found = read_statements([path])
    assert found == Statements((("person/a", "person/b"),), (("appearance/x_e1", "person/b"),))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            "<https://w3id.org/statecraft/id/person/a> a <https://example.org/B> .",
            "says something else|nothing of this",
        ),
        ("<https://example.org/a> <http://www.w3.org/2002/07/owl#sameAs> <https://example.org/b> .", "nothing of this"),
        ("person:a owl:sameAs", "same.ttl"),
    ],
)
def test_files_that_say_something_else_are_refused(tmp_path: Path, text: str, cause: str) -> None:
    path = tmp_path / "same.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=cause):
        read_statements([path])
