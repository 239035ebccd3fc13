"""The words that tell events and the frames they ask for (``lexicon/data/events.tsv``, ``light_verbs.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.language import Annotation, Token
from kg.language.phrasal import verb_words
from kg.lexicon.tables import broken_row, read_table, values
from kg.model import EventType, Status

_COLUMNS = ("word", "pos", "type", "object", "agent", "target", "place", "needs", "flags")
_JOINTS = re.compile(r"[_-]")
_MOODS = (Status.POSSIBLE, Status.REQUESTED)
_FACTS = {Status.OCCURRED, Status.ONGOING, Status.SCHEDULED}
_NAMED_STORMS = {"Hurricane", "Typhoon", "Cyclone", "Storm"}
_WATCHERS = {"center", "centre", "watch", "warning", "season", "service"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A way in which a word tells an event; see ``lexicon/data/events.tsv`` for what the fields mean.

    Args:
        needs: alternatives, each a set of conditions that must all hold.
    """

    word: str
    pos: str
    type: EventType
    object: str
    agent: tuple[str, ...]
    target: tuple[str, ...]
    place: tuple[str, ...]
    needs: tuple[frozenset[str], ...]
    flags: frozenset[str]

    @property
    def lasting(self) -> bool:
        return "lasting" in self.flags

    def mood(self, status: Status) -> Status:
        """``status`` as the word itself leaves it: who is invited has not come yet, what is debated is not decided."""
        own = next((mood for mood in _MOODS if mood.value in self.flags), None)
        return own if own is not None and status in _FACTS else status


def _split(text: str, mark: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(mark) if part.strip())


@cache
def _frames() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    found: dict[tuple[str, str], list[Frame]] = {}
    defaults: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in read_table("events.tsv", _COLUMNS, (("type", " ".join(EventType)),)):
        words, pos, kind = row[:3]
        if words == "*":
            defaults[kind, pos] = row
        base = defaults.get((kind, pos))
        if base is None or not kind:
            raise broken_row("events.tsv", row, f"no line with * before it is for {pos!r} and {kind!r}")
        full = [base[i] if row[i] == "-" and i > 3 else row[i] for i in range(9)]
        for word in values(words):
            if word != "*":
                found.setdefault((pos, word), []).append(_frame(word, full))
    return MappingProxyType({key: tuple(frames) for key, frames in found.items()})


@cache
def _heads(pos: str) -> frozenset[str]:
    """The words that head those listed: "step" of "step_down", "call" of "phone_call"."""
    if pos == "verb":
        return frozenset(word.partition("_")[0] for listed, word in _frames() if listed == pos)
    return frozenset(_JOINTS.split(word)[-1] for listed, word in _frames() if listed == pos)


def _frame(word: str, row: list[str]) -> Frame:
    return Frame(
        word=word,
        pos=row[1],
        type=EventType(row[2]),
        object=row[3],
        agent=_split(row[4], ","),
        target=_split(row[5], ","),
        place=_split(row[6], ","),
        needs=tuple(frozenset(_split(part, "+")) for part in values(row[7])),
        flags=frozenset(_split(row[8], ",")),
    )


@cache
def _light() -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for verbs, types, role in read_table("light_verbs.tsv", ("verbs", "types", "subject")):
        for verb in values(verbs):
            for kind in values(types):
                found.setdefault((verb, kind), role)
    return MappingProxyType(found)


def light_role(words: list[str], kind: EventType) -> str | None:
    """What the subject of a light verb (any of ``words``: "hold", "call_for") is to its noun; None if not light."""
    for word in words:
        role = _light().get((word, kind.value)) or _light().get((word, "*"))
        if role is not None:
            return role
    return None


def noun_words(annotation: Annotation, noun: Token) -> list[str]:
    """The words a noun may be listed under, the fullest first: "cease-fire", "phone_call", "call"."""
    lemma = noun.lemma.lower()
    forms = [lemma] if lemma == noun.lower else [lemma, noun.lower]
    if noun.tag in {"NNPS", "NNP"} and noun.lower.endswith("s"):
        forms.append(noun.lower[:-1])
    found: list[str] = []
    before = annotation.next(noun, -1)
    if _heads("noun").isdisjoint(forms) and (before is None or before.text not in _NAMED_STORMS):
        return []
    if before is not None and before.text in _NAMED_STORMS and noun.lower not in _WATCHERS and noun.pos == "PROPN":
        found.append(before.lower)
    elif before is not None:
        first = annotation.next(noun, -2)
        if before.text == "-" and first is not None:
            found.extend(f"{first.lower}-{form}" for form in forms)
        else:
            found.extend(
                f"{word}_{form}" for word in dict.fromkeys((before.lower, before.lemma.lower())) for form in forms
            )
    return found + forms


def frames_of(annotation: Annotation, token: Token) -> tuple[Frame, ...]:
    """The frames of the fullest listed word that ``token`` heads; none if it tells no event."""
    if token.pos == "VERB":
        words, pos = verb_words(token) if token.lemma.lower() in _heads("verb") else [], "verb"
    elif token.pos in {"NOUN", "PROPN"} and not (token.text == "March" and token.entity == "DATE"):
        words, pos = noun_words(annotation, token), "noun"
    else:
        return ()
    found: list[Frame] = []
    for word in words:
        found.extend(_frames().get((pos, word), ()))
        if found and pos == "noun":
            break
    return tuple(found)
