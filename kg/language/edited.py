"""Words that whoever quotes them has edited: "[T]he", "want[s]"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Joined", "joined"]

#: Brackets around the first letters of a word, or its last ones. A letter or "ii" behind one may be the mark of a note.
_EDITED = re.compile(r"(?<!\w)\[(?!sic\])[A-Za-z]{1,3}\](?=[a-z])|(?<=[a-z])\[(?!sic\]|[ivx]+\])(?:[ds]|[a-z]{2,3})\]")


@dataclass(frozen=True, slots=True)
class Joined:
    """A text as the parser gets it.

    Args:
        brackets: where each bracket was that was left out: before which character of ``text`` if it opens, behind
            which if it closes.
    """

    text: str
    brackets: tuple[int, ...] = ()

    def original(self, place: int) -> int:
        """Where a word that begins or ends here does so in the text with the brackets, which belong to it."""
        return place + bisect_left(self.brackets, place)


def joined(text: str) -> Joined:
    """Without the brackets within words, which the parser would take for words."""
    places = [place for found in _EDITED.finditer(text) for place in (found.start(), found.end() - 1)]
    parts = (text[one + 1 : other] for one, other in pairwise((-1, *places, len(text))))
    return Joined("".join(parts), tuple(place - number - number % 2 for number, place in enumerate(places)))
