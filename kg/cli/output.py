"""Where the commands print: results on standard output as UTF-8, everything else on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["messages", "note", "write_result"]


def write_result(text: str) -> None:
    """Write a result as it is; a missing line end is added. The terminal's encoding does not matter."""
    data = (text if text.endswith("\n") or not text else text + "\n").encode("utf-8", "replace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def note(text: str) -> None:
    """One line for people, on standard error."""
    sys.stderr.write(f"kg: {text}\n".encode(sys.stderr.encoding, "backslashreplace").decode(sys.stderr.encoding))


def messages() -> Console:
    """A rich console on standard error; it obeys ``NO_COLOR`` and writes no control codes into files."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)
