"""Direct speech: which cue a quote belongs to, read from the surface, since quotes confuse the parser."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import cached_property

from kg.extract.rules.attribution.attribution import Saying, first_nominal, speaker_of
from kg.extract.rules.attribution.cue_words import Cue, Cues
from kg.language import Annotation, Token
from kg.language.quotes import Quote, Quotes
from kg.model import Span

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_STOPS = {".", "?", "!", ";"}
#: What these open is another clause: '"...", while S said'.
_TURNING = {"while", "whereas", "although", "though"}
_WHEN = {"after", "before", "when", "since", "until", "because", "as"}
_LINKS = {",", ":", "that", "-", "—", "–"}
_REACH = 45
#: What may stand between a saying and the quote that goes on with it.
_BETWEEN = " \n\r\t.,\"'”“’"


def direct_speech(annotation: Annotation, quotes: Quotes, cues: Cues) -> dict[int, Saying]:
    """The sayings with a quote beside their cue, by the position of the cue's verb."""
    found: dict[int, Saying] = {}
    for quote in quotes.all:
        _Attribution(annotation, quotes, cues, quote).add_to(found)
    return found


def follows(annotation: Annotation, quote: Quote, saying: Saying) -> bool:
    """True where ``quote`` has no cue of its own and goes on with what ``saying`` told in the sentence before."""
    words = annotation.tokens_in(quote.span)
    end = _end(annotation, saying)
    if not words or quote.span.start < end:
        return False
    between = annotation.article.text[end : quote.span.start]
    return not between.strip(_BETWEEN)


class Endings:
    """Sayings by where what they tell, or their sentence, ends, while quotes are given to them."""

    def __init__(self, annotation: Annotation, sayings: Sequence[Saying]) -> None:
        self._annotation, self._sayings = annotation, sayings
        self._places = {saying: n for n, saying in enumerate(sayings)}
        self._ends = sorted((_end(annotation, saying), n) for n, saying in enumerate(sayings))

    @cached_property
    def _gaps(self) -> list[tuple[int, int]]:
        return [gap.span() for gap in re.finditer(f"[{re.escape(_BETWEEN)}]+", self._annotation.article.text)]

    def extend(self, saying: Saying, span: Span) -> None:
        """Give a saying more to tell."""
        n = self._places[saying]
        del self._ends[bisect_left(self._ends, (_end(self._annotation, saying), n))]
        saying.content.append(span)
        insort(self._ends, (_end(self._annotation, saying), n))

    def right_before(self, quote: Quote) -> list[Saying]:
        """Those between which and the quote there is nothing but blanks and marks, in the order given."""
        start = quote.span.start
        gap = self._gaps[max(bisect_left(self._gaps, (start,)) - 1, 0)] if self._gaps else (start, start)
        first = gap[0] if gap[0] < start <= gap[1] else start
        ends = self._ends[bisect_left(self._ends, (first,)) : bisect_left(self._ends, (start + 1,))]
        return [self._sayings[n] for n in sorted(n for _, n in ends)]


def _end(annotation: Annotation, saying: Saying) -> int:
    last = annotation.tokens[_last(annotation, saying.head)].end
    return max([last, *(span.end for span in saying.content)])


def _last(annotation: Annotation, token: Token) -> int:
    return annotation.sentence_of(token).last - 1


