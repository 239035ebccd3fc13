"""What the commands that change a corpus have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.output import note, progress

if TYPE_CHECKING:
    from kg.corpus import Corpus

__all__ = ["default_list", "folder_of", "join_and_tell"]


def folder_of(location: str) -> Path | None:
    """The folder of a store; None for a service."""
    from kg.store import is_url

    return None if is_url(location) else Path(location)


def default_list(location: str) -> Path | None:
    """Where articles that could not be read are listed, if nothing else is said."""
    folder = folder_of(location)
    return None if folder is None else folder / "failures.jsonl"


def join_and_tell(corpus: Corpus) -> None:
    """Join the articles, with a bar, and say which corrections name nothing that is there."""
    from kg.corpus import join

    with progress("joining") as bar:
        join(corpus, None if bar is None else lambda what, done, total: bar(done, total, f"{what:<25}"))
    for name in corpus.corrections().unknown:
        note(f"a correction names {name}, which is not there (or not yet)")
