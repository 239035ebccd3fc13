"""Facts in the form of the facts JSON: ``ID.gold.json``. They have no places, and none is asked for.

Where the words of a fact stand in the article, that is a place to show it, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.evaluation.facts import Claim, Event, Facts, Office, Relation, Telling, Thing
from kg.evaluation.truth.json_file import Entry
from kg.model import EntityType, EventType, RelationType, RoleStatus, Span, Stance, Status
from kg.notes import straight

__all__ = ["KEYS", "Ids", "read_gold"]

_FACT = frozenset({"id", "iri", "evidence", "start_offset", "end_offset", "rule", "trigger", "confidence"})
_DATED = _FACT | {"contexts", "date_inferred", "end", "issues", "mode", "monthDay", "plover", "ploverRoot", "targets"}
#: The keys that the facts JSON has, of the whole ("") and of each of its sections.
KEYS = {
    "": frozenset({"version", "article", "entities", "roles", "relations", "events", "claims", "times"}),
    "article": frozenset({"id", "iri", "published", "published_inferred", "title", "source", "author", "url", "text"}),
    "entities": frozenset({"id", "iri", "type", "name", "aliases", "link", "reference", "links", "mentions"}),
    "roles": _FACT | {"person", "title", "of", "status", "further"},
    "relations": _FACT | {"type", "subject", "object", "further"},
    "events": _DATED
    | {"type", "agents", "places", "start", "status", "accordingTo", "alsoAccordingTo", "tolls", "amounts", "further"},
    "claims": _DATED | {"speakers", "stance", "audience", "date", "text", "source", "cue", "content"},
}


class Ids:
    """The things that are declared, which facts may name."""

    def __init__(self) -> None:
        self.types: dict[str, str] = {}

    def declare(self, entry: Entry, type: str) -> str:
        """The id of a thing.

        Raises:
            InputError: if another thing has it.
        """
        id = entry.text("id")
        entry.check_own(id, self.types, "give each thing an id of its own")
        self.types[id] = type
        return id

    def one(self, entry: Entry, key: str) -> str:
        """The thing that a fact names.

        Raises:
            InputError: if it names none, or one that is not declared.
        """
        return self._known(entry, key, entry.text(key))

    def perhaps(self, entry: Entry, key: str) -> str | None:
        return self.one(entry, key) if entry.values.get(key) else None

    def all(self, entry: Entry, key: str) -> tuple[str, ...]:
        return tuple(self._known(entry, key, id) for id in entry.texts(key))

    def _known(self, entry: Entry, key: str, id: str) -> str:
        if id not in self.types:
            entry.refuse(f"names {id[:40]!r}, which no entity has as its id", "declare it among the entities", key)
        return id


def read_gold(file: Entry, text: str) -> Facts:
    """The facts of a file, about an article of that text.

    Raises:
        InputError: if one is not as it must be.
    """
    ids = Ids()
    plain = straight(text)
    file.only(KEYS[""]).object("article").only(KEYS["article"])

    def section(name: str) -> Iterable[Entry]:
        return file.objects(name, KEYS[name])

    return Facts(
        things=tuple(_things(section("entities"), ids)),
        offices=tuple(
            Office(
                ids.one(entry, "person"),
                entry.text("title"),
                ids.perhaps(entry, "of"),
                entry.optional_one_of("status", RoleStatus),
                telling=_telling(entry, plain),
            )
            for entry in section("roles")
        ),
        relations=tuple(
            Relation(
                entry.one_of("type", RelationType),
                ids.one(entry, "subject"),
                ids.one(entry, "object"),
                _telling(entry, plain),
            )
            for entry in section("relations")
        ),
        events=tuple(
            Event(
                entry.one_of("type", EventType),
                entry.optional_one_of("status", Status),
                ids.all(entry, "agents"),
                ids.all(entry, "targets"),
                ids.all(entry, "places"),
                entry.texts("issues"),
                *entry.interval(),
                telling=_telling(entry, plain),
            )
            for entry in section("events")
        ),
        claims=tuple(
            Claim(
                ids.all(entry, "speakers"),
                entry.text("text"),
                entry.optional_one_of("stance", Stance),
                telling=_telling(entry, plain, "text"),
            )
            for entry in section("claims")
        ),
        has_places=False,
    )


def _things(entries: Iterable[Entry], ids: Ids) -> Iterable[Thing]:
    for entry in entries:
        type = entry.one_of("type", EntityType)
        yield Thing(ids.declare(entry, type), type, entry.text("name"), entry.texts("aliases"))


def _telling(entry: Entry, plain: str, key: str = "evidence") -> Telling:
    words = entry.optional_text(key) or ""
    first = straight(words).partition(" … ")[0]
    start = plain.find(first) if first else -1
    return Telling(words, Span(start, start + len(first)) if start >= 0 else None)
