"""The notebook from articles to pictures runs from top to bottom."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.notebooks import as_program, cells_of

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def test_it_draws_weeks_two_states_and_a_map(tmp_path: Path) -> None:
    notebook = EXAMPLES / "event-data" / "weeks.ipynb"
    assert all(len(cell.splitlines()) <= 16 for cell in cells_of(notebook))
    env = os.environ | {"MPLBACKEND": "Agg", "ARTICLES": str(EXAMPLES / "corpus")}
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:__main__", as_program(notebook, tmp_path)],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "material" in done.stdout
    for name in ("weeks.png", "pair.png", "map.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")
