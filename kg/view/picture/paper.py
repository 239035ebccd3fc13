"""A sheet of paper in points (1/72 inch), (0, 0) at its upper left, drawn by matplotlib: text, symbols, arrows.

The same drawing gives the same bytes: no date, no random ids, and the font that comes with matplotlib.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from io import BytesIO
from math import cos, hypot, pi, sin
from typing import Any, Literal

from kg.view.layout.packing import Point, Size
from kg.view.style import INK

FONT = "DejaVu Sans"
DPI = 200
_SETTINGS = {"svg.hashsalt": "statecraft", "svg.fonttype": "none", "font.family": FONT, "text.parse_math": False}
_UNDRAWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, and what would turn the direction of the text around."""
_STEPS = 48
_HEAD = 6.5
_HEAD_WIDTH = 2.4

_SHAPES: dict[str, tuple[int, float, float, float]] = {
    "square": (4, 45, 1.2, 1),
    "diamond": (4, 0, 1.2, 1),
    "triangle": (3, -90, 1.25, 1),
    "triangle-down": (3, 90, 1.25, 1),
    "hexagon": (6, 0, 1.08, 1),
    "star": (5, -90, 1.35, 0.42),
    "circle": (36, 0, 1.0, 1),
    "box": (4, 45, 1.2, 1),
}
"""Corners, angle of the first, size that makes shapes look equally large, and for a star how deep it is cut."""


def clean(text: str) -> str:
    """Text that can be drawn."""
    return " ".join(_UNDRAWABLE.sub(" ", text).split())


class Paper:
    """A sheet whose size is told when it is saved."""

    def __init__(self) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self._figure = Figure(dpi=72, facecolor="white")
        self._renderer = FigureCanvasAgg(self._figure).get_renderer()  # type: ignore[no-untyped-call]
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()

    def measure(self, text: str, size: float, *, bold: bool = False) -> Size:
        """Width and height of a line of text."""
        from matplotlib.font_manager import FontProperties

        font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
        with _quiet():
            width, _, _ = self._renderer.get_text_width_height_descent(text, font, False)
        return float(width), 1.2 * size

    def text(
        self,
        at: Point,
        words: str,
        size: float,
        *,
        colour: str = INK,
        bold: bool = False,
        align: Literal["left", "center"] = "left",
        backed: bool = False,
    ) -> None:
        """A line of text; `at` is the middle of its height. Lines beneath one that is backed are faint."""
        # An outline would make text of an SVG into curves, which nobody can search or copy.
        back = {"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.6} if backed else None
        self._axes.text(
            *at,
            words,
            fontsize=size,
            color=colour,
            ha=align,
            va="center_baseline",
            fontweight="bold" if bold else "normal",
            parse_math=False,
            zorder=2 if backed else 4,
            family=FONT,
            bbox=back,
        )

    def symbol(self, at: Point, shape: str, radius: float, fill: str, border: str) -> None:
        """A shape that is told from others without its colour."""
        from matplotlib.patches import Polygon

        corners, turned, size, deep = _SHAPES[shape]
        points = []
        for corner in range(corners * (2 if deep < 1 else 1)):
            step = pi / corners if deep < 1 else 2 * pi / corners
            reach = radius * size * (deep if deep < 1 and corner % 2 else 1)
            angle = turned * pi / 180 + corner * step
            points.append((at[0] + reach * cos(angle), at[1] + reach * sin(angle)))
        self._axes.add_patch(
            Polygon(points, facecolor=fill, edgecolor=border, linewidth=0.9, zorder=3, joinstyle="miter")
        )

    def arrow(self, line: Sequence[Point], colour: str, dashes: Sequence[int]) -> None:
        """A line, with a head at its end."""
        from matplotlib.lines import Line2D
        from matplotlib.patches import Polygon

        (x, y), (before_x, before_y) = line[-1], line[-2]
        length = max(hypot(x - before_x, y - before_y), 1e-9)
        along = (x - before_x) / length, (y - before_y) / length
        base = x - along[0] * _HEAD, y - along[1] * _HEAD
        shaft = [*[point for point in line if hypot(point[0] - x, point[1] - y) > _HEAD], base]
        style: Any = (0, tuple(part * 0.55 for part in dashes)) if dashes else "-"
        self._axes.add_line(Line2D(*zip(*shaft, strict=True), color=colour, linewidth=1.0, linestyle=style, zorder=1))
        sides = [(base[0] + side * along[1] * _HEAD_WIDTH, base[1] - side * along[0] * _HEAD_WIDTH) for side in (1, -1)]
        self._axes.add_patch(Polygon([(x, y), *sides], facecolor=colour, edgecolor="none", zorder=1.5))

    def rule(self, start: Point, end: Point, colour: str) -> None:
        """A thin straight line."""
        from matplotlib.lines import Line2D

        self._axes.add_line(Line2D([start[0], end[0]], [start[1], end[1]], color=colour, linewidth=0.6, zorder=1))

    def saved(self, format: str, size: Size, *, title: str) -> bytes:
        """The sheet as ``svg`` or ``png``."""
        import matplotlib as mpl

        self._figure.set_size_inches(size[0] / 72, size[1] / 72)
        self._axes.set_xlim(0, size[0])
        self._axes.set_ylim(size[1], 0)
        about = (
            {"Title": title, "Date": None, "Creator": None} if format == "svg" else {"Title": title, "Software": None}
        )
        file = BytesIO()
        with mpl.rc_context(_SETTINGS), _quiet():  # type: ignore[arg-type]
            self._figure.savefig(file, format=format, dpi=DPI, metadata=about)
        return file.getvalue()


def curve(start: Point, end: Point, bend: float) -> list[Point]:
    """The points of a line between two others, bent to one side.

    Args:
        bend: how far to the side, as a part of the length; negative is to the other side.
    """
    (x, y), (to_x, to_y) = start, end
    control = (x + to_x) / 2 + bend * (to_y - y), (y + to_y) / 2 - bend * (to_x - x)
    points = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        weights = (1 - t) ** 2, 2 * t * (1 - t), t**2
        points.append(
            (
                weights[0] * x + weights[1] * control[0] + weights[2] * to_x,
                weights[0] * y + weights[1] * control[1] + weights[2] * to_y,
            )
        )
    return points


class _quiet(warnings.catch_warnings):  # noqa: N801
    """Letters that the font lacks are drawn as boxes; that is no reason to warn whoever asked for a picture."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
