"""Reads the lock: the files in ``requirements/``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
Environment = dict[str, str]
#: The environment in which the tests run.
HERE: Environment = {"extra": ""}


@dataclass(frozen=True)
class Locked:
    """One line of a lock."""

    requirement: Requirement
    hashes: frozenset[str]

    @property
    def version(self) -> str:
        return re.sub("^==", "", str(self.requirement.specifier))


def lock(text: str) -> dict[str, list[Locked]]:
    """The lines of a lock by the name of their package: several, where versions differ by environment."""
    found: dict[str, list[Locked]] = {}
    for line in text.replace("\\\n", " ").splitlines():
        if line.startswith(("#", " ", "--")) or not line:
            continue
        requirement, *options = line.split(" --hash=")
        locked = Locked(Requirement(requirement), frozenset(" ".join(options).split()))
        found.setdefault(canonicalize_name(locked.requirement.name), []).append(locked)
    return found


def releases(locked: dict[str, list[Locked]]) -> set[tuple[str, str, frozenset[str]]]:
    return {(name, line.version, line.hashes) for name, lines in locked.items() for line in lines}


def read(name: str) -> dict[str, list[Locked]]:
    return lock((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8"))


def applies(requirement: Requirement, environment: Environment) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(environment)