class _Attribution:
    def __init__(self, annotation: Annotation, quotes: Quotes, cues: Cues, quote: Quote) -> None:
        self._annotation, self._quotes, self._cues, self._quote = annotation, quotes, cues, quote
        self._words = annotation.tokens_in(quote.span)

    def add_to(self, found: dict[int, Saying]) -> None:
        if not self._words:
            return
        saying = self._after() or self._before()
        if saying is None:
            return
        known = found.get(saying.head.i)
        if known is None:
            found[saying.head.i] = saying
        else:
            known.content.extend(saying.content)
            known.content.sort()

    def _entry(self, token: Token) -> Cue | None:
        entry = self._cues.verb(token)
        return entry if entry is not None and {"clause", "told"} & set(entry.frames) else None

    def _walk(self, start: int, step: int) -> list[Token]:
        """The tokens beside the quote, up to the end of the sentence or another quote."""
        found: list[Token] = []
        i = start
        while 0 <= i < len(self._annotation.tokens) and len(found) < _REACH:
            token = self._annotation.tokens[i]
            same = self._annotation.sentence_of(token).block == self._quote.block
            if not same or token.text in _STOPS or self._quotes.of(token) is not None:
                break
            found.append(token)
            i += step
        return found

    def _after(self) -> Saying | None:
        """``"...," S said`` and ``"...," said S``."""
        after = self._walk(self._words[-1].i + 1, 1)
        if not after:
            return None
        inner = self._annotation.article.words(self._quote.inner).rstrip()
        joined = inner[-1:] in {",", "?", "!", "-", "—", "…"}
        if after[0].text in {",", "-", "—", "–", "--"}:
            joined, after = True, (after[1:] if after[0].text == "," else after)
        if inner[-1:] == "." and self._entry(after[0]):
            joined = after[0].text.islower()  # "... go home." said the minister
        if not joined or not after or after[0].pos == "CCONJ" or after[0].lower in _TURNING:
            return None
        place = next((k for k, token in enumerate(after) if self._entry(token)), None)
        if place is None:
            return None
        verb, gap, rest = after[place], after[:place], after[place + 1 :]
        if (rest and rest[0].lower in {"that", "he", "she", "they", "it"}) or not _names_speaker(gap):
            return None
        speaker = (
            self._speaker(verb, gap)
            if any(t.pos in {"NOUN", "PROPN", "PRON"} for t in gap)
            else _named_after(verb, rest)
        )
        entry = self._entry(verb)
        if entry is None or speaker is None:
            return None
        return Saying([verb], entry.used_in("clause"), speaker, [self._with_start()], "claim.quote")

    def _speaker(self, verb: Token, gap: Sequence[Token]) -> Token | None:
        own = verb.child("nsubj")
        if own is not None and own in gap:
            return own
        return first_nominal(gap) or first_nominal([t for t in gap if t.pos in {"NOUN", "PROPN", "PRON"}])

    def _with_start(self) -> Span:
        """The quote without its marks, or with all before it where the sentence begins outside."""
        text = self._annotation.article.text
        first = self._annotation.tokens[self._annotation.sentence_of(self._words[0]).first]
        before = [t for t in self._walk(self._words[0].i - 1, -1) if t.i >= first.i]
        announced = bool(before) and before[0].text == ":"  # 'spoke against the bill: "..."'
        if (
            not before
            or announced
            or any(self._cues.verb(t) for t in before)
            or all(t.pos in {"PUNCT", "CCONJ"} for t in before)
        ):
            inner = self._quote.inner
            length = len(text[inner.start : inner.end].rstrip(", "))
            return Span(inner.start, inner.start + length) if length else inner
        return Span(before[-1].start, self._quote.span.end)

    def _before(self) -> Saying | None:
        """``S said, "..."``, ``S said that "..."``."""
        before = self._walk(self._words[0].i - 1, -1)
        place = next((k for k, token in enumerate(before) if self._entry(token) and not _has_infinitive(token)), None)
        if place is None:
            return None
        verb, gap = before[place], before[:place]
        if gap and gap[0].text not in _LINKS and not self._is_sentence():
            return None
        if any(token.tag in _FINITE for token in gap) or (len(gap) > 1 and gap[-1].lower == "that"):
            return None
        entry = self._entry(verb)
        speaker = speaker_of(verb) or first_nominal(list(reversed(before[place + 1 : place + 8])))
        if entry is None:
            return None
        return Saying([verb], entry.used_in("clause"), speaker, [self._with_end()], "claim.quote")

    def _is_sentence(self) -> bool:
        """The quote by itself is a sentence: no link has to bind it to the cue."""
        inner = self._annotation.article.words(self._quote.inner).strip()
        return inner[:1].isupper() and inner[-1:] in {".", "?", "!", ","} and len(self._words) > 6

    def _with_end(self) -> Span:
        """The quote without its marks, or with the rest of the sentence where that goes on outside."""
        inner = self._quote.inner
        text = self._annotation.article.words(inner).rstrip()
        after = self._walk(self._words[-1].i + 1, 1)
        if text[-1:] in {".", "?", "!", ","} or not after or not self._quote.closed:
            return inner
        if after[0].tag in _FINITE and self._entry(after[0]) is None and not any(t.tag in _FINITE for t in self._words):
            return Span(self._quote.span.start, self._end_of_clause(after))  # 'said "the rebels" are gone'
        if after[0].pos not in {"ADP", "SCONJ", "PART", "NOUN", "PROPN", "PRON", "ADV"} or any(map(self._entry, after)):
            return inner
        return Span(self._quote.span.start, after[-1].end)

    def _end_of_clause(self, after: Sequence[Token]) -> int:
        """Up to the next cue."""
        cut = next((k for k, token in enumerate(after) if self._entry(token) is not None), len(after))
        kept = after[: max(cut, 1)]
        return kept[-1].end


def _names_speaker(gap: Sequence[Token]) -> bool:
    """No clause stands between quote and cue, but for one that describes the speaker ("X, who leads Y, said")."""
    if any(token.pos == "SCONJ" or (token.lower in _WHEN and token.dep == "mark") for token in gap) and not any(
        token.lower in {"who", "whose", "which"} for token in gap
    ):
        return False  # '"...", one day after S said'
    finite = [token for token in gap if token.tag in _FINITE and token.dep != "aux" and not _is_quoting(token)]
    if not finite:
        return True
    commas = sum(token.text == "," for token in gap)
    return commas >= 2 and any(token.lower in {"who", "which", "whose"} for token in gap)


def _has_infinitive(token: Token) -> bool:
    """ "would continue to fight": a deed."""
    return token.lemma in {"continue", "begin"} and token.child("xcomp") is not None


def _is_quoting(token: Token) -> bool:
    """For "X is quoted as saying"."""
    return token.dep == "auxpass" and token.head.lemma in {"quote", "cite"}


def _named_after(verb: Token, rest: Sequence[Token]) -> Token | None:
    """For "said S": the speaker after the cue."""
    own = verb.child("nsubj", "dobj")
    if own is not None and own in rest[:12]:
        return own
    return first_nominal(rest[:12])


__all__ = ["direct_speech", "follows"]
