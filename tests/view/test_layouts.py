"""Where nodes stand, and which come first."""

from __future__ import annotations

import json
from itertools import combinations
from math import dist
from random import Random
from statistics import median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.explorer.layouts import layouts
from kg.view.layout.ranking import by_core
from tests.view.plain import allies, event, link, model, thing

Spots = dict[str, list[int]]


def network(nodes: int, links: int, *, seed: int = 5) -> dict[str, Any]:
    """Things of which few have many links and many have few, as in news."""
    random = Random(seed)  # noqa: S311
    names = [f"state/{number:05}" for number in range(nodes)]
    starts = random.choices(names, [1 / (at + 3) ** 0.8 for at in range(nodes)], k=links)
    pairs = [(start, end) for start, end in zip(starts, random.choices(names, k=links), strict=True)]
    return allies(sorted(set(pairs)), [thing(name, f"Republic of {name[-5:]}") for name in names])


def bounds(spots: Spots) -> tuple[int, int]:
    return tuple(
        max(spot[axis] for spot in spots.values()) - min(spot[axis] for spot in spots.values()) for axis in (0, 1)
    )  # type: ignore[return-value]


def test_every_node_of_both_pictures_has_a_place(shown: dict[str, Any]) -> None:
    found = layouts(shown)
    things = {each["id"] for each in shown["things"]}
    everything = things | {each["id"] for each in [*shown["events"], *shown["claims"]]}
    for picture, nodes in (("direct", things), ("parts", everything)):
        spots = found["layouts"][picture]
        assert spots.keys() == nodes
        assert all(type(along) is int for spot in spots.values() for along in spot)
        assert len({tuple(spot) for spot in spots.values()}) == len(nodes)
        assert sorted(found["order"][picture]) == sorted(nodes)
    assert things < everything
    assert found["few"] == 300


def test_the_same_graph_is_laid_out_the_same_way() -> None:
    graph = network(500, 900)
    turned = graph | {kind: graph[kind][::-1] for kind in ("things", "relations", "links")}
    assert json.dumps(layouts(graph)) == json.dumps(layouts(graph)) == json.dumps(layouts(turned))


@pytest.mark.parametrize("few", [300, 60])
def test_names_of_the_few_do_not_overlap(few: int) -> None:
    found = layouts(network(300, 420), few=few)
    for picture in ("direct", "parts"):
        spots = found["layouts"][picture]
        for one, other in combinations(found["order"][picture][:few], 2):
            # "Republic of 00001" takes more than 100 pixels in a font of 12, and its line 15; the symbol's radius is 6.
            aside, down = (abs(spots[one][axis] - spots[other][axis]) for axis in (0, 1))
            assert aside > 100 or down > 15 + 2 * 6, (picture, one, other)


def test_ten_thousand_nodes_have_a_place_each() -> None:
    found = layouts(network(10_000, 25_000))
    spots = found["layouts"]["direct"]
    assert len({tuple(spot) for spot in spots.values()}) == 10_000
    wide, high = bounds(spots)
    assert 0.8 < wide / high < 2.2


def test_nodes_stand_near_their_neighbours() -> None:
    graph = network(1_200, 1_500)
    spots = layouts(graph)["layouts"]["direct"]
    random = Random(1)  # noqa: S311
    linked = median(dist(spots[each["from"]], spots[each["to"]]) for each in graph["links"])
    names = sorted(spots)
    any_two = median(dist(spots[random.choice(names)], spots[random.choice(names)]) for _ in range(2_000))
    assert linked < 0.6 * any_two


def test_groups_come_out_as_groups() -> None:
    # Four groups in which everybody knows everybody, and one link from each group to the next.
    groups = [[f"state/{group}{member}" for member in range(8)] for group in "abcd"]
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    pairs += [(groups[at][0], groups[(at + 1) % 4][1]) for at in range(4)]
    spots = layouts(allies(pairs, [thing(name, name) for group in groups for name in group]))["layouts"]["direct"]
    middles = [tuple(sum(spots[name][axis] for name in group) / 8 for axis in (0, 1)) for group in groups]
    for group, middle in zip(groups, middles, strict=True):
        for name in group:
            nearest = min(middles, key=lambda other: dist(other, spots[name]))
            assert nearest == middle


