"""Other names of things hold names alone; what only describes them is told apart, and comes back."""

from __future__ import annotations

import pytest

from kg.model import (
    Article,
    ArticleFacts,
    Block,
    BlockKind,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Span,
)
from kg.query import ask
from kg.rdf import facts_to_quads, read_articles
from kg.rdf.labels import names_and_descriptions
from kg.rdf.namespaces import ALT_LABEL, sc
from kg.store import MemoryStore
from tests.rdf.sample import READER

NAME, NOMINAL = MentionKind.NAME, MentionKind.NOMINAL
TEXT = (
    "Freedonian President Ann Mara Lee and Mr. Dahl spoke. The president praised her country; so did President Lee. "
    "The top diplomat's visit to the Republic of Freedonia follows. Lee left for the coast. Norwegian firm Salhus "
    "stayed. "
    "Sylvania's Cod Office and the Cod Office of Freedonia, the governing party and Osman bin Omar agreed."
)
ARTICLE = Article("talks", TEXT, (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),))


def entity(type_: EntityType, name: str, *told: tuple[str, MentionKind]) -> Entity:
    mentions = tuple(Mention(Span(TEXT.index(words), TEXT.index(words) + len(words)), kind) for words, kind in told)
    return Entity("e1", type_, name, tuple(words for words, _ in told if words != name), mentions)


@pytest.mark.parametrize(
    ("thing", "names"),
    [
        (
            entity(
                EntityType.OFFICIAL,
                "Ann Mara Lee",
                ("Freedonian President Ann Mara Lee", NAME),
                ("The president", NOMINAL),
                ("President Lee", NAME),
            ),
            ["Lee"],
        ),
        (entity(EntityType.OFFICIAL, "Dahl", ("Mr. Dahl", NAME), ("top diplomat", NOMINAL)), []),
        (
            entity(EntityType.STATE, "Freedonia", ("her country", NOMINAL), ("Republic of Freedonia", NAME)),
            ["Republic of Freedonia"],
        ),
        (entity(EntityType.ORGANIZATION, "Salhus", ("Norwegian firm Salhus", NAME)), []),
        (
            entity(EntityType.ORGANIZATION, "Cod Office", ("Sylvania's Cod Office", NAME), ("governing party", NAME)),
            [],
        ),
        (entity(EntityType.PERSON, "Omar", ("Osman bin Omar", NAME)), ["Osman bin Omar"]),
        (entity(EntityType.PLACE, "shore", ("the coast", NOMINAL)), []),
        (entity(EntityType.GROUP, "diplomats", ("top diplomat", NAME)), []),
    ],
    ids=lambda each: each.name if isinstance(each, Entity) else "",
)
def test_names_stand_alone_and_everything_comes_back(thing: Entity, names: list[str]) -> None:
    found, descriptions = names_and_descriptions(thing, lambda span: TEXT[span.start : span.end])
    assert found == names
    assert set(descriptions) == set(thing.aliases) - set(names)
    facts = ArticleFacts(article=ARTICLE, reader=READER, entities=(thing,))
    for include_text in (True, False):
        quads = facts_to_quads(facts, include_text=include_text)
        (node,) = (q.object for q in quads if q.predicate == sc("thing"))
        assert {q.object[0] for q in quads if q.subject == node and q.predicate == ALT_LABEL} == set(names)
        (back,) = read_articles(quads)[0].facts.entities
        assert (back.name, set(back.aliases)) == (thing.name, set(thing.aliases))


def test_what_is_described_is_still_found() -> None:
    thing = entity(EntityType.STATE, "Freedonia", ("her country", NOMINAL))
    store = MemoryStore(facts_to_quads(ArticleFacts(article=ARTICLE, reader=READER, entities=(thing,))))
    rows = list(ask(store, "evidence-of", {"node": "Her Country"}))
    assert [row["label"] for row in rows] == ["Freedonia"]
