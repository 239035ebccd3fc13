"""Names of files, folders and patterns to the files to read."""

from __future__ import annotations

import os
import re
from pathlib import Path

from kg.errors import ArticleError
from kg.read.kinds import format_of
from kg.read.patterns import files_that_fit, is_pattern
from kg.read.streams import not_regular, unreadable

__all__ = ["files_at"]

#: Of an address as a path one of two slashes is left.
_ADDRESS = re.compile(r"((?i:https?|ftp|file):)/+(.*)")


def files_at(path: str | Path) -> list[Path]:
    """The file of that name, those in the folder and the folders in it, or those that the pattern fits, by name.

    In folders, files with endings that are not known are passed over, and so is what is hidden. A pattern such as
    ``news/**/*.txt`` finds files of any ending; a file that is there under that very name goes before it.

    Raises:
        ArticleError: if there is none, or it is no regular file: a pipe or a device may keep whoever reads it waiting.
    """
    path = Path(path)
    try:
        if path.is_dir():
            return _inside(path)
        if _is_there(path):
            if not path.is_file():
                raise not_regular(path)
            return [path]
        if address := _ADDRESS.match(str(path)):
            remedy = "save the page and give the file"
            raise ArticleError(
                "nothing is fetched from the network", where=f"{address[1]}//{address[2]}", remedy=remedy
            )
        if not is_pattern(path):
            raise ArticleError("no such file or folder", where=path, remedy="check the name")
        found = files_that_fit(path)
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error
    if not found:
        raise ArticleError("no file fits the pattern", where=path, remedy="check it; ** stands for folders in folders")
    return found


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def _inside(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (Path(place, name) for name in names if not name.startswith("."))
        found.extend(file for file in files if format_of(file) is not None and file.is_file())
    if not found:
        remedy = "put .txt, .md, .html, .jsonl, .csv, .warc.gz or feed files into it"
        raise ArticleError("the folder has no articles", where=folder, remedy=remedy)
    return sorted(found, key=lambda file: file.relative_to(folder).parts)


def _refuse(error: OSError) -> None:
    raise error
