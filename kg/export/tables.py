"""The facts as tables for SQL and data frames: a row for each article, thing, mention, fact, participant and telling.

The columns of a table are the same whoever writes it. In files, every table is a folder with a Parquet file for each
month of publication, which DuckDB, Spark, pandas and Polars read as one table with a column ``month``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import chain
from types import MappingProxyType
from typing import Any

from kg.errors import UsageError
from kg.export.days import days_between, first_day
from kg.model import Claim, Coding, Event, Evidence, Figure, Relation, Role
from kg.rdf import GraphArticle, Quad, read_articles

__all__ = ["TABLES", "UNDATED", "article_rows", "month_of", "table_files", "to_parquet"]

Row = dict[str, Any]

_SCHEMA = """
articles   article iri title source author url published published_day:day published_inferred:truth text
entities   article entity iri type name aliases:texts wikidata reference
mentions   article entity start_offset:count end_offset:count kind words
events     article fact iri type status start end first_day:day last_day:day date_inferred:truth plover plover_root mode contexts:texts confidence:number
claims     article fact iri stance text audience start end first_day:day last_day:day date_inferred:truth plover plover_root mode contexts:texts confidence:number
arguments  article fact role entity
reports    article event claim
figures    article figure event iri kind low:number high:number approximate:truth of unit said_in:texts said_by confidence:number start_offset:count end_offset:count words rule
roles      article fact iri person title of status confidence:number
relations  article fact iri type subject object confidence:number
evidence   article fact rank:count start_offset:count end_offset:count words trigger_start:count trigger_end:count rule
"""  # noqa: E501


def _tables(schema: str) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for line in schema.strip().splitlines():
        table, *columns = line.split()
        found[table] = {name: kind or "text" for name, _, kind in (column.partition(":") for column in columns)}
    return MappingProxyType(found)


TABLES = _tables(_SCHEMA)
"""Every table, with what its columns hold: text, a day, a truth value, a count, a number, or several texts.

