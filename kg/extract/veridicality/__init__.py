"""Veridicality: whether a text puts forward as true what it tells, or an operator above it takes that back.

The network says the status of each event; here are the operators that may stand anywhere above it, and after which
nothing is a fact: adverbs of hearsay, questions, inventions and rehearsals, suppositions, refuted and withdrawn
reports, "instead of". Their words are in ``lexicon/data/operators.tsv``. The notion is that of FactBank
(Saurí and Pustejovsky 2009), with the status of the model for its values.
"""

from __future__ import annotations

from itertools import chain, islice

from kg.extract.veridicality.operators import taken_back
from kg.extract.veridicality.scope import is_given, scope
from kg.extract.veridicality.worlds import framed
from kg.language import Annotation, Token
from kg.model import FACTS, EventType, Status

__all__ = ["asserted", "is_asserted"]

#: So far up an operator is looked for; clauses nest less deep, but for endless sentences.
_HIGHEST = 24


def asserted(annotation: Annotation, trigger: Token, status: Status, kind: EventType) -> Status:
    """``status`` of the event that ``trigger`` tells, as far as no operator above takes it back.

    Only what would stand as a fact, or as planned, is changed.
    """
    if status not in FACTS and status is not Status.SCHEDULED:
        return status
    path = (trigger, *islice(trigger.ancestors(), _HIGHEST))
    in_worlds = (framed(link, below, kind) for below, link in zip((trigger, *path), path, strict=False))
    given = is_given(trigger)
    below_operators = (taken_back(annotation, link, given=given) for link in islice(scope(trigger), _HIGHEST))
    return next((found for found in chain(in_worlds, below_operators) if found is not None), status)


def is_asserted(annotation: Annotation, word: Token) -> bool:
    """Whether what ``word`` tells of something that holds, a membership say, is put forward as true."""
    return asserted(annotation, word, Status.ONGOING, EventType.DECISION) is Status.ONGOING
