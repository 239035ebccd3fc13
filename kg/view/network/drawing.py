"""Nodes and lines -> what vis-network draws: which of them, where, how large, with which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from textwrap import wrap
from typing import Any

from kg.view.layout.layout import place
from kg.view.layout.ranking import most_connected
from kg.view.network.nodes import Line, Node, lines_of, nodes_of
from kg.view.phrasing.names import shortened
from kg.view.phrasing.phrases import UNKNOWN
from kg.view.style import INK, LINE, QUIET, STATUSES, legend_type, look_of, status_look

_FONTS = {"thing": 15, "event": 14, "claim": 12}
"""Claims are many and long: small, they leave room for what the picture is about."""
_FACE = "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif"
_CHARACTER = 0.56
"""Width of a character as a part of the font's size: a little more than the mean of common fonts."""
_LINE_HEIGHT = 1.2
_READABLE = 110
"""Up to so many nodes fit on a screen with labels that can be read."""
_HUBS = 30
_WORDS_SHOWN = 3
_FEW_NODES = 100
"""Of more nodes only things are drawn, and events and claims are links between them."""
_BETWEEN = (56, 36)
"""Pixels that are kept free between things, aside and down."""
_BUNDLE_SHOWN = 6
_FEW_LINKS = 400
"""Up to so many links their names are drawn; beyond, they would cover the picture, and show when a node is chosen."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and edges in the words of vis-network, the nodes (`shown`) that they stand for, and how many there are.

    ``things_only`` if events and claims are links; ``lone`` things that have none are then left out.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    shown: list[Node]
    all_nodes: int
    all_edges: int
    things_only: bool = False
    lone: int = 0


def draw(model: dict[str, Any], *, limit: int) -> Drawing:
    """Chooses the most connected nodes of a view model, lays them out and styles them."""
    nodes = nodes_of(model)
    things_only = len(nodes) > _FEW_NODES
    if things_only:
        nodes = [node for node in nodes if node.kind == "thing"]
    known = {node.id for node in nodes}
    every = lines_of(model, "direct" if things_only else "parts")
    lines = [line for line in every if line.source in known and line.target in known]
    lone = 0
    if things_only and lines:
        linked = {end for line in lines for end in (line.source, line.target)}
        lone = len(nodes) - len(linked)
        nodes, known = [node for node in nodes if node.id in linked], linked
    kept = most_connected(known, [(line.source, line.target) for line in lines], limit)
    shown = [node for node in nodes if node.id in kept]
    ids = {node.id: f"n{number}" for number, node in enumerate(shown)}
    drawn = [line for line in lines if line.source in ids and line.target in ids]
    labels = {node.id: _label(node) for node in shown}
    degrees = Counter(end for line in drawn for end in (line.source, line.target))
    scales = _scales(sorted(shown, key=lambda node: (-degrees[node.id], node.id)), degrees)
    sizes = {node.id: _size(node, labels[node.id], scales[node.id]) for node in shown}
    # For the names of links, which tell the events; in a large picture they are read by who comes nearer.
    room = _BETWEEN if things_only and len(shown) <= _READABLE else (0, 0)
    boxes = {id_: (size.box[0] + room[0], size.box[1] + room[1]) for id_, size in sizes.items()}
    spots = place(boxes, [(line.source, line.target) for line in drawn])
    styled = [_node(node, ids[node.id], labels[node.id], spots[node.id], sizes[node.id]) for node in shown]
    edges = _bundles(drawn, shown, ids) if things_only else _edges(drawn, shown, ids)
    return Drawing(styled, edges, shown, len(nodes), len(lines), things_only, lone)


def _label(node: Node) -> list[str]:
    """The lines drawn with a node."""
    if node.kind == "claim":
        return _lines(f"{node.verb}: “{shortened(node.label, 52)}”", 30)
    if node.kind == "event":
        status = [f"({status_look(node.status).word})"] if node.status == UNKNOWN else []  # else its name tells
        return [*_lines(shortened(node.label, 44), 24), *([node.when] if node.when else []), *status]
    return _lines(shortened(node.label, 48), 20)


def _lines(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=True) or ["?"]


@dataclass(frozen=True, slots=True)
class _Size:
    """Pixels of a node: its font, the radius of its symbol (0 for a box), width and height with the label."""

    font: int
    radius: int
    box: tuple[float, float]


def _scales(ranked: list[Node], degrees: Counter[str]) -> dict[str, tuple[float, int]]:
    """Scale of the font and radius of the symbol for each node, given with the most connected first.

    A large graph is drawn small: its hubs have larger labels, so that they can be read before anybody zooms in.
    """
    zoom = max(1.0, sqrt(len(ranked) / _READABLE))
    hubs = {node.id for node in [node for node in ranked if node.kind == "thing"][:_HUBS]}
    scales = {}
    for node in ranked:
        scale = zoom if node.id in hubs else 1.0
        scales[node.id] = scale, round(scale * (9 + min(13, 2 * sqrt(degrees[node.id]))))
    return scales


def _size(node: Node, lines: list[str], scale: tuple[float, int]) -> _Size:
    font = round(_FONTS[node.kind] * scale[0])
    width = max(len(line) for line in lines) * font * _CHARACTER
    height = len(lines) * font * _LINE_HEIGHT
    if node.kind == "thing":
        radius = scale[1]
        return _Size(font, radius, (max(width, 2.0 * radius), height + 2.0 * radius + 4))
    return _Size(font, 0, (width + 14, height + 12))


def _node(node: Node, id_: str, lines: list[str], spot: tuple[int, int], size: _Size) -> dict[str, Any]:
    look = look_of(node.kind, node.type)
    drawn: dict[str, Any] = {
        "id": id_,
        "label": "\n".join(lines),
        "shape": look.shape,
        "title": hover(node),
        "x": spot[0],
        "y": spot[1],
        "name": node.sentence,
        "type": legend_type(node.kind, node.type),
        "borderWidth": 1.5,
        "color": _colours(look.fill, look.border),
        "font": {"color": INK, "size": size.font, "face": _FACE},
    }
    if node.kind == "thing":
        # The box of a thing holds symbol and label; vis-network places the middle of the symbol.
        halo = {"strokeWidth": 3, "strokeColor": "#ffffff"}  # links run beneath the name
        drawn["font"] |= halo
        return drawn | {"size": size.radius, "y": round(spot[1] - size.box[1] / 2 + size.radius)}
    if node.kind == "event":
        status = status_look(node.status)
        dashes: list[int] | bool = list(status.dashes) or False
        drawn |= {"color": _colours(status.fill, status.border), "status": node.status or "", "borderWidth": 2}
        return drawn | {"shapeProperties": {"borderRadius": 0, "borderDashes": dashes}}
    return drawn | {"shapeProperties": {"borderRadius": 9, "borderDashes": False}, "borderWidth": 1}


def _colours(fill: str, border: str) -> dict[str, Any]:
    chosen = {"background": fill, "border": INK}
    return {"background": fill, "border": border, "highlight": chosen, "hover": chosen}


def hover(node: Node) -> str:
    """The plain text shown over a node: what it is, what is known of it, and the words that prove it."""
    return "\n".join([_headline(node), *node.details, *_quoted(node.words)])


def _headline(node: Node) -> str:
    if node.kind == "thing":
        return f"{node.label} ({node.type.lower()})"
    if node.kind == "claim":
        return f"Claim: {node.verb}"
    when = f", {node.when}" if node.when else ""
    return f"{node.sentence}{when}: {status_look(node.status).word}"


def _quoted(words: Iterable[str]) -> list[str]:
    told = list(dict.fromkeys(words))
    lines = [f"“{shortened(text, 240)}”" for text in told[:_WORDS_SHOWN]]
    rest = len(told) - _WORDS_SHOWN
    return lines if rest <= 0 else [*lines, f"… and {rest} more"]


def _edges(lines: list[Line], shown: list[Node], ids: dict[str, str]) -> list[dict[str, Any]]:
    nodes = {node.id: node for node in shown}
    siblings: dict[tuple[str, str], int] = defaultdict(int)
    totals = Counter(_pair(line) for line in lines)
    drawn = []
    for number, line in enumerate(lines):
        pair = _pair(line)
        place_among, siblings[pair] = siblings[pair], siblings[pair] + 1
        source, target = nodes[line.source], nodes[line.target]
        styled = _edge(line, source, target) | {"id": f"l{number}", "from": ids[source.id], "to": ids[target.id]}
        if len(lines) > _FEW_LINKS:
            styled["font"] |= {"size": 0}
        drawn.append(styled | _bend(line, place_among, totals[pair]))
    return drawn


def _bundles(lines: list[Line], shown: list[Node], ids: dict[str, str]) -> list[dict[str, Any]]:
    """One edge for all links between two things: named for the first of them, with how many more there are."""
    nodes = {node.id: node for node in shown}
    pairs: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in sorted(lines, key=_rank):
        pairs[_pair(line)].append(line)
    drawn = []
    for number, (_, bundle) in enumerate(sorted(pairs.items())):
        first, more = bundle[0], len(bundle) - 1
        source, target = nodes[first.source], nodes[first.target]
        styled = _edge(first, source, target) | {"id": f"l{number}", "from": ids[source.id], "to": ids[target.id]}
        if more:
            styled["name"] = f"{first.name} (and {more} more)"
            styled["label"] = f"{shortened(first.name, 32)} +{more}"
            styled["width"] = 1.2 + min(3.0, 0.5 * more)
            told = [_arrow(line, nodes[line.source], nodes[line.target]) for line in bundle[:_BUNDLE_SHOWN]]
            rest = len(bundle) - len(told)
            styled["title"] = "\n".join([*told, *([f"… and {rest} more"] if rest else [])])
        if first.kind == "event":
            look = status_look(first.status)
            styled["dashes"] = list(look.dashes) or False
            styled["color"] = {"color": look.border, "highlight": INK, "hover": INK}
        if len(pairs) > _FEW_LINKS:
            styled["font"] |= {"size": 0}
        drawn.append(styled)
    return drawn


def _rank(line: Line) -> tuple[int, bool, int, str, str, str]:
    """Events before claims and these before offices; of events, those told as such before those only reported."""
    kind = {"event": 0, "claim": 1}.get(line.kind, 2)
    statuses = list(STATUSES)
    status = statuses.index(line.status) if line.status in statuses else len(statuses)
    return kind, line.name.startswith("reportedly "), status, line.name, line.source, line.target


def _arrow(line: Line, source: Node, target: Node) -> str:
    return f"{shortened(source.label, 60)} → {line.name} → {shortened(target.label, 60)}"


def _pair(line: Line) -> tuple[str, str]:
    return min(line.source, line.target), max(line.source, line.target)


def _edge(line: Line, source: Node, target: Node) -> dict[str, Any]:
    events = [status_look(end.status) for end in (source, target) if end.kind == "event"]
    dashes = next((list(look.dashes) for look in events if look.dashes), False)
    return {
        "label": shortened(line.name, 32),
        "name": line.name,
        "title": "\n".join([_arrow(line, source, target), *_quoted(line.words)]),
        "dashes": dashes,
        "width": 1.2,
        "color": {"color": LINE, "highlight": INK, "hover": INK},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.7}},
        "font": {"size": 10, "color": QUIET, "face": _FACE, "strokeWidth": 3, "strokeColor": "#ffffff"},
    }


def _bend(line: Line, number: int, total: int) -> dict[str, Any]:
    """Keeps links between the same two nodes apart: each is bent more than the one before, to both sides."""
    if total == 1 or line.source == line.target:
        return {}
    step = 0.12 * (number // 2 + 1)
    # The side is seen from the link's start, so a link that runs the other way takes the other side.
    clockwise = (number % 2 == 0) == (line.source < line.target)
    return {"smooth": {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": round(step, 2)}}
