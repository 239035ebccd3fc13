"""How each kind of node and each status looks.

Colours are those of Okabe and Ito, which people with any kind of colour blindness can tell apart; no type is told
by its colour alone, and no status without its word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from kg.view.phrasing.phrases import in_words

Kind = Literal["thing", "event", "claim"]

INK = "#1b1f24"
QUIET = "#5b6470"
LINE = "#8a94a0"
NEGATED = "#b3261e"


@dataclass(frozen=True, slots=True)
class Look:
    """A node's shape (a name of vis-network), its colour and the colour of its border."""

    shape: str
    fill: str
    border: str


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How events of a status are drawn: their word, the dashes of their lines (none: a full line), the colours."""

    word: str
    dashes: tuple[int, ...]
    fill: str
    border: str


THINGS: dict[str, Look] = {
    "State": Look("square", "#0072B2", "#004d78"),
    "Official": Look("dot", "#E69F00", "#8f6300"),
    "Person": Look("triangleDown", "#F0E442", "#8a8000"),
    "Organization": Look("diamond", "#009E73", "#00664a"),
    "Place": Look("triangle", "#56B4E9", "#1f6f9e"),
    "Group": Look("hexagon", "#9aa0a6", "#5f6368"),
    "Issue": Look("star", "#CC79A7", "#8f3d6a"),
}
OTHER = Look("dot", "#c9ced4", "#5b6470")
EVENT = Look("box", "#ffd9bd", "#D55E00")
CLAIM = Look("box", "#f4f6f8", "#8a94a0")

STATUSES: dict[str, StatusLook] = {
    "occurred": StatusLook("happened", (), EVENT.fill, EVENT.border),
    "ongoing": StatusLook("going on", (), EVENT.fill, EVENT.border),
    "scheduled": StatusLook("planned", (8, 5), "#fff4ea", EVENT.border),
    "possible": StatusLook("possible", (2, 4), "#fff9f4", EVENT.border),
    "requested": StatusLook("asked for", (10, 4, 2, 4), "#fff9f4", EVENT.border),
    "negated": StatusLook("did not happen", (3, 3), "#ffffff", NEGATED),
}
UNKNOWN_STATUS = StatusLook("status unknown", (2, 6), "#ffffff", QUIET)

ORDER = (*THINGS, "Event", "Claim")
"""The order of the legend; types of other vocabularies come after these."""

KINDS = {
    "event": "Events",
    "claim": "Claims",
    "agent": "Who acts",
    "target": "To whom",
    "speaker": "Who says it",
    "accordingTo": "According to",
    "place": "Where",
    "issue": "About what",
    "role": "Offices",
    "partOf": "Part of",
    "memberOf": "Member of",
    "locatedIn": "Located in",
    "allyOf": "Allies",
    "opposes": "Opponents",
}
"""What each kind of link is called in a filter, in the order in which filters list them."""

_MANY = {"Person": "People"}
_SHAPES = {"dot": "circle", "triangleDown": "triangle-down"}
"""The names of shapes outside of vis-network, where they are others."""


def look_of(kind: Kind, type_: str) -> Look:
    if kind == "event":
        return EVENT
    return CLAIM if kind == "claim" else THINGS.get(type_, OTHER)


def status_look(status: str | None) -> StatusLook:
    return STATUSES.get(status or "", UNKNOWN_STATUS)


def legend_type(kind: Kind, type_: str) -> str:
    """The line of the legend that a node belongs to: all events share one, and all claims."""
    return {"event": "Event", "claim": "Claim"}.get(kind, type_)


def looks(types: Iterable[str] = ()) -> dict[str, Any]:
    """How everything is drawn and called, for pages and pictures that are not made by vis-network.

    Args:
        types: of things, where a graph has some of other vocabularies; they come after our own.
    """
    known = [*ORDER, *sorted(set(types) - set(ORDER))]
    return {
        "types": {name: _type_look(name) for name in known},
        "statuses": {
            name: {"word": look.word, "dashes": list(look.dashes), "fill": look.fill, "border": look.border}
            for name, look in {**STATUSES, "unknown": UNKNOWN_STATUS}.items()
        },
        "kinds": dict(KINDS),
    }


def _type_look(type_: str) -> dict[str, str]:
    look = {"Event": EVENT, "Claim": CLAIM}.get(type_) or THINGS.get(type_, OTHER)
    word = in_words(type_) or "Thing"
    many = _MANY.get(type_) or (word if word.endswith("s") else f"{word}s")
    shape = _SHAPES.get(look.shape, look.shape)
    return {"shape": shape, "fill": look.fill, "border": look.border, "word": word, "many": many}
