"""Which words are forms of the word lists: states and their adjectives, bodies, cities. What they mean is not asked."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.listed import forms_at
from kg.language import Annotation
from kg.lexicon.gazetteer import Form, Gazetteer, Known
from kg.model import EntityType

__all__ = ["SORTS", "listed_forms"]

#: What a form may be.
SORTS = ("state", "adjective", "people", "capital", "organization", "place", "group")
_BY_TYPE = {
    EntityType.STATE: "state",
    EntityType.ORGANIZATION: "organization",
    EntityType.PLACE: "place",
    EntityType.GROUP: "group",
}
_BY_FORM = {Form.ADJECTIVE: "adjective", Form.PEOPLE: "people", Form.CAPITAL: "capital"}


def listed_forms(annotation: Annotation, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """First token, last (exclusive), and sort of each form; the longest wherever one begins, none inside another."""
    tokens = annotation.tokens
    for sentence in annotation.sentences:
        i = sentence.first
        while i < sentence.last:
            last = i + 1
            if tokens[i].text[:1].isupper():
                form = next(forms_at(tokens, i, sentence.last, gazetteer), None)
                if form is not None:
                    last, _, readings = form
                    yield i, last, _sort(readings[0])
            i = last


def _sort(known: Known) -> str:
    return _BY_FORM.get(known.form) or _BY_TYPE[known.type]
