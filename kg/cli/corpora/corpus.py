"""What the commands that change a corpus have in common."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.cli.shared.output import note

__all__ = ["list_of_failures", "tell_unknown"]


def list_of_failures(folder: Path | None) -> Path | None:
    """Where articles that could not be read are listed, if nothing else is said."""
    return None if folder is None else folder / "failures.jsonl"


def tell_unknown(names: Iterable[str]) -> None:
    """Say which corrections speak of what is not there."""
    for name in names:
        note(f"a correction names {name}, which is not there (or not yet)")