def test_what_has_no_links_makes_no_far_ring() -> None:
    graph = network(400, 700)
    alone = [thing(f"place/{number:03}", f"Nowhere {number}") for number in range(300)]
    wide, high = bounds(layouts(graph)["layouts"]["direct"])
    more_wide, more_high = bounds(layouts(graph | {"things": graph["things"] + alone})["layouts"]["direct"])
    # 300 more nodes of about 130 x 46 pixels.
    assert more_wide * more_high < 1.5 * (wide * high + 300 * 130 * 46)


def test_first_are_those_with_most_links_then_by_name() -> None:
    things = [thing("a", "Zebra"), thing("b", "Ant"), thing("c", "Bee"), thing("d", "Cat"), thing("e", "Elk")]
    graph = allies([("a", "b"), ("a", "c"), ("a", "d"), ("c", "d")], things)
    assert layouts(graph)["order"]["direct"] == ["a", "c", "d", "b", "e"]


def test_first_among_parts_are_those_linked_to_each_other() -> None:
    # A hub whose leaves have no other link, and a ring whose nodes have four links each.
    ring = [f"ring{number:02}" for number in range(20)]
    pairs = [(one, ring[(at + step) % 20]) for at, one in enumerate(ring) for step in (1, 2)]
    pairs += [("hub", f"leaf{number:02}") for number in range(20)]
    assert set(by_core({name for pair in pairs for name in pair}, pairs)[:20]) == set(ring)


def test_events_are_nodes_in_one_picture_only() -> None:
    graph = model(
        things=[thing("a", "A"), thing("b", "B")],
        events=[event("v", "A visits B")],
        links=[link("v", "a", "by"), link("v", "b", "to"), link("a", "b", "visits", fact="v") | {"level": "direct"}],
    )
    found = layouts(graph)
    assert set(found["layouts"]["direct"]) == {"a", "b"}
    assert set(found["layouts"]["parts"]) == {"a", "b", "v"}


def test_strange_graphs() -> None:
    assert layouts(model())["layouts"] == {"parts": {}, "direct": {}}
    one = layouts(model(things=[thing("a", "")]))
    assert one["layouts"]["direct"] == {"a": [0, 0]} or len(one["layouts"]["direct"]) == 1
    long = thing("</script>", "\u202e" + "x" * 10_000)
    odd = allies([("</script>", "</script>"), ("</script>", "nobody"), ("</script>", "b")], [long, thing("b", "B")])
    spots = layouts(odd)["layouts"]["direct"]
    assert dist(spots["</script>"], spots["b"]) < 400, "a long name takes no more room than is drawn of it"


def test_many_parts_apart_from_the_few() -> None:
    pairs = [(f"p{number:03}a", f"p{number:03}b") for number in range(400)]
    pairs += [(f"q{number:03}a", f"q{number:03}{end}") for number in range(50) for end in "bcdefg"]
    names = sorted({name for pair in pairs for name in pair})
    spots = layouts(allies(pairs, [thing(name, name) for name in names]), few=20)["layouts"]["direct"]
    assert len({tuple(spot) for spot in spots.values()}) == len(names)
    assert max(dist(spots[one], spots[other]) for one, other in pairs) < 500


NAMES = st.text("abcdef", min_size=1, max_size=3)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES), max_size=60), st.integers(0, 12))
def test_any_graph_has_places_for_all(pairs: list[tuple[str, str]], few: int) -> None:
    names = sorted({name for pair in pairs for name in pair})
    spots = layouts(allies(pairs, [thing(name, name) for name in names]), few=few)["layouts"]["direct"]
    assert len({tuple(spot) for spot in spots.values()}) == len(names)