``article`` together with ``entity``, ``fact``, ``event`` or ``claim`` names a row of another table; the ``iri`` of an
entity is the same in all articles that speak of it.
"""

UNDATED = "undated"
"""The month of an article of which no year and month of publication are known."""


def article_rows(found: GraphArticle) -> dict[str, list[Row]]:
    """The rows of one article, by table."""
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    facts, id = found.facts, found.facts.article.id
    rows["articles"].append(_article(found))
    for entity in facts.entities:
        named = {"article": id, "entity": entity.id}
        rows["entities"].append(
            {
                **named,
                "iri": found.iris.get(entity.id),
                "type": entity.type.value,
                "name": entity.name,
                "aliases": list(entity.aliases),
                "wikidata": entity.link,
                "reference": entity.reference,
            }
        )
        for mention in entity.mentions:
            span = mention.span
            place = {"start_offset": span.start, "end_offset": span.end, "words": found.words[span]}
            rows["mentions"].append({**named, **place, "kind": mention.kind.value})
    for event in facts.events:
        shown = {"type": event.type.value, "status": event.status.value, **_dates(event)}
        rows["events"].append({**_fact(found, event), **shown, **_coding(event.coding)})
        rows["reports"] += [{"article": id, "event": event.id, "claim": claim} for claim in event.according_to]
    for claim in facts.claims:
        shown = {"stance": claim.stance.value, "text": found.claim_texts[claim.id], "audience": claim.audience}
        rows["claims"].append({**_fact(found, claim), **shown, **_dates(claim), **_coding(claim.coding)})
    for role in facts.roles:
        shown = {"person": role.person, "title": role.title, "of": role.of, "status": role.status.value}
        rows["roles"].append({**_fact(found, role), **shown})
    for relation in facts.relations:
        shown = {"type": relation.type.value, "subject": relation.subject, "object": relation.object}
        rows["relations"].append({**_fact(found, relation), **shown})
    rows["figures"] += [_figure(found, figure) for figure in facts.figures]
    acts: tuple[Event | Claim, ...] = (*facts.events, *facts.claims)
    for act in acts:
        rows["arguments"] += [{"article": id, "fact": act.id, **part} for part in _arguments(act)]
    every: tuple[Event | Claim | Role | Relation, ...] = (*acts, *facts.roles, *facts.relations)
    for fact in every:
        tellings = (fact.evidence,) if isinstance(fact.evidence, Evidence) else fact.evidence
        rows["evidence"] += [_evidence(found, fact.id, *each) for each in enumerate(tellings)]
    return rows


def _article(found: GraphArticle) -> Row:
    article = found.facts.article
    return {
        "article": article.id,
        "iri": found.iri,
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "published_day": first_day(article.published),
        "published_inferred": article.published_inferred,
        "text": article.text or None,
    }


def _fact(found: GraphArticle, fact: Event | Claim | Role | Relation) -> Row:
    named = {"article": found.facts.article.id, "fact": fact.id, "iri": found.iris[fact.id]}
    return {**named, "confidence": fact.confidence}


def _figure(found: GraphArticle, figure: Figure) -> Row:
    span = figure.evidence.span
    return {
        "article": found.facts.article.id,
        "figure": figure.id,
        "event": figure.event,
        "iri": found.iris[figure.id],
        "kind": figure.kind.value,
        "low": figure.low,
        "high": figure.high,
        "approximate": figure.approximate,
        "of": figure.of,
        "unit": figure.unit,
        "said_in": list(figure.according_to),
        "said_by": figure.said_by,
        "confidence": figure.confidence,
        "start_offset": span.start,
        "end_offset": span.end,
        "words": found.words[span],
        "rule": figure.evidence.rule,
    }


def _coding(coding: Coding | None) -> Row:
    if coding is None:
        return {"plover": None, "plover_root": None, "mode": None, "contexts": []}
    return {
        "plover": coding.code,
        "plover_root": coding.root,
        "mode": coding.mode,
        "contexts": list(coding.contexts),
    }


def _dates(fact: Event | Claim) -> Row:
    end = fact.end or (fact.start if isinstance(fact, Claim) else None)
    first, last = days_between(fact.start, end)
    known = {"start": fact.start, "end": fact.end, "date_inferred": fact.date_inferred}
    return {**known, "first_day": first, "last_day": last}


def _arguments(fact: Event | Claim) -> Iterator[Row]:
    if isinstance(fact, Event):
        parts = {"agent": fact.agents, "target": fact.targets, "place": fact.places, "issue": fact.issues}
    else:
        parts = {"speaker": fact.speakers, "target": fact.targets, "issue": fact.issues}
    return ({"role": role, "entity": entity} for role, entities in parts.items() for entity in entities)


def _evidence(found: GraphArticle, fact: str, rank: int, told: Evidence) -> Row:
    return {
        "article": found.facts.article.id,
        "fact": fact,
        "rank": rank,
        "start_offset": told.span.start,
        "end_offset": told.span.end,
        "words": found.words[told.span],
        "trigger_start": told.trigger.start if told.trigger else None,
        "trigger_end": told.trigger.end if told.trigger else None,
        "rule": told.rule,
    }


def table_files(quads: Iterable[Quad]) -> dict[str, bytes]:
    """The Parquet files of a graph, by the names that they have in a folder: ``events/month=2024-04/part.parquet``.

    Raises:
        GraphError: if a node lacks what the shapes ask of it.
        UsageError: if pyarrow is not installed.
    """
    by_month: dict[str, list[dict[str, list[Row]]]] = {}
    for found in read_articles(quads):
        by_month.setdefault(month_of(found.facts.article.published), []).append(article_rows(found))
    return {
        f"{table}/month={month}/part.parquet": to_parquet(
            TABLES[table],
            chain.from_iterable(rows[table] for rows in by_month[month]),
            format="tables",
            compression="zstd",
        )
        for table in TABLES
        for month in sorted(by_month)
    }


def month_of(published: str | None) -> str:
    """The month of a day of publication: ``2024-04``, or :data:`UNDATED` where none is known."""
    day = first_day(published)
    return f"{day:%Y-%m}" if day and published and len(published) > len("2024") else UNDATED


def to_parquet(
    columns: Mapping[str, str],
    rows: Iterable[Mapping[str, Any]],
    *,
    format: str,
    remedy: str = "",
    compression: str = "snappy",
) -> bytes:
    """A table with typed columns.

    Args:
        columns: what each holds, in order: ``text``, ``texts``, a ``day``, a ``truth`` value, a ``count`` or a
            ``number``.
        format: of the export, for the message.
        remedy: what to do besides installing pyarrow.

    Raises:
        UsageError: if pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed",
            where=f"--format {format}",
            remedy=f"install statecraft-kg[parquet]{remedy}",
        ) from error
    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "day": pa.date32(),
        "truth": pa.bool_(),
        "count": pa.int32(),
        "number": pa.float64(),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
    out = BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows), schema=schema), out, compression=compression)
    return out.getvalue()
