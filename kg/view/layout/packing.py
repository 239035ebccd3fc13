"""Boxes put onto a grid beside what stands there: near the middle, in the shape of a screen, none over another.

Small parts of a graph fill the corners that a large one leaves, so that they make no far ring around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Any

Point = tuple[float, float]
Size = tuple[float, float]

WIDE = 1.5
"""Pictures are made this much wider than high, as screens with a panel beside the picture are."""


class Grid:
    """Cells of equal size around (0, 0), each free or taken."""

    def __init__(self, cell: Size, extent: Size) -> None:
        """A grid of free cells that reaches at least `extent` to each side of (0, 0)."""
        import numpy as np

        self.cell = cell
        self.reach = ceil(extent[0] / cell[0]) + 1, ceil(extent[1] / cell[1]) + 1
        self.taken = np.zeros((2 * self.reach[1] + 1, 2 * self.reach[0] + 1), dtype=bool)

    def columns(self, x: Any) -> Any:
        """The column of each x: a whole number."""
        return self._cells(x, 0)

    def rows(self, y: Any) -> Any:
        """The row of each y: a whole number."""
        return self._cells(y, 1)

    def _cells(self, along: Any, axis: int) -> Any:
        import numpy as np

        cells = np.rint(np.asarray(along, dtype=float) / self.cell[axis]).astype(int) + self.reach[axis]
        return cells.clip(0, 2 * self.reach[axis])

    def point(self, column: float, row: float) -> Point:
        """The centre of a cell."""
        return (column - self.reach[0]) * self.cell[0], (row - self.reach[1]) * self.cell[1]

    def take_box(self, centre: Point, size: Size) -> None:
        """Takes every cell whose own box meets this one."""
        half = (size[0] + self.cell[0]) / 2, (size[1] + self.cell[1]) / 2
        left, right = (ceil((centre[0] - half[0]) / self.cell[0]), ceil((centre[0] + half[0]) / self.cell[0]))
        top, bottom = (ceil((centre[1] - half[1]) / self.cell[1]), ceil((centre[1] + half[1]) / self.cell[1]))
        columns = slice(max(0, left + self.reach[0]), max(0, right + self.reach[0]))
        self.taken[max(0, top + self.reach[1]) : max(0, bottom + self.reach[1]), columns] = True

    def close(self) -> None:
        """Takes the cells that have taken ones on all four sides: gaps inside of a drawing are no place for others."""
        import numpy as np

        sides = []
        for axis in (0, 1):
            for way in (1, -1):
                turned = self.taken[:: way if axis == 0 else 1, :: way if axis == 1 else 1]
                before = np.logical_or.accumulate(turned, axis=axis)
                sides.append(before[:: way if axis == 0 else 1, :: way if axis == 1 else 1])
        self.taken |= np.logical_and.reduce(sides)

    def pack(self, shapes: Sequence[tuple[int, int]]) -> list[Point]:
        """Takes room for boxes given as numbers of columns and rows; gives their centres.

        Each box is put where the whole grows least, in the order given; boxes of one shape are best given together.
        """
        placed: list[Point] = []
        done = 0
        while done < len(shapes):
            shape = shapes[done]
            alike = next((at for at in range(done, len(shapes)) if shapes[at] != shape), len(shapes)) - done
            placed += self._pack_alike(shape, alike)
            done += alike
        return placed

    def _pack_alike(self, shape: tuple[int, int], number: int) -> list[Point]:
        import numpy as np

        width, height = shape
        sums = np.zeros((self.taken.shape[0] + 1, self.taken.shape[1] + 1), dtype=int)
        sums[1:, 1:] = self.taken.cumsum(axis=0).cumsum(axis=1)
        inside = sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width]
        rows, columns = np.nonzero(inside == 0)
        away_x, away_y = (
            (np.abs(at + (side - 1) / 2 - reach) + side / 2) * cell
            for at, side, reach, cell in zip((columns, rows), shape, self.reach, self.cell, strict=True)
        )
        farthest = np.rint(np.maximum(away_x / WIDE, away_y) / max(self.cell))
        # Of places where the whole grows equally, those are taken first that lie lowest, then from left to right.
        rank = (farthest * self.taken.shape[0] - rows) * self.taken.shape[1] + columns
        order = rank.argsort() if number > 1 else rank.argmin(keepdims=True)
        placed: list[Point] = []
        for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
            if len(placed) == number:
                break
            spot = self.taken[row : row + height, column : column + width]
            if not spot.any():
                spot[:] = True
                placed.append(self.point(column + (width - 1) / 2, row + (height - 1) / 2))
        if len(placed) < number:
            raise ValueError("the grid is too small for what is to be put on it")
        return placed


def room(cell: Size, middle: Size, shapes: Sequence[tuple[int, int]]) -> Size:
    """How far a grid must reach from (0, 0), so that boxes of so many columns and rows fit around one in the middle."""
    height = sqrt(2 * sum(columns * rows for columns, rows in shapes) * cell[0] * cell[1] / WIDE)
    wide, high = (cell[axis] * max((shape[axis] for shape in shapes), default=0) for axis in (0, 1))
    return middle[0] / 2 + height * WIDE / 2 + wide, middle[1] / 2 + height / 2 + high


def frame(sizes: Mapping[str, Size], spots: Mapping[str, Point]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of boxes around their centres."""
    return (
        min(x - sizes[node][0] / 2 for node, (x, _) in spots.items()),
        min(y - sizes[node][1] / 2 for node, (_, y) in spots.items()),
        max(x + sizes[node][0] / 2 for node, (x, _) in spots.items()),
        max(y + sizes[node][1] / 2 for node, (_, y) in spots.items()),
    )
