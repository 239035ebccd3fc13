"""Time expressions of an article: the days by which they date events, and their mentions."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.layers import Dating, Layers, Times
from kg.extract.times.ambiguity import is_time
from kg.extract.times.attachment import governors
from kg.extract.times.calendar import Period, Publication, bounds, moved
from kg.extract.times.forms.relative_dates import shifted
from kg.extract.times.mentions import Found, Mentions
from kg.extract.times.publication import publication
from kg.extract.times.tagger import Expression, expressions
from kg.extract.times.tense import direction
from kg.language import Annotation, Token
from kg.model import Span

#: Prepositions that make of a date a border of the time told.
_BORDERS = {"since": "since", "until": "until", "till": "until", "by": "until", "through": "until", "before": "before",
            "after": "after", "following": "after", "ahead": "before", "starting": "since",
            "beginning": "since"}  # fmt: skip
#: "dates from 2012", "differs from 2012": no beginning.
_ORIGINS = {"date", "stem", "come", "differ", "remain", "change", "rise", "fall", "drop", "grow", "postpone", "move"}
#: How many sentences before it "the following day" looks for its day.
_NEAR_SENTENCES = 2
_CALENDAR_UNITS = {"day", "week", "month", "year"}


class TimeTagger:
    """Time expressions and their ISO values."""

    name = "times"
    version = "1"
    requires: tuple[type, ...] = ()
    assigns = (Times,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        return layers.assign(find_times(annotation))


def find_times(annotation: Annotation) -> Times:
    """All time expressions that have a value, resolved against the article's date of publication."""
    article = annotation.article
    when = publication(annotation)
    found: list[Found] = []
    dating: list[Found] = []
    drafts: list[Dating] = []
    for sentence in annotation.sentences:
        tokens = annotation.tokens_of(sentence)
        offset = tokens[0].start
        text = article.text[offset : tokens[-1].end]
        in_sentence: list[Dating] = []
        for expression in expressions(text):
            words = annotation.tokens_in(Span(offset + expression.start, offset + expression.end))
            if not words or not is_time(annotation, words, expression):
                continue
            told = Found(expression, offset, words, direction(words), None)
            found.append(told)
            if not expression.dates:
                continue
            told.period = _period(annotation, when, told, (drafts, in_sentence))
            draft = _draft(annotation, when, told)
            if draft is not None and not _is_quoted(annotation, draft):
                dating.append(told)
                in_sentence.append(draft)
        drafts.extend(in_sentence)
    settled = _with_today_settled(annotation, when, drafts)
    for told, draft, before in zip(dating, settled, drafts, strict=True):
        if draft is not before:
            told.period = (draft.start, draft.end)
    return Times(tuple(Mentions(annotation, when).of(found)), tuple(settled))


def _with_today_settled(annotation: Annotation, when: Publication, drafts: list[Dating]) -> list[Dating]:
    """ "today passed the bill Thursday", published on Friday: "today" was Thursday in all of the article."""
    if when.last is None or when.first != when.last:
        return drafts
    today, day_before = when.last.isoformat(), moved(when.last, -1)
    eve = day_before.isoformat() if day_before is not None else None
    told = [draft for draft in drafts if draft.kind == "near" and draft.start == draft.end == today]
    named = [draft for draft in drafts if draft.kind == "weekday" and draft.start == draft.end == eve]
    deeds = [{word.i for each in group for word in governors(annotation, each)[:1]} for group in (told, named)]
    if not deeds[0] & deeds[1]:
        return drafts
    return [replace(draft, start=eve, end=eve) if draft in told else draft for draft in drafts]


def _period(
    annotation: Annotation, when: Publication, found: Found, told: tuple[list[Dating], list[Dating]]
) -> Period | None:
    """The days meant, as far as they are sure."""
    expression, words, way = found.expression, found.words, found.way
    if expression.kind == "offset":
        return _counted(expression, _anchor(annotation, words[0], *told))
    same = _same_weekday(annotation, words, told[1]) if expression.kind == "weekday" else None
    if same is not None:
        return same.start, same.end
    period = when.resolve(expression.resolve, way)
    if period is not None and way < 0 and expression.kind in {"day", "range"} and not expression.year:
        return _of_that_year(when, period, _near(annotation, words[0], *told))
    return period


def _draft(annotation: Annotation, when: Publication, found: Found) -> Dating | None:
    """What dates events: the period with a preposition that opens or closes it."""
    if found.period is None:
        return None
    expression, words = found.expression, found.words
    relation = _relation(annotation, words)
    first = words[0].i
    start, end = found.period
    if relation in {"since", "until"} and start is not None:
        first = words[0].i - (relation == "since")
        start, end = (start, None) if relation == "since" else (None, end)
    span = annotation.span_of(annotation.tokens[first : words[-1].i + 1])
    inferred = when.inferred and not expression.year
    return Dating(span, first, words[-1].i + 1, start, end, inferred, expression.kind, relation)


