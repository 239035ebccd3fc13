"""The figures that are told, in their order."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import MentionKind, RelationType

__all__ = ["END_TO_END", "ROWS", "SECTIONS", "Row"]

SECTIONS = ("entities", "roles", "relations", "events", "arguments", "claims")
END_TO_END = "end to end"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the tables.

    Args:
        key: its name where results are read by programs.
        group: the layer that it belongs to, or ``end to end``.
        label: its name for people.
        is_rate: a share, without a precision and a recall.
        needs_places: only articles count whose truth has places.
        mean_of: keys of other rows; its F1 is the mean of theirs, and it has no counts of its own.
    """

    key: str
    group: str
    label: str
    is_rate: bool = False
    needs_places: bool = False
    mean_of: tuple[str, ...] = ()


def _rows() -> tuple[Row, ...]:
    rows = [Row(section, END_TO_END, section) for section in SECTIONS]
    rows += [
        Row("mean", END_TO_END, "mean", mean_of=SECTIONS),
        Row("role-status", END_TO_END, "role status right", is_rate=True),
        Row("claim-stance", END_TO_END, "stance right", is_rate=True),
        Row("claim-spans", END_TO_END, "claim spans found", is_rate=True),
        Row("entities-untyped", END_TO_END, "entities, any type", is_rate=True),
    ]

    def placed(group: str, *named: tuple[str, str], rate: bool = False) -> None:
        rows.extend(Row(key, group, label, is_rate=rate, needs_places=True) for key, label in named)

    def clusters(group: str, stem: str, mean: str) -> None:
        parts = tuple(f"{stem}-{part}" for part in ("muc", "b-cubed", "ceaf"))
        placed(group, *zip(parts, ("MUC", "B-cubed", "CEAF-φ4"), strict=True))
        rows.append(Row(f"{stem}-conll", group, mean, needs_places=True, mean_of=parts))

    placed("mentions", ("mentions", "span"), ("mentions-typed", "span and type"))
    placed("mentions", *((f"mentions-{kind}", f"span, {kind}s") for kind in MentionKind))
    clusters("clusters", "coreference", "CoNLL, mean of the three")
    placed("clusters", ("singletons", "clusters of one mention"))
    placed("offices", ("titles", "title, overlapping"))
    rows.extend(Row(f"relations-{kind}", "relations", kind.value) for kind in RelationType)
    placed("events", ("triggers", "trigger, span"), ("triggers-typed", "trigger, span and type"))
    placed("events", ("triggers-overlapping", "trigger, overlapping, type"))
    placed("events", ("participants", "participants of these triggers"))
    placed("events", *((f"participants-{role}", f"  {role}") for role in ("agents", "targets", "places")))
    placed("events", ("trigger-status", "status of these triggers"), rate=True)
    clusters("event coreference", "event-coreference", "CoNLL, mean of the three")
    for part in ("cue", "source", "content"):
        placed("attribution", (part, f"{part}, exact"), (f"{part}-words", f"{part}, words"))
    placed("attribution", ("cue-stance", "stance of these cues"), rate=True)
    rows += [Row("start", "dates", "start of paired events"), Row("end", "dates", "end of paired events")]
    placed("dates", ("times", "time expressions found"), rate=True)
    return tuple(rows)


ROWS = _rows()
