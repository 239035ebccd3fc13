"""Places for the many nodes around the few that are laid out with care: fast, and none over another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from kg.view.layout.layout import connected_parts
from kg.view.layout.packing import WIDE, Grid, Point, Size, frame, room

_ROOMY: Size = (132.0, 46.0)
"""Room for a node with its name."""
_TIGHT: Size = (42.0, 36.0)
"""Room for a node whose name is read when somebody comes nearer."""
_SHARE = 1.5
"""Nodes stand closer than is roomy where they would take more than so many times the area of the few."""
_STAGGER = 0.22
"""Every other row is moved by this part of a cell to each side, or links would lie on each other."""


class Surroundings:
    """The nodes around a few that are laid out with care.

    Args:
        few: sizes of the boxes of these few.
        others: the nodes around them, the most connected first.
        links: pairs of nodes.
    """

    def __init__(self, few: Mapping[str, Size], others: Sequence[str], links: Iterable[tuple[str, str]]) -> None:
        self._few = few
        self._neighbours = _neighbours([*few, *others], links)
        self._rank = {node: at for at, node in enumerate(others)}
        self._waves = self._found_waves()
        reached = {node for wave in self._waves for node in wave}
        apart = [node for node in others if node not in reached]
        inner = [(node, other) for node in apart for other in self._neighbours[node]]
        parts = [part for part, _ in connected_parts(apart, inner)]
        self._alone = [node for part in parts if len(part) == 1 for node in part]
        self._clumps = [_clump(part, self._neighbours, self._rank) for part in parts if len(part) > 1]
        self._clumps.sort(key=lambda clump: (-clump.shape[1], -clump.shape[0]))
        self._reached = len(reached)
        self.cell = self._found_cell()

    def _found_waves(self) -> list[list[str]]:
        """The nodes that are one step from the few, two steps, and so on, each wave in the order given."""
        seen, wave, waves = set(self._few), list(self._few), []
        while wave:
            found = {other for node in wave for other in self._neighbours[node] if other not in seen}
            seen |= found
            wave = sorted(found, key=self._rank.__getitem__)
            waves.append(wave)
        return waves[:-1]

    def _found_cell(self) -> Size:
        cells = self._reached + len(self._alone) + sum(clump.shape[0] * clump.shape[1] for clump in self._clumps)
        area = 1.4 * sum(width * height for width, height in self._few.values())
        closer = sqrt(_SHARE * area / (max(cells, 1) * _ROOMY[0] * _ROOMY[1]))
        width, height = (min(roomy, max(tight, roomy * closer)) for roomy, tight in zip(_ROOMY, _TIGHT, strict=True))
        return width, height

    def shares(self) -> dict[str, float]:
        """How many of the others each of the few has around it; who has several neighbours counts in part for each."""
        step = dict.fromkeys(self._few, 0)
        for at, wave in enumerate(self._waves, start=1):
            step |= dict.fromkeys(wave, at)
        weights = {node: 1.0 if at else 0.0 for node, at in step.items()}
        for wave in reversed(self._waves):
            for node in wave:
                before = [other for other in self._neighbours[node] if step[other] < step[node]]
                for other in before:
                    weights[other] += weights[node] / len(before)
        return {node: weights[node] for node in self._few}

    def place(self, fixed: Mapping[str, Point]) -> dict[str, Point]:
        """The places of the others, each in a cell of a grid of its own, beside the boxes of the few.

        A node comes as near as there is room to the middle of its neighbours that have a place, where a neighbour
        counts the less the more neighbours it has (Tutte's barycentres, 1963, with the few as the fixed frame; only
        one round, as the cells that are free decide more). Parts that are not linked to the few are put beside it
        all, and nodes without links in rows below.

        Args:
            fixed: the centres of the boxes of the few.
        """
        if not self._rank:
            return {}
        grid = self._grid(fixed)
        spots = self._beside_neighbours(grid, fixed)
        grid.close()
        shapes = [clump.shape for clump in self._clumps]
        for clump, centre in zip(self._clumps, grid.pack(shapes), strict=True):
            for node, (column, row) in clump.cells.items():
                aside, down = column - (clump.shape[0] - 1) / 2, row - (clump.shape[1] - 1) / 2
                spots[node] = centre[0] + aside * self.cell[0], centre[1] + down * self.cell[1]
        return spots | self._rows_below(fixed, spots)

    def _rows_below(self, fixed: Mapping[str, Point], spots: Mapping[str, Point]) -> dict[str, Point]:
        """Rows as wide as all that is placed, or as a screen where that is little."""
        sizes = {**self._few, **dict.fromkeys(spots, self.cell)}
        left, top, right, bottom = frame(sizes, {**fixed, **spots}) if sizes else (0.0, 0.0, 0.0, 0.0)
        area = (right - left) * (bottom - top) + len(self._alone) * self.cell[0] * self.cell[1]
        wide = max(right - left, sqrt(area * WIDE))
        columns = max(1, int(wide / self.cell[0]))
        start = (left + right - (min(columns, len(self._alone)) - 1) * self.cell[0]) / 2, bottom + self.cell[1]
        return {
            node: (start[0] + at % columns * self.cell[0], start[1] + at // columns * self.cell[1])
            for at, node in enumerate(self._alone)
        }

    def _grid(self, fixed: Mapping[str, Point]) -> Grid:
        left, top, right, bottom = frame(self._few, fixed) if fixed else (0.0, 0.0, 0.0, 0.0)
        middle = 2 * max(right, -left), 2 * max(bottom, -top)
        shapes = [clump.shape for clump in self._clumps] + [(1, 1)] * self._reached
        grid = Grid(self.cell, room(self.cell, middle, shapes))
        for node, spot in fixed.items():
            width, height = self._few[node]
            grid.take_box(spot, (width + 2 * _STAGGER * self.cell[0], height))
        return grid

    def _beside_neighbours(self, grid: Grid, fixed: Mapping[str, Point]) -> dict[str, Point]:
        nearest = Nearest(grid)
        placed: dict[str, Point] = dict(fixed)
        found: dict[str, Point] = {}
        for wave in self._waves:
            for node, (column, row) in zip(
                wave, nearest.take([self._middle(node, placed) for node in wave]), strict=True
            ):
                x, y = placed[node] = grid.point(column, row)
                found[node] = x + (_STAGGER if row % 2 else -_STAGGER) * self.cell[0], y
        return found

    def _middle(self, node: str, placed: Mapping[str, Point]) -> Point:
        known = [other for other in self._neighbours[node] if other in placed]
        weights = [1 / len(self._neighbours[other]) for other in known]
        x, y = (sum(w * placed[other][axis] for w, other in zip(weights, known, strict=True)) for axis in (0, 1))
        return x / sum(weights), y / sum(weights)


def _neighbours(nodes: Sequence[str], links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in sorted({(min(a, b), max(a, b)) for a, b in links}):
        if source in found and target in found and source != target:
            found[source].append(target)
            found[target].append(source)
    return found


class Nearest:
    """Finds the free cell of a grid that is nearest to a point, where a step aside counts less than one up or down."""

    def __init__(self, grid: Grid) -> None:
        import numpy as np

        self._grid = grid
        high, wide = grid.taken.shape
        # All around the grid lies as much again that is taken, so that no step leads out of it.
        around = np.pad(grid.taken, ((high, high), (wide, wide)), constant_values=True)
        self._width, self._start, self._taken = around.shape[1], (wide, high), around.reshape(-1)
        rows, columns = np.mgrid[-high : high + 1, -wide : wide + 1].reshape(2, -1)
        order = np.hypot(columns * grid.cell[0] / WIDE, rows * grid.cell[1]).argsort(kind="stable")
        self._steps = (rows * self._width + columns)[order]
        self._known_taken: dict[int, int] = {}

    def take(self, targets: Sequence[Point]) -> list[tuple[int, int]]:
        """Takes the cell for each point, in the order given; gives columns and rows."""
        columns = self._grid.columns([x for x, _ in targets]).tolist()
        rows = self._grid.rows([y for _, y in targets]).tolist()
        return [self._take(column, row) for column, row in zip(columns, rows, strict=True)]

    def _take(self, column: int, row: int) -> tuple[int, int]:
        cell = (row + self._start[1]) * self._width + column + self._start[0]
        # No cell gets free again: what was found taken around this cell need not be looked at once more.
        start, length = self._known_taken.get(cell, 0), 16
        while start < len(self._steps):
            taken = self._taken[cell + self._steps[start : start + length]]
            first = int(taken.argmin())
            if not taken[first]:
                self._known_taken[cell] = start + first
                found = cell + int(self._steps[start + first])
                self._taken[found] = True
                column, row = found % self._width - self._start[0], found // self._width - self._start[1]
                self._grid.taken[row, column] = True
                return column, row
            start, length = start + length, min(2 * length, 4096)
        raise ValueError("the grid is too small for what is to be put on it")


class _Clump:
    """A part of the graph on cells of its own, from (0, 0) on."""

    def __init__(self, cells: Mapping[str, tuple[int, int]]) -> None:
        left, top = (min(cell[axis] for cell in cells.values()) for axis in (0, 1))
        self.cells = {node: (column - left, row - top) for node, (column, row) in cells.items()}
        self.shape = (
            1 + max(column for column, _ in self.cells.values()),
            1 + max(row for _, row in self.cells.values()),
        )


def _clump(part: Sequence[str], neighbours: Mapping[str, list[str]], rank: Mapping[str, int]) -> _Clump:
    """Its most connected node in the middle, every other as near as can be to the one that leads to it."""
    start = min(part, key=rank.__getitem__)
    if len(part) == 1:
        return _Clump({start: (0, 0)})
    grid = Grid((WIDE, 1.0), (WIDE * len(part) ** 0.5 + 4, 2.0 * len(part) ** 0.5 + 4))
    nearest = Nearest(grid)
    cells = {start: nearest.take([(0.0, 0.0)])[0]}
    queue = [start]
    for node in queue:
        for other in sorted(neighbours[node], key=rank.__getitem__):
            if other not in cells:
                (cells[other],) = nearest.take([grid.point(*cells[node])])
                queue.append(other)
    return _Clump(cells)
