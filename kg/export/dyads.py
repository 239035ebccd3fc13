"""Acts between two actors as a table: a row for each event or claim and each pair of those who take part.

The columns of ``queries/dyads.rq`` come first and mean the same, but acts of every status are there; then what a
program needs to count and to join: days as dates, IRIs, confidence.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import permutations, product
from typing import Any

from kg.export.tables import to_parquet
from kg.export.told import Fact, Json, Told

COLUMNS = {
    "source": "text",
    "code": "text",
    "target": "text",
    "date": "text",
    "issue": "text",
    "type": "text",
    "status": "text",
    "accordingTo": "text",
    "article": "text",
    "words": "text",
    "first_day": "day",
    "last_day": "day",
    "date_inferred": "truth",
    "published": "text",
    "confidence": "number",
    "source_iri": "text",
    "target_iri": "text",
    "article_iri": "text",
    "act": "text",
}
"""What each column holds, in order. Dates of the article keep their precision as text; days are dates."""

# All who meet or agree do so with each other; every other act has a direction.
_MUTUAL = frozenset({"Meeting", "Agreement"})


def dyads(model: Json) -> list[dict[str, Any]]:
    """The rows of a view model, in the order of dates, then of articles and their texts."""
    told = Told(model)
    acts = [fact for fact in told.facts.values() if fact.kind in ("event", "claim") and "plover" in fact.shown]
    acts.sort(key=lambda act: str(act.shown.get("start", "")))
    return [_row(told, act, *pair) for act in acts for pair in _pairs(act)]


def to_csv(model: Json) -> str:
    """The table as CSV (RFC 4180) in UTF-8; a cell that is not known is empty."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_plain(row[name]) for name in COLUMNS] for row in dyads(model))
    return out.getvalue()


def as_parquet(model: Json) -> bytes:
    """The table as Parquet, with typed columns.

    Raises:
        UsageError: if pyarrow is not installed.
    """
    return to_parquet(COLUMNS, dyads(model), format="dyads", remedy=", or write a file that ends in .csv")


def _pairs(act: Fact) -> Iterator[tuple[str, str]]:
    if act.kind == "claim":
        yield from product(act.of("speaker"), act.of("target"))
    elif act.category in _MUTUAL:
        yield from permutations(act.of("agent"), 2)
    else:
        yield from product(act.of("agent"), act.of("target"))


def _row(told: Told, act: Fact, one: str, other: str) -> dict[str, Any]:
    shown, article = act.shown, told.articles.get(act.article or "", {})
    first, last = act.days
    return {
        "source": told.label(one),
        "code": shown["plover"],
        "target": told.label(other),
        "date": shown.get("start"),
        "issue": _names(told, act.of("issue")),
        "type": act.category if act.kind == "event" else "Claim",
        "status": act.status,
        "accordingTo": _names(told, told.speakers(act)),
        "article": article.get("title"),
        "words": act.words or None,
        "first_day": first,
        "last_day": last,
        "date_inferred": bool(shown.get("dateInferred", False)),
        "published": article.get("published"),
        "confidence": shown.get("confidence"),
        "source_iri": one,
        "target_iri": other,
        "article_iri": act.article,
        "act": act.iri,
    }


def _names(told: Told, things: list[str]) -> str | None:
    return ", ".join(sorted({told.label(thing) for thing in things})) or None


def _plain(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
