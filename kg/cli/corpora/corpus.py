"""What the commands that change a corpus have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.cli.shared.output import note, progress

__all__ = ["joining", "list_of_failures", "tell_unknown"]


def list_of_failures(folder: Path | None) -> Path | None:
    """Where articles that could not be read are listed, if nothing else is said."""
    return None if folder is None else folder / "failures.jsonl"


@contextmanager
def joining() -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar that shows what is being joined."""
    with progress("joining") as bar:
        yield None if bar is None else lambda what, done, total: bar(done, total, f"{what:<25}")


def tell_unknown(names: Iterable[str]) -> None:
    """Say which corrections speak of what is not there."""
    for name in names:
        note(f"a correction names {name}, which is not there (or not yet)")
