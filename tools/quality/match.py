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
from typing import Any

Json = dict[str, Any]
KINDS = ("roles", "relations", "events", "claims")
_PERSONS = {"Official", "Person"}
_HALF, _MOST = 0.5, 0.6


def right(gold: Json, found: Json) -> dict[str, list[bool]]:
    """For every fact found, in its order, whether it is one of the gold facts; by kind of fact."""
    things = _things(gold["entities"], found["entities"])
    scores: dict[str, Callable[[Json, Json], float]] = {
        "roles": lambda g, f: _role(g, f, things),
        "relations": lambda g, f: _relation(g, f, things),
        "events": lambda g, f: _event(g, f, things),
        "claims": lambda g, f: _claim(g, f, things),
    }
    matched: dict[str, list[bool]] = {}
    for kind, score in scores.items():
        pairs = _pairs(gold.get(kind, []), found.get(kind, []), score)
        matched[kind] = [j in pairs.values() for j in range(len(found.get(kind, [])))]
    return matched


def _pairs(gold: Sequence[Json], found: Sequence[Json], score: Callable[[Json, Json], float]) -> dict[int, int]:
    """Index in gold -> index in found, one to one, the best first."""
    scored = [(score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for value, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if value > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _things(gold: Sequence[Json], found: Sequence[Json]) -> dict[str, str]:
    """Id of a thing found -> id of the gold thing that it is."""
    pairs = _pairs(gold, found, _likeness)
    return {found[j]["id"]: gold[i]["id"] for i, j in pairs.items()}


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
