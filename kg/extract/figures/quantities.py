"""Number phrases: "at least 12 people", "between $2 and $3 billion", "dozens of civilians", "no one"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.language import Token
from kg.language.syntax import NOMINAL, PLURAL, noun_phrase
from kg.lexicon.figures import figure_words
from kg.lexicon.times import numbers, time_words
from kg.model import FigureKind

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d+)?(k|m|mn|mln|b|bn|tn|trn)?", re.ASCII)
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_BETWEEN = {"to", "-", "–", "—", "or"}
#: What may stand between a bound and its number, and between a number and its noun.
_FILLERS = frozenset({"a", "an", "another", "the", "further", "additional", "its", "their", "total", "of", "other"})
_LONGEST = 4
#: "five hundred thousand" has two words that multiply.
_SCALES = 2
_DOZEN = 12
#: How a number hangs on what it counts.
_COUNTING = frozenset({"nummod", "amod", "det", "quantmod", "compound", "nmod"})
#: What is no part of the words for those counted.
_BARE = frozenset({"DET", "NUM", "PRON", "PUNCT", "ADP", "CCONJ"})
_MORE = frozenset({"more", "other", "further", "additional", "such", "single"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    Args:
        tokens: those of the whole phrase, from the bound ("at least") to the number.
        low, high: None where that side is open.
        noun: the head of what is counted; None where it is not told.
        currency: ISO 4217, of money.
    """

    tokens: Sequence[Token]
    low: float | None
    high: float | None
    approximate: bool
    noun: Token | None = None
    currency: str | None = None


@cache
def _magnitudes() -> dict[str, int]:
    return {word: int(value) for word, value in time_words("magnitude").items()} | {"trillion": 10**12} | _SHORT


def quantities(tokens: Sequence[Token], dated: Set[int]) -> list[Quantity]:
    """The number phrases of a sentence, in order.

    Args:
        dated: positions of the tokens that tell times, in which numbers count nothing.
    """
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        read = None if tokens[at].i in dated else _number(tokens, at)
        if read is None:
            at += 1
            continue
        quantity, end = _bounded(tokens, at, *read)
        if quantity is not None and dated.isdisjoint(range(tokens[at].i, tokens[end - 1].i + 1)):
            found.append(quantity)
        at = end
        if [token.lower for token in tokens[end : end + 2]] == ["of", "the"] and (whole := _number(tokens, end + 2)):
            at = whole[2]  # "2,000 of the 7,000 troops" are 2,000
    return found


def _number(tokens: Sequence[Token], at: int) -> tuple[Decimal, bool, int] | None:
    """The number that begins there, if one does: its value, whether it is but the least, and where it ends."""
    words = [token.lower for token in tokens[at : at + _LONGEST]] or [""]
    indefinite = figure_words("indefinite")
    if words[:2] == ["half", "a"] and words[2:3] and words[2] in _magnitudes():
        return Decimal(_magnitudes()[words[2]]) / 2, False, at + 3
    if words[0] in indefinite and words[1:2] == ["of"] and words[2:3] in (["thousands"], ["millions"]):
        return Decimal(indefinite[words[0]]) * _magnitudes()[words[2][:-1]], True, at + 3  # "tens of thousands"
    if words[0] == "a" and words[1:2] == ["few"]:
        words = ["several", *words[2:]]
        at += 1
    for length in (2, 1):
        if (phrase := " ".join(words[:length])) in indefinite and len(words) >= length:
            more = _magnitudes().get(words[1], 1) if length == 2 else 1  # "several hundred": two hundred at least
            return Decimal(indefinite[phrase]) * more, True, at + length
    value, end = _simple(tokens, at)
    if value is None:
        return None
    for _ in range(_SCALES):
        scale = _magnitude(tokens, end)
        if not scale:
            break
        value, end = value * scale, end + 1
        below, beyond = _simple(tokens, end + (tokens[end].lower == "and")) if end < len(tokens) - 1 else (None, end)
        is_word = below is not None and tokens[beyond - 1].lower in numbers() and scale != _DOZEN
        if is_word and not 0 < _magnitude(tokens, beyond) <= scale:
            value, end = value + (below or 0), beyond  # "two hundred and fifty", and not "two million six hundred"
    return value, False, end


def _magnitude(tokens: Sequence[Token], at: int) -> int:
    return _magnitudes().get(tokens[at].lower.rstrip("."), 0) if at < len(tokens) else 0


