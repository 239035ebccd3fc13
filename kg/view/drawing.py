"""Plain nodes and edges -> what vis-network draws: which of them, where, how large, with which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import sqrt
from textwrap import wrap
from typing import Any

from kg.view.layout import Size, place
from kg.view.style import INK, LINE, QUIET, VERBS, legend_type, look_of, status_look

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
_FEW_LINKS = 400
"""Up to so many links their names are drawn; beyond, they would cover the picture, and show when a node is chosen."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and edges in the words of vis-network, and the plain nodes (`shown`) that they stand for."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    shown: list[dict[str, Any]]


def draw(model: dict[str, Any], *, limit: int) -> Drawing:
    """Chooses the most connected nodes, lays them out and styles them."""
    kept = most_connected(model, limit)
    shown = sorted((node for node in model["nodes"] if node["id"] in kept), key=lambda node: str(node["id"]))
    ids = {node["id"]: f"n{number}" for number, node in enumerate(shown)}
    edges = [edge for edge in model["edges"] if edge["source"] in ids and edge["target"] in ids]
    labels = {node["id"]: _label(node) for node in shown}
    degrees = Counter(end for edge in edges for end in (edge["source"], edge["target"]))
    scales = _scales(sorted(shown, key=lambda node: (-degrees[node["id"]], node["id"])), degrees)
    sizes = {node["id"]: _size(node, labels[node["id"]], scales[node["id"]]) for node in shown}
    spots = place({id_: size.box for id_, size in sizes.items()}, [(edge["source"], edge["target"]) for edge in edges])
    nodes = [_node(node, ids[node["id"]], labels[node["id"]], spots[node["id"]], sizes[node["id"]]) for node in shown]
    return Drawing(nodes, _edges(edges, shown, ids), shown)


def most_connected(model: dict[str, Any], limit: int) -> set[str]:
    """Ids of the nodes that are left when the one with the fewest links goes, again and again, until `limit` are left.

    So the nodes kept are linked to each other, which the nodes with the most links of all need not be.
    """
    others: dict[str, set[str]] = {node["id"]: set() for node in model["nodes"]}
    for edge in model["edges"]:
        others[edge["source"]].add(edge["target"])
        others[edge["target"]].add(edge["source"])
    # Of those with equally few links the last by name goes first; numbers stand for names, as a heap gives the least.
    names = sorted(others, reverse=True)
    number = {name: at for at, name in enumerate(names)}
    heap = [(len(others[name]), number[name]) for name in names]
    heapify(heap)
    while len(others) > limit:
        links, at = heappop(heap)
        name = names[at]
        if name not in others or links != len(others[name]):
            continue
        for other in others.pop(name) - {name}:
            others[other].discard(name)
            heappush(heap, (len(others[other]), number[other]))
    return set(others)


