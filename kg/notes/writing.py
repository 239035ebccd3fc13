"""Facts as notes: what was read of an article, for a person to correct.

Notes say less than facts: neither how sure something is, by which rule it was read, how it is coded, what it is linked
to, nor its figures. What has no words that can be quoted, or only a name that notes give to another thing, is left out
with the facts that need it. Who reads corrected notes back keeps the facts beside them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Set
from typing import Any

from kg.model import Article, ArticleFacts, Claim, Entity, EntityType, Event, MentionKind, Role, Span, TimeMention
from kg.notes.quotes import QuotedText
from kg.slugs import slug

__all__ = ["SECTIONS", "Notes", "names_in_notes", "notes_of", "notes_text"]

#: As the file has them: sections of facts, each with its keys.
Notes = dict[str, Any]
SECTIONS = ("entities", "roles", "relations", "events", "claims")
#: First and last day of what words mean that name a time; None where they name none.
Days = Callable[[str], tuple[str | None, str | None] | None]

#: Notes have no dates without a year.
_DATE = re.compile(r"(?!0000)\d{4}(-\d{2}(-\d{2})?)?")


def notes_of(facts: ArticleFacts, days: Days = lambda _: None) -> Notes:
    """The notes of an article.

    Args:
        days: of a TIMEX3 value; without it, events have no words of their dates.
    """
    return _Writer(facts, days).notes()


def names_in_notes(entities: Iterable[Entity]) -> dict[str, str]:
    """What notes call each entity, by its id: like its name."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for entity in entities:
        name = own = slug(entity.name)
        number = 1
        while name in taken:
            number += 1
            name = f"{own}-{number}"
        taken.add(name)
        names[entity.id] = name
    return names


