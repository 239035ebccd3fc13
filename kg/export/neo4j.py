"""CSV files for ``neo4j-admin database import``: ``nodes.csv`` and ``relationships.csv``.

The property graph mirrors the RDF: events, claims and roles are nodes, so that each keeps its status, time and
evidence; who takes part hangs on them by relationships. Relations between things are relationships with their evidence.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO
from typing import Any

from kg.export.told import Fact, Json, Told

_HAPPENED = frozenset({"occurred", "ongoing"})
_HELD = frozenset({"current", "acting"})
_NODE_COLUMNS = {
    "iri": "iri:ID",
    "labels": ":LABEL",
    "label": "label",
    "type": "type",
    "status": "status",
    "stance": "stance",
    "title": "title",
    "text": "text",
    "audience": "audience",
    "start": "start",
    "end": "end",
    "first_day": "first_day:date",
    "last_day": "last_day:date",
    "date_inferred": "date_inferred:boolean",
    "plover": "plover",
    "confidence": "confidence:double",
    "evidence": "evidence",
    "figures": "figures:string[]",
    "rules": "rules:string[]",
    "aliases": "aliases:string[]",
    "wikidata": "wikidata:string[]",
    "mentions": "mentions:int",
    "source": "source",
    "author": "author",
    "url": "url",
    "published": "published",
}
_LINK_COLUMNS = {
    "from": ":START_ID",
    "to": ":END_ID",
    "type": ":TYPE",
    "relation": "relation",
    "label": "label",
    "confidence": "confidence:double",
    "evidence": "evidence",
    "rules": "rules:string[]",
    "article": "article",
}
_PARTS = ("agent", "target", "place", "issue", "accordingTo", "speaker", "person", "of")


def neo4j_files(model: Json) -> dict[str, str]:
    """The two files by their names."""
    told = Told(model)
    nodes = [_thing(iri, thing) for iri, thing in told.things.items()]
    nodes += [_article(iri, article) for iri, article in told.articles.items()]
    facts = [fact for fact in told.facts.values() if fact.kind != "relation"]
    nodes += [_fact(fact) for fact in facts]
    links = [link for fact in facts for link in _links(fact)]
    links += [_relation(fact) for fact in told.facts.values() if fact.kind == "relation"]
    return {"nodes.csv": _csv(_NODE_COLUMNS, nodes), "relationships.csv": _csv(_LINK_COLUMNS, links)}


def _thing(iri: str, thing: Json) -> Json:
    mentions = len(thing.get("mentions", ()))
    return thing | {"iri": iri, "labels": ["Thing", _name(thing["type"])], "mentions": mentions}


def _article(iri: str, article: Json) -> Json:
    inferred = article.get("publishedInferred")
    return article | {
        "iri": iri, "labels": ["Article"], "label": article["title"], "date_inferred": inferred, "text": None
    }  # fmt: skip


def _fact(fact: Fact) -> Json:
    first, last = fact.days
    return fact.shown | {
        "iri": fact.iri,
        "labels": _labels(fact),
        "first_day": first,
        "last_day": last,
        "date_inferred": fact.shown.get("dateInferred"),
        "evidence": fact.words,
        "figures": [figure["label"] for figure in fact.shown.get("figures", ())],
    }


def _labels(fact: Fact) -> list[str]:
    """As in RDF, only what happened is an event, and only a role that is held a role."""
    if fact.kind == "claim":
        return ["Claim"]
    if fact.kind == "role":
        return ["ReportedRole", "Role"] if fact.status in _HELD else ["ReportedRole"]
    kind = _name(fact.category)
    return ["ReportedEvent", f"Reported{kind}", *(("Event", kind) if fact.status in _HAPPENED else ())]


def _links(fact: Fact) -> list[Json]:
    links = [{"from": fact.iri, "to": to, "type": _type(part)} for part in _PARTS for to in fact.of(part)]
    if fact.article is not None:
        links.append({"from": fact.iri, "to": fact.article, "type": "REPORTED_IN"})
    return links


def _relation(fact: Fact) -> Json:
    ends = {"from": fact.of("subject")[0], "to": fact.of("object")[0], "type": _type(fact.category)}
    return fact.shown | ends | {"relation": fact.iri, "evidence": fact.words, "article": fact.article}


def _type(name: str) -> str:
    """``ACCORDING_TO`` for ``accordingTo``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", _name(name)).upper()


def _name(name: str) -> str:
    """A label that Cypher takes without quotes."""
    return re.sub(r"\W", "_", name) or "_"


def _csv(columns: dict[str, str], rows: Iterable[Json]) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns.values())
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A cell on one line, as the import wants it, and in lists ``;`` between the values."""
    if isinstance(value, list):
        return ";".join(_line(str(each)).replace(";", ",") for each in value)
    if isinstance(value, bool):
        return str(value).lower()
    return _line(value) if isinstance(value, str) else value


def _line(value: str) -> str:
    return " ".join(value.replace("\0", "\ufffd").split())
