"""What processes of this machine are at, for tests that start and stop some."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def children(parent: int) -> list[int]:
    """The processes that this one started and that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            # What follows the name, which may hold anything: state and parent.
            state, ppid = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(ppid) == parent and state != "Z":
            found.append(int(entry.name))
    return found


def descendants(ancestor: int) -> list[int]:
    """The processes that this one started, those that they started, and so on."""
    return [each for child in children(ancestor) for each in (child, *descendants(child))]


def is_running(process: int) -> bool:
    try:
        return " Z " not in (Path("/proc") / str(process) / "stat").read_text(encoding="utf-8")
    except OSError:
        return False


def eventually(condition: Callable[[], bool], *, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def end(process: subprocess.Popen[Any]) -> None:
    """Ask a program to stop, and stop it if it does not."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