def notes_text(notes: Mapping[str, Any]) -> str:
    """The notes as a file, a line for each fact."""
    parts = [f' "article": {_line(notes.get("article", {}))}']
    for section in SECTIONS:
        lines = ",\n".join(f"  {_line(fact)}" for fact in notes.get(section, ()))
        parts.append(f' "{section}": [\n{lines}\n ]' if lines else f' "{section}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    def __init__(self, facts: ArticleFacts, days: Days) -> None:
        self._facts = facts
        self._days = days
        self._text = QuotedText(facts.article.text)
        self._shown = self._mentions()
        self._names = {id: name for id, name in names_in_notes(facts.entities).items() if self._shown[id]}
        self._issues = {entity.id: entity.name for entity in facts.entities if entity.type is EntityType.ISSUE}

    def notes(self) -> Notes:
        facts = self._facts
        return {
            "article": _some(_article(facts.article)),
            "entities": list(self._entities()),
            "roles": [
                _some(noted)
                for role in facts.roles
                if role.person in self._names and (noted := self._role(role))["title"] is not None
            ],
            "relations": [
                {
                    "id": each.id,
                    "type": each.type.value,
                    "subject": self._names[each.subject],
                    "object": self._names[each.object],
                    "evidence": self._quotes(told.span for told in each.evidence),
                }
                for each in facts.relations
                if each.subject in self._names and each.object in self._names
            ],
            "events": [_some(noted) for noted in map(self._event, facts.events) if noted["triggers"]],
            "claims": [
                _some(noted) for noted in map(self._claim, facts.claims) if noted["speakers"] and noted["content"]
            ],
        }

    def _entities(self) -> Iterable[dict[str, Any]]:
        for entity in self._facts.entities:
            if entity.id in self._names:
                quotes = self._quotes(self._shown[entity.id])
                yield {"id": self._names[entity.id], "type": entity.type.value, "name": entity.name, "mentions": quotes}

    def _mentions(self) -> dict[str, list[Span]]:
        """The mentions of each thing. Notes give a name to one thing; where several bear it, to the rarest."""
        shown = {
            entity.id: [mention.span for mention in entity.mentions if self._text.quotes(mention.span)]
            for entity in self._facts.entities
        }
        taken: set[Span] = set()
        things = (entity for entity in self._facts.entities if entity.type is not EntityType.ISSUE)
        for entity in sorted(things, key=lambda entity: len(entity.mentions)):
            shown[entity.id] = [span for span in shown[entity.id] if not self._is_taken(span, taken)]
            taken.update(piece for span in shown[entity.id] for piece in self._text.pieces(span))
        return shown

    def _is_taken(self, span: Span, taken: Set[Span]) -> bool:
        pieces = self._text.pieces(span)
        return any(piece in taken and self._text.kind(piece) is MentionKind.NAME for piece in pieces)

    def _role(self, role: Role) -> dict[str, Any]:
        return {
            "id": role.id,
            "person": self._names[role.person],
            "title": self._title(role),
            "of": None if role.of is None else self._names.get(role.of),
            "status": role.status.value,
        }

    def _title(self, role: Role) -> str | None:
        """Its words, or where these stand otherwise in the text, those that prove it."""
        found = (self._find(role.title, told.span) for told in role.evidence)
        told = role.evidence[0]
        place = next((span for span in found if span is not None), told.trigger or told.span)
        return next(iter(self._text.quotes(place)), None)

    def _event(self, event: Event) -> dict[str, Any]:
        triggers = [told.trigger for told in event.evidence if told.trigger is not None]
        time = self._time(event)
        return {
            "id": event.id,
            "type": event.type.value,
            "status": event.status.value,
            "triggers": self._quotes(sorted(triggers or [event.evidence[0].span])),
            "agents": self._named(event.agents),
            "targets": self._named(event.targets),
            "places": self._named(event.places),
            "issues": [self._issues[id] for id in event.issues],
            "evidence": self._quotes([event.evidence[0].span]),
            "time": self._quotes([time.span] if time is not None else []),
            "start": _date(event.start),
            "end": _date(event.end),
        }

    def _time(self, event: Event) -> TimeMention | None:
        """The words of its date: near where it is told, of the same days."""
        if event.start is None and event.end is None:
            return None
        near = [span for told in event.evidence for span in (told.span, self._text.sentence(told.trigger or told.span))]
        meant = [time for time in self._facts.times if self._days(time.value) == (event.start, event.end)]
        return next((time for span in near for time in meant if span.contains(time.span)), None)

    def _claim(self, claim: Claim) -> dict[str, Any]:
        evidence = claim.evidence.span
        around = self._text.sentence(evidence).to(evidence)
        audience = self._find(claim.audience, around) if claim.audience else None
        return {
            "id": claim.id,
            "speakers": self._named(claim.speakers),
            "stance": claim.stance.value,
            "source": self._quotes(claim.source),
            "cue": self._quotes(claim.cue),
            "content": self._quotes(claim.content),
            "targets": self._named(claim.targets),
            "issues": [self._issues[id] for id in claim.issues],
            "audience": self._quotes([audience] if audience is not None else []),
            "date": _date(claim.start),
        }

    def _named(self, ids: Iterable[str]) -> list[str]:
        return [self._names[id] for id in ids if id in self._names]

    def _find(self, words: str, around: Span) -> Span | None:
        pattern = r"\s+".join(map(re.escape, words.split()))
        found = re.search(rf"(?<!\w){pattern}(?!\w)", self._facts.article.words(around)) if pattern else None
        return None if found is None else Span(around.start + found.start(), around.start + found.end())

    def _quotes(self, spans: Iterable[Span]) -> list[str]:
        return list(dict.fromkeys(quote for span in spans for quote in self._text.quotes(span)))


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "published": None if article.published_inferred else _date(article.published),
        "source": article.source,
        "author": article.author,
        "url": article.url,
    }


def _date(value: str | None) -> str | None:
    return value if value is not None and _DATE.fullmatch(value) else None


def _some(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing."""
    return {key: value for key, value in values.items() if value not in (None, [], "")}
