"""How each kind of node and each status looks.

Colours are those of Okabe and Ito, which people with any kind of colour blindness can tell apart; no type is told
by its colour alone, and no status without its word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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

VERBS = {
    "state": "says",
    "request": "asks",
    "warn": "warns",
    "reject": "rejects",
    "criticize": "criticizes",
    "support": "supports",
    "promise": "promises",
    "predict": "expects",
}
"""What a speaker does, by the stance of the claim."""

ORDER = (*THINGS, "Event", "Claim")
"""The order of the legend; types of other vocabularies come after these."""


def look_of(kind: Kind, type_: str) -> Look:
    if kind == "event":
        return EVENT
    return CLAIM if kind == "claim" else THINGS.get(type_, OTHER)


def status_look(status: str | None) -> StatusLook:
    return STATUSES.get(status or "", UNKNOWN_STATUS)


def legend_type(kind: Kind, type_: str) -> str:
    """The line of the legend that a node belongs to: all events share one, and all claims."""
    return {"event": "Event", "claim": "Claim"}.get(kind, type_)
