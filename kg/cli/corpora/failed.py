"""Articles that cannot be read: said, listed in a file, and tried again."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.shared.output import note

if TYPE_CHECKING:
    from kg.corpus import Failure
    from kg.errors import ArticleError

__all__ = ["Failed"]


class Failed:
    """What could not be read, now and before.

    Args:
        path: the file with the list; None keeps none.

    Raises:
        InputError: if the file is no such list.
    """

    def __init__(self, path: Path | None) -> None:
        from kg.corpus import read_failures

        self._path = path
        self._before = [] if path is None else read_failures(path)
        self._new: list[Failure] = []
        self._number = 0

    def again(self) -> list[str | Path]:
        """The files with articles that could not be read before."""
        found = [Path(source) for source in dict.fromkeys(each.source for each in self._before)]
        if not found:
            note("there is nothing to try again")
        gone = [path for path in found if not path.exists()]
        for path in gone:
            note(f"no longer there: {path}")
        self._before = [each for each in self._before if Path(each.source) not in gone]
        return [path for path in found if path not in gone]

    def add(self, error: ArticleError) -> None:
        """One cannot be read."""
        from kg.corpus import Failure

        self._number += 1
        note(f"left out: {error}")
        if error.file is not None and Path(error.file).exists():  # standard input cannot be read again
            self._new.append(Failure(str(Path(error.file).resolve()), error.where or error.file, error.reason))

    def write(self, done: Collection[str] = ()) -> None:
        """Write the list anew.

        Args:
            done: files that have been read to the end: what failed in them before, and not again, is mended.
        """
        from kg.corpus import write_failures

        if self._path is not None and (self._before or self._new):
            mended = {str(Path(file).resolve()) for file in done}
            left = [each for each in self._before if each.source not in mended]
            write_failures(self._path, [*left, *self._new])

    def sum_up(self) -> None:
        """The number, if there are any."""
        if self._number:
            which = "1 article is" if self._number == 1 else f"{self._number} articles are"
            listed = f", and listed in {self._path}; --retry tries again" if self._path is not None else ""
            note(f"{which} left out because {'it' if self._number == 1 else 'they'} cannot be read{listed}")
