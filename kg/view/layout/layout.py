"""Where every node stands, computed before the page is written, so that the picture is at rest when it opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, sqrt
from typing import Any

from kg.view.layout.packing import WIDE, Grid, Point, Size, frame, room

SEED = 7
GAP = 14.0
"""Free pixels kept between two nodes' boxes that stand side by side."""
_ABOVE = 8.0
"""Free pixels kept between a node's box and the one above it."""

_SIDEWAYS = 2.0
"""How much farther a box is pushed sideways rather than up or down: labels are wide, and would make a high picture."""

_TOUCH = 0.5
"""Boxes that overlap by fewer pixels count as apart."""
_CLEAR = 14.0
"""Free pixels between the middle of a node and a link of others."""
_TRIES = 8
_CLEARED = 150
"""Up to so many nodes are moved off the links of others: in a larger part there is a link everywhere."""
_TINY = 1e-9
_ROUNDS_OF_SCALING = 40
"""Power iterations."""
_ROUNDS_OF_SETTLING = 150
"""A layout is moved so often at most."""
_ROUNDS_OF_SPREADING = 400
"""Boxes are pushed so often at most."""
_STILL = 2e-4
"""A layout is settled when no node moves farther than this part of its width."""
_CELLS = 6000
"""Parts are put together on a grid of about so many cells of their boxes' area."""
_SMALLEST_CELL = 8.0


