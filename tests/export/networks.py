"""Graphs for the tests of networks and tables: hostile names, large meetings, parallel events."""

from __future__ import annotations

from dataclasses import replace

from kg.graph import Graph
from kg.model import Article, ArticleFacts, Entity, EntityType, Event, EventType, Evidence, Span, Status
from kg.rdf import facts_to_quads
from kg.store import MemoryStore
from tests.rdf.sample import READER, sample

HOSTILE = (
    "bell \x07 and \x00 null",
    "quote \" and <tag attr='x'> & ]]> ;semi;colons",
    "two\nlines\r\nand\ta tab",
    "\u202eright to left\u202c 🙂 \ufffe",
    "=1+1",
    "x" * 3000,
)


def graph_of(*facts: ArticleFacts) -> Graph:
    """A graph of these articles."""
    store = MemoryStore()
    for each in facts:
        store.add(facts_to_quads(each))
    return Graph(store)


def the_sample() -> Graph:
    return graph_of(sample())


def meeting(names: tuple[str, ...], events: int = 1) -> ArticleFacts:
    """States with these names that meet so many times; the last meeting is the only one with a date."""
    text = "They met in the city on the lake."
    people = tuple(Entity(f"e{n}", EntityType.STATE, name, (name,)) for n, name in enumerate(names, start=1))
    return ArticleFacts(
        article=Article(id="lake", text=text, blocks=(), title=names[0], published="2024-05-03"),
        reader=READER,
        entities=people,
        roles=(),
        relations=(),
        events=tuple(
            Event(
                f"v{number}",
                EventType.MEETING,
                Status.OCCURRED,
                (Evidence(Span(5, 8 + number), "encoder.events"),),
                agents=tuple(entity.id for entity in people),
                start="2024-04" if number == events else None,
            )
            for number in range(1, events + 1)
        ),
        claims=(),
        times=(),
    )


def other_article() -> ArticleFacts:
    """The sample again, as an article of another day."""
    return replace(sample(), article=replace(sample().article, id="other", published="2023-01-10"))
