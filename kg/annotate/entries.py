"""The notes as they are, beside the notes as they were written: what is new in them, and what has changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.evaluation.truth.json_file import Entry
from kg.evaluation.truth.notes import read_notes
from kg.model import ArticleFacts, Entity, Span
from kg.notes import SECTIONS, QuotedText, names_in_notes, notes_of
from kg.rdf.timex import dates_of

__all__ = ["Counts", "Edits"]

_QUOTES = frozenset({"mentions", "title", "evidence", "triggers", "time", "source", "cue", "content", "audience"})


@dataclass(slots=True)
class Counts:
    """How many facts were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def is_changed(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class Edits:
    """What a person did to the notes of an article.

    Raises:
        InputError: if the notes are not as they must be.
    """

    def __init__(self, base: ArticleFacts, file: Entry) -> None:
        read_notes(file, base.article.text)  # every quote stands, every id is known
        self.file = file
        self.text = QuotedText(base.article.text)
        written = notes_of(base, dates_of)
        called = names_in_notes(base.entities)
        self._before = {section: {fact["id"]: fact for fact in written[section]} for section in SECTIONS}
        self._entities = {called[entity.id]: entity for entity in base.entities}
        self._sections = {section: list(file.objects(section)) for section in SECTIONS}
        self._numbers = _numbers(base)
        self.article = (file.object("article"), written["article"])
        self._check_ids()
        self.names = {name: entity.id for name, entity in self._entities.items()}
        for entry in self._sections["entities"]:
            if entry.text("id") not in self.names:
                self.names[entry.text("id")] = self.new_id("e")
        self._changed = {
            section: {e.place: self._differing(section, e) for e in entries}
            for section, entries in self._sections.items()
        }
        self.counts = self._count()

    def section(self, name: str) -> list[Entry]:
        """Its entries."""
        return self._sections[name]

    def known(self, section: str, entry: Entry) -> str | None:
        """The id of the fact that it was written of; None for a new one."""
        id = entry.values.get("id")
        return id if id in self._before[section] else None

    def was_shown(self, section: str, id: str) -> bool:
        """Whether the notes had the fact, when they were written."""
        return id in self._before[section]

    def is_unseen(self, entity: Entity) -> bool:
        """Whether the notes had not, or had nothing to quote of it."""
        return all(each is not entity or name not in self._before["entities"] for name, each in self._entities.items())

    def changed(self, section: str, entry: Entry) -> frozenset[str]:
        """The keys that do not say what they said."""
        return self._changed[section][entry.place]

    def is_changed(self, section: str, entry: Entry, key: str) -> bool:
        return key in self.changed(section, entry)

    def entity(self, entry: Entry) -> Entity | None:
        """The entity that it was written of; None for a new one."""
        return self._entities.get(entry.text("id"))

    def id_of(self, entry: Entry, prefix: str = "") -> str:
        """The id in the facts: of an entity that of its name, of another fact a new one."""
        return self.new_id(prefix) if prefix else self.names[entry.text("id")]

    def new_id(self, prefix: str) -> str:
        self._numbers[prefix] += 1
        return f"{prefix}{self._numbers[prefix]}"

    def spans(self, entry: Entry, key: str, known: Iterable[Span]) -> list[Span]:
        """The places that are quoted.

        Args:
            known: places of the fact as it was, which several quotes may stand for, or wider ones.
        """
        left = dict.fromkeys(self._placed(entry.values.get(key)))
        had: list[Span] = []
        used: set[Span] = set()
        for span in known:
            pieces = self.text.pieces(span)
            if pieces and all(piece in left for piece in pieces):
                had.append(span)
                used.update(pieces)
        return [*had, *(piece for piece in left if piece not in used)]

    def whole(self, entry: Entry, key: str) -> Span | None:
        """From the first of the words that are quoted to the last."""
        placed = self._placed(entry.values.get(key))
        return Span(min(s.start for s in placed), max(s.end for s in placed)) if placed else None

    def hidden(self, entity: Entity | None) -> list[Span]:
        """Mentions that the notes did not show, because another thing had their words."""
        if entity is None:
            return []
        name = next(name for name, each in self._entities.items() if each is entity)
        shown = set(self._placed(self._before["entities"].get(name, {}).get("mentions")))
        return [m.span for m in entity.mentions if not shown.intersection(self.text.pieces(m.span))]

    def _placed(self, quotes: object) -> list[Span]:
        listed = quotes if isinstance(quotes, list) else [quotes] if quotes else []
        return [self.text.place(quote) for quote in listed]

    def _differing(self, section: str, entry: Entry) -> frozenset[str]:
        before = self._before[section].get(entry.values.get("id"))
        if before is None:
            return frozenset(entry.values)
        keys = (before.keys() | entry.values.keys()) - {"id"}
        return frozenset(key for key in keys if self._said(before, key) != self._said(entry.values, key))

    def _said(self, fact: Mapping[str, Any], key: str) -> object:
        value = fact.get(key)
        if key in _QUOTES:
            return frozenset(self._placed(value))
        return frozenset(value) if isinstance(value, list) else value or frozenset()

    def _count(self) -> Counts:
        counts = Counts()
        for section, entries in self._sections.items():
            known = [entry for entry in entries if self.known(section, entry)]
            counts.added += len(entries) - len(known)
            counts.changed += sum(bool(self.changed(section, entry)) for entry in known)
            counts.removed += len(self._before[section]) - len(known)
        return counts

    def _check_ids(self) -> None:
        for entries in self._sections.values():
            seen: set[str] = set()
            for entry in entries:
                id = entry.optional_text("id")
                if id is not None:
                    entry.check_own(id, seen, "leave the id of a new fact out")
                    seen.add(id)


def _numbers(facts: ArticleFacts) -> Counter[str]:
    """The highest number of the ids of each kind."""
    numbers: Counter[str] = Counter()
    sections = (facts.entities, facts.roles, facts.relations, facts.events, facts.claims, facts.figures)
    for id in (fact.id for section in sections for fact in section):
        found = re.fullmatch(r"([a-z]+)([0-9]{1,9})", id)
        if found is not None:
            numbers[found[1]] = max(numbers[found[1]], int(found[2]))
    return numbers
