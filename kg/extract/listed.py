"""Where forms of the word lists begin, and what they may name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language import Token
from kg.lexicon.gazetteer import Gazetteer, Known

_LONGEST_NAME = 9
#: A form in capitals that is at least so long is looked for as it is written elsewhere: headlines shout.
_SHORTEST_SHOUT = 6


def forms_at(
    tokens: Sequence[Token], i: int, limit: int, gazetteer: Gazetteer
) -> Iterator[tuple[int, str, Sequence[Known]]]:
    """The forms that begin at token ``i``, the longest first: where each ends, its words, what it may name.

    Args:
        limit: no form goes over this token (exclusive).
    """
    longest = gazetteer.longest_from(tokens[i].text)
    beginnings: list[tuple[int, str]] = []
    text, end = "", tokens[i].end
    for last in range(i + 1, min(i + _LONGEST_NAME, limit) + 1) if longest else ():
        token = tokens[last - 1]
        text += f" {token.text}" if token.start > end else token.text
        end = token.end
        if len(text) > longest:
            break
        beginnings.append((last, text))
    for last, words in reversed(beginnings):
        if readings := _readings(words, gazetteer):
            yield last, words, readings


def _readings(text: str, gazetteer: Gazetteer) -> Sequence[Known]:
    shouted = text.isupper() and len(text) >= _SHORTEST_SHOUT
    return gazetteer.readings(text) or (gazetteer.readings(text.title()) if shouted else ())
