"""What the words beside a name say that it is: "the newspaper X", "the X district", "X, a village", "the film X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extract.rules.mentions.names.phrase import NameMap
from kg.extract.rules.mentions.names.types.persons import is_told_of_person
from kg.language import Name, Token
from kg.language.marks import CLOSING_MARKS
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

_DISTANCES = {"mile", "miles", "kilometer", "kilometers", "kilometre", "kilometres", "km"}


class ContextTypes:
    """Reads the common nouns beside the names that only the language engine believes in."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._annotation = names.annotation
        self._places: set[str] = set()
        self._alone: dict[str, list[int]] = {}
        for name in names.annotation.names:
            if name.label in {"GPE", "LOC"} and name.last - name.first == 1:
                self._alone.setdefault(names.annotation.tokens[name.first].text, []).append(name.first)

    def learn(self, name: Name) -> None:
        """ "in Knoxville, Tennessee," tells that "Knoxville" is no person or body anywhere in the article."""
        tokens, first, last = self._annotation.tokens, name.first, name.last
        before = self._map.neighbour(first, -1)
        single = last - first == 1 and tokens[first].text in lexicon.first_names()
        located = before is not None and before.lower in _located() | {"on", "of"}
        if name.label in {"GPE", "LOC", "FAC", "PERSON", "ORG"} and located and not single and self._lies_in(last):
            self._places.add(self._map.text(first, last))

    def kind(self, first: int, last: int, label: str) -> EntityType | None:
        """What the name from ``first`` to ``last`` is, if the words here tell it.

        "the Ben Aknoun district" tells that "Ben Aknoun" is no person further on.
        """
        text = self._map.text(first, last)
        if label in {"PERSON", "ORG"} and text in self._places:
            return EntityType.PLACE
        explained = self._kind_here(first, last, label)
        if explained is EntityType.PLACE and label == "PERSON":
            self._places.add(text)
        return explained

    def _kind_here(self, first: int, last: int, label: str) -> EntityType | None:
        tokens = self._annotation.tokens
        after, before = self._map.neighbour(last - 1, 1), self._map.neighbour(first, -1)
        if before is not None and before.lower in _located() and self._lies_in(last):
            return EntityType.PLACE
        spelled = last - first > 1 and all(word.text.istitle() for word in tokens[first:last])
        if spelled and label != "PERSON" and is_told_of_person(self._annotation, tokens[last - 1]):
            return EntityType.PERSON
        if label in {"PERSON", "ORG"} and self._is_place(first, last, before, after):
            return EntityType.PLACE
        named = last - first > 1 and tokens[first].text in lexicon.words("place-starts")
        if label in {"PERSON", "ORG"} and named and tokens[last - 1].text not in lexicon.organization_heads():
            return EntityType.PLACE
        told = self._told(first, last, label)
        if told is not None:
            return told
        if label not in {"PERSON", "GPE", "LOC"} or before is None:
            return None
        is_noun = before.lemma in lexicon.words("body-nouns") and before.tag == "NN"
        if is_noun or (after is not None and self._is_paper(tokens[last - 1], after)):
            return EntityType.ORGANIZATION
        return None

    @staticmethod
    def _is_paper(head: Token, after: Token) -> bool:
        """ "the Hurriyet newspaper"."""
        return after.lower in lexicon.words("paper-nouns") and after.tag == "NN" and head.head is after

    def _told(self, first: int, last: int, label: str) -> EntityType | None:
        """ "X, a northern village,", "a startup called X", "the village of X", "X is a town in"."""
        for noun in self._telling_nouns(first, last):
            places = noun.text.islower() and noun.lemma in lexicon.words("settlements")
            if places and label in {"PERSON", "ORG"}:
                return EntityType.PLACE
            if noun.tag != "NN":
                continue
            if noun.lemma in lexicon.words("told-bodies") and label in {"PERSON", "GPE", "LOC", "FAC"}:
                return EntityType.ORGANIZATION
        return None

    def _telling_nouns(self, first: int, last: int) -> Iterator[Token]:
        tokens = self._annotation.tokens
        head, before = tokens[last - 1], self._map.neighbour(first, -1)
        behind = head.child("appos")
        if behind is not None and last < len(tokens) and tokens[last].text == ",":
            yield behind
        if before is not None and first > 1 and before.lower in lexicon.words("called") | {"of"}:
            noun = tokens[before.i - 1]
            if before.lower != "of" or noun.lemma in lexicon.words("settlements"):
                yield noun
        if head.dep == "nsubj" and head.head.lemma == "be":
            predicate = head.head.child("attr")
            if predicate is not None:
                yield predicate

    def _is_place(self, first: int, last: int, before: Token | None, after: Token | None) -> bool:
        """A place by the noun behind it ("the X district") or by "in" before it."""
        head = self._annotation.tokens[last - 1]
        if after is not None and after.lower in lexicon.words("place-nouns") and head.head in {after, after.head}:
            return True
        if before is not None and before.lower in {"of", "from"} and self._is_away(before):
            return True
        if before is None or last - first > 1 or before.lower not in lexicon.words("locative"):
            return False
        inside = head.text.istitle() and head.head is before and before.lower != "at"
        if head.text in lexicon.organization_heads():
            return False  # "in Congress"
        return self._is_elsewhere_place(first) or (inside and head.entity == "ORG")

    def _is_away(self, preposition: Token) -> bool:
        """ "380 miles from X", "north-east of X"."""
        noun = self._map.neighbour(preposition.i, -1)
        if noun is None:
            return False
        number = self._map.neighbour(noun.i, -1)
        measured = noun.lower in _DISTANCES and number is not None and number.pos == "NUM"
        return measured or (noun.lower in lexicon.words("compass") and preposition.lower == "of")

    def _lies_in(self, last: int) -> bool:
        """A listed land is set off by commas behind the name: "Bay City, Oregon, and"."""
        tokens = self._annotation.tokens
        if last + 1 >= len(tokens) or tokens[last].text != ",":
            return False
        land = self._map.at(last + 1)
        if land is None or land.known is None or land.form not in {Form.NAME, Form.CAPITAL}:
            return False
        after = self._map.neighbour(land.last - 1, 1)
        return land.type is not EntityType.ORGANIZATION and (after is None or after.text in CLOSING_MARKS)

    def _is_elsewhere_place(self, i: int) -> bool:
        """The engine takes the same word for a place where it stands next."""
        return any(place != i for place in self._alone.get(self._annotation.tokens[i].text, ()))


def _located() -> frozenset[str]:
    """What stands before the name of a place."""
    return lexicon.words("locative") | lexicon.words("directional")
