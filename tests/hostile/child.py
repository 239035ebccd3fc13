"""Python code in a process of its own, which may die or hang without harm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 60
"""Seconds until a process counts as hanging: far more than any of them takes, for machines that are busy."""


def in_a_child(code: str, *arguments: str | Path) -> str:
    """What the code prints; ``sys`` is there, and in ``sys.argv[1:]`` the arguments.

    Raises:
        AssertionError: if it ends by an exception or a signal.
        TimeoutExpired: if it hangs.
    """
    command = [sys.executable, "-c", f"import sys\n{code}", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=LONGEST, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
