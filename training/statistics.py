"""What the annotated articles hold, as a page."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.evaluation.facts import Facts
from kg.model import EntityType, EventType, MentionKind, RelationType, RoleStatus, Stance, Status
from training.data import ARTICLES, FOLDS, MADE, articles, fold_of, traps

__all__ = ["statistics"]


def statistics(folder: Path = ARTICLES) -> str:
    """Tables in Markdown: how much there is of everything, by source and fold."""
    found = {each.name: (each.article.text, each.truth) for each in articles(folder) if each.truth is not None}
    made, trapped = (
        [(each.article.text, each.truth) for each in some if each.truth is not None]
        for some in (articles(MADE), traps())
    )
    source = dict(_sources(folder.parent / "index.tsv"))
    groups: dict[str, list[tuple[str, Facts]]] = {}
    for name, one in found.items():
        groups.setdefault(source[name], []).append(one)
    every = list(found.values())
    lines = [
        "| source | articles | words | mentions | events | triggers | claims | relations | roles |",
        "|" + " --- |" * 9,
    ]
    rows = [*sorted(groups.items()), ("all", every), ("written to be learned from", made), ("halves of traps", trapped)]
    for label, members in rows:
        lines.append("| " + " | ".join([label, *(f"{count:,}" for count in _sizes(members))]) + " |")
    folds = Counter(fold_of(name) for name in found)
    lines += ["", "Articles by fold: " + ", ".join(str(folds[n]) for n in range(FOLDS)) + ".", ""]
    facts = [truth for _, truth in every]
    for title, kinds, told in _tables():
        counts = Counter(kind for truth in facts for kind in told(truth))
        lines.append(f"{title}: " + ", ".join(f"{kind} {counts[kind]:,}" for kind in kinds) + ".")
    return "\n".join(lines) + "\n"


def _sources(index: Path) -> Iterator[tuple[str, str]]:
    with index.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            kind = "Wikinews" if "wikinews" in row["url"] else "Voice of America"
            year = row["date"][:4] or "undated"
            yield row["id"], f"{kind}, {year if year == 'undated' else _period(int(year))}"


def _period(year: int) -> str:
    first, last = next((a, b) for a, b in ((2004, 2008), (2009, 2014), (2015, 2018), (2019, 2024)) if a <= year <= b)
    return f"{first} to {last}"


def _sizes(members: Sequence[tuple[str, Facts]]) -> list[int]:
    return [len(members), sum(len(text.split()) for text, _ in members), *_counts([truth for _, truth in members])]


def _counts(truths: Sequence[Facts]) -> list[int]:
    return [
        sum(len(thing.mentions) for truth in truths for thing in truth.things),
        sum(len(truth.events) for truth in truths),
        sum(len(event.triggers) for truth in truths for event in truth.events),
        sum(len(truth.claims) for truth in truths),
        sum(len(truth.relations) for truth in truths),
        sum(len(truth.offices) for truth in truths),
    ]


_Told = Callable[[Facts], Iterable[str]]


def _tables() -> list[tuple[str, Iterable[str], _Told]]:
    return [
        ("Things", EntityType, lambda truth: (thing.type for thing in truth.things)),
        ("Mentions", MentionKind, lambda truth: (m.kind for thing in truth.things for m in thing.mentions)),
        ("Events", EventType, lambda truth: (event.type for event in truth.events)),
        ("Statuses of events", Status, lambda truth: (event.status or "" for event in truth.events)),
        ("Stances of claims", Stance, lambda truth: (claim.stance or "" for claim in truth.claims)),
        ("Relations", RelationType, lambda truth: (relation.type for relation in truth.relations)),
        ("Roles", RoleStatus, lambda truth: (office.status or "" for office in truth.offices)),
    ]