def _simple(tokens: Sequence[Token], at: int) -> tuple[Decimal | None, int]:
    """Digits, or a word below a hundred; "a" counts only before "dozen", "hundred" and the like."""
    if at >= len(tokens):
        return None, at
    word = tokens[at].lower
    if (match := _DIGITS.fullmatch(word)) is not None:
        value = Decimal(match[1].replace(",", "") + (match[2] or ""))
        return value * _SHORT.get(match[3], 1), at + 1
    if word in {"a", "an"}:
        is_one = at + 1 < len(tokens) and tokens[at + 1].lower in _magnitudes().keys() - _SHORT.keys()
        return (Decimal(1), at + 1) if is_one else (None, at)
    tens, _, ones = word.partition("-")
    if tens not in numbers() or tokens[at].pos in {"NOUN", "PRON"} or (ones and ones not in numbers()):
        return None, at
    value = Decimal(numbers()[tens] + (numbers()[ones] if ones else 0))
    if value >= 20 and not value % 10 and [token.lower for token in tokens[at + 1 : at + 2]] == ["-"]:
        one = tokens[at + 2].lower if at + 2 < len(tokens) else ""
        if numbers().get(one, 10) < 10:
            return value + numbers()[one], at + 3
    return value, at + 1


def _bounded(tokens: Sequence[Token], at: int, value: Decimal, least: bool, end: int) -> tuple[Quantity | None, int]:
    """The number with the other end of its range, its bound, its currency and its noun."""
    first, low, high = at, value, None if least else value
    approximate = least
    currency, first = _symbol(tokens, first)
    joint = tokens[end].lower if end < len(tokens) else ""
    opened = tokens[first - 1].lower if first else ""
    if not least and (joint in _BETWEEN or (joint == "and" and opened == "between")):
        skip = _symbol_length(tokens, end + 1)
        upper = _number(tokens, end + 1 + skip) if end + 1 + skip < len(tokens) else None
        if upper is not None and not upper[1] and tokens[end + 1].lower not in {"a", "an"}:
            scale = next((m for m in (10**9, 10**6, 10**3) if upper[0] >= m and value < 1000 <= upper[0]), 1)
            low = value * scale if tokens[upper[2] - 1].lower in _magnitudes() else value
            if low < upper[0]:
                high, end, approximate = upper[0], upper[2], True
                first -= opened in {"between", "from"} and first > 0
            else:
                low = value
    if end < len(tokens) and (tokens[end].lower in {"%", "percent", "per"} or _is_measure(tokens, end)):
        return None, end
    if low == high:
        side, first = _bound(tokens, first)
        approximate = bool(side)
        low_, high_ = (None if side == "high" else low), (None if side == "low" else high)
    else:
        low_, high_ = low, high
        _, first = _bound(tokens, first) if least else ("", first)
    if [token.lower for token in tokens[end : end + 2]] == ["or", "more"]:
        high_, approximate, end = None, True, end + 2
    elif tokens[end - 1 : end] and end < len(tokens) and tokens[end].lower in {"+", "plus"}:
        high_, approximate, end = None, True, end + 1
    code, noun, end = _counted(tokens, at, end)
    if noun is not None and noun.i + 1 - tokens[0].i < len(tokens) and tokens[noun.i + 1 - tokens[0].i].lower == "per":
        return None, end  # "four deaths per 100,000"
    span = tuple(tokens[first:end])
    as_float = (None if low_ is None else float(low_), None if high_ is None else float(high_))
    return Quantity(span, *as_float, approximate, noun, currency or code), end


def _is_measure(tokens: Sequence[Token], end: int) -> bool:
    """ "a 12-year-old", "a 500-strong force"."""
    return tokens[end].lower == "-" and end + 1 < len(tokens) and tokens[end + 1].lower.isalpha()


def _symbol_length(tokens: Sequence[Token], at: int) -> int:
    return int(at < len(tokens) and tokens[at].lower in figure_words("currency") and not tokens[at].lower.isalpha())


def _symbol(tokens: Sequence[Token], first: int) -> tuple[str | None, int]:
    """ "$", "US$" before a number."""
    if first and _symbol_length(tokens, first - 1):
        before = tokens[first - 2].lower if first > 1 else ""
        joined = before + tokens[first - 1].lower
        if before and tokens[first - 2].end == tokens[first - 1].start and joined in figure_words("currency"):
            return figure_words("currency")[joined], first - 2
        return figure_words("currency")[tokens[first - 1].lower], first - 1
    return None, first