def place(sizes: Mapping[str, Size], links: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """The centre of every node's box, in whole pixels: the same graph always gives the same picture.

    Each connected part is laid out by itself, its boxes are pushed apart until none overlap, and the parts are put
    together, the largest in the middle: parts laid out together would push each other away and shrink what matters.
    Nodes without links stand in rows below.

    Args:
        sizes: width and height of each node with its label, in pixels.
        links: pairs of nodes; those that name an unknown node, or a node with itself, are ignored.
    """
    parts = [_part(sizes, nodes, pairs) for nodes, pairs in connected_parts(sorted(sizes), links)]
    return {node: (round(x), round(y)) for node, (x, y) in sorted(_together(sizes, parts).items())}


def connected_parts(
    nodes: Sequence[str], links: Iterable[tuple[str, str]]
) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """Nodes and links of each connected part, the largest first; parts of one size in the order of their names."""
    others: dict[str, list[str]] = {node: [] for node in nodes}
    pairs = sorted({(min(a, b), max(a, b)) for a, b in links if a != b and a in others and b in others})
    for a, b in pairs:
        others[a].append(b)
        others[b].append(a)
    part_of: dict[str, int] = {}
    found: list[tuple[list[str], list[tuple[str, str]]]] = []
    for start in nodes:
        if start in part_of:
            continue
        part_of[start] = len(found)
        reached = [start]
        for node in reached:
            new = [other for other in others[node] if other not in part_of]
            part_of.update((other, len(found)) for other in new)
            reached += dict.fromkeys(new)
        found.append((sorted(reached), []))
    for pair in pairs:
        found[part_of[pair[0]]][1].append(pair)
    return sorted(found, key=lambda part: (-len(part[0]), part[0]))


def _part(sizes: Mapping[str, Size], nodes: list[str], pairs: list[tuple[str, str]]) -> dict[str, Point]:
    """One connected part around (0, 0)."""
    import numpy as np

    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if len(nodes) == 2:
        apart = (sizes[nodes[0]][0] + sizes[nodes[1]][0]) / 2 + 3 * GAP
        return {nodes[0]: (-apart / 2, 0.0), nodes[1]: (apart / 2, 0.0)}
    wanted = _distances(nodes, pairs)
    boxes = np.array([sizes[node] for node in nodes], dtype=float) + np.array([GAP, _ABOVE])
    points = _spread(_scaled(_turned(_settled(_scaling(wanted), wanted)), boxes), boxes)
    if len(nodes) <= _CLEARED:
        points = _off_links(points, boxes, _numbers(nodes, pairs))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _numbers(nodes: list[str], pairs: list[tuple[str, str]]) -> Any:
    import numpy as np

    number = {node: at for at, node in enumerate(nodes)}
    return np.array([(number[a], number[b]) for a, b in pairs])


def _distances(nodes: list[str], pairs: list[tuple[str, str]]) -> Any:
    """How far apart each two nodes should be: the length of the shortest path between them.

    A link is the longer, the more neighbours its ends have that are not neighbours of both: so hubs get room for
    theirs, and groups whose members share neighbours come out as groups (Gansner, Koren and North, 2004, section 4).
    """
    import numpy as np

    ends = _numbers(nodes, pairs)
    linked = np.zeros((len(nodes), len(nodes)))
    linked[ends[:, 0], ends[:, 1]] = linked[ends[:, 1], ends[:, 0]] = 1
    links, shared = linked.sum(axis=1), linked @ linked
    single = links[:, None] + links[None, :] - 2 * shared
    far = np.where(linked > 0, 1 + np.log(np.maximum(single, 1)), np.inf)
    np.fill_diagonal(far, 0)
    for middle in range(len(nodes)):  # Floyd and Warshall's algorithm
        np.minimum(far, far[:, middle, None] + far[None, middle, :], out=far)
    # Nodes that stand alike to all others would have no order of their own.
    uneven = np.random.default_rng(SEED).uniform(0.97, 1.03, far.shape)
    return far * (uneven + uneven.T) / 2


def _scaling(wanted: Any) -> Any:
    """Points in the plane with roughly the distances wanted: classical scaling (Torgerson, 1952) by power iteration."""
    import numpy as np

    inner = -0.5 * wanted**2
    inner = inner - inner.mean(axis=0) - inner.mean(axis=1)[:, None] + inner.mean()
    axes = np.random.default_rng(SEED).uniform(-1, 1, (len(wanted), 2))
    for _ in range(_ROUNDS_OF_SCALING):
        first, second = (inner @ axes).T
        first = first / np.sqrt((first**2).sum()).clip(min=_TINY)
        second = second - first * (first * second).sum()
        axes = np.column_stack([first, second / np.sqrt((second**2).sum()).clip(min=_TINY)])
    return axes * np.sqrt(np.abs((axes * (inner @ axes)).sum(axis=0)))


def _settled(points: Any, wanted: Any) -> Any:
    """Moves points until their distances are as near as can be to those wanted.

    Stress majorization (Gansner, Koren and North, 2004), with weights 1 / wanted².
    """
    import numpy as np

    weights = 1 / np.where(wanted == 0, 1, wanted) ** 2
    np.fill_diagonal(weights, 0)
    strength = weights.sum(axis=1)
    targets = weights * wanted
    axes = points.T.copy()
    for _ in range(_ROUNDS_OF_SETTLING):
        apart = [axis[:, None] - axis[None, :] for axis in axes]
        distance = np.sqrt(apart[0] ** 2 + apart[1] ** 2)
        push = np.divide(targets, distance, out=np.zeros_like(distance), where=distance > _TINY)
        moved = np.array(
            [(weights @ axis + (push * a).sum(axis=1)) / strength for axis, a in zip(axes, apart, strict=True)]
        )
        still = np.abs(moved - axes).max() < _STILL * np.ptp(moved)
        axes = moved
        if still:
            break
    return axes.T


def _scaled(points: Any, boxes: Any) -> Any:
    """Stretches a layout to an area somewhat above that of its boxes, as links need room too."""
    area = 1.2 * float((boxes[:, 0] * boxes[:, 1]).sum())
    low, high = points.min(axis=0), points.max(axis=0)
    extent = (high - low).clip(min=1e-6)
    height = sqrt(area / WIDE)
    return (points - (low + high) / 2) / extent * [height * WIDE, height]


def _turned(points: Any) -> Any:
    """Turned so that the longest direction lies flat."""
    import numpy as np

    x, y = (points - points.mean(axis=0)).T
    angle = np.arctan2(2 * (x * y).sum(), (x * x - y * y).sum()) / 2
    return np.column_stack([x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)])


def _spread(points: Any, boxes: Any) -> Any:
    """Pushes overlapping boxes apart, each pair along the axis on which it needs the smaller push, if not sideways."""
    import numpy as np

    x, y = points.T.copy()
    reach_x, reach_y = ((side[:, None] + side[None, :]) / 2 - _TOUCH for side in boxes.T)
    np.fill_diagonal(reach_x, -np.inf)  # no box overlaps itself
    for _ in range(_ROUNDS_OF_SPREADING):
        one, other = np.nonzero((np.abs(x[:, None] - x) < reach_x) & (np.abs(y[:, None] - y) < reach_y))
        if not len(one):
            break
        apart_x, apart_y = x[one] - x[other], y[one] - y[other]
        over_x = reach_x[one, other] + _TOUCH - np.abs(apart_x)
        over_y = reach_y[one, other] + _TOUCH - np.abs(apart_y)
        aside = over_x <= over_y * _SIDEWAYS
        earlier = np.sign(one - other)  # two boxes on the same spot are parted by their order
        push_x = np.where(aside, over_x * np.where(apart_x == 0, earlier, np.sign(apart_x)), 0)
        push_y = np.where(aside, 0, over_y * np.where(apart_y == 0, earlier, np.sign(apart_y)))
        # A node in a crowd is pushed from all sides: the more, the gentler, or it jumps about.
        gentle = 1 + np.sqrt(np.maximum(np.bincount(one, minlength=len(x)), 1))
        x = x + np.bincount(one, push_x, len(x)) / gentle
        y = y + np.bincount(one, push_y, len(x)) / gentle
    return np.column_stack([x, y])


