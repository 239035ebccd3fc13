"""Which words are forms of the word lists: states and their adjectives, bodies, cities. What they mean is not asked."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language import Annotation
from kg.lexicon.gazetteer import Form, Gazetteer, Known
from kg.model import EntityType

__all__ = ["SORTS", "listed_forms"]

#: What a form may be.
SORTS = ("state", "adjective", "people", "capital", "organization", "place", "group")
_LONGEST_NAME = 9
#: A form in capitals that is at least so long is looked for as it is written elsewhere: headlines shout.
_SHORTEST_SHOUT = 6
_BY_TYPE = {
    EntityType.STATE: "state",
    EntityType.ORGANIZATION: "organization",
    EntityType.PLACE: "place",
    EntityType.GROUP: "group",
}
_BY_FORM = {Form.ADJECTIVE: "adjective", Form.PEOPLE: "people", Form.CAPITAL: "capital"}


def listed_forms(annotation: Annotation, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """First token, last (exclusive), and sort of each form; the longest wherever one begins, none inside another."""
    for sentence in annotation.sentences:
        i = sentence.first
        while i < sentence.last:
            last, sort = _form_at(annotation, gazetteer, i, sentence.last)
            if last > i:
                yield i, last, sort
            i = max(last, i + 1)


def _form_at(annotation: Annotation, gazetteer: Gazetteer, i: int, limit: int) -> tuple[int, str]:
    tokens = annotation.tokens
    if not tokens[i].text[:1].isupper():
        return i, ""
    room = gazetteer.longest_from(tokens[i].text)
    text, end = "", tokens[i].end
    found = i, ""
    for last in range(i + 1, min(i + _LONGEST_NAME, limit) + 1):
        token = tokens[last - 1]
        text += f" {token.text}" if token.start > end else token.text
        end = token.end
        if len(text) > room:
            break
        readings = gazetteer.readings(text)
        if not readings and text.isupper() and len(text) >= _SHORTEST_SHOUT:
            readings = gazetteer.readings(text.title())
        if readings:
            found = last, _sort(readings[0])
    return found


def _sort(known: Known) -> str:
    return _BY_FORM.get(known.form) or _BY_TYPE[known.type]
