"""Where the commands print: results on standard output as UTF-8, everything else on standard error."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

__all__ = ["messages", "note", "progress", "short", "steps", "width", "write_result"]

#: What a shell reports of a program that a closed pipe ended: 128 and the signal's number.
PIPE_CLOSED = 141


#: Control characters would act on a terminal; marks that turn the direction of text would disguise what is said.
_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def write_result(text: str) -> None:
    """Write a result; a missing line end is added. The terminal's encoding does not matter.

    Into files and pipes it goes as it is. On a terminal, nothing that an article or a graph says can act.
    """
    if sys.stdout.isatty():
        text = _ACTING.sub("\ufffd", text.replace("\r\n", "\n"))
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


@contextmanager
def progress(what: str, *, remaining: bool = False) -> Iterator[Callable[[int, int | None, str], None] | None]:
    """A bar on standard error, to be told how many are done, of how many if that is known, and what comes.

    None if there is no terminal.

    Args:
        what: what it says before it is told anything.
        remaining: show the time that is left, not that which has gone.
    """
    console = messages()
    if not console.is_terminal:
        yield None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many are done in a second."""

        def render(self, task: Task) -> Text:
            return Text("" if not task.speed else f"{task.speed:.1f}/s", style="progress.data.speed")

    clock = TimeRemainingColumn() if remaining else TimeElapsedColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), clock)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total, what: bar.update(task, completed=done, total=total, description=what)


@contextmanager
def steps(what: str) -> Iterator[Callable[[str, int, int | None], None] | None]:
    """A bar for work of several steps, to be told what is being done, how much of it is done, and how much there is.

    None if there is no terminal.

    Args:
        what: what it says before it is told anything.
    """
    with progress(what) as bar:
        yield None if bar is None else lambda what, done, total: bar(done, total, f"{what:<25}")


def short(name: str, width: int = 40) -> str:
    """A name that has room in a line, and says nothing to rich."""
    from rich.markup import escape

    return escape(name if len(name) <= width else name[: width - 1] + "…")


def width() -> int | None:
    """Columns of the terminal; None where results go elsewhere."""
    return get_terminal_size().columns if sys.stdout.isatty() else None


def messages() -> Console:
    """A rich console on standard error; it obeys ``NO_COLOR`` and writes no control codes into files."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)