def _same_weekday(annotation: Annotation, words: Sequence[Token], here: list[Dating]) -> Dating | None:
    """ "announced on Friday that it would leave on Friday": a day named twice in a sentence without "next" is one."""
    name = words[-1].lower
    if (
        len(words) > 1
        or (ahead := annotation.next(words[0], -1)) is None
        or ahead.lower in {"next", "last", "following"}
    ):
        return None
    return next((d for d in here if d.kind == "weekday" and annotation.tokens[d.last - 1].lower == name), None)


def _is_quoted(annotation: Annotation, draft: Dating) -> bool:
    """True for "today" in a quotation: it is the day on which it was said, which may be another one."""
    first = annotation.tokens[draft.first]
    if draft.kind != "near":
        return False
    block = annotation.article.blocks[annotation.sentence_of(first).block].span
    ahead = annotation.tokens_in(Span(block.start, max(first.start, block.start + 1)))
    return sum(token.text == '"' for token in ahead) % 2 == 1


def _anchor(annotation: Annotation, word: Token, before: list[Dating], here: list[Dating]) -> Dating | None:
    """What "the following day" at ``word`` counts from: the last time told in its sentence, or else the only one in
    the last two sentences."""
    if here:
        return here[-1]
    near = _near(annotation, word, before, here)
    return near[-1] if near and len({d.value for d in near}) == 1 else None


def _near(annotation: Annotation, word: Token, before: list[Dating], here: list[Dating]) -> list[Dating]:
    """The times of the paragraph told in the sentence of ``word`` or in the two before it."""
    sentence = annotation.sentence_of(word)
    near = [d for d in before if annotation.tokens[d.first].sentence >= word.sentence - _NEAR_SENTENCES]
    return [*(d for d in near if annotation.sentence_of(annotation.tokens[d.first]).block == sentence.block), *here]


def _of_that_year(when: Publication, period: Period, near: list[Dating]) -> Period:
    """ "The bomb fell on August 6, 1945. Japan surrendered on August 15": told as past, so not the one to come."""
    start, end = period
    if when.last is None or start is None or end is None or start.startswith("-") or bounds(start)[0] <= when.last:
        return period
    years = [
        d.start[:4] for d in near if d.start is not None and d.start[0] != "-" and int(d.start[:4]) < when.last.year
    ]
    if not years or start[:4] != end[:4]:
        return period
    return period if _is_leap_day(years[-1], start, end) else (years[-1] + start[4:], years[-1] + end[4:])


def _counted(expression: Expression, anchor: Dating | None) -> Period | None:
    """ "six days later", "the following year": counted from the day, month or year of ``anchor``."""
    start = anchor.start if anchor is not None and anchor.start == anchor.end else None
    if start is None or start.startswith("-"):
        return None
    length = {"year": 4, "month": 7}.get(expression.unit, 10)
    if len(start) < length or expression.unit not in _CALENDAR_UNITS:
        return None
    try:
        return shifted(bounds(start)[0], expression.unit, expression.step)
    except (ValueError, OverflowError):  # a date that no calendar has
        return None


def _is_leap_day(year: str, *days: str) -> bool:
    """True if one of the days is a 29 February, which the year does not have."""
    return not isleap(int(year)) and any(day.endswith("-02-29") for day in days)


def _relation(annotation: Annotation, words: Sequence[Token]) -> str:
    """How the preposition before the words relates the time told to the date: see :class:`Dating`."""
    token = annotation.next(words[0], -1)
    for _ in range(2):
        if token is None:
            return "at"
        if token.lower in {"the", "late", "early", "mid", "at", "least"}:
            token = annotation.next(token, -1)
            continue
        if token.lower == "on":
            ahead = annotation.next(token, -1)
            return _BORDERS[ahead.lower] if ahead is not None and ahead.lower in {"starting", "beginning"} else "at"
        if token.lower == "of":
            ahead = annotation.next(token, -1)
            return "before" if ahead is not None and ahead.lower == "ahead" else "at"
        if token.lower == "from":
            return "since" if _opens(token, words) else "at"
        return _BORDERS.get(token.lower, "at")
    return "at"


def _opens(token: Token, words: Sequence[Token]) -> bool:
    """ "will be banned from 2012": its beginning; not "a letter from 2012", "dates from 2012", "from May to June"."""
    verb = token.head
    if verb.pos not in {"VERB", "AUX"} or verb.lemma in _ORIGINS:
        return False
    return not any(
        child.lower in {"to", "until", "till", "through"} and child.i > words[-1].i for child in verb.children
    )
