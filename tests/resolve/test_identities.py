"""Names of things follow from the set of articles, not from the order in which they come."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Identity
from kg.resolve import ArticleProfile, Node, blocks, identify, identities
from tests.resolve.appearances import article, body, person, place, things

ARTICLES = [
    article("a", person("Ada Quill", "president of freedonia"), body("Senate", "Freedonia", id="e2"), day="2001-02-03"),
    article("b", person("Quill", "president of freedonia"), place("Porto Alto", id="e2"), day="2001-03-03"),
    article("c", person("Ada Quill", "mayor of sylvania"), day="2000-02-03"),
    article("d", person("Quill"), body("Senate", id="e2")),
    article("e", person("Ada B. Quill", "senator of freedonia"), place("Porto Alto", "Norway", id="e2"), day="2005"),
    article("f", place("Porto Alto", "Brazil"), body("RLS", id="e2"), day="2004-01-01", states=("brazil",)),
    article("g", body("Red Lantern Society", aliases=("RLS",)), day="2009-01-01", states=("brazil",)),
]


@given(st.permutations(ARTICLES))
def test_the_order_of_articles_does_not_matter(shuffled: list[ArticleProfile]) -> None:
    assert identities(shuffled) == identities(ARTICLES)


def test_a_block_is_all_that_has_a_say() -> None:
    nodes = [Node(each, thing) for each in ARTICLES for thing in each.things]
    together: dict[tuple[str, str], Identity] = {}
    for block in blocks(nodes):
        together |= identify(block)
    assert together == identities(ARTICLES)
    assert len(together) == len(nodes) > 0
    assert all(len({thing.thing.kind for thing in block}) == 1 for block in blocks(nodes))


def test_newer_articles_change_no_name() -> None:
    """But for what they show to be one: here they bring another bearer of the name, and another form of it."""
    before = things(*ARTICLES)
    newer = [
        article("x", person("Ada Quill", "minister of norway"), day="2020-01-01"),
        article("y", place("Porto Alto", "Chile"), day="2020-01-02"),
        article("z", body("Senate", "Norway"), day="2020-01-02"),
    ]
    after = things(*ARTICLES, *newer)
    assert {key: thing for key, thing in after.items() if key in before} == before
    assert after["x"] == "person/x_ada-quill"


def test_every_joined_appearance_says_why_and_with_which() -> None:
    found = identities(ARTICLES)
    by_thing: dict[str, list[tuple[str, str]]] = {}
    for key, identity in found.items():
        by_thing.setdefault(identity.thing, []).append(key)
    assert any(len(keys) > 1 for keys in by_thing.values())
    for keys in by_thing.values():
        alone = [key for key in keys if found[key].partner is None]
        assert len(alone) == 1  # the first
        assert all(found[key].rule and found[key].partner in keys for key in keys if key not in alone)


def test_what_a_person_says_goes_before_all() -> None:
    one, two = ARTICLES[0], ARTICLES[2]
    nodes = [Node(one, one.things[0]), Node(two, two.things[0])]
    assert len({identity.thing for identity in identify(nodes).values()}) == 2
    together = [replace(node, group="x") for node in nodes]
    assert {identity.thing for identity in identify(together).values()} == {"person/ada-quill"}
    same = [Node(replace(one, id=id), one.things[0]) for id in "ab"]
    assert len({identity.thing for identity in identify(same).values()}) == 1
    apart = [same[0], replace(same[1], apart=frozenset({("a", "e1")}))]
    assert len({identity.thing for identity in identify(apart).values()}) == 2
