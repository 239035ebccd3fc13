"""A picture of a graph for a paper, SVG or PNG: things, what joins them, a legend, and a word on what is left out.

It is made from the view model: the picture in which events and claims are links between things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import hypot, sqrt
from textwrap import wrap
from typing import Any, NamedTuple

from kg.errors import UsageError
from kg.view.layout.layout import place
from kg.view.layout.packing import Point, Size, frame
from kg.view.layout.ranking import by_links
from kg.view.phrasing.names import shortened
from kg.view.picture.caption import CLAIM, MARGIN, TIE, head, legend, note, stroke, told
from kg.view.picture.paper import Paper, clean, curve
from kg.view.style import QUIET, STATUSES, looks

FORMATS = ("svg", "png")
LIMIT = 100
"""Things that are drawn: of more, the names could not be read on a page."""

_NARROWEST = 460.0
_NAME, _HUB, _LINK = 8.0, 11.0, 6.5
_HUBS = 0.12
"""This part of the things, the most connected, have larger names."""
_LONGEST, _LINE_OF_NAME = 44, 18
_MOST_BETWEEN = 4
"""Lines drawn between two things; of more, the note below tells the number."""
_BEND = 0.16
_SPOTS_FOR_NAME = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72)
_FEW_LINES = 90
"""Up to so many lines there is room for what most of them say."""
_ROOM_FOR_NAMES: Size = (30.0, 16.0)
_ROOM: Size = (12.0, 9.0)


class _Node(NamedTuple):
    """A thing as it is drawn: the lines of its name, its look, and the size of symbol and name together."""

    lines: list[str]
    font: float
    bold: bool
    radius: float
    type: str
    box: Size

    def covers(self, spot: Point, point: Point) -> bool:
        """Whether a point lies on the symbol, whose middle is at `spot`, or on the name below it."""
        aside, down = point[0] - spot[0], point[1] - spot[1]
        below = self.radius < down < self.box[1] - self.radius
        return hypot(aside, down) < self.radius + 2.5 or (below and abs(aside) < self.box[0] / 2)


class _Line(NamedTuple):
    """A line between two things: one link, or several that are drawn alike."""

    source: str
    target: str
    look: str
    names: list[str]


def picture(model: Mapping[str, Any], format: str = "svg", *, limit: int = LIMIT) -> bytes:
    """The picture of a view model.

    Args:
        format: ``svg`` or ``png``.
        limit: most things to draw; those with most links are kept, and the picture says how many are not shown.

    Raises:
        UsageError: if there is no such format.
    """
    if format not in FORMATS:
        raise UsageError(f"no picture is called {format!r}", remedy=f"the formats are {' and '.join(FORMATS)}")
    things = {thing["id"]: thing for thing in model["things"]}
    links = [link for link in model["links"] if link["level"] != "parts" and link["from"] != link["to"]]
    links = [link for link in links if link["from"] in things and link["to"] in things]
    kept = _kept(things, links, limit)
    lines, untold = _lines([link for link in links if link["from"] in kept and link["to"] in kept])
    paper = Paper()
    nodes = _nodes(paper, [things[id_] for id_ in kept], links)
    more = _ROOM_FOR_NAMES if len(lines) <= _FEW_LINES else _ROOM
    boxes = {id_: (node.box[0] + more[0], node.box[1] + more[1]) for id_, node in nodes.items()}
    spots = place(boxes, [(line.source, line.target) for line in lines])
    left, top, right, bottom = frame(boxes, spots) if spots else (0.0, 0.0, 0.0, 0.0)
    width = max(_NARROWEST, right - left + 2 * MARGIN)
    y = head(paper, model, width)
    moved = (width - left - right) / 2, y - top
    _draw(paper, nodes, lines, {id_: (at + moved[0], down + moved[1]) for id_, (at, down) in spots.items()})
    y = legend(
        paper, [node.type for node in nodes.values()], [line.look for line in lines], width, y + bottom - top + MARGIN
    )
    y = note(paper, told(model, links, kept, untold), width, y)
    return paper.saved(format, (width, y + MARGIN / 2), title=clean(model["title"]))


def _kept(things: Mapping[str, Any], links: Sequence[Mapping[str, Any]], limit: int) -> list[str]:
    """The most connected things that are linked to each other, the most connected first."""
    pairs = [(link["from"], link["to"]) for link in links]
    first = by_links({id_: thing["label"] for id_, thing in things.items()}, pairs)[:limit]
    among = set(first)
    linked = {end for pair in pairs if among.issuperset(pair) for end in pair}
    return [id_ for id_ in first if id_ in linked]


def _nodes(paper: Paper, things: list[Mapping[str, Any]], links: Sequence[Mapping[str, Any]]) -> dict[str, _Node]:
    number = Counter(end for link in links for end in (link["from"], link["to"]))
    hubs = round(len(things) * _HUBS)
    return {thing["id"]: _node(paper, thing, number[thing["id"]], hub=at < hubs) for at, thing in enumerate(things)}


def _node(paper: Paper, thing: Mapping[str, Any], links: int, *, hub: bool) -> _Node:
    font = _HUB if hub else _NAME
    lines = wrap(shortened(clean(thing["label"]), _LONGEST), _LINE_OF_NAME) or ["?"]
    radius = (5 if hub else 4) + min(6.0, sqrt(links))
    widths, heights = zip(*(paper.measure(line, font, bold=hub) for line in lines), strict=True)
    box = max(2.6 * radius, *widths), 2 * radius + 3 + sum(heights)
    return _Node(lines, font, hub, radius, thing["type"], box)


def _lines(links: Sequence[Mapping[str, Any]]) -> tuple[list[_Line], int]:
    """Lines in the order in which they are named, events first; and for how many links there is no line."""
    names: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for link in links:
        names[link["from"], link["to"], _look(link)].append(clean(link["name"]))
    order = [*STATUSES, "", CLAIM, TIE]
    lines = [_Line(*key, list(dict.fromkeys(found))) for key, found in names.items()]
    lines.sort(key=lambda line: (order.index(line.look) if line.look in order else len(order), line))
    between: Counter[frozenset[str]] = Counter()
    drawn, untold = [], 0
    for line in lines:
        between[_ends(line)] += 1
        if between[_ends(line)] <= _MOST_BETWEEN:
            drawn.append(line)
        else:
            untold += len(names[line.source, line.target, line.look])
    return drawn, untold


def _ends(line: _Line) -> frozenset[str]:
    return frozenset((line.source, line.target))


def _look(link: Mapping[str, Any]) -> str:
    if link["kind"] == "event":
        return str(link.get("status") or "")
    return CLAIM if link["kind"] == "claim" else TIE


def _draw(paper: Paper, nodes: Mapping[str, _Node], lines: list[_Line], boxes: Mapping[str, Point]) -> None:
    spots = {id_: (x, y - nodes[id_].box[1] / 2 + nodes[id_].radius) for id_, (x, y) in boxes.items()}
    curves = _curves(nodes, lines, spots)
    for line, points in zip(lines, curves, strict=True):
        colour, dashes, _ = stroke(line.look)
        paper.arrow(points, colour, dashes)
    _name_lines(paper, lines, curves, [_around(boxes[id_], nodes[id_].box) for id_ in boxes])
    for id_, spot in spots.items():
        _draw_node(paper, nodes[id_], spot)


def _draw_node(paper: Paper, node: _Node, spot: Point) -> None:
    look = looks({node.type})["types"][node.type]
    paper.symbol(spot, look["shape"], node.radius, look["fill"], look["border"])
    below = spot[1] + node.radius + 3 + 0.6 * node.font
    for at, words in enumerate(node.lines):
        middle = spot[0], below + 1.2 * node.font * at
        paper.text(middle, words, node.font, bold=node.bold, align="center", backed=True)


def _curves(nodes: Mapping[str, _Node], lines: list[_Line], spots: Mapping[str, Point]) -> list[list[Point]]:
    """The points of each line; those between the same two things lie side by side."""
    total, done = Counter(map(_ends, lines)), Counter[frozenset[str]]()
    curves = []
    for line in lines:
        ends = _ends(line)
        # Seen from the line's start, one that runs the other way bends to the other side.
        bend = _BEND * (2 * done[ends] - total[ends] + 1) * (1 if line.source < line.target else -1)
        done[ends] += 1
        points = curve(spots[line.source], spots[line.target], bend)
        first = max(
            at for at, point in enumerate(points) if at == 0 or nodes[line.source].covers(spots[line.source], point)
        )
        last = min(
            at
            for at, point in enumerate(points)
            if at == len(points) - 1 or (at > first + 1 and nodes[line.target].covers(spots[line.target], point))
        )
        curves.append(points[first : last + 1])
    return curves


Box = tuple[float, float, float, float]


def _around(middle: Point, size: Size) -> Box:
    return middle[0] - size[0] / 2, middle[1] - size[1] / 2, middle[0] + size[0] / 2, middle[1] + size[1] / 2


def _name_lines(paper: Paper, lines: list[_Line], curves: list[list[Point]], taken: list[Box]) -> None:
    every = _Curves(curves)
    for at, line in enumerate(lines):

        def free(box: Box, own: int = at) -> bool:
            return not any(_meet(box, other) for other in taken) and every.through(box, own) <= 1

        if found := _name_line(paper, line, curves[at], free):
            taken.append(found)


def _name_line(paper: Paper, line: _Line, points: list[Point], free: Callable[[Box], bool]) -> Box | None:
    """Writes what the line says where nothing else is written, if there is such a place; gives the place."""
    more = len(line.names) - 1
    words = shortened(line.names[0], 34) + (f" (+{more})" if more else "")
    size = paper.measure(words, _LINK)
    for share in _SPOTS_FOR_NAME:
        middle = points[round(share * (len(points) - 1))]
        box = _around(middle, (size[0] + 3, size[1]))
        if free(box):
            paper.text(middle, words, _LINK, colour=QUIET, align="center", backed=True)
            return box
    return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class _Curves:
    """All points of the lines, to see which run through a box."""

    def __init__(self, curves: list[list[Point]]) -> None:
        import numpy as np

        self.x, self.y = np.array([point for points in curves for point in points]).reshape(-1, 2).T
        self.line = np.repeat(np.arange(len(curves)), [len(points) for points in curves])

    def through(self, box: Box, own: int) -> int:
        """How many lines but its own run through a box."""
        import numpy as np

        inside = (self.x > box[0]) & (self.x < box[2]) & (self.y > box[1]) & (self.y < box[3]) & (self.line != own)
        return len(np.unique(self.line[inside]))
