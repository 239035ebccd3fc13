"""Patterns of file names, as a shell understands them: ``*``, ``?``, ``[abc]``, and ``**`` for folders in folders."""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path

__all__ = ["files_that_fit", "is_pattern"]

_SPECIAL = set("*?[")
_ANY_FOLDERS = "**"


def is_pattern(path: Path) -> bool:
    """Whether the name has a character that stands for others."""
    return not _SPECIAL.isdisjoint(str(path))


def files_that_fit(pattern: Path) -> list[Path]:
    """The files that the pattern fits, by name, each once. Folders that cannot be read have none.

    What is hidden is passed over, as in a shell, unless the pattern names it. Nor does ``**`` go through links: they
    may lead to a folder above, and round for ever.
    """
    parts = list(pattern.parts[bool(pattern.anchor) :])
    if parts[-1] == _ANY_FOLDERS:
        parts.append("*")
    waiting = [(Path(pattern.anchor), 0)]
    seen: set[tuple[Path, int]] = set()
    found: set[Path] = set()
    while waiting:
        # With two of ** there are several ways to a folder, of which one is enough.
        if (place := waiting.pop()) in seen:
            continue
        seen.add(place)
        folder, at = place
        if at == len(parts):
            found.add(folder)
        elif parts[at] == _ANY_FOLDERS:
            waiting.append((folder, at + 1))
            waiting.extend((folder / name, at) for name in _folders(folder))
        elif not is_pattern(Path(parts[at])):
            waiting.append((folder / parts[at], at + 1))
        else:
            waiting.extend((folder / name, at + 1) for name in _names_that_fit(folder, parts[at]))
    return sorted(path for path in found if path.is_file())


def _folders(folder: Path) -> list[str]:
    """The names of the folders in it, but for links and what is hidden."""
    return [entry.name for entry in _entries(folder) if entry.name[:1] != "." and _is_folder(entry)]


def _names_that_fit(folder: Path, pattern: str) -> list[str]:
    names = fnmatch.filter([entry.name for entry in _entries(folder)], pattern)
    return names if pattern.startswith(".") else [name for name in names if name[:1] != "."]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
