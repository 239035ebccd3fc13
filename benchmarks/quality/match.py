"""Which of the facts found are those of the gold facts.

Things are paired by their names, facts by what they say of paired things:

- a role: the person, the state or organization, and most words of the title;
- a relation: type, subject and object;
- an event: type, and half of the participants;
- a claim: a speaker, and half of the words.

Each gold fact is used once, the best pair first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
FACTS = ("roles", "relations", "events", "claims")
SECTIONS = ("entities", "roles", "relations", "events", "arguments", "claims")
_PERSONS = {"Official", "Person"}
_HALF, _MOST = 0.5, 0.6
_ROLES = ("agents", "targets", "places")


@dataclass(frozen=True)
class Comparison:
    """The facts found in one article beside the gold facts.

    Args:
        pairs: by section, index of a gold fact -> index of the fact found that is it.
        counts: by section, how many are right, gold and found.
    """

    pairs: dict[str, dict[int, int]]
    counts: dict[str, tuple[int, int, int]]

    def is_right(self, section: str, number: int) -> bool:
        """Whether the fact found at this index is one of the gold facts."""
        return number in self.pairs[section].values()


def compare(gold: Json, found: Json) -> Comparison:
    """Pair what was found in an article with the gold facts."""
    of_things = _pairs(gold.get("entities", []), found.get("entities", []), _likeness)
    things = {found["entities"][j]["id"]: gold["entities"][i]["id"] for i, j in of_things.items()}
    scores: dict[str, Callable[[Json, Json], float]] = {
        "roles": lambda g, f: _role(g, f, things),
        "relations": lambda g, f: _relation(g, f, things),
        "events": lambda g, f: _event(g, f, things),
        "claims": lambda g, f: _claim(g, f, things),
    }
    # Named alike, but of another type, is not yet right.
    pairs = {
        "entities": {i: j for i, j in of_things.items() if gold["entities"][i]["type"] == found["entities"][j]["type"]}
    }
    for kind, score in scores.items():
        pairs[kind] = _pairs(gold.get(kind, []), found.get(kind, []), score)
    counts = {kind: (len(pairs[kind]), len(gold.get(kind, [])), len(found.get(kind, []))) for kind in pairs}
    both = [(gold["events"][i], found["events"][j]) for i, j in pairs["events"].items()]
    slots = [(_slots(g, {}), _slots(f, things)) for g, f in both]
    counts["arguments"] = (
        sum(len(ours & theirs) for ours, theirs in slots),
        sum(len(ours) for ours, _ in slots),
        sum(len(theirs) for _, theirs in slots),
    )
    return Comparison(pairs, counts)


def _slots(event: Json, things: dict[str, str]) -> set[tuple[str, str]]:
    """Agents, targets, places, issues, dates and status."""
    slots = {(name, things.get(id, id if not things else f"?{id}")) for name in _ROLES for id in event.get(name) or []}
    slots |= {("issues", issue) for issue in event.get("issues") or []}
    return slots | {(name, event[name]) for name in ("start", "end", "status") if event.get(name)}


def _pairs(gold: Sequence[Json], found: Sequence[Json], score: Callable[[Json, Json], float]) -> dict[int, int]:
    """Index in gold -> index in found, one to one, the best first."""
    scored = [(score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for value, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if value > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _likeness(gold: Json, found: Json) -> float:
    kinds = {gold["type"], found["type"]}
    if "Issue" in kinds:
        return float(gold["type"] == found["type"] and gold["name"] == found["name"])
    if (gold["type"] in _PERSONS) != (found["type"] in _PERSONS):
        return 0.0
    ours, theirs = _names(gold), _names(found)
    if "Group" in kinds:
        best = max(_overlap(a, b) for a in ours for b in theirs)
        return best if best >= _HALF else 0.0
    shared = len({_key(name) for name in ours} & {_key(name) for name in theirs})
    if shared == 0 and kinds <= _PERSONS:
        return 0.5 * bool({name.split()[-1] for name in ours} & {name.split()[-1] for name in theirs})
    return shared + (len(kinds) == 1) * bool(shared)


def _names(thing: Json) -> list[str]:
    return [thing["name"], *thing.get("aliases", [])]


def _mapped(ids: Sequence[str] | None, things: dict[str, str]) -> set[str]:
    return {things.get(id, f"?{id}") for id in ids or []}


def _role(gold: Json, found: Json, things: dict[str, str]) -> float:
    same = gold["person"] == things.get(found["person"]) and gold.get("of") == things.get(found.get("of", ""))
    words = _overlap(gold["title"], found["title"])
    return words if same and words >= _MOST else 0.0


def _relation(gold: Json, found: Json, things: dict[str, str]) -> float:
    ends = (things.get(found["subject"]), things.get(found["object"]))
    return float(gold["type"] == found["type"] and (gold["subject"], gold["object"]) == ends)


def _event(gold: Json, found: Json, things: dict[str, str]) -> float:
    if gold["type"] != found["type"]:
        return 0.0
    ours = {*(gold.get("agents") or []), *(gold.get("targets") or [])}
    theirs = _mapped(found.get("agents"), things) | _mapped(found.get("targets"), things)
    shared = 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0
    return shared + 0.1 * (gold.get("status") == found["status"]) if shared >= _HALF else 0.0


def _claim(gold: Json, found: Json, things: dict[str, str]) -> float:
    words = _overlap(gold["text"], found["text"])
    same = set(gold["speakers"]) & _mapped(found["speakers"], things)
    return words if same and words >= _HALF else 0.0


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold().replace("’", "'").replace(".", "")
    return re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", plain))


def _key(text: str) -> str:
    return " ".join(word for word in _words(text) if word not in {"the", "a", "an"})


def _overlap(one: str, other: str) -> float:
    """F1 of the words of two texts."""
    ours, theirs = Counter(_words(one)), Counter(_words(other))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0
