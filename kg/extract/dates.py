"""Time expressions of an article, their ISO values, and the verbs and nouns that they date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.extract.periods import Period, Publication, is_day
from kg.extract.publication import publication
from kg.extract.tense import PLANS, direction
from kg.extract.time_patterns import Expression, expressions
from kg.model import Span, TimeMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.language import Annotation, Sentence, Token


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Prepositions that make of a date a border of the time told.
_BORDERS = {"since": "since", "until": "until", "till": "until", "by": "until", "through": "until", "before": "before",
            "after": "after", "following": "after", "ahead": "before"}  # fmt: skip
_CLAUSE_WORDS = {"VERB", "AUX"}
_DAYS = {"day", "weekday", "range", "unit", "near", "ago", "offset"}
#: Names of days that are no date: "Good Friday", "the Sunday Times", "Friday prayers".
_DAY_NAMES = {"good", "black", "bloody", "super", "ash", "palm", "easter", "holy", "a", "an", "every", "each", "one"}
_RITES = {"prayer", "service", "mass", "sermon", "paper", "newspaper", "times"}
#: What the number before a plural noun may date ("the 2008 elections"); elsewhere it counts ("the 2000 soldiers").
_DATED_NOUNS = _set(
    "election poll game olympics accord attack bombing protest riot negotiation talk hostility championship primary war"
    " clash hearing coup summit conference agreement treaty census vote referendum demonstration campaign"
)
_YEAR_CUES = _set(
    "in since by until till during of from after before early late mid the year to through around for and between"
)
_MONTH_CUES = _set(
    "in since until till by of from through during before after between to and last next this early late mid the for"
    " every each around"
)


@dataclass(frozen=True, slots=True)
class TimeDraft:
    """A time expression with its words, its tokens (``last`` is exclusive) and its value.

    Args:
        start, end: first and last day, ISO, as exact as known; None where that side is open.
        inferred: True if the value rests on an inferred date of publication.
        kind: see :class:`~kg.extract.time_patterns.Expression`.
        relation: ``at``; ``since`` or ``until`` (one side open); ``before`` or ``after`` (it).
    """

    span: Span
    first: int
    last: int
    start: str | None
    end: str | None
    inferred: bool
    kind: str
    relation: str = "at"

    @property
    def value(self) -> str:
        """ISO: a date, or ``start/end``, either side open."""
        return (self.start or "") if self.start == self.end else f"{self.start or ''}/{self.end or ''}"


class Times:
    """The time expressions of an article, asked by the words that they date."""

    def __init__(self, annotation: Annotation, drafts: list[TimeDraft]) -> None:
        self.annotation = annotation
        self.drafts = drafts
        self._by_governor: dict[int, list[tuple[int, TimeDraft]]] = {}
        for draft in drafts:
            for rank, governor in enumerate(governors(annotation, draft)):
                self._by_governor.setdefault(governor.i, []).append((rank, draft))

    def for_verb(self, token: Token) -> TimeDraft | None:
        """The time of ``token``, a verb or a noun that tells an event; None where its clause has none."""
        own = self._own(token)
        if own is not None:
            return own
        if token.pos in _CLAUSE_WORDS:
            return self._shared(token)
        carrier = token.head.head if token.dep == "pobj" and token.head.lower == "for" else None
        return self._own(carrier) if carrier is not None and carrier.pos == "VERB" else None

    def for_sentence(self, sentence: Sentence) -> TimeDraft | None:
        """The only time that the sentence tells, if there is exactly one."""
        inside = [d for d in self.drafts if sentence.first <= d.first < sentence.last and d.relation == "at"]
        return inside[0] if len(inside) == 1 else None

    def mentions(self) -> list[TimeMention]:
        return [TimeMention(d.span, d.value, d.inferred) for d in self.drafts]

    def _own(self, token: Token) -> TimeDraft | None:
        found = [(rank, abs(d.first - token.i), d) for rank, d in self._by_governor.get(token.i, ())]
        found = [item for item in found if item[2].relation not in {"before", "after"}]
        return min(found, key=lambda item: item[:2])[2] if found else None

    def _shared(self, verb: Token) -> TimeDraft | None:
        """The time of the verb above: of a purpose ("flew on Friday to meet"), or told before both ("On Friday")."""
        if verb.dep not in {"conj", "xcomp", "advcl"} or verb.head.pos not in _CLAUSE_WORDS:
            return None
        above = self._own(verb.head) or self._shared(verb.head)
        if above is None:
            return None
        to = any(child.dep == "aux" and child.lower == "to" for child in verb.children)
        if verb.dep != "conj":
            return above if to or verb.dep == "xcomp" else None
        own_subject = any(child.dep in {"nsubj", "nsubjpass"} for child in verb.children)
        return above if above.first < verb.head.i and not own_subject else None


def find_times(annotation: Annotation) -> Times:
    """All time expressions that have a value, resolved against the article's date of publication."""
    article = annotation.article
    when = publication(annotation)
    drafts: list[TimeDraft] = []
    for sentence in annotation.sentences:
        tokens = annotation.tokens_of(sentence)
        offset = tokens[0].start
        text = re.sub(r"\s", " ", article.text[offset : tokens[-1].end])
        in_sentence: list[TimeDraft] = []
        for expression in expressions(text):
            draft = _draft(annotation, when, expression, offset, in_sentence)
            if draft is not None and not _is_quoted(annotation, draft):
                in_sentence.append(draft)
        drafts.extend(in_sentence)
    return Times(annotation, drafts)


