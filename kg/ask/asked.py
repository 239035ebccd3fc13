"""What a question asks for, taken apart: the facts that are looked for, and what must hold of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.ask.patterns import ADJUNCTS, Match
from kg.ask.periods import Span
from kg.ask.phrases import Phrase, Phrases
from kg.ask.words import Act, by_noun, by_participle, by_verb, classes, either

#: What is told of facts that are asked for: they happened, lie ahead, may be, did not happen, or any of these.
HAPPENED, AHEAD, POSSIBLE, DENIED, ANY = "happened", "ahead", "possible", "denied", "any"
_FREE = ("extra", "text")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart.

    Args:
        what, focus: as the pattern has them.
        act: which events and claims; None for all events.
        who: who acts or speaks; all of these must.
        to: whom it is done to.
        any_part: who takes part in whatever way.
        place, topic, source: where, about what, and according to whom.
        title: the title of an office.
        words: words that the texts must have.
        span: when.
        status: see the constants.
        unread: words of the question of which nothing was made.
    """

    what: str
    focus: str
    act: Act | None = None
    who: tuple[Phrase, ...] = ()
    to: tuple[Phrase, ...] = ()
    any_part: tuple[Phrase, ...] = ()
    place: tuple[Phrase, ...] = ()
    topic: tuple[Phrase, ...] = ()
    source: tuple[Phrase, ...] = ()
    title: str = ""
    words: tuple[str, ...] = ()
    span: Span | None = None
    status: str = HAPPENED
    unread: tuple[str, ...] = ()

    @property
    def cost(self) -> float:
        """How much of the question was taken for mere words: the less, the better it is understood."""
        phrases = (*self.who, *self.to, *self.any_part, *self.place, *self.topic, *self.source)
        loose = sum(len(phrase.words) * (1.0 if phrase.iris else 1.2) for phrase in phrases)
        return loose + 1.2 * len(self.words) + 2 * len(self.unread)


def asked(match: Match, phrases: Phrases, span: Span | None, *, negated: bool) -> Asked:
    """What a question asks for by a pattern that fits it."""
    slots = match.slots
    found = Asked(match.pattern.what, match.pattern.focus, act=_act(slots), span=span, status=_status(match, negated))
    found = replace(found, title=slots.get("title", ""))
    for slot, part in (("who", "who"), ("to", "to"), ("any", "any_part"), ("of", "any_part"), ("topic", "topic")):
        if slot in slots:
            found = _with(found, part, phrases.read(slots[slot]))
    for slot in _FREE:
        if slot in slots:
            phrase = phrases.read(slots[slot]) if "@" in slots[slot] else ()
            named = tuple(each for each in phrase if each.iris)
            loose = _content(slots[slot])
            found = _with(found, "any_part", named) if slot == "extra" else found
            found = replace(found, words=(*found.words, *(loose if slot == "text" or not named else ())))
    for role, text in _split(slots.get("adjuncts", "")):
        found = _adjunct(found, role, text, phrases)
    return found


def _adjunct(found: Asked, role: str, text: str, phrases: Phrases) -> Asked:
    """A preposition with what follows it."""
    read = phrases.read(text)
    if role == "by" and found.focus == "to" and not found.who:
        return _with(found, "who", read)
    if role == "during":
        return replace(found, words=(*found.words, *_content(text)))
    if role == "on" and found.what != "said" and all(phrase.kind not in {"Issue", ""} for phrase in read):
        return _with(found, "to", read)
    is_event = [word for word in text.split() if word in by_noun()]
    if role in {"where", "of", "about"} and is_event and not any(phrase.iris for phrase in read):
        # "in the attack": the words say which event, of what kind it is
        return found if found.act is not None else replace(found, act=by_noun()[is_event[0]])
    if role == "where" and not any(phrase.iris for phrase in read):
        return replace(found, words=(*found.words, *_content(text)))
    part = {"source": "source", "where": "place", "about": "topic", "on": "topic", "to": "to", "with": "any_part",
            "by": "who", "of": "any_part"}[role]  # fmt: skip
    return _with(found, part, read)


def _with(found: Asked, part: str, phrases: tuple[Phrase, ...]) -> Asked:
    return replace(found, **{part: (*getattr(found, part), *phrases)})


def _act(slots: Mapping[str, str]) -> Act | None:
    for group, table in (
        ("acted", by_participle()),
        ("stanced", by_participle()),
        ("act", by_verb()),
        ("stance", by_verb()),
        ("noun", by_noun()),
    ):
        if group in slots:
            return table[slots[group]]
    return None


def _status(match: Match, negated: bool) -> str:
    slots = match.slots
    if negated:
        return DENIED
    aux = next((slots[name] for name in ("aux", "will", "may", "be", "did") if name in slots), "")
    if match.pattern.what == "planned" or "planned" in slots or aux in classes()["will"] or aux == "will be":
        return POSSIBLE if aux in classes()["may"] or "may" in slots else AHEAD
    if aux in classes()["may"]:
        return POSSIBLE
    if match.pattern.focus == "yes" or match.pattern.what in {"evidence", "why", "count"}:
        return ANY
    # "is visiting", "when is the visit": not over, if it is told at all
    return ANY if aux in {"is", "are"} and match.pattern.focus != "to" else HAPPENED


def _split(text: str) -> list[tuple[str, str]]:
    """Prepositions with what follows them, in their order."""
    preposition = {word: name for name in reversed(ADJUNCTS) for word in classes()[name]}
    parts = re.split(rf"(?:^|\s)({either(preposition)})(?=\s|$)", text)
    return [
        (preposition[parts[at]], parts[at + 1].strip()) for at in range(1, len(parts) - 1, 2) if parts[at + 1].strip()
    ]


def _content(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.split() if word not in classes()["small"] and "@" not in word and word != "'s")
