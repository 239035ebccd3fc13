"""Names of files, folders and patterns to the files to read."""

from __future__ import annotations

import glob
import os
from pathlib import Path

from kg.errors import ArticleError
from kg.read.kinds import format_of

__all__ = ["files_at"]

_PATTERN = set("*?[")


def files_at(path: str | Path) -> list[Path]:
    """The file of that name, those in the folder and the folders in it, or those that the pattern fits, by name.

    In folders, files with endings that are not known are passed over, and so is what is hidden. A pattern such as
    ``news/**/*.txt`` finds files of any ending; a file that is there under that very name goes before it.

    Raises:
        ArticleError: if there is none.
    """
    path = Path(path)
    try:
        if path.is_dir():
            return _inside(path)
        if _is_there(path):
            return [path]
        if not _PATTERN & set(str(path)):
            raise ArticleError("no such file or folder", where=path, remedy="check the name")
        # Unlike pathlib's, this * passes over what is hidden, as in a shell.
        found = sorted(Path(name) for name in glob.iglob(str(path), recursive=True))  # noqa: PTH207
        found = [file for file in found if file.is_file()]
    except (OSError, ValueError) as error:
        raise ArticleError("cannot be read", where=path, remedy="give a file, a folder or -") from error
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
