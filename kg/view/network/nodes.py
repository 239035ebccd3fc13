"""A view model -> nodes and lines: events and claims are nodes too, or, where those would be too many, lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.view.phrasing.dates import when
from kg.view.style import Kind

_ALIASES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Node:
    """What is drawn and told of a thing, an event or a claim.

    Args:
        label: what stands at the node: a name, or what was said.
        sentence: the same in a list: of an event and a claim, all of it.
        details: further lines of text; ``words`` are those of the article that prove it.
        verb: what the speaker of a claim does.
    """

    id: str
    kind: Kind
    type: str
    label: str
    sentence: str
    status: str | None = None
    when: str | None = None
    details: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A link; ``kind`` and ``status`` are those of the event or claim that it tells, where it joins two things."""

    source: str
    target: str
    name: str
    words: list[str]
    kind: str = ""
    status: str | None = None


def nodes_of(model: dict[str, Any]) -> list[Node]:
    """The nodes, by id."""
    quotes = _Quotes(model)
    offices: dict[str, list[str]] = defaultdict(list)
    for role in model["roles"]:
        if "of" not in role:  # with its owner, it is a line
            status = "" if role["status"] == "current" else f" ({role['status']})"
            offices[role["person"]].append(f"Office: {role['title']}{status}")
    nodes = [
        *(_thing(thing, offices[thing["id"]]) for thing in model["things"]),
        *(_event(event, quotes) for event in model["events"]),
        *(_claim(claim, quotes) for claim in model["claims"]),
    ]
    return sorted(nodes, key=lambda node: node.id)


def lines_of(model: dict[str, Any], level: str = "parts") -> list[Line]:
    """The lines in the order of their ends and names; those that several facts tell are one, with the words of all.

    Args:
        level: ``parts``, where events and claims are nodes; ``direct``, where they are lines between things.
    """
    quotes = _Quotes(model)
    facts = {fact["id"]: fact for kind in ("events", "claims", "roles", "relations") for fact in model[kind]}
    found: dict[tuple[str, str, str, str, str], list[str]] = defaultdict(list)
    for link in model["links"]:
        if link["level"] in (level, "both"):
            told = (link["kind"], link.get("status", "")) if level == "direct" else ("", "")
            found[link["from"], link["name"], link["to"], *told] += quotes.of(facts[link["fact"]]["evidence"])
    return [
        Line(one, other, name, list(dict.fromkeys(words)), kind, status or None)
        for (one, name, other, kind, status), words in sorted(found.items())
    ]


class _Quotes:
    """The words of spans, and the titles of articles where there is more than one."""

    def __init__(self, model: dict[str, Any]) -> None:
        self._texts = {article["id"]: article.get("text", "") for article in model["articles"]}
        several = len(model["articles"]) > 1
        self._titles = {article["id"]: article["title"] for article in model["articles"] if several}

    def of(self, spans: Iterable[dict[str, Any]]) -> list[str]:
        words = (
            span.get("words") or self._texts.get(span["article"], "")[span["start"] : span["end"]] for span in spans
        )
        return [text for text in words if text]

    def source(self, fact: dict[str, Any]) -> Iterator[str]:
        title = self._titles.get(fact.get("article", ""))
        if title:
            yield f"Article: {title}"


def _thing(thing: dict[str, Any], offices: list[str]) -> Node:
    other = thing.get("aliases", [])
    also = ", ".join(other[:_ALIASES_SHOWN]) + (", …" if len(other) > _ALIASES_SHOWN else "")
    details = [*([f"Also: {also}"] if also else []), *dict.fromkeys(offices)]
    return Node(thing["id"], "thing", thing["type"], thing["label"], thing["label"], details=details)


def _event(event: dict[str, Any], quotes: _Quotes) -> Node:
    return Node(
        event["id"],
        "event",
        event["type"],
        event["name"],
        event["label"],
        status=event["status"],
        when=when(event.get("start"), event.get("end")),
        details=[*_inferred(event), *quotes.source(event)],
        words=quotes.of(event["evidence"]),
    )


def _claim(claim: dict[str, Any], quotes: _Quotes) -> Node:
    said = when(claim.get("start"), claim.get("end"))
    details = [f"Said on {said}"] if said else []
    details += [f"Said to: {claim['audience']}"] if "audience" in claim else []
    return Node(
        claim["id"],
        "claim",
        claim["stance"],
        claim["text"],
        claim["label"],
        when=said,
        details=[*details, *_inferred(claim), *quotes.source(claim)],
        words=quotes.of(claim["evidence"]) or [claim["text"]],
        verb=claim["verb"],
    )


def _inferred(fact: dict[str, Any]) -> list[str]:
    return ["The date is inferred."] if fact.get("dateInferred") else []