def _bound(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """ "at least" and the like before a number: which side it is, and where the phrase begins."""
    for skip in (0, 1):
        if skip and (first < 2 or tokens[first - 1].lower not in _FILLERS):
            break
        for length in range(min(_LONGEST, first - skip), 0, -1):
            phrase = " ".join(token.lower for token in tokens[first - skip - length : first - skip])
            if phrase in figure_words("bound"):
                return figure_words("bound")[phrase], first - skip - length
    return "", first


def _counted(tokens: Sequence[Token], at: int, end: int) -> tuple[str | None, Token | None, int]:
    """What stands behind a number: a currency, or the noun that it counts."""
    for start in (end, end + 1) if end < len(tokens) and tokens[end].pos == "ADJ" else (end,):
        for length in (2, 1):
            told = tokens[start : start + length]
            phrase = " ".join([*(token.lower for token in told[:-1]), told[-1].lemma.lower()]) if told else ""
            is_noun = len(told) == length and told[-1].pos in NOMINAL
            if is_noun and phrase.isascii() and phrase in figure_words("currency"):
                return figure_words("currency")[phrase], None, start + length
    behind = tokens[end] if end < len(tokens) else None
    if behind is not None and behind.lower == "of":
        return None, next((noun for noun in behind.all("pobj")), None), end
    inside = range(tokens[at].i, tokens[end - 1].i + 1)
    for token in tokens[at:end]:
        if not token.is_root and token.head.i >= inside.stop and token.dep in _COUNTING:
            return None, _whole(token.head), end
    return None, next(_following(tokens, end), None), end


def _whole(noun: Token) -> Token:
    """The noun of which a part is said to be counted: "20 fighter jets", "six F-16 jets"."""
    while noun.dep in _COUNTING and noun.head.i > noun.i and noun.head.pos in NOMINAL:
        noun = noun.head
    return noun


def _following(tokens: Sequence[Token], end: int) -> Iterator[Token]:
    """The noun right behind, where the parser has not seen that it is counted."""
    for token in tokens[end : end + 3]:
        if token.pos in NOMINAL and token.tag in PLURAL:
            yield token
        if token.pos not in {"ADJ", "NOUN", "PROPN"}:
            return


def phrase_of(noun: Token, *, after: int = -1) -> list[Token]:
    """The words for what is counted: those of the noun's phrase behind the token ``after``, and "of ..."."""
    kept = [word for word in noun_phrase(noun) if word.i > after and word.i <= noun.i]
    while kept and kept[0] is not noun and (kept[0].pos in _BARE or kept[0].lower in _MORE):
        kept = kept[1:]
    age = next((at for at, word in enumerate(kept) if word.lower == "old" and at), None)
    kept = kept if age is None else kept[age + 1 :]  # "a 12-year-old boy"
    kept = [word for word in kept if word.lower not in time_words("ordinal")] or kept
    both = next((other for other in noun.all("conj") if not other.child("det", "nummod", "poss")), None)
    joined = any(word.i == noun.i + 1 for word in noun.all("cc"))
    if both is not None and joined and both.i <= noun.i + 3 and both.tag in PLURAL:
        kept = [*kept, *noun.all("cc"), *both.all("amod"), both]  # "21 relatives and neighbors"
    of = next((prep for prep in noun.all("prep") if prep.lower == "of" and prep.i == noun.i + 1), None)
    for whole in of.all("pobj") if of is not None else ():
        kept = [*kept, of, *(word for word in noun_phrase(whole) if word.i > of.i)] if of is not None else kept
    return kept


@dataclass(frozen=True, slots=True)
class Amount:
    """See :class:`~kg.extract.figures.tolls.Toll`; ``unit`` is that of :class:`kg.model.Figure`."""

    kind: FigureKind
    quantity: Quantity
    unit: str
    of: Sequence[Token]

    @property
    def word(self) -> Token:
        return self.quantity.noun or self.quantity.tokens[-1]

    @property
    def tokens(self) -> list[Token]:
        return [*self.quantity.tokens, *self.of]


def amounts(quantities: Sequence[Quantity]) -> list[Amount]:
    """Those of the number phrases that are money, or count people and goods of the lists."""
    found = []
    for quantity in quantities:
        noun = quantity.noun
        if quantity.currency is not None:
            found.append(Amount(FigureKind.MONEY, quantity, quantity.currency, ()))
        elif noun is not None and noun.tag in {"NNS", "NNPS", "NN"}:
            for kind in (FigureKind.PEOPLE, FigureKind.GOODS):
                units = figure_words(kind.value)
                unit = next((word for word in (noun.lower, noun.lemma.lower()) if word in units), None)
                if unit is not None:
                    at = quantity.tokens[-1].i
                    found.append(Amount(kind, quantity, unit, phrase_of(noun, after=at if at < noun.i else -1)))
                    break
    return found
