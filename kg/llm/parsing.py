"""What a model wrote, as JSON: repaired where it is nearly that, nothing where it is not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import json_repair

__all__ = ["parsed"]

_LONGEST = 400_000
_DEEPEST = 40


def parsed(text: str) -> Mapping[str, Any] | None:
    """The object that an answer holds, with words around it or with faults of form; None if there is none."""
    start = text.find("{")
    if start < 0 or len(text) > _LONGEST or _depth(text) > _DEEPEST:
        return None
    body = text[start:]
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        try:
            found = json_repair.loads(body)
        except Exception:  # noqa: BLE001 - a library that repairs whatever comes may raise whatever it likes
            return None
    if isinstance(found, list):  # several objects, one after the other
        found = next((each for each in found if isinstance(each, dict)), None)
    return found if isinstance(found, dict) and found else None


def _depth(text: str) -> int:
    deepest = depth = 0
    for letter in text:
        if letter in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "}]":
            depth -= 1
    return deepest
