"""What is said of articles that are left out."""

from __future__ import annotations

from kg.cli.shared.output import note
from kg.errors import ArticleError

__all__ = ["Told"]

MOST_REPEATS = 5
"""So many are named; of copies of a file there may be thousands."""


class Told:
    """Says which articles are left out and why, and how many at the end."""

    def __init__(self) -> None:
        self._bad = self._repeats = 0

    def bad(self, error: ArticleError) -> None:
        """One cannot be read."""
        self._bad += 1
        note(f"left out: {error}")

    def repeat(self, place: str, first: str) -> None:
        """One has the text of another."""
        self._repeats += 1
        if self._repeats <= MOST_REPEATS:
            note(f"left out: {place}: the same text as {first}")

    def sum_up(self) -> None:
        """The numbers, where there are any."""
        if self._bad:
            note(f"{_articles(self._bad)} left out because {'it' if self._bad == 1 else 'they'} cannot be read")
        if self._repeats > MOST_REPEATS:
            note(f"{_articles(self._repeats)} left out because their text was there before")


def _articles(number: int) -> str:
    return "1 article is" if number == 1 else f"{number} articles are"
