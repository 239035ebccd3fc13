"""Where every node stands, computed before the page is written, so that the picture is at rest when it opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any

SEED = 7
GAP = 14.0
"""Free pixels kept between the boxes of two nodes."""
WIDE = 1.75
"""Pictures are made this much wider than high, as screens are."""

FLATTER = 0.7
"""Distances grow with this power of the number of steps, so that long arms do not shrink what is in the middle."""

_SIDEWAYS = 2.0
"""How much farther a box is pushed sideways rather than up or down: labels are wide, and would make a high picture."""

_TOUCH = 0.5
"""Boxes that overlap by fewer pixels count as apart."""
_TINY = 1e-9

Size = tuple[float, float]
Point = tuple[float, float]


def place(sizes: Mapping[str, Size], links: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """The centre of every node's box, in whole pixels: the same graph always gives the same picture.

    Each connected part is laid out by itself (Fruchterman-Reingold by networkx, then stress majorization), its boxes
    are pushed apart until none overlap, and the parts are put together in rows, the largest first: parts laid out
    together would push each other away and shrink what matters.

    Args:
        sizes: width and height of each node with its label, in pixels.
        links: pairs of nodes; those that name an unknown node, or a node with itself, are ignored.
    """
    parts = _parts(sorted(sizes), links)
    boxes = [_part(sizes, nodes, pairs) for nodes, pairs in parts]
    return {node: (round(x), round(y)) for node, (x, y) in sorted(_pack(sizes, boxes).items())}


def _parts(nodes: Sequence[str], links: Iterable[tuple[str, str]]) -> list[tuple[list[str], list[tuple[str, str]]]]:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in links if a != b and a in graph and b in graph}))
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part[0]))
    return [(part, sorted((min(a, b), max(a, b)) for a, b in graph.subgraph(part).edges)) for part in parts]


def _part(sizes: Mapping[str, Size], nodes: list[str], pairs: list[tuple[str, str]]) -> dict[str, Point]:
    """One connected part around (0, 0)."""
    import networkx as nx
    import numpy as np

    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs)
    rough = nx.spring_layout(graph, k=1.6 / sqrt(len(nodes)), iterations=60, seed=SEED, method="force")
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    wanted = np.array([[steps[a][b] for b in nodes] for a in nodes], dtype=float) ** FLATTER
    points = _settled(np.array([rough[node] for node in nodes], dtype=float), wanted)
    boxes = np.array([sizes[node] for node in nodes], dtype=float) + GAP
    points = _spread(_scaled(_turned(points), boxes), boxes)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _settled(points: Any, wanted: Any, *, rounds: int = 150) -> Any:
    """Moves points until their distances are as near as can be to those wanted.

    Stress majorization (Gansner, Koren and North, 2004), with weights 1 / wanted².
    """
    import numpy as np

    weights = 1 / np.where(wanted == 0, 1, wanted) ** 2
    np.fill_diagonal(weights, 0)
    strength = weights.sum(axis=1)
    targets = weights * wanted
    axes = points.T.copy()
    for _ in range(rounds):
        apart = [axis[:, None] - axis[None, :] for axis in axes]
        distance = np.sqrt(apart[0] ** 2 + apart[1] ** 2)
        push = np.divide(targets, distance, out=np.zeros_like(distance), where=distance > _TINY)
        pulls = [(weights * axis[None, :]).sum(axis=1) for axis in axes]
        axes = np.array([(p + (push * a).sum(axis=1)) / strength for p, a in zip(pulls, apart, strict=True)])
    return axes.T


def _scaled(points: Any, boxes: Any) -> Any:
    """Stretches a layout to an area somewhat above that of its boxes, as links need room too."""
    area = 1.4 * float((boxes[:, 0] * boxes[:, 1]).sum())
    low, high = points.min(axis=0), points.max(axis=0)
    extent = (high - low).clip(min=1e-6)
    height = sqrt(area / WIDE)
    return (points - (low + high) / 2) / extent * [height * WIDE, height]


def _turned(points: Any) -> Any:
    """Turned so that the longest direction lies flat."""
    import numpy as np

    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    # The sign of an axis is arbitrary: fix it, or the same graph could come out mirrored.
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1, 1)
    return centred @ axes[:, ::-1]


def _spread(points: Any, boxes: Any, *, rounds: int = 400) -> Any:
    """Pushes overlapping boxes apart, each pair along the axis on which it needs the smaller push, if not sideways."""
    import numpy as np

    x, y = points.T.copy()
    reach_x, reach_y = ((side[:, None] + side[None, :]) / 2 for side in boxes.T)
    # Two boxes on the same spot are parted by their order.
    order = np.arange(len(points))
    earlier = np.sign(order[:, None] - order[None, :]).astype(float)
    for _ in range(rounds):
        apart_x, apart_y = x[:, None] - x[None, :], y[:, None] - y[None, :]
        over_x, over_y = reach_x - np.abs(apart_x), reach_y - np.abs(apart_y)
        hit = (over_x > _TOUCH) & (over_y > _TOUCH) & (earlier != 0)
        if not hit.any():
            break
        aside = hit & (over_x <= over_y * _SIDEWAYS)
        push_x = np.where(aside, over_x * np.where(apart_x == 0, earlier, np.sign(apart_x)), 0)
        push_y = np.where(hit & ~aside, over_y * np.where(apart_y == 0, earlier, np.sign(apart_y)), 0)
        # A node in a crowd is pushed from all sides: the more, the gentler, or it jumps about.
        gentle = 1 + np.sqrt(np.maximum(hit.sum(axis=1), 1))
        x, y = x + push_x.sum(axis=1) / gentle, y + push_y.sum(axis=1) / gentle
    return np.column_stack([x, y])


def _pack(sizes: Mapping[str, Size], parts: Sequence[Mapping[str, Point]]) -> dict[str, Point]:
    """Puts the parts into rows, as wide as fills a screen best, around (0, 0)."""
    framed = [_framed(sizes, part) for part in parts]
    if not framed:
        return {}
    widest = max(width for _, width, _ in framed)
    beside = framed[0][1] + max((width + 3 * GAP for _, width, _ in framed[1:]), default=0.0)
    square = sqrt(sum(width * height for _, width, height in framed) * WIDE)
    tries = [_in_rows(framed, row_width) for row_width in (widest, beside, max(widest, square))]
    placed = min(tries, key=lambda spots: _screen(_framed(sizes, spots)))
    spots, width, height = _framed(sizes, placed)
    return {node: (x - width / 2, y - height / 2) for node, (x, y) in spots.items()}


def _screen(framed: tuple[dict[str, Point], float, float]) -> float:
    """The height of the smallest screen that shows it all."""
    return max(framed[1] / WIDE, framed[2])


def _in_rows(framed: Sequence[tuple[Mapping[str, Point], float, float]], row_width: float) -> dict[str, Point]:
    placed: dict[str, Point] = {}
    x = y = row_height = 0.0
    for part, width, height in framed:
        if x and x + width > row_width:
            x, y, row_height = 0.0, y + row_height + 3 * GAP, 0.0
        placed |= {node: (x + px, y + py) for node, (px, py) in part.items()}
        x, row_height = x + width + 3 * GAP, max(row_height, height)
    return placed


def _framed(sizes: Mapping[str, Size], part: Mapping[str, Point]) -> tuple[dict[str, Point], float, float]:
    """The part moved so that its frame starts at (0, 0), and the frame's width and height."""
    left = min(x - sizes[node][0] / 2 for node, (x, _) in part.items())
    right = max(x + sizes[node][0] / 2 for node, (x, _) in part.items())
    top = min(y - sizes[node][1] / 2 for node, (_, y) in part.items())
    bottom = max(y + sizes[node][1] / 2 for node, (_, y) in part.items())
    return {node: (x - left, y - top) for node, (x, y) in part.items()}, right - left, bottom - top
