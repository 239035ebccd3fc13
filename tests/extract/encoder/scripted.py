"""A network that says what a test wants it to, word by word and pair by pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from kg.extract.component import Reader
from kg.extract.encoder.network.inputs import Window
from kg.extract.encoder.network.outputs import (
    CLAIM_PARTS,
    CLAIM_ROLES,
    EVENT_ROLES,
    EVENT_TYPES,
    ISSUES,
    MENTION_TYPES,
    OFFICE_ROLES,
    RELATION_TYPES,
    ROLE_STATUSES,
    STANCES,
    STATUSES,
    WIDEST,
)
from kg.extract.encoder.network.signals import Floats, Ints, WordAnswers
from kg.extract.encoder.network.subwords import Subwords
from kg.extract.pipeline import components
from kg.language import Annotation
from kg.model import ArticleFacts, EntityType, EventType, Stance, Status
from tests.extract.encoder.given import annotated, subwords

#: How likely what a test says is.
_SURE = 0.98
_ROLES = {
    "event_roles": EVENT_ROLES,
    "claim_roles": CLAIM_ROLES,
    "office_roles": OFFICE_ROLES,
    "event_time": ("time",),
}


@dataclass
class Script:
    """What the network is to say of a text. Words are found by their first place; "word#2" is the second one.

    Args:
        mentions: phrases, by their first and last word (one word: "he"), and their types.
        triggers, cues, titles: words that tell events, words of attribution, words for offices.
        likely: how likely a trigger is, where it is less than sure.
        pairs: who belongs to a trigger, cue or title: (word, last word of the mention) -> role.
        content: words that a cue says.
        means: (last word of a mention, last word of an earlier one) -> score of the antecedent.
        same: triggers that tell one event.
        related: (last word, last word) -> relation.
        fitted: weights of signs by the name of a decision.
    """

    text: str
    mentions: Mapping[str, EntityType] = field(default_factory=dict)
    triggers: Mapping[str, tuple[EventType, Status]] = field(default_factory=dict)
    cues: Mapping[str, Stance] = field(default_factory=dict)
    titles: Sequence[str] = ()
    likely: Mapping[str, float] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    chances: Mapping[tuple[str, str], float] = field(default_factory=dict)
    content: Mapping[str, Sequence[str]] = field(default_factory=dict)
    means: Mapping[tuple[str, str], float] = field(default_factory=dict)
    same: Sequence[tuple[str, str]] = ()
    related: Mapping[tuple[str, str], str] = field(default_factory=dict)
    fitted: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def annotation(self) -> Annotation:
        return annotated(self.text)

    def reader(self) -> Reader:
        return Reader("scripted", components(model=_Scripted(self, self.annotation)), version="1", is_own=True)

    def facts(self) -> ArticleFacts:
        return self.reader().read(self.annotation)


class _Scripted:
    version = "1"

    def __init__(self, script: Script, annotation: Annotation) -> None:
        self._script, self._annotation = script, annotation

    @property
    def fitted(self) -> Mapping[str, Mapping[str, float]]:
        return self._script.fitted

    @property
    def subwords(self) -> Subwords:
        return subwords()

    def _at(self, word: str) -> int:
        text, _, number = word.partition("#")
        places = [token.i for token in self._annotation.tokens if token.text == text]
        return places[int(number or 1) - 1]

    def words(self, window: Window) -> WordAnswers:
        script, count = self._script, len(self._annotation.tokens)
        found = WordAnswers(
            vectors=np.zeros((count, 384), dtype=np.float32),
            trigger=_none(count, 1 + len(EVENT_TYPES)),
            cue=_none(count, 3),
            title=_none(count, 3),
            issue=_none(count, 1 + len(ISSUES)),
            status=_none(count, len(STATUSES)),
            stance=_none(count, len(STANCES)),
            tenure=_none(count, len(ROLE_STATUSES)),
            about=np.zeros((count, len(ISSUES)), dtype=np.float32),
            spans=np.stack([_none(count, 1 + len(MENTION_TYPES))] * WIDEST, axis=1),
        )
        for word, (kind, status) in script.triggers.items():
            _say(found.trigger[self._at(word)], 1 + EVENT_TYPES.index(kind), script.likely.get(word, _SURE))
            _say(found.status[self._at(word)], STATUSES.index(status))
        for word, stance in script.cues.items():
            _say(found.cue[self._at(word)], 1)
            _say(found.stance[self._at(word)], STANCES.index(stance))
        for word in script.titles:
            _say(found.title[self._at(word)], 1)
        for phrase, type in script.mentions.items():
            first, last = phrase.split(" ")[0], phrase.split(" ")[-1]
            start = self._at(first)
            _say(found.spans[start, self._at(last) - start], 1 + MENTION_TYPES.index(type))
        return WordAnswers(*(getattr(found, name)[window.words] for name in WordAnswers.__slots__))

    def _belonging(self, anchors: Ints, phrases: Ints, roles: Sequence[str]) -> Floats:
        found = np.zeros((len(anchors), len(phrases), len(roles)), dtype=np.float32)
        for (word, other), role in self._script.pairs.items():
            if role in roles:
                chosen = (anchors == self._at(word))[:, None] & (phrases[:, 1] == self._at(other))[None]
                found[chosen, roles.index(role)] = self._script.chances.get((word, other), _SURE)
        return found

    def pairs(self, head: str, vectors: Floats, anchors: Ints, near: Ints, phrases: Ints | None = None) -> Floats:
        if phrases is None:
            return self._parts(anchors, len(vectors)) if head == "claim_parts" else self._same_event(anchors)
        if head == "antecedent":
            return self._antecedent(anchors, phrases)
        if head == "relation":
            return self._relation(anchors, phrases)
        return self._belonging(anchors, phrases, _ROLES[head])

    def _parts(self, anchors: Ints, words: int) -> Floats:
        found = np.zeros((len(anchors), words, len(CLAIM_PARTS)), dtype=np.float32)
        for word, said in self._script.content.items():
            for each in said:
                found[anchors == self._at(word), self._at(each), 0] = self._script.chances.get((word, each), _SURE)
        return found

    def _antecedent(self, anchors: Ints, phrases: Ints) -> Floats:
        found = np.full((len(anchors), len(phrases), 1), -5.0, dtype=np.float32)
        for (word, other), score in self._script.means.items():
            chosen = phrases[anchors, 1][:, None] == self._at(word)
            found[chosen & (phrases[:, 1] == self._at(other))[None]] = score
        return found

    def _relation(self, anchors: Ints, phrases: Ints) -> Floats:
        found = np.full((len(anchors), len(phrases), len(RELATION_TYPES)), -9.0, dtype=np.float32)
        for (word, other), kind in self._script.related.items():
            chosen = phrases[anchors, 1][:, None] == self._at(word)
            both = chosen & (phrases[:, 1] == self._at(other))[None]
            found[both, [each.value for each in RELATION_TYPES].index(kind)] = 9.0
        return found

    def _same_event(self, anchors: Ints) -> Floats:
        found = np.full((len(anchors), len(anchors)), 0.02, dtype=np.float32)
        for pair in self._script.same:
            one, two = (anchors == self._at(word) for word in pair)
            found[one[:, None] & two[None]] = found[two[:, None] & one[None]] = _SURE
        return found


def _none(count: int, classes: int) -> Floats:
    found = np.zeros((count, classes), dtype=np.float32)
    found[:, 0] = 1
    return found


def _say(row: Floats, number: int, likely: float = _SURE) -> None:
    row[:] = 0
    row[0] = 1 - likely
    row[number] = likely
