"""What the columns of answers hold, where the same name means the same in every question."""

from __future__ import annotations

from kg.query.question import Column

_MEANINGS = {
    "about": "the issues that it is about",
    "accordingTo": "who says so, where the article tells it only through somebody",
    "article": "the headline of the article",
    "end": "the last day, or month or year where no more is known",
    "office": "the title of the office",
    "on": "the day on which it was said",
    "start": "the first day, or month or year where no more is known",
    "status": "occurred, ongoing, scheduled, possible, requested or negated",
    "text": "what was said",
    "to": "whom it is done to or said about",
    "type": "the kind of event",
    "where": "the places",
    "who": "who does it, or takes part",
    "words": "the words of the article that tell it",
}


def meaning(column: Column) -> str:
    """What the header of its question says that a column holds, else what columns of that name hold."""
    return column.summary or _MEANINGS.get(column.name, "")