def _draft(
    annotation: Annotation, when: Publication, expression: Expression, offset: int, before: list[TimeDraft]
) -> TimeDraft | None:
    words = annotation.tokens_in(Span(offset + expression.start, offset + expression.end))
    if not words or not _is_time(annotation, words, expression):
        return None
    if expression.kind == "offset":
        period = _counted(expression.step, before)
    else:
        period = when.resolve(expression.resolve, direction(words))
    if period is None:
        return None
    relation = _relation(annotation, words)
    first = words[0].i
    start, end = period
    if relation in {"since", "until"} and period[0] is not None:
        first = words[0].i - (relation == "since")
        start, end = (start, None) if relation == "since" else (None, end)
    span = annotation.span_of(annotation.tokens[first : words[-1].i + 1])
    inferred = when.inferred and not expression.year
    return TimeDraft(span, first, words[-1].i + 1, start, end, inferred, expression.kind, relation)


def _is_quoted(annotation: Annotation, draft: TimeDraft) -> bool:
    """True for "today" in a quotation: it is the day on which it was said, which may be another one."""
    first = annotation.tokens[draft.first]
    if draft.kind != "near":
        return False
    block = annotation.article.blocks[annotation.sentence_of(first).block].span
    ahead = annotation.tokens_in(Span(block.start, max(first.start, block.start + 1)))
    return sum(token.text == '"' for token in ahead) % 2 == 1


def _counted(step: int, before: list[TimeDraft]) -> Period | None:
    """ "six days later", counted from the one day that the sentence told before."""
    days = [d for d in before if is_day(d.start) and d.start == d.end]
    if not days or days[-1] is not before[-1] or days[-1].start is None:
        return None
    value = (date.fromisoformat(days[-1].start) + timedelta(days=step)).isoformat()
    return value, value


def _is_time(annotation: Annotation, words: Sequence[Token], expression: Expression) -> bool:
    """False for words that only look like a date: "May" the verb or the name, "2000 troops", "Friday prayers"."""
    first, last = words[0], words[-1]
    previous, following = annotation.next(first, -1), annotation.next(last)
    cue = previous.lower if previous is not None else ""
    if any(word.entity == "PERSON" for word in words):
        return False
    if expression.kind == "near":
        return not (first.text.istitle() and previous is not None and previous.pos == "PROPN")  # "USA Today"
    if expression.kind == "weekday":
        title = last.dep == "compound" and last.head is following and last.head.pos == "PROPN"
        rite = last.dep in {"compound", "nmod", "npadvmod"} and last.head.lemma.lower() in _RITES
        return cue not in _DAY_NAMES and not title and not rite
    if expression.kind == "month" and len(words) == 1:
        if first.lower == "may":
            return cue in {"in", "since", "until", "last", "next", "this", "early", "late", "mid", "during"}
        return cue in _MONTH_CUES or first.dep in {"npadvmod", "compound", "poss", "nmod"}
    if expression.kind == "year" and len(words) == 1:
        bracketed = cue == "(" and following is not None and following.text == ")"
        if last.dep == "nummod" and last.head.tag in {"NNS", "NNPS"} and last.head.lemma.lower() not in _DATED_NOUNS:
            return False
        return bracketed or cue in _YEAR_CUES or cue in {"'s", "his", "her", "their", "its"}
    if (
        expression.kind == "range"
        and len(words) == 3
        and expression.year
        and first.text.isdigit()
        and len(first.text) == 4
    ):
        return last.dep != "nummod"
    return True


def _relation(annotation: Annotation, words: Sequence[Token]) -> str:
    """How the preposition before the words relates the time told to the date: see :class:`TimeDraft`."""
    token = annotation.next(words[0], -1)
    for _ in range(2):
        if token is None:
            return "at"
        if token.lower in {"the", "late", "early", "mid", "at", "least"}:
            token = annotation.next(token, -1)
            continue
        if token.lower == "of":
            ahead = annotation.next(token, -1)
            return "before" if ahead is not None and ahead.lower == "ahead" else "at"
        return _BORDERS.get(token.lower, "at")
    return "at"


def governors(annotation: Annotation, draft: TimeDraft) -> list[Token]:
    """The words that a time dates, nearest first: the noun that it stands with, and the verb of the clause."""
    words = annotation.tokens[draft.first : draft.last]
    inside = {word.i for word in words}
    token = next((word for word in words if word.head.i not in inside or word.is_root), words[-1])
    found: list[Token] = []
    if token.dep in {"nummod", "compound", "nmod", "poss"} and token.head.pos == "PROPN":
        return [token.head]
    beside = annotation.next(words[0], -1)
    if draft.kind in {"ago", "offset", "unit", "near"} and beside is not None and beside.pos == "NOUN":
        found.append(beside)  # "since the election ten days ago": the parser gives this to the verb
    for above in token.ancestors():
        if above.i in inside or above.pos in {"ADP", "SCONJ", "PROPN", "PRON", "NUM", "DET", "PART", "ADV", "PUNCT"}:
            continue
        if above.pos in _CLAUSE_WORDS:
            if not _is_purpose(token, draft) or above.lemma.lower() in PLANS:
                found.append(above)
            break
        if above.pos == "ADJ":
            continue
        if above in found:
            continue
        if found and not (draft.kind in _DAYS and _stands_free(token)):
            break
        found.append(above)
        if not (draft.kind in _DAYS and _stands_free(token)):
            break
    return found


def _is_purpose(token: Token, draft: TimeDraft) -> bool:
    """ "the prize for 2005": the year that something is for, not the one in which it happens."""
    return draft.kind in {"year", "month"} and token.dep == "pobj" and token.head.lower == "for"


def _stands_free(token: Token) -> bool:
    """True if the words may as well date the verb: "on Friday" or a bare "Friday", not "Friday's talks"."""
    if token.dep == "pobj":
        return token.head.lower in {"on", "since", "until", "till", "by", "from", "between"}
    return token.dep in {"npadvmod", "advmod", "tmod", "appos", "dep", "ROOT"}
