"""Which events are one, by tables: those with a key in common are compared as far as their days meet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from kg.cluster.components import components
from kg.cluster.frames import Row, Rows, groups, mapped, together
from kg.cluster.storage import Storage
from kg.cluster.things import profile_of, profile_to_json, record_in
from kg.corpus import Settings
from kg.corpus.record import event_from_list, event_to_list
from kg.rdf import shared_event_quads, to_nquads
from kg.resolve import EventNode, shared_events
from kg.resolve.events import MARGIN, alike, reports_of

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["shared"]

_EVENTS = "article string, event string, keys array<string>, told string, about string"
_PAIRS = "one string, other string"
_SHARED = "shared string, quads string"
_FAMILY = "family "


def shared(storage: Storage, records: DataFrame, settings: Settings, work: str) -> DataFrame:
    """The events that several articles report: the graph of each as N-Quads.

    Args:
        records: with ``id``, ``sha256`` and ``record``, in which things are what they are among all articles.
        work: a folder for what comes in between.
    """
    from pyspark.sql import functions as sql

    events = storage.kept(mapped(records.select("id", "sha256", "record"), _EVENTS, _events), f"{work}/events")
    events = events.withColumn("node", sql.xxhash64("article", "event"))
    # Most keys are of one article alone: what they are of is told only of the others.
    keyed = events.select("node", "article", sql.explode("keys").alias("key"))
    several = keyed.groupBy("key").agg(sql.min("article").alias("first"), sql.max("article").alias("last"))
    several = several.where("first <> last").select("key")
    meeting = keyed.join(several, "key").drop("article").join(events.drop("keys"), "node")
    near = mapped(together(meeting.drop("node"), "key"), _PAIRS, _alike)
    edges = near.distinct().select(*(_node_of(side) for side in ("one", "other")))
    found = components(storage, edges, f"{work}/pairs")
    nodes = events.join(found, "node").select("component", "article", "event", "told", "about")
    return mapped(together(nodes, "component"), _SHARED, partial(_shared, settings))


def _node_of(side: str) -> Column:
    from pyspark.sql import functions as sql

    article, event = (sql.split(side, " ")[at] for at in (0, 1))  # neither has a blank in it
    return sql.xxhash64(article, event).alias(side)


def _events(rows: Iterator[Row]) -> Rows:
    for row in rows:
        for node in record_in(row).nodes():
            event = node.event
            taking_part = (*event.agents, *event.targets, *event.places)
            things = {entity: node.things[entity] for entity in taking_part if entity in node.things}
            yield {
                "article": node.article.id,
                "event": event.id,
                "keys": sorted((*node.found_by(), f"{_FAMILY}{node.family}")),
                "told": json.dumps([node.family, event_to_list(event), things], ensure_ascii=False),
                "about": profile_to_json(node.article),
            }


def _node(row: Row) -> EventNode:
    family, event, things = json.loads(row["told"])
    return EventNode(profile_of(row["article"], row["about"]), family, event_from_list(*event), things)


def _alike(rows: Iterator[Row]) -> Rows:
    for key, found in groups(rows, "key"):
        nodes = sorted(map(_node, found), key=_by_day)
        # What copies of one text tell in the same words is one, whatever the days.
        for one, other in combinations(nodes, 2) if key.startswith(_FAMILY) else _meeting(nodes):
            if alike(one, other) or alike(other, one):
                yield {"one": " ".join(one.key), "other": " ".join(other.key)}


def _by_day(node: EventNode) -> tuple[date, tuple[object, ...]]:
    return (node.period[0] if node.period is not None else date.min, node.order)


def _meeting(nodes: Iterable[EventNode]) -> Iterator[tuple[EventNode, EventNode]]:
    """The pairs whose days may meet, of events by their first days."""
    open_: list[EventNode] = []
    for node in nodes:
        if node.period is None:
            continue
        first = node.period[0]
        open_ = [each for each in open_ if each.period is not None and first - each.period[1] <= MARGIN]
        for other in open_:
            if other.article.id != node.article.id:
                yield other, node
        open_.append(node)


def _shared(settings: Settings, rows: Iterator[Row]) -> Rows:
    for _, found in groups(rows, "component"):
        for reports in shared_events(map(_node, found)):
            quads = shared_event_quads(*reports_of(reports), base=settings.base)
            yield {"shared": quads[0].subject, "quads": to_nquads(quads).rstrip("\n")}