def _off_links(points: Any, boxes: Any, ends: Any) -> Any:
    """Pushes nodes aside that lie on a link of others, which would seem to be theirs."""
    import numpy as np

    own = np.zeros((len(points), len(ends)), dtype=bool)
    own[ends[:, 0], np.arange(len(ends))] = own[ends[:, 1], np.arange(len(ends))] = True
    for _ in range(_TRIES):
        starts, along = points[ends[:, 0]], points[ends[:, 1]] - points[ends[:, 0]]
        length = np.sqrt((along**2).sum(axis=1)).clip(min=_TINY)
        apart = points[:, None, :] - starts[None, :, :]
        at = (apart * along).sum(axis=2) / length**2
        aside = (apart[:, :, 1] * along[:, 0] - apart[:, :, 0] * along[:, 1]) / length
        lies_on = ~own & (np.abs(aside) < _CLEAR) & (at > 0) & (at < 1)
        if not lies_on.any():
            break
        way = np.where(aside < 0, -1, 1) * (_CLEAR - np.abs(aside)) * lies_on
        across = np.column_stack([-along[:, 1], along[:, 0]]) / length[:, None]
        points = _spread(points + way @ across / np.maximum(lies_on.sum(axis=1), 1)[:, None], boxes)
    return points


def _together(sizes: Mapping[str, Size], parts: Sequence[Mapping[str, Point]]) -> dict[str, Point]:
    """Puts the first part into the middle, the others where there is room nearest to it, lone nodes below."""
    spots = _packed(sizes, [part for part in parts if len(part) > 1])
    alone = [node for part in parts if len(part) == 1 for node in part]
    padded = {node: (sizes[node][0] + 2 * GAP, sizes[node][1] + GAP) for node in alone}
    if not spots:
        widest = sqrt(WIDE * sum(width * height for width, height in padded.values()))
        spots = _rows(padded, widest, (0.0, 0.0))
    elif alone:
        left, _, right, bottom = frame(sizes, spots)
        spots |= _rows(padded, right - left, (left, bottom + 2 * GAP))
    return _moved(spots, frame(sizes, spots), (0.0, 0.0)) if spots else {}


def _rows(sizes: Mapping[str, Size], widest: float, start: Point) -> dict[str, Point]:
    placed: dict[str, Point] = {}
    (x, y), high = start, 0.0
    for node, (width, height) in sizes.items():
        if x > start[0] and x + width > start[0] + widest:
            x, y, high = start[0], y + high, 0.0
        placed[node] = x + width / 2, y + height / 2
        x, high = x + width, max(high, height)
    return placed


def _packed(sizes: Mapping[str, Size], parts: Sequence[Mapping[str, Point]]) -> dict[str, Point]:
    if not parts:
        return {}
    frames = [frame(sizes, part) for part in parts]
    padded = [(right - left + 2 * GAP, bottom - top + 2 * GAP) for left, top, right, bottom in frames]
    cell = max(_SMALLEST_CELL, sqrt(sum(width * height for width, height in padded) / _CELLS))
    shapes = [(ceil(width / cell), ceil(height / cell)) for width, height in padded[1:]]
    grid = Grid((cell, cell), room((cell, cell), padded[0], shapes))
    spots = _moved(parts[0], frames[0], (0.0, 0.0))
    for node, spot in spots.items():
        grid.take_box(spot, (sizes[node][0] + 2 * GAP, sizes[node][1] + 2 * GAP))
    grid.close()
    for part, old, centre in zip(parts[1:], frames[1:], grid.pack(shapes), strict=True):
        spots |= _moved(part, old, centre)
    return spots


def _moved(part: Mapping[str, Point], framed: tuple[float, float, float, float], centre: Point) -> dict[str, Point]:
    """The part with the middle of its frame at `centre`."""
    aside, down = centre[0] - (framed[0] + framed[2]) / 2, centre[1] - (framed[1] + framed[3]) / 2
    return {node: (x + aside, y + down) for node, (x, y) in part.items()}
