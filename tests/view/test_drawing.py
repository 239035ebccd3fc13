"""Which nodes are drawn, and how."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout.layout import place
from kg.view.network import page
from kg.view.network.drawing import draw
from kg.view.phrasing.dates import when
from kg.view.phrasing.names import shortened
from kg.view.style import EVENT, STATUSES, THINGS
from tests.view.plain import allies, claim, event, link, model, span, thing


def _star(leaves: int) -> dict[str, Any]:
    things = [thing("hub", "Hub"), *(thing(f"leaf{n:03}", f"Leaf {n}") for n in range(leaves))]
    return allies([("hub", f"leaf{n:03}") for n in range(leaves - 1)], things)


def test_the_most_connected_are_kept_and_the_page_says_what_is_not() -> None:
    drawing = draw(_star(30), limit=10)
    names = [found.label for found in drawing.shown]
    assert len(names) == 10
    assert "Hub" in names
    assert "Leaf 29" not in names, "it has no link"
    assert "the 10 most connected of 31 nodes, and 9 of 29 links" in page(_star(30), limit=10)


def test_nodes_that_are_kept_are_linked_to_each_other() -> None:
    # A hub whose leaves have no other link, and a ring whose nodes have four links each.
    things = [thing(f"{kind}{n:02}", "x") for kind in ("leaf", "ring") for n in range(20)] + [thing("hub", "x")]
    pairs = [("hub", f"leaf{n:02}") for n in range(20)]
    pairs += [(f"ring{n:02}", f"ring{(n + step) % 20:02}") for n in range(20) for step in (1, 2)]
    drawing = draw(allies(pairs, things), limit=20)
    assert {found.id[:4] for found in drawing.shown} == {"ring"}
    assert len(drawing.edges) == 40


def test_same_graph_same_page(shown: dict[str, Any]) -> None:
    assert page(shown) == page(shown)


def test_links_between_the_same_nodes_are_all_drawn_apart() -> None:
    events = [event("a", "A"), event("b", "B")]
    drawing = draw(model(events=events, links=[link("a", "b", "x"), link("a", "b", "y"), link("b", "a", "z")]), limit=9)
    bends = set()
    for found in drawing.edges:
        smooth = found["smooth"]
        # Seen from its start, a link that runs the other way bends to the other side.
        clockwise = (smooth["type"] == "curvedCW") == (found["from"] == "n0")
        bends.add((clockwise, smooth["roundness"]))
    assert len(bends) == 3


def test_links_that_join_things_directly_are_of_another_picture() -> None:
    things = [thing("a", "A"), thing("b", "B")]
    direct = link("a", "b", "visited", fact="v", kind="event") | {"level": "direct"}
    drawing = draw(
        model(things=things, events=[event("v", "A visited B")], links=[direct, link("v", "a", "by")]), limit=9
    )
    assert [found["name"] for found in drawing.edges] == ["by"]


def test_of_more_than_a_hundred_nodes_only_things_are_drawn_and_links_of_two_are_one() -> None:
    things = [thing(f"t{n:02}", f"Thing {n}") for n in range(60)]
    events = [event(f"e{n:02}", f"{n} is to visit {n + 1}", status="scheduled") for n in range(50)]
    parts = [link(f"e{n:02}", f"t{n:02}", "by") for n in range(50)]
    direct = [
        link(f"t{n:02}", f"t{n + 1:02}", "is to visit", fact=f"e{n:02}", kind="event")
        | {"level": "direct", "status": "scheduled"}
        for n in range(50)
    ]
    twice = link("t01", "t00", "attacked", fact="e00", kind="event") | {"level": "direct", "status": "occurred"}
    graph = model(things=things, events=events, links=[*parts, *direct, twice])
    drawing = draw(graph, limit=400)
    assert {node.kind for node in drawing.shown} == {"thing"}
    assert len(drawing.shown) == 51
    labels = Counter(edge["label"] for edge in drawing.edges)
    assert labels == {"is to visit": 49, "attacked +1": 1}
    planned = next(edge for edge in drawing.edges if edge["label"] == "is to visit")
    assert planned["dashes"] == list(STATUSES["scheduled"].dashes)
    both = next(edge for edge in drawing.edges if edge["label"] == "attacked +1")
    assert both["title"].splitlines() == ["Thing 1 → attacked → Thing 0", "Thing 0 → is to visit → Thing 1"]
    html = page(graph)
    assert "all 51 things; events and claims are links between them" in html
    assert "Without 9 that have no link" in html


def test_what_did_not_happen_is_drawn_otherwise_and_says_so() -> None:
    looks = {}
    for status in STATUSES:
        events = [event("v", "A visited B", name=f"{status} visit", status=status, start="2024-02")]
        drawing = draw(model(events=events, things=[thing("a", "A")], links=[link("v", "a", "by")]), limit=9)
        drawn = next(found for found in drawing.nodes if "status" in found)
        looks[status] = drawn["shapeProperties"]["borderDashes"], drawn["color"]["border"], drawing.edges[0]["dashes"]
        assert drawn["label"].startswith(f"{status} visit\nFebruary 2024")
        assert drawn["title"] == f"A visited B, February 2024: {STATUSES[status].word}"
    assert looks["occurred"] == looks["ongoing"] == (False, EVENT.border, False)
    others = [looks[status] for status in ("scheduled", "possible", "requested", "negated")]
    assert all(dashes and link for dashes, _, link in others)
    assert len({str(look) for look in others}) == 4
    assert looks["negated"][1] != EVENT.border


def test_every_type_has_a_shape_and_a_colour_of_its_own() -> None:
    assert len({look.shape for look in THINGS.values()}) == len(THINGS)
    assert len({look.fill for look in THINGS.values()}) == len(THINGS)


def test_long_claims_are_short_in_the_picture_and_whole_in_the_hover() -> None:
    words = "the ministers want to go on with their talks until all is settled " * 4
    drawing = draw(model(claims=[claim("c", words, evidence=[span(words.strip())])]), limit=9)
    assert len(drawing.nodes[0]["label"]) < 90
    assert drawing.nodes[0]["label"].replace("\n", " ").startswith("says: “the ministers want to go on")
    assert drawing.nodes[0]["title"].count("until all is settled") >= 3


def test_long_words_are_cut_between_words() -> None:
    assert shortened("one  two\nthree", 20) == "one two three"
    assert shortened("one two three", 10) == "one two…"
    assert shortened("a" * 30, 10) == "a" * 9 + "…"


def test_page_names_no_other_place(shown: dict[str, Any]) -> None:
    html = page(shown)
    assert html.startswith("<!DOCTYPE html>")
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", html)
    assert "bootstrap" not in html
    assert "cdn" not in html.split("<script>")[0]
    assert html.count("<h1>") == 1
    assert "default-src 'none'; script-src 'sha256-" in html


SIZES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.tuples(st.floats(20, 200), st.floats(15, 60)),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(SIZES, st.data())
def test_no_two_boxes_overlap(sizes: dict[str, tuple[float, float]], data: st.DataObject) -> None:
    name = st.sampled_from(sorted(sizes)) if sizes else st.just("none")
    links = data.draw(st.lists(st.tuples(name, name), max_size=40))
    spots = place(sizes, links)
    assert spots.keys() == sizes.keys()
    for a, b in combinations(spots, 2):
        apart = [abs(spots[a][axis] - spots[b][axis]) - (sizes[a][axis] + sizes[b][axis]) / 2 for axis in (0, 1)]
        assert max(apart) >= -1, (a, b)


def test_lone_nodes_do_not_shrink_the_rest() -> None:
    linked = {f"n{n}": (80.0, 40.0) for n in range(20)}
    links = [(f"n{n}", f"n{n // 2}") for n in range(1, 20)]
    alone = {f"x{n}": (80.0, 40.0) for n in range(10)}

    def extent(spots: dict[str, tuple[int, int]]) -> int:
        across, down = ([spot[axis] for spot in spots.values()] for axis in (0, 1))
        return max(max(across) - min(across), max(down) - min(down))

    assert extent(place(linked | alone, links)) < 1.4 * extent(place(linked, links))


def test_dates_in_words() -> None:
    assert when("2024-04-24", "2024-04-26") == "24–26 April 2024"
    assert when("2024-04-29", "2024-05-03") == "29 April – 3 May 2024"
    assert when("2023-12-30", "2024-01-02") == "30 December 2023 – 2 January 2024"
    assert when("2024-04-24", "2024-04-24") == "24 April 2024"
    assert when("2024-02", "2024-02") == "February 2024"
    assert when("2024-02", "2024-03") == "February – March 2024"
    assert when("2024", None) == "2024"
    assert when("--05-20", "--05-20") == "20 May"
    assert when(None, "--05") == "May"
    assert when("--05-20", "--05-22") == "20–22 May"
    assert when(None, None) is None
    assert when("soon", None) == "soon"
