"""Where the commands print: results on standard output as UTF-8, everything else on standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["messages", "note", "write_result"]

#: What a shell reports of a program that a closed pipe ended: 128 and the signal's number.
PIPE_CLOSED = 141


def write_result(text: str) -> None:
    """Write a result as it is; a missing line end is added. The terminal's encoding does not matter."""
    data = (text if text.endswith("\n") or not text else text + "\n").encode("utf-8", "replace")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever reads us has had enough; what Python flushes when it ends must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None


def note(text: str) -> None:
    """One line for people, on standard error. Names of files and things in it cannot act on the terminal."""
    plain = "".join(character if character.isprintable() else "\ufffd" for character in text)
    sys.stderr.write(f"kg: {plain}\n".encode(sys.stderr.encoding, "backslashreplace").decode(sys.stderr.encoding))


def messages() -> Console:
    """A rich console on standard error; it obeys ``NO_COLOR`` and writes no control codes into files."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)
