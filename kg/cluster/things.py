"""Which things of the articles are one, by tables: those that share a key and may be one are brought together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from kg.cluster.components import components
from kg.cluster.frames import Row, Rows, groups, mapped, together
from kg.cluster.storage import Storage
from kg.corpus import Record, Settings
from kg.corpus.record import from_entry, identity_to_list, thing_from_list, thing_to_list
from kg.resolve import ArticleProfile, Node, comparisons, identify, keys_of, signature
from kg.store import Entry, ReferenceStore

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["identities", "profile_of", "profile_to_json", "record_in", "reference_of"]

_THINGS = "article string, thing string, keys array<string>, signature string, profile string, about string"
_PAIRS = "one string, other string"
_IDENTITIES = "article string, thing string, identity string"


def identities(storage: Storage, read: DataFrame, settings: Settings, work: str) -> DataFrame:
    """What each thing is that the reference facts do not know, as JSON in ``identities``, by ``article``.

    Args:
        read: `kg.cluster.reading.READ`, of the articles that there are.
        work: a folder for what comes in between.
    """
    from pyspark.sql import functions as sql

    things = storage.kept(mapped(read.select("id", "sha256", "record"), _THINGS, _things), f"{work}/things")
    things = things.withColumn("node", sql.xxhash64("signature"))
    # Of things with one signature, which are compared with the same others, one is enough.
    signs = things.select("node", "signature", "profile", sql.explode("keys").alias("key"))
    signs = signs.dropDuplicates(["node", "key"]).drop("node")
    several = signs.groupBy("key").count().where("count > 1").select("key")
    near = mapped(together(signs.join(several, "key"), "key"), _PAIRS, _near).distinct()
    edges = near.select(sql.xxhash64("one").alias("one"), sql.xxhash64("other").alias("other"))
    found = components(storage, edges, f"{work}/keys")
    blocks = things.join(found, "node", "left").select(
        "article", "thing", "profile", "about", sql.coalesce("component", "node").alias("block")
    )
    named = mapped(together(blocks, "block"), _IDENTITIES, partial(_identified, settings))
    pairs = sql.sort_array(sql.collect_list(sql.struct("thing", "identity")))
    return named.groupBy("article").agg(pairs.alias("identities"))


def record_in(row: Row, column: str = "record") -> Record:
    """What the ledger keeps of an article, in a row of `kg.cluster.reading.READ`."""
    return from_entry(Entry(row["id"], row["sha256"], row[column]))


def _things(rows: Iterator[Row]) -> Rows:
    for row in rows:
        profile = record_in(row).profile
        about = profile_to_json(profile)
        for thing in profile.things:
            if thing.reference is None:
                yield {
                    "article": profile.id,
                    "thing": thing.id,
                    "keys": sorted(keys_of(thing)),
                    "signature": signature(thing),
                    "profile": json.dumps(thing_to_list(thing), ensure_ascii=False),
                    "about": about,
                }


def _near(rows: Iterator[Row]) -> Rows:
    for _, found in groups(rows, "key"):
        things = {row["signature"]: thing_from_list(*json.loads(row["profile"])) for row in found}
        yield from ({"one": one, "other": other} for one, other in comparisons(things))


def _identified(settings: Settings, rows: Iterator[Row]) -> Rows:
    reference = reference_of(settings)
    for _, block in groups(rows, "block"):
        nodes = [_node(row) for row in block]
        for (article, thing), identity in identify(nodes, known=reference).items():
            told = json.dumps(identity_to_list(identity), ensure_ascii=False)
            yield {"article": article, "thing": thing, "identity": told}


def _node(row: Row) -> Node:
    return Node(profile_of(row["article"], row["about"]), thing_from_list(*json.loads(row["profile"])))


@cache
def reference_of(settings: Settings) -> ReferenceStore:
    """The reference facts, once in a process."""
    return ReferenceStore(settings.reference, base=settings.base)


def profile_to_json(profile: ArticleProfile) -> str:
    """A profile without its things: what tells whether two articles speak of one affair."""
    parts = (sorted(profile.states), sorted(profile.around), sorted(profile.topics))
    return json.dumps([profile.published, *parts], ensure_ascii=False)


def profile_of(article: str, told: str) -> ArticleProfile:
    """The inverse of `profile_to_json`."""
    published, states, around, topics = json.loads(told)
    return ArticleProfile(article, published, (), frozenset(states), frozenset(around), frozenset(topics))
