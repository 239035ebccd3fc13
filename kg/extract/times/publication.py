"""When an article must have been published, where no source says so."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from kg.extract.times.calendar import Publication, bounds, is_day, month
from kg.extract.times.tagger import Expression, expressions
from kg.extract.times.tense import direction
from kg.language import Annotation
from kg.model import Span

#: How many months after the latest dated past event news may still count from it, and how far undated days lie.
_RECENT, _REACH = 14, 3


def publication(annotation: Annotation) -> Publication:
    """The days on which the article may have been published: given, or inferred from its text."""
    article = annotation.article
    if article.published is not None and not article.published_inferred:
        return Publication.of(article.published)
    window = _window(annotation)
    if article.published is None:
        return Publication()
    given = Publication.of(article.published, inferred=True)
    if window is None or given.first is None or given.last is None:
        return given
    first, last = max(window[0], given.first), min(window[1], given.last)
    return Publication(first, last, inferred=True) if first <= last else given


def infer_published(annotation: Annotation) -> str | None:
    """The year in which the article must have been published, or None if the text does not settle it.

    The latest past event that is told with its year bounds it from below. Days told without a year ("April 24") lie
    within three months of publication, since news gives the year of others. If both leave one year, it is that.
    """
    window = _window(annotation)
    if window is None or window[0].year != window[1].year:
        return None
    return f"{window[0].year:04d}"


def _window(annotation: Annotation) -> tuple[date, date] | None:
    told = list(_told(annotation))
    past = [value for _, value, way in told if value[0] is not None and not value[0].startswith("-") and way < 0]
    undated = [(value[0], way) for e, value, way in told if e.kind in {"day", "range"} and way and _bare(value[0])]
    if not past or not undated:
        return None
    lower = max(bounds(value[1] or value[0] or "")[0] for value in past)
    fitting = []
    for step in range(_RECENT + 1):
        try:
            candidate = bounds(month(lower.year, lower.month + step))[0]
        except ValueError:  # the calendar ends
            break
        if all(_fits(candidate, value, way) for value, way in undated):
            fitting.append(candidate)
    if not fitting:
        return None
    last = fitting[-1]
    return max(fitting[0], lower), last.replace(day=monthrange(last.year, last.month)[1])


def _told(annotation: Annotation) -> Iterator[tuple[Expression, tuple[str | None, str | None], int]]:
    for sentence in annotation.sentences:
        tokens = annotation.tokens_of(sentence)
        offset = tokens[0].start
        text = annotation.article.text[offset : tokens[-1].end]
        for expression in expressions(text):
            words = annotation.tokens_in(Span(offset + expression.start, offset + expression.end))
            value = expression.resolve(None, 0) if expression.kind != "year" else None
            if words and value is not None:
                yield expression, value, direction(words)


def _bare(value: str | None) -> bool:
    return value is not None and value.startswith("--") and len(value) == 7 and not is_day(value)


def _fits(candidate: date, value: str | None, way: int) -> bool:
    """True if the day ``--MM-DD`` lies at most three months from the month of ``candidate``, on the side told."""
    step = (int((value or "--01")[2:4]) - candidate.month) * way % 12
    return step <= _REACH
