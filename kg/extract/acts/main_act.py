"""Which of several acts a sentence tells first of all."""

from __future__ import annotations

from kg.language import Annotation
from kg.model import ArticleFacts, Coding, Span

__all__ = ["main_act"]

_FAR = 1_000


def main_act(annotation: Annotation, facts: ArticleFacts) -> Coding | None:
    """The coding of the act whose words stand nearest to the root of their sentence; of a claim before an event.

    What is only stated is no act, hence what is told counts then. None where nothing is an act.
    """
    told = [(said.cue, said.coding) for said in facts.claims]
    told += [(tuple(each.trigger or each.span for each in event.evidence), event.coding) for event in facts.events]
    coded = [
        (min(_depth(annotation, span) for span in spans), n, coding)
        for n, (spans, coding) in enumerate(told)
        if coding is not None
    ]
    return min(coded, key=lambda each: each[:2])[2] if coded else None


def _depth(annotation: Annotation, span: Span) -> int:
    return min((sum(1 for _ in token.ancestors()) for token in annotation.tokens_in(span)), default=_FAR)
