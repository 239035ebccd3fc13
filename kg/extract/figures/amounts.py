"""Amounts of events: money, people and goods that are given, promised, forbidden or deployed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.figures.quantities import Quantity, phrase_of
from kg.language import Token
from kg.lexicon.figures import figure_words
from kg.model import FigureKind


@dataclass(frozen=True, slots=True)
class Amount:
    """See :class:`~kg.extract.figures.tolls.Toll`; ``unit`` is that of :class:`kg.model.Figure`."""

    kind: FigureKind
    quantity: Quantity
    unit: str
    of: Sequence[Token]

    @property
    def word(self) -> Token:
        return self.quantity.noun or self.quantity.tokens[-1]

    @property
    def tokens(self) -> list[Token]:
        return [*self.quantity.tokens, *self.of]


def amounts(quantities: Sequence[Quantity]) -> list[Amount]:
    """Those of the number phrases that are money, or count people and goods of the lists."""
    found = []
    for quantity in quantities:
        noun = quantity.noun
        if quantity.currency is not None:
            found.append(Amount(FigureKind.MONEY, quantity, quantity.currency, ()))
        elif noun is not None and noun.tag in {"NNS", "NNPS", "NN"}:
            for kind in (FigureKind.PEOPLE, FigureKind.GOODS):
                units = figure_words(kind.value)
                unit = next((word for word in (noun.lower, noun.lemma.lower()) if word in units), None)
                if unit is not None:
                    at = quantity.tokens[-1].i
                    found.append(Amount(kind, quantity, unit, phrase_of(noun, after=at if at < noun.i else -1)))
                    break
    return found