def shorten(text: str, width: int) -> str:
    """At most `width` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[width // 2 :] else cut).rstrip(" ,;:.–—-") + "…"


def _label(node: dict[str, Any]) -> list[str]:
    """The lines drawn with a node."""
    if node["kind"] == "claim":
        return _lines(f"{_verb(node)}: “{shorten(node['label'], 52)}”", 30)
    if node["kind"] == "event":
        word = status_look(node["status"]).word
        return [*_lines(shorten(node["label"], 44), 24), *([node["when"]] if node["when"] else []), f"({word})"]
    return _lines(shorten(node["label"], 48), 20)


def _verb(node: dict[str, Any]) -> str:
    return VERBS.get(str(node["type"]), str(node["type"]))


def _lines(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=True) or ["?"]


@dataclass(frozen=True, slots=True)
class _Size:
    """Pixels of a node: its font, the radius of its symbol (0 for a box), width and height with the label."""

    font: int
    radius: int
    box: Size


def _scales(ranked: list[dict[str, Any]], degrees: Counter[str]) -> dict[str, tuple[float, int]]:
    """Scale of the font and radius of the symbol for each node, given with the most connected first.

    A large graph is drawn small: its hubs have larger labels, so that they can be read before anybody zooms in.
    """
    zoom = max(1.0, sqrt(len(ranked) / _READABLE))
    hubs = {node["id"] for node in [node for node in ranked if node["kind"] == "thing"][:_HUBS]}
    scales = {}
    for node in ranked:
        scale = zoom if node["id"] in hubs else 1.0
        scales[node["id"]] = scale, round(scale * (9 + min(13, 2 * sqrt(degrees[node["id"]]))))
    return scales


def _size(node: dict[str, Any], lines: list[str], scale: tuple[float, int]) -> _Size:
    font = round(_FONTS[node["kind"]] * scale[0])
    width = max(len(line) for line in lines) * font * _CHARACTER
    height = len(lines) * font * _LINE_HEIGHT
    if node["kind"] == "thing":
        radius = scale[1]
        return _Size(font, radius, (max(width, 2.0 * radius), height + 2.0 * radius + 4))
    return _Size(font, 0, (width + 14, height + 12))


def _node(node: dict[str, Any], id_: str, lines: list[str], spot: tuple[int, int], size: _Size) -> dict[str, Any]:
    look = look_of(node["kind"], node["type"])
    drawn: dict[str, Any] = {
        "id": id_,
        "label": "\n".join(lines),
        "shape": look.shape,
        "title": hover(node),
        "x": spot[0],
        "y": spot[1],
        "name": node["label"],
        "type": legend_type(node["kind"], node["type"]),
        "borderWidth": 1.5,
        "color": _colours(look.fill, look.border),
        "font": {"color": INK, "size": size.font, "face": _FACE},
    }
    if node["kind"] == "thing":
        # The box of a thing holds symbol and label; vis-network places the middle of the symbol.
        halo = {"strokeWidth": 3, "strokeColor": "#ffffff"}  # links run beneath the name
        drawn["font"] |= halo
        return drawn | {"size": size.radius, "y": round(spot[1] - size.box[1] / 2 + size.radius)}
    if node["kind"] == "event":
        status = status_look(node["status"])
        dashes: list[int] | bool = list(status.dashes) or False
        drawn |= {"color": _colours(status.fill, status.border), "status": node["status"] or "", "borderWidth": 2}
        return drawn | {"shapeProperties": {"borderRadius": 0, "borderDashes": dashes}}
    return drawn | {"shapeProperties": {"borderRadius": 9, "borderDashes": False}, "borderWidth": 1}


def _colours(fill: str, border: str) -> dict[str, Any]:
    chosen = {"background": fill, "border": INK}
    return {"background": fill, "border": border, "highlight": chosen, "hover": chosen}


def hover(node: dict[str, Any]) -> str:
    """The plain text shown over a node: what it is, what is known of it, and the words that prove it."""
    head = f"{node['label']} ({node['type'].lower()})" if node["kind"] == "thing" else _sentence(node)
    return "\n".join([head, *node["details"], *_quoted(node["words"])])


def _sentence(node: dict[str, Any]) -> str:
    if node["kind"] == "claim":
        return f"Claim: {_verb(node)}"
    when = f", {node['when']}" if node["when"] else ""
    return f"{node['label']}{when}: {status_look(node['status']).word}"


def _quoted(words: Iterable[str]) -> list[str]:
    told = list(dict.fromkeys(words))
    lines = [f"“{shorten(text, 240)}”" for text in told[:_WORDS_SHOWN]]
    rest = len(told) - _WORDS_SHOWN
    return lines if rest <= 0 else [*lines, f"… and {rest} more"]


def _edges(edges: list[dict[str, Any]], shown: list[dict[str, Any]], ids: dict[str, str]) -> list[dict[str, Any]]:
    nodes = {node["id"]: node for node in shown}
    siblings: dict[tuple[str, str], int] = defaultdict(int)
    totals = Counter(_pair(edge) for edge in edges)
    drawn = []
    for number, edge in enumerate(edges):
        pair = _pair(edge)
        place_among, siblings[pair] = siblings[pair], siblings[pair] + 1
        source, target = nodes[edge["source"]], nodes[edge["target"]]
        styled = _edge(edge, source, target) | {"id": f"l{number}", "from": ids[source["id"]], "to": ids[target["id"]]}
        if len(edges) > _FEW_LINKS:
            styled["font"] |= {"size": 0}
        drawn.append(styled | _bend(edge, place_among, totals[pair]))
    return drawn


def _pair(edge: dict[str, Any]) -> tuple[str, str]:
    return min(edge["source"], edge["target"]), max(edge["source"], edge["target"])


def _edge(edge: dict[str, Any], source: dict[str, Any], target: dict[str, Any]) -> dict[str, Any]:
    events = [status_look(end["status"]) for end in (source, target) if end["kind"] == "event"]
    dashes = next((list(look.dashes) for look in events if look.dashes), False)
    arrow = f"{shorten(source['label'], 60)} → {edge['name']} → {shorten(target['label'], 60)}"
    return {
        "label": shorten(edge["name"], 32),
        "name": edge["name"],
        "title": "\n".join([arrow, *_quoted(edge["words"])]),
        "dashes": dashes,
        "width": 1.2,
        "color": {"color": LINE, "highlight": INK, "hover": INK},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.7}},
        "font": {"size": 10, "color": QUIET, "face": _FACE, "strokeWidth": 3, "strokeColor": "#ffffff"},
    }


def _bend(edge: dict[str, Any], number: int, total: int) -> dict[str, Any]:
    """Keeps links between the same two nodes apart: each is bent more than the one before, to both sides."""
    if total == 1 or edge["source"] == edge["target"]:
        return {}
    step = 0.12 * (number // 2 + 1)
    # The side is seen from the link's start, so a link that runs the other way takes the other side.
    clockwise = (number % 2 == 0) == (edge["source"] < edge["target"])
    return {"smooth": {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": round(step, 2)}}
