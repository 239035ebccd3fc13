"""Where everything stands in the explorer's two pictures of one graph, and which of it is shown first.

In the picture ``direct`` things are nodes, and events and claims are links between them; in ``parts`` events and claims
are nodes too. The most connected few are laid out with room for their names, the others around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import sqrt
from typing import Any

from kg.view.explorer.around import Surroundings
from kg.view.layout.layout import place
from kg.view.layout.packing import Point, Size
from kg.view.layout.ranking import by_core, by_links

FEW = 300
"""Nodes that a page shows at first: more can hardly be read at once."""

_LONGEST = 26
"""Characters of a name for which room is kept."""
_CHARACTER = 6.8
"""Pixels of a character's width, in a font of 12 pixels: a little more than the mean of common fonts."""
_LINE = 15.0
_BETWEEN = 3.0
_GROWN = 2.0
"""The room kept free for the others is at most so many times the area of the few."""

Pair = tuple[str, str]


def layouts(model: Mapping[str, Any], *, few: int = FEW) -> dict[str, Any]:
    """``{"layouts": {picture: {id: [x, y]}}, "order": {picture: [id, ...]}, "few": few}``.

    A position is that of the middle of a node's symbol, in whole pixels; its name stands below. The order is that in
    which nodes are shown if not all are: in ``direct`` those with most links first, in ``parts`` so that the nodes
    shown are linked to each other, which events and claims, that have few links each, would not be otherwise.
    """
    names = names_of(model)
    found: dict[str, Any] = {"layouts": {}, "order": {}, "few": few}
    for picture in ("parts", "direct"):
        nodes = names if picture == "parts" else {thing["id"]: names[thing["id"]] for thing in model["things"]}
        links = links_of(model, picture, nodes)
        order = by_core(nodes, links) if picture == "parts" else by_links(nodes, links)
        spots = _spots(nodes, links, order, few)
        found["layouts"][picture] = {id_: [round(x), round(y)] for id_, (x, y) in sorted(spots.items())}
        found["order"][picture] = order
    return found


def names_of(model: Mapping[str, Any]) -> dict[str, str]:
    """What is written beside each node; an event that several articles report is one."""
    names = {thing["id"]: thing["label"] for thing in model["things"]}
    names |= {event["id"]: event["name"] for event in model["events"] if "shared" not in event}
    names |= {shared["id"]: shared["name"] for shared in model.get("shared", ())}
    return names | {claim["id"]: claim["text"] for claim in model["claims"]}


def links_of(model: Mapping[str, Any], picture: str, nodes: Mapping[str, str]) -> list[Pair]:
    """The ends of the links of a picture, as often as there are links between them, once for each event."""
    shared = {event["id"]: event["shared"] for event in model["events"] if "shared" in event}
    found: dict[tuple[str, ...], Pair] = {}
    for at, link in enumerate(model["links"]):
        pair = shared.get(link["from"], link["from"]), shared.get(link["to"], link["to"])
        if link["level"] in (picture, "both") and pair[0] in nodes and pair[1] in nodes and pair[0] != pair[1]:
            event = shared.get(link["fact"])
            found[(str(at),) if event is None else (event, link["kind"], *sorted(pair))] = pair
    return list(found.values())


def _spots(nodes: Mapping[str, str], links: list[Pair], order: list[str], few: int) -> dict[str, Point]:
    number = Counter(end for link in set(links) for end in link)
    shown = set(order[:few])
    radii = {id_: 6 + min(12.0, 2 * sqrt(number[id_])) for id_ in shown}
    sizes = {id_: _box(nodes[id_], radii[id_]) for id_ in order[:few]}
    others = Surroundings(sizes, order[few:], links)
    boxes = place(_with_room(sizes, others), links)
    spots = {id_: (float(x), y - sizes[id_][1] / 2 + radii[id_]) for id_, (x, y) in boxes.items()}
    return spots | others.place(boxes)


def _with_room(sizes: Mapping[str, Size], others: Surroundings) -> dict[str, Size]:
    """Boxes grown so that the others find room around them, but not so much that the few get lost in it."""
    cell = others.cell[0] * others.cell[1]
    wanted = {id_: share * cell for id_, share in others.shares().items()}
    area = sum(width * height for width, height in sizes.values())
    part = min(1.0, _GROWN * area / max(1.0, sum(wanted.values())))
    grown = {}
    for id_, (width, height) in sizes.items():
        # Both sides grow by the same: a * b + wanted = (a + d) * (b + d).
        more = (sqrt((width + height) ** 2 + 4 * part * wanted[id_]) - width - height) / 2
        grown[id_] = width + more, height + more
    return grown


def _box(name: str, radius: float) -> Size:
    """Width and height of a symbol with the name below it."""
    return max(2 * radius, min(len(name), _LONGEST) * _CHARACTER), 2 * radius + _BETWEEN + _LINE
