"""Finds the data that ships with the package: the ontology and the queries.

In a checkout they are the folders ``ontology/`` and ``queries/`` at its root; in an installed wheel they lie under
``kg/_shipped/``. This is the only file that knows so.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import PackageError

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"


def _folder(name: str) -> Path:
    root = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent
    return root / name


def ontology_folder() -> Path:
    """The folder with the vocabulary, the thesaurus, the shapes and the reference facts."""
    return _folder("ontology")


def vocabulary_files() -> tuple[Path, ...]:
    """The files in Turtle that say what the terms of a graph mean: the vocabulary, the code lists and the issues.

    The shapes, which say what a graph must be, and the reference facts, which use the vocabulary, are not among them.
    """
    folder = ontology_folder()
    names = ("statecraft.ttl", "codes.ttl", "issues.ttl")
    return (*(folder / name for name in names), *sorted((folder / "modules").glob("*.ttl")))


def queries_folder() -> Path:
    """The folder with the questions that ship with the package, one ``.rq`` file each."""
    return _folder("queries")


def shipped_text(path: Path) -> str:
    """The text of a file that ships with the package.

    Raises:
        PackageError: if it is missing or no text.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise broken(path, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise broken(path, "is no text in UTF-8") from error


def broken(path: Path, cause: str) -> PackageError:
    """The error for a file that ships with the package and is not as it was shipped."""
    return PackageError(cause, where=path, remedy="mend the file, or install the package again")
