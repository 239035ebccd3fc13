"""Notes on an article: ``ID.notes.json``, in which every fact quotes the words that it stands on."""

from __future__ import annotations

from collections.abc import Iterable

from kg.evaluation.facts import Claim, Event, Facts, Office, Relation, Telling, Thing
from kg.evaluation.truth.gold import Ids
from kg.evaluation.truth.json_file import Entry
from kg.model import (
    LOCATIONS,
    PERSONS,
    EntityType,
    EventType,
    Mention,
    MentionKind,
    RelationType,
    RoleStatus,
    Span,
    Stance,
    Status,
)
from kg.notes import QuotedText, QuoteError

__all__ = ["read_notes"]

_ARTICLE = ("id", "title", "published", "source", "author", "url")
#: The keys that the facts of a section may have.
_KEYS = {
    "entities": ("id", "type", "name", "mentions"),
    "roles": ("id", "person", "title", "of", "status"),
    "relations": ("id", "type", "subject", "object", "evidence"),
    "events": (
        *("id", "type", "status", "triggers", "evidence", "time", "start", "end"),
        *("agents", "targets", "places", "issues"),
    ),
    "claims": ("id", "speakers", "stance", "source", "cue", "content", "targets", "issues", "audience", "date"),
}


def read_notes(file: Entry, text: str) -> Facts:
    """The facts of a file, each with its places.

    Raises:
        InputError: if one is not as it must be, or quotes what the article does not say.
    """
    return _Notes(file, text).facts()


class _Notes:
    def __init__(self, file: Entry, text: str) -> None:
        self._file = file
        self._article = QuotedText(text)
        self._ids = Ids()

    def facts(self) -> Facts:
        self._file.only(("article", *_KEYS)).object("article").only(_ARTICLE)
        return Facts(
            things=tuple(self._things()),
            offices=tuple(map(self._office, self._section("roles"))),
            relations=tuple(map(self._relation, self._section("relations"))),
            events=tuple(map(self._event, self._section("events"))),
            claims=tuple(map(self._claim, self._section("claims"))),
        )

    def _section(self, name: str) -> Iterable[Entry]:
        return self._file.objects(name, _KEYS[name])

    def _things(self) -> Iterable[Thing]:
        taken: dict[Span, str] = {}
        for entry in self._section("entities"):
            type = entry.one_of("type", EntityType)
            id = self._ids.declare(entry, type)
            name = entry.text("name")
            spans = self._needed(entry, "mentions")
            mentions = tuple(Mention(span, self._article.kind(span)) for span in spans)
            if type != EntityType.ISSUE:
                self._one_name_one_thing(entry, mentions, id, taken)
            forms = {self._article.words(m.span) for m in mentions if m.kind is not MentionKind.PRONOUN}
            yield Thing(id, type, name, tuple(sorted(forms - {name})), mentions)

    def _one_name_one_thing(self, entry: Entry, mentions: Iterable[Mention], id: str, taken: dict[Span, str]) -> None:
        for mention in mentions:
            other = taken.setdefault(mention.span, id)
            if mention.kind is MentionKind.NAME and other != id:
                words = self._article.words(mention.span)
                cause = f"the name {words!r} at character {mention.span.start} is a mention of {other!r} too"
                entry.refuse(cause, "give the place to one of them", "mentions")

    def _office(self, entry: Entry) -> Office:
        person = self._of_type(entry, "person", (self._ids.one(entry, "person"),), PERSONS)[0]
        title = self._place(entry, "title", entry.text("title"))
        words = self._article.words(title)
        status = entry.optional_one_of("status", RoleStatus)
        return Office(person, words, self._ids.perhaps(entry, "of"), status, (title,), Telling(words, title))

    def _relation(self, entry: Entry) -> Relation:
        spans = self._places(entry, "evidence")
        ends = self._ids.one(entry, "subject"), self._ids.one(entry, "object")
        return Relation(entry.one_of("type", RelationType), *ends, self._telling(spans))

    def _event(self, entry: Entry) -> Event:
        triggers = self._needed(entry, "triggers")
        return Event(
            entry.one_of("type", EventType),
            entry.one_of("status", Status),
            self._ids.all(entry, "agents"),
            self._ids.all(entry, "targets"),
            self._of_type(entry, "places", self._ids.all(entry, "places"), LOCATIONS),
            entry.texts("issues"),
            *entry.interval(),
            triggers,
            self._places(entry, "time"),
            self._telling(self._places(entry, "evidence") or triggers),
        )

    def _claim(self, entry: Entry) -> Claim:
        content = self._needed(entry, "content")
        speakers = self._ids.all(entry, "speakers")
        if not speakers:
            entry.refuse("nobody speaks", "name the entities that say it", "speakers")
        return Claim(
            speakers,
            " … ".join(map(self._article.words, content)),
            entry.one_of("stance", Stance),
            self._places(entry, "source"),
            self._places(entry, "cue"),
            content,
            self._telling(content),
            self._ids.all(entry, "targets"),
            entry.texts("issues"),
            self._places(entry, "audience"),
        )

    def _of_type(self, entry: Entry, key: str, ids: tuple[str, ...], allowed: frozenset[EntityType]) -> tuple[str, ...]:
        for id in ids:
            if self._ids.types[id] not in allowed:
                kinds = " or ".join(sorted(allowed))
                entry.refuse(f"{id[:40]!r} is no {kinds}", "name another entity, or change its type", key)
        return ids

    def _telling(self, spans: tuple[Span, ...]) -> Telling:
        return Telling(self._article.words(spans[0]), spans[0]) if spans else Telling()

    def _needed(self, entry: Entry, key: str) -> tuple[Span, ...]:
        spans = self._places(entry, key)
        if not spans:
            entry.refuse("quotes no words", 'write "SENTENCE:WORDS", such as "12:said"', key)
        return spans

    def _places(self, entry: Entry, key: str) -> tuple[Span, ...]:
        quotes = entry.values.get(key) or []
        if not isinstance(quotes, str | list):
            entry.refuse("no list of quotes", 'write ["12:words"]', key)
        return tuple(self._place(entry, key, each) for each in ([quotes] if isinstance(quotes, str) else quotes))

    def _place(self, entry: Entry, key: str, quote: object) -> Span:
        try:
            return self._article.place(quote)
        except QuoteError as error:
            entry.refuse(str(error), "copy the words from that sentence; the first sentence is 0", key)
