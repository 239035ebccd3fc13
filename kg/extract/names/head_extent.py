"""Where a run of capitalized words that makes one name begins and ends."""

from __future__ import annotations

from kg.extract.names.phrase import NameMap, is_capital, opens_person
from kg.language import Token
from kg.lexicon import lists as lexicon
from kg.model import EntityType


class HeadNounExtent:
    """The first and last token of the name that a head word stands in."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._annotation = names.annotation

    def left(self, i: int, limit: int) -> int:
        """The start of the name whose head is token ``i``, not before ``limit``."""
        tokens = self._annotation.tokens
        first = i
        while first > limit:
            before = tokens[first - 1]
            if before.tag == "POS" and first - 2 >= limit and tokens[first - 2].text in {"People", "Workers"}:
                first -= 2  # "the People's Liberation Movement"
                continue
            if before.tag == "POS" or not before.text.strip():
                break
            if is_capital(before) and before.lower not in lexicon.words("outer-words"):
                first -= 1
                continue
            if self._particle(before, limit):
                first -= 2
                continue
            joins = before.text in {"&", "-"} or (before.lower == "and" and self._joins(first, limit))
            if joins and first - 2 >= limit and is_capital(tokens[first - 2]):
                first -= 2
                continue
            break
        return first

    def _particle(self, token: Token, limit: int) -> bool:
        """ "de" in "Charles de Gaulle Airport", "-" in "al-Shifa Hospital"."""
        if token.i - 1 < limit:
            return False
        before = self._annotation.tokens[token.i - 1]
        if token.text == "-":
            return before.lower in lexicon.words("arabic-articles") and before.end == token.start
        return token.text in lexicon.words("place-particles") and is_capital(before) and before.pos == "PROPN"

    def _joins(self, first: int, limit: int) -> bool:
        """ "and" inside a name."""
        span = self._map.spans.at(first)
        body = span is not None and span.type is EntityType.ORGANIZATION
        return body and span is not None and limit <= first - 2 and span.first <= first - 2

    def right(self, i: int, limit: int) -> int:
        """The end (exclusive) of the name whose head is token ``i``."""
        tokens = self._annotation.tokens
        last = i + 1
        while last < limit:
            token = tokens[last]
            if self._goes_on(token, i):
                last += 1
                continue
            if token.lower not in {"of", "for", "on"} or (token.lower == "for" and tokens[i].text == "Parliament"):
                break  # "Member of Parliament for Leeds East"
            after = last + 1
            if after + 1 < limit and tokens[after].lower == "the":
                after += 1
            dated = after < limit and tokens[after].text in lexicon.words("calendar")
            if after >= limit or dated or not is_capital(tokens[after]):
                break
            last = self._matter(i, after, limit)
        return last

    def _goes_on(self, token: Token, head: int) -> bool:
        return (
            is_capital(token)
            and not opens_person(token)
            and self._is_one_name(head, token.i)
            and not self._map.has_state(token.i)
        )

    def _matter(self, head: int, first: int, limit: int) -> int:
        """The end of what a body is for ("Ministry of Trade and Industry"), which begins at ``first``."""
        tokens = self._annotation.tokens
        last = first + 1
        while last < limit and is_capital(tokens[last]) and not opens_person(tokens[last]):
            last += 1
        joined = last + 1 < limit and tokens[last].lower == "and" and is_capital(tokens[last + 1])
        if joined and tokens[head].text in lexicon.words("matter-heads"):
            last += 2
            while last < limit and is_capital(tokens[last]):
                last += 1
        return last

    def _is_one_name(self, a: int, b: int) -> bool:
        """Both tokens are parts of one name, which is nobody's."""
        span = self._map.spans.at(a)
        return span is not None and b < span.last and span.type is not EntityType.PERSON
