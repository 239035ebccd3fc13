"""Notebooks of the examples, run as programs."""

from __future__ import annotations

import json
from pathlib import Path


def cells_of(notebook: Path) -> list[str]:
    """The code of each cell, from top to bottom."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def as_program(notebook: Path, folder: Path) -> str:
    """The name of a program in the folder that does what the cells do."""
    (folder / "cells.py").write_text("\n\n".join(cells_of(notebook)), encoding="utf-8")
    return "cells.py"
