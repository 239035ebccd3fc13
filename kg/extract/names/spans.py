"""Which words name something, as the mentions of an article tell: no name within another of its sort."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.layers import TypedMention
from kg.language import Annotation
from kg.model import PERSONS, EntityType, MentionKind

_ARTICLES = {"the", "a", "an"}
#: Before a name these tell that a longer one ends with it.
_JOINING = {"of", "for", "the", "and"}


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``first`` to ``last`` (exclusive) that name something; whoever is a person has that type."""

    first: int
    last: int
    type: EntityType


class NameSpans:
    """The names of one article, flat, by their tokens.

    Args:
        mentions: every mention, those within others too: "Israeli spokesman Arieh Mekel", "Arieh Mekel".
    """

    def __init__(self, annotation: Annotation, mentions: Iterable[TypedMention]) -> None:
        self._annotation = annotation
        self._mentioned: set[tuple[int, int]] = set()
        self._by_token: dict[int, NameSpan] = {}
        named = list(self._named(mentions))
        ends: dict[tuple[EntityType, int], list[int]] = {}
        for span in named:
            ends.setdefault((span.type, span.last), []).append(span.first)
        others = [
            span
            for span in named
            if span.type is not EntityType.PERSON and not self._is_description(span, ends[span.type, span.last])
        ]
        inside: dict[int, int] = {}  # where the longest name of a body or place ends that a token stands in
        for span in others:
            for i in range(span.first, span.last) if span.type is not EntityType.STATE else ():
                inside[i] = max(span.last, inside.get(i, 0))
        # "the Jimmy Carter Center" names nobody.
        persons = [s for s in named if s.type is EntityType.PERSON and inside.get(s.first, 0) <= s.last]
        persons.sort(key=lambda span: (span.last - span.first, span.first))
        others.sort(key=lambda span: (span.first - span.last, span.first))
        # Of persons the innermost words are the name, of bodies and places the outermost.
        for span in (*persons, *others):
            if all(i not in self._by_token for i in range(span.first, span.last)):
                self._by_token |= dict.fromkeys(range(span.first, span.last), span)

    def __iter__(self) -> Iterator[NameSpan]:
        """In the order of the text."""
        return iter(dict.fromkeys(self._by_token[i] for i in sorted(self._by_token)))

    def at(self, i: int) -> NameSpan | None:
        return self._by_token.get(i)

    def type_at(self, i: int) -> EntityType | None:
        span = self._by_token.get(i)
        return span.type if span is not None else None

    def is_part(self, first: int, last: int) -> bool:
        """The tokens are no more than a part of a longer name, and mention nothing by themselves."""
        span = self._by_token.get(first)
        if span is None or (span.first >= first and span.last <= last):
            return False
        return span.last >= last and (first, last) not in self._mentioned

    def _named(self, mentions: Iterable[TypedMention]) -> Iterator[NameSpan]:
        for found in mentions:
            tokens = self._annotation.tokens_in(found.mention.span)
            if not tokens:
                continue
            first, last = self._trimmed(tokens[0].i, tokens[-1].i + 1)
            self._mentioned.add((first, last))
            kind = EntityType.PERSON if found.type in PERSONS else found.type
            if first < last and kind is not EntityType.GROUP and found.mention.kind is MentionKind.NAME:
                yield NameSpan(first, last, kind)

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Without articles and marks at the ends."""
        tokens = self._annotation.tokens
        while first < last and (
            tokens[first].lower in _ARTICLES or tokens[first].tag == "POS" or tokens[first].pos == "PUNCT"
        ):
            first += 1
        while last > first and (
            tokens[last - 1].tag == "POS" or (tokens[last - 1].pos == "PUNCT" and tokens[last - 1].text != ".")
        ):
            last -= 1
        return first, last

    def _is_description(self, span: NameSpan, firsts: Sequence[int]) -> bool:
        """ "the Paris-based Institute X": it ends with the name. "Council of the European Union" is a name.

        Args:
            firsts: where names of its type begin that end with it.
        """
        tokens = self._annotation.tokens
        return any(first > span.first and tokens[first - 1].lower not in _JOINING for first in firsts)
