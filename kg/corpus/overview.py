"""What is in a corpus, as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.corpus.corpus import Corpus
from kg.corpus.record import EVENTS, TEXTS, THINGS, Record
from kg.rdf.dates import date_literal
from kg.rdf.namespaces import sc
from kg.rdf.terms import Literal, text
from kg.store import SelectResult
from kg.store.ledger import LEAVING


def listing(corpus: Corpus) -> SelectResult:
    """The articles: day, id, publisher, headline, and the article of which one is a copy; the earliest first."""
    records = sorted(_staying(corpus), key=lambda record: record.profile.order)
    return SelectResult(("published", "article", "publisher", "headline", "copyOf"), tuple(map(_row, records)))


def _row(record: Record) -> tuple[Literal | None, ...]:
    day = record.profile.published
    copy = record.family if record.family != record.id else None
    return (
        None if day is None else date_literal(day),
        text(record.id),
        *(None if value is None else text(value) for value in (record.source, record.title, copy)),
    )


def status(corpus: Corpus) -> list[tuple[str, str]]:
    """What there is, as names and values: articles and their days, facts, what several articles share, what waits."""
    records = list(_staying(corpus))
    days = sorted(record.profile.published for record in records if record.profile.published)
    counts: Counter[str] = Counter()
    for record in records:
        counts.update({section: sum(kinds.values()) for section, kinds in record.counts.items()})
    things = {each.thing for record in records for each in record.identities.values()}
    ledger = corpus.store.ledger
    waiting = len({id for step in (THINGS, TEXTS, EVENTS) for id in ledger.pending(step)})
    said = corpus.settings.statements
    rows = [
        ("articles", str(len(records))),
        ("published", f"{days[0]} to {days[-1]}" if days else ""),
        ("without a day", str(sum(record.profile.published is None for record in records))),
        ("copies and later versions", str(sum(record.family != record.id for record in records))),
        ("things", f"{len(things)} in {sum(len(record.identities) for record in records)} appearances"),
        *((section, str(counts[section])) for section in ("roles", "relations", "events", "claims")),
        ("events told by several articles", str(_shared(corpus))),
        ("corrections", str(len(said.same) + len(said.different))),
        ("read by", "; ".join(f"{reader} ({n})" for reader, n in sorted(Counter(r.reader for r in records).items()))),
        ("base", corpus.settings.base),
        ("full text", "yes" if corpus.settings.include_text else "no"),
        ("waiting to be joined", str(waiting)),
        ("leaving", str(len(ledger.pending(LEAVING)))),
    ]
    return [(name, value) for name, value in rows if value not in ("", "0") or name in ("articles", "events")]


def _staying(corpus: Corpus) -> Iterator[Record]:
    return (record for record in corpus.records() if not record.is_leaving)


def _shared(corpus: Corpus) -> int:
    found = corpus.store.query(f"SELECT (COUNT(DISTINCT ?it) AS ?number) {{ ?it a <{sc('SharedEvent')}> }}")
    rows = getattr(found, "rows", ())
    return int(rows[0][0].value) if rows else 0
