"""What only several articles tell, worked out for all of them at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kg.cluster.events import shared
from kg.cluster.frames import Row, Rows, mapped
from kg.cluster.storage import Storage
from kg.cluster.texts import families
from kg.cluster.things import identities, record_in, reference_of
from kg.corpus import Settings
from kg.corpus.record import identity_from_list
from kg.export.tables import month_of
from kg.model import Identity
from kg.resolve import linked_identity

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import DataFrame

__all__ = ["Joined", "join"]

_RECORDS = (
    "id string, sha256 string, record string, month string, linked array<string>, "
    "origin string, of string, revision boolean"
)
_WORK = "_work/joining"


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of it.

    Args:
        records: of each article, what the ledger keeps of it among all others, and of what its text is a copy.
        events: those that several articles report.
    """

    records: DataFrame
    events: DataFrame


def join(storage: Storage, read: DataFrame, settings: Settings, tell: Callable[[str], None]) -> Joined:
    """Decide which things, texts and events are one.

    Args:
        read: `kg.cluster.reading.READ`, of the articles that there are.
        tell: told what is being done.
    """
    storage.delete(_WORK)
    tell("which things are one")
    named = storage.kept(identities(storage, read, settings, _WORK), f"{_WORK}/identities")
    tell("which texts are copies")
    copied = storage.kept(families(storage, read, _WORK), f"{_WORK}/families")
    every = (
        read.select("id", "sha256", "record")
        .join(named.withColumnRenamed("article", "id"), "id", "left")
        .join(copied.withColumnRenamed("article", "id"), "id", "left")
    )
    records = storage.kept(mapped(every, _RECORDS, partial(_records, settings)), f"{_WORK}/records")
    tell("which events are one")
    return Joined(records, storage.kept(shared(storage, records, settings, _WORK), f"{_WORK}/shared"))


def _records(settings: Settings, rows: Iterator[Row]) -> Rows:
    reference = reference_of(settings)
    for row in rows:
        record = record_in(row)
        told = {each["thing"]: json.loads(each["identity"]) for each in row["identities"] or ()}
        found: dict[str, Identity] = {}
        for thing in record.profile.things:
            free = thing.reference is None
            found[thing.id] = identity_from_list(*told[thing.id]) if free else linked_identity(thing, reference)
        record = replace(record, identities=found, family=row["origin"] or record.id, pending=frozenset())
        copy = {name: row[name] for name in ("origin", "of", "revision")}
        kept = {"id": record.id, "sha256": record.sha256, "record": record.to_entry().data}
        yield {**kept, "month": month_of(record.profile.published), "linked": sorted(record.linked()), **copy}
