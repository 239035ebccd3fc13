"""Short English labels of facts, for people who look at a graph."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote

from kg.model import Claim, ComponentVersion, Event, Role
from kg.rdf.index import natural_key

_LONGEST = 80
#: What may stand in the name or version of a component; anything else (a comma, a space) is escaped.
_PLAIN = "/@:+()"


def shortened(words: str) -> str:
    """The words on one line, cut after about 80 characters."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def event_label(event: Event, names: dict[str, str], *, status: bool = True) -> str:
    """``Visit (scheduled): Ann Lee → Freedonia``."""
    what = f"{event.type} ({event.status})" if status else event.type
    agents, targets = (_listed(ids, names) for ids in (event.agents, event.targets))
    who = " → ".join(part for part in (agents or ("?" if targets else ""), targets) if part)
    return shortened(f"{what}: {who}" if who else what)


def role_label(role: Role, names: dict[str, str]) -> str:
    """``Ann Lee: foreign minister, Freedonia (current)``."""
    of = f", {names[role.of]}" if role.of is not None else ""
    return shortened(f"{names[role.person]}: {role.title}{of} ({role.status})")


def claim_label(claim: Claim, names: dict[str, str], words: str) -> str:
    """``Ann Lee (promise): we will come``."""
    return shortened(f"{_listed(claim.speakers, names)} ({claim.stance}): {words}")


def components_text(components: Iterable[ComponentVersion]) -> str:
    """``encoder.events 1, offices 1``; `components_in` reads it back."""
    written = (tuple(quote(each, safe=_PLAIN) for each in (part.name, part.version)) for part in components)
    return ", ".join(map(" ".join, sorted(written)))


def components_in(words: str) -> tuple[ComponentVersion, ...]:
    """The components that such a text names."""
    parts = (part.partition(" ") for part in words.split(", "))
    return tuple(ComponentVersion(unquote(name), unquote(version)) for name, _, version in parts)


def _listed(ids: Iterable[str], names: dict[str, str]) -> str:
    """The names in the order in which the article brings them up."""
    return ", ".join(names[id] for id in sorted(ids, key=natural_key))
