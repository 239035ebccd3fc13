"""A folder of articles, with what is true of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ArticleError, InputError
from kg.evaluation.facts import Facts
from kg.evaluation.truth.gold import read_gold
from kg.evaluation.truth.json_file import Entry, read_json
from kg.evaluation.truth.notes import read_notes
from kg.files import is_folder
from kg.limit import TIMEOUT
from kg.model import Article
from kg.read import ArticleReader, File, InputFormat, Reading

__all__ = ["Annotated", "is_input", "read_folder"]

_TEXT, _GOLD, _NOTES = ".txt", ".gold.json", ".notes.json"


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what is true of it.

    Args:
        name: what its files are called, without the ending.
        truth: None where nobody has written it down.
    """

    name: str
    article: Article
    truth: Facts | None


def is_input(folder: Path, file: Path) -> bool:
    """Whether what a folder is evaluated by would be lost if this file were written, under whatever name."""
    if file.resolve().parent == folder.resolve() and file.name.endswith((_TEXT, _GOLD, _NOTES)):
        return True
    try:
        inputs = [path for path in folder.iterdir() if path.name.endswith((_TEXT, _GOLD, _NOTES))]
        return file.exists() and any(path.samefile(file) for path in inputs)
    except OSError:  # whoever reads the folder tells it
        return False


def read_folder(
    folder: Path, *, also_without_truth: bool = False, timeout: float | None = TIMEOUT
) -> tuple[Annotated, ...]:
    """The articles of a folder, by name.

    Args:
        also_without_truth: also texts that nobody has annotated.
        timeout: seconds in which each text must be found in its file.

    Raises:
        InputError: if it is no folder, has no annotated articles, or a file in it is not as it must be.
        ArticleError: if an article cannot be read.
    """
    if not is_folder(folder):
        raise InputError(
            "no such folder", where=folder, remedy="name one with ID.txt and ID.notes.json or ID.gold.json"
        )
    try:
        files = {path.name for path in folder.iterdir()}
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"cannot be read ({reason})", where=folder, remedy="check that you may read it") from error
    noted = {
        ending: {name.removesuffix(ending) for name in files if name.endswith(ending)} for ending in (_GOLD, _NOTES)
    }
    if both := sorted(noted[_GOLD] & noted[_NOTES]):
        raise InputError(
            f"there is {both[0]}{_NOTES}, too", where=folder / (both[0] + _GOLD), remedy="keep one of them"
        )
    names = noted[_GOLD] | noted[_NOTES]
    if also_without_truth:
        names |= {name.removesuffix(_TEXT) for name in files if name.endswith(_TEXT)}
    if not names:
        wanted = f"no articles ID{_TEXT} with ID{_NOTES} or ID{_GOLD} beside them"
        raise InputError(wanted, where=folder, remedy="name a folder that has some")
    return tuple(_read(folder, sorted(names), noted[_GOLD], noted[_NOTES], timeout))


def _read(
    folder: Path, names: list[str], gold: set[str], notes: set[str], timeout: float | None
) -> Iterator[Annotated]:
    for name in names:
        file = None
        if name in gold or name in notes:
            file = read_json(folder / (name + (_GOLD if name in gold else _NOTES)))
        article = _article(folder / (name + _TEXT), file, timeout)
        truth = None
        if file is not None:
            truth = (read_gold if name in gold else read_notes)(file, article.text)
        yield Annotated(name, article, truth)


def _article(path: Path, truth: Entry | None, timeout: float | None) -> Article:
    published = truth.object("article").date("published") if truth else None
    if truth and not path.is_file():
        raise InputError(f"has no article {path.name} beside it", where=truth.path, remedy="put the article there")
    reader = ArticleReader(Reading(timeout=timeout), published=published)
    for found in reader.found(File(path, InputFormat.TEXT)):
        return found.article
    raise ArticleError("no article in it", where=path, remedy="see what it holds")
