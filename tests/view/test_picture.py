"""Pictures for a paper."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET  # what is parsed here was made here

import pytest

from kg.errors import UsageError
from kg.export import export_graph
from kg.store import MemoryStore
from kg.view.picture.paper import Paper, curve
from kg.view.picture.picture import picture
from kg.view.style import STATUSES
from tests.view.explorer.test_explorer_page import HOSTILE
from tests.view.plain import allies, event, link, model, thing

SVG = "{http://www.w3.org/2000/svg}"


class Drawn:
    """The text of an SVG, with where it stands: the middle of its line, in points."""

    def __init__(self, svg: bytes) -> None:
        self.root = ET.fromstring(svg)  # noqa: S314
        self.texts = list(self.root.iter(f"{SVG}text"))
        self.words = ["".join(element.itertext()) for element in self.texts]
        self.size = tuple(float(str(self.root.get(side)).removesuffix("pt")) for side in ("width", "height"))

    def boxes(self, words: list[str]) -> dict[str, tuple[float, float, float, float]]:
        """Left, top, right, bottom of texts, from where the SVG puts them, in the width of the font it names."""
        paper, found = Paper(), {}
        for element, text in zip(self.texts, self.words, strict=True):
            if text not in words:
                continue
            style = str(element.get("style"))
            size = float(re.findall(r"([\d.]+)px", style)[0])
            width = paper.measure(text, size, bold="bold" in style or "700" in style)[0]
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", str(element.get("transform")))]
            x, y = (float(element.get(axis) or 0) for axis in "xy") if element.get("x") else numbers[:2]
            left = x - width / 2 if "middle" in style else x
            found[text] = (left, y - 0.75 * size, left + width, y + 0.2 * size)
        return found


def words_of(svg: bytes) -> str:
    return " ".join(Drawn(svg).words)


def star(leaves: int) -> dict[str, Any]:
    things = [thing("hub", "Hub"), *(thing(f"leaf{at:03}", f"Leaf {at:03}") for at in range(leaves))]
    return allies([("hub", f"leaf{at:03}") for at in range(leaves)], things)


def visit(status: str) -> dict[str, Any]:
    ties = link("a", "b", "visits", fact="v", kind="event") | {"level": "direct", "status": status}
    return model(things=[thing("a", "A"), thing("b", "B")], events=[event("v", "A visits B")], links=[ties])


def test_a_picture_holds_the_names_of_all_it_shows(shown: dict[str, Any]) -> None:
    words = words_of(picture(shown, "svg"))
    pairs = [(each["from"], each["to"]) for each in shown["links"] if each["level"] != "parts"]
    linked = {end for one, other in pairs if one != other for end in (one, other)}
    assert len(linked) > 3
    for each in shown["things"]:
        if each["id"] in linked:
            assert all(part in words for part in each["label"].split())
    assert shown["title"] in words
    assert f"All {len(linked)} linked things are shown." in words
    assert f"{len(shown['things']) - len(linked)} thing" in words


def test_what_links_say_is_written_beside_them() -> None:
    assert "visits" in Drawn(picture(visit("occurred"))).words


@pytest.mark.parametrize("leaves", [5, 60])
def test_no_name_lies_over_another(leaves: int) -> None:
    names = ["Hub", *(f"Leaf {at:03}" for at in range(leaves))]
    boxes = Drawn(picture(star(leaves))).boxes(names)
    assert len(boxes) == len(names)
    for one, other in combinations(boxes.values(), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_everything_stands_on_the_paper() -> None:
    drawn = Drawn(picture(star(40)))
    boxes = drawn.boxes(drawn.words)
    assert len(boxes) > 40
    for left, top, right, bottom in boxes.values():
        assert left >= 0
        assert top >= 0
        assert right <= drawn.size[0]
        assert bottom <= drawn.size[1]


def test_the_most_connected_are_shown_and_the_rest_is_told() -> None:
    things = [thing(f"t{at:03}", f"Thing {at:03}") for at in range(150)]
    pairs = [(f"t{at:03}", f"t{at // 3:03}") for at in range(1, 140)]
    words = words_of(picture(allies(pairs, things), limit=30))
    assert "Shown are 30 of 140 linked things, the most connected. Left out: 10 things without a link." in words
    assert "Thing 001" in words
    assert "Thing 139" not in words


def test_events_that_join_no_two_things_are_told() -> None:
    graph = visit("occurred")
    graph["events"].append(event("w", "A visit"))
    assert "Left out: 1 event or claim that joins no two things." in words_of(picture(graph))


def test_statuses_are_told_by_dashes_and_in_the_legend() -> None:
    dashes = {}
    for status, look in STATUSES.items():
        svg = picture(visit(status))
        assert f"event: {look.word}" in words_of(svg)
        lines = re.findall(rb"stroke-dasharray: ([\d., ]+)", svg)
        assert bool(lines) == bool(look.dashes)
        dashes[status] = lines[:1]
    assert len({str(found) for found in dashes.values()}) == len({look.dashes for look in STATUSES.values()})


def test_an_arrow_points_at_the_target() -> None:
    svg = picture(visit("occurred")).decode()
    assert svg.count("#d55e00") >= 2, "a line and its head"


def test_png_is_of_200_dots_per_inch() -> None:
    graph = star(8)
    data, drawn = picture(graph, "png"), Drawn(picture(graph, "svg"))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert abs(width - drawn.size[0] / 72 * 200) <= 1
    assert abs(height - drawn.size[1] / 72 * 200) <= 1
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        chunks.setdefault(data[at + 4 : at + 8], data[at + 8 : at + 8 + length])
        at += length + 12
    assert struct.unpack(">IIB", chunks[b"pHYs"]) == (7874, 7874, 1)  # dots per metre
    assert b"tIME" not in chunks


def test_the_same_graph_gives_the_same_bytes(shown: dict[str, Any], store: MemoryStore, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text(export_graph(store, "nq"), encoding="utf-8")
    code = (
        "import hashlib, sys; from kg.store import MemoryStore; from kg.view import view_model;"
        "from kg.view.picture.picture import picture; model = view_model(MemoryStore.from_file('graph.nq'));"
        "print([hashlib.sha256(picture(model, format)).hexdigest() for format in ('svg', 'png')])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(told) == 1
    assert picture(shown) == picture(shown)
    assert b"<dc:date>" not in picture(shown)


def test_strange_names_are_drawn_as_text() -> None:
    texts = [*HOSTILE, "$x^2$ costs $5", "\\frac{1}{2}", "%s {0} #", "東京 서울", "\ud800", ""]
    things = [thing(f"t{at}", text) for at, text in enumerate(texts)]
    pairs = [("t0", f"t{at}") for at in range(1, len(texts))]
    graph = allies(pairs, things) | {"title": "x" * 10_000, "subtitle": HOSTILE[0]}
    svg = picture(graph)
    drawn = Drawn(svg)
    assert not [each for each in drawn.root.iter() if each.tag in (f"{SVG}script", f"{SVG}image")]
    assert "$x^2$ costs $5" in drawn.words
    assert "東京 서울" in drawn.words
    assert len(svg) < 200_000
    assert picture(graph, "png").startswith(b"\x89PNG")


def test_graphs_with_next_to_nothing() -> None:
    for graph in (model(), model(things=[thing("a", "A")]), allies([("a", "a")], [thing("a", "A")])):
        assert "Nothing in this graph is linked to anything else." in words_of(picture(graph))
        assert picture(graph, "png").startswith(b"\x89PNG")


def test_many_links_between_two_things_lie_apart() -> None:
    things = [thing("a", "A"), thing("b", "B")]
    links = [
        link(*ends, f"{status} {ends[0]}", fact="v", kind="event") | {"level": "direct", "status": status}
        for status in STATUSES
        for ends in (("a", "b"), ("b", "a"))
    ]
    words = words_of(picture(model(things=things, links=links)))
    assert "8 further links between the same things" in words
    middles = {curve((0, 0), (100, 0), bend)[24] for bend in (-0.48, -0.16, 0.16, 0.48)}
    assert len(middles) == 4


def test_other_formats_are_refused() -> None:
    with pytest.raises(UsageError, match="svg and png"):
        picture(model(), "gif")
