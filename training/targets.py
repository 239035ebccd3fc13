"""The answers that the network is to learn, as tensors, window by window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from kg.extract.encoder.network import outputs
from kg.extract.encoder.network.inputs import Window
from kg.extract.encoder.network.pairs import nearness
from kg.extract.layers import Times
from kg.language.syntax import phrase_head
from training.examples import Anchor, Example

__all__ = ["Asked", "Target", "targets_of"]

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Asked:
    """Anchors of one kind, and what belongs to each of them.

    Args:
        words: the word of the window that stands for each.
        manner: see :class:`training.examples.Anchor`.
        near: how mentions lie to them.
        things: (anchors, things, channels), 1 where a thing belongs to it; only things that the window mentions.
        issues: (anchors, issues), 1 where the fact is about it.
    """

    words: Tensor
    manner: Tensor
    near: Tensor
    things: Tensor
    issues: Tensor


@dataclass(frozen=True, slots=True)
class Target:
    """One window.

    Args:
        trigger, cue, title: class of each word; :data:`IGNORED` for context.
        spans: (mentions, 3): first word, width less one, type; those that begin in the window's own words.
        mentions: (mentions, 3): first, last, head word of all in the window.
        thing_of: (mentions, things), True where the mention is one of the thing.
        antecedents: (mentions, mentions), True where the second, earlier, is of the same thing.
        mention_near: how mentions lie to mentions.
        parts: (cues, words, channels).
        part_near: how words lie to cues.
        times: (times, 3) words of the time expressions.
        time_near, timed: how they lie to triggers, and which of them date it.
        same, same_near: whether two triggers tell one event.
        issue: the issue that each word raises, nought for none.
        issues_noted: whether there are none where none stands.
        relations: (things, things, types), 1 where the first stands in a relation to the second.
    """

    window: Window
    trigger: Tensor
    cue: Tensor
    title: Tensor
    spans: Tensor
    own: Tensor
    mentions: Tensor
    thing_of: Tensor
    antecedents: Tensor
    mention_near: Tensor
    triggers: Asked
    cues: Asked
    titles: Asked
    parts: Tensor
    part_near: Tensor
    times: Tensor
    time_near: Tensor
    timed: Tensor
    same: Tensor
    same_near: Tensor
    issue: Tensor
    issues_noted: bool
    relations: Tensor


def targets_of(example: Example, *, issues_noted: bool = True) -> list[Target]:
    """
    Args:
        issues_noted: whether there are none where none was noted.
    """
    noted = issues_noted or example.has_issues
    return [_Builder(example, window, issues_noted=noted).target() for window in example.windows]


class _Builder:
    def __init__(self, example: Example, window: Window, *, issues_noted: bool) -> None:
        self.example, self.window, self.issues_noted = example, window, issues_noted
        self.tokens = example.annotation.tokens
        self.place = {int(word): n for n, word in enumerate(window.words)}
        self.own = {int(word) for word in window.words[window.own[0] : window.own[1]]}
        self.mentions = [
            each
            for each in example.mentions
            if all(i in self.place for i in range(*each.words)) and each.words[1] > each.words[0]
        ]
        things = sorted({thing for each in self.mentions for thing in each.things})
        self.thing = {thing: n for n, thing in enumerate(things)}

    def target(self) -> Target:
        triggers, cues, titles = (
            [each for each in anchors if each.words[0] in self.own]
            for anchors in (self.example.triggers, self.example.cues, self.example.titles)
        )
        count = len(self.window.words)
        mentions = [self._three(each.words) for each in self.mentions]
        thing_of = torch.zeros(len(self.mentions), len(self.thing), dtype=torch.bool)
        for n, mention in enumerate(self.mentions):
            for thing in mention.things:
                thing_of[n, self.thing[thing]] = True
        shared = (thing_of.float() @ thing_of.float().T) > 0
        places = [each.words for each in self.mentions]
        times = [
            (span[0].i, span[-1].i + 1)
            for time in self.example.layers[Times].datings
            if (span := self.example.annotation.tokens_in(time.span)) and all(token.i in self.place for token in span)
        ]
        timed = torch.zeros(len(triggers), len(times))
        for n, trigger in enumerate(triggers):
            for m, (first, last) in enumerate(times):
                timed[n, m] = any(a < last and first < b for a, b in trigger.spans[0])
        facts = torch.tensor([each.fact for each in triggers], dtype=torch.long)
        return Target(
            window=self.window,
            trigger=self._tags(triggers, lambda anchor, _n: 1 + anchor.label),
            cue=self._tags(cues, lambda _anchor, n: 1 if n == 0 else 2),
            title=self._tags(titles, lambda _anchor, n: 1 if n == 0 else 2),
            spans=_whole(
                [
                    (self.place[each.words[0]], each.words[1] - each.words[0] - 1, 1 + each.type)
                    for each in self.mentions
                    if each.words[0] in self.own and each.words[1] - each.words[0] <= outputs.WIDEST
                ],
                3,
            ),
            own=torch.tensor([self.window.own[0] <= n < self.window.own[1] for n in range(count)]),
            mentions=_whole(mentions, 3),
            thing_of=thing_of,
            antecedents=shared.tril(-1),
            mention_near=self._near(places, places),
            triggers=self._asked(triggers, places, len(outputs.EVENT_ROLES)),
            cues=self._asked(cues, places, len(outputs.CLAIM_ROLES)),
            titles=self._asked(titles, places, len(outputs.OFFICE_ROLES)),
            parts=self._parts(cues, count),
            part_near=self._near([each.words for each in cues], [(int(i), int(i) + 1) for i in self.window.words]),
            times=_whole([self._three(each) for each in times], 3),
            time_near=self._near([each.words for each in triggers], times),
            timed=timed,
            same=(facts[:, None] == facts[None]).float(),
            same_near=self._near([each.words for each in triggers], [each.words for each in triggers]),
            issue=self._issues(),
            issues_noted=self.issues_noted,
            relations=self._relations(),
        )

    def _three(self, words: tuple[int, int]) -> tuple[int, int, int]:
        """First, last and head word in the window."""
        first, last, head = self._phrase(words)
        return self.place[first], self.place[last], self.place[head]

    def _phrase(self, words: tuple[int, int]) -> tuple[int, int, int]:
        """First, last and head token."""
        return words[0], words[1] - 1, phrase_head(self.tokens[slice(*words)]).i

    def _near(self, left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]) -> Tensor:
        rows = [
            np.array([self._phrase(each) for each in side], dtype=np.int64).reshape(-1, 3) for side in (left, right)
        ]
        return torch.from_numpy(nearness(self.example.annotation, *rows)).to(torch.int16)

    def _tags(self, anchors: Sequence[Anchor], tag: object) -> Tensor:
        found = np.full(len(self.window.words), IGNORED)
        found[self.window.own[0] : self.window.own[1]] = 0
        for anchor in anchors:
            for n, i in enumerate(range(*anchor.words)):
                if i in self.own:
                    found[self.place[i]] = tag(anchor, n)  # type: ignore[operator]
        return torch.from_numpy(found)

    def _asked(self, anchors: Sequence[Anchor], places: Sequence[tuple[int, int]], channels: int) -> Asked:
        belongs = torch.zeros(len(anchors), len(self.thing), channels)
        for n, anchor in enumerate(anchors):
            for channel, things in enumerate(anchor.things):
                for thing in things:
                    if thing in self.thing:
                        belongs[n, self.thing[thing], channel] = 1
        return Asked(
            words=torch.tensor([self.place[each.words[0]] for each in anchors], dtype=torch.long),
            manner=torch.tensor([each.manner for each in anchors], dtype=torch.long),
            near=self._near([each.words for each in anchors], places),
            things=belongs,
            issues=torch.tensor(
                [[float(issue in each.issues) for issue in outputs.ISSUES] for each in anchors]
            ).reshape(len(anchors), len(outputs.ISSUES)),
        )

    def _issues(self) -> Tensor:
        found = np.full(len(self.window.words), IGNORED)
        if self.issues_noted:
            found[self.window.own[0] : self.window.own[1]] = 0
        for words, issue in self.example.issues:
            for i in range(*words):
                if i in self.own:
                    found[self.place[i]] = 1 + issue
        return torch.from_numpy(found)

    def _relations(self) -> Tensor:
        found = torch.zeros(len(self.thing), len(self.thing), len(outputs.RELATION_TYPES))
        for kind, subject, other in self.example.relations:
            if subject in self.thing and other in self.thing:
                found[self.thing[subject], self.thing[other], kind] = 1
        return found

    def _parts(self, cues: Sequence[Anchor], count: int) -> Tensor:
        found = torch.zeros(len(cues), count, len(outputs.CLAIM_PARTS))
        for n, cue in enumerate(cues):
            for channel, spans in enumerate(cue.spans):
                for first, last in spans:
                    for i in range(first, last):
                        if i in self.place:
                            found[n, self.place[i], channel] = 1
        return found


def _whole(rows: Sequence[tuple[int, ...]], columns: int) -> Tensor:
    return torch.tensor(rows, dtype=torch.long).reshape(len(rows), columns)
