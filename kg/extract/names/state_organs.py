"""What the name of a state tells: its organs in small letters ("Libyan state TV"), its parts ("northern Iraq")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.names.phrase import NameMap, NamePhrase
from kg.language import Sentence
from kg.language.syntax import MODIFIERS, NOMINAL
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

_LENGTHS = (3, 2, 1)


class StateOrgans:
    """Finds the organs whose state stands before them."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._annotation = names.annotation

    def organs(self, sentence: Sentence) -> Iterator[NamePhrase]:
        if not any(self._is_head(i) for i in range(sentence.first, sentence.last)):
            return
        for i in range(sentence.first, sentence.last):
            held = self._map.at(i)
            if held is not None and held.type is not EntityType.STATE:
                continue
            for length in _LENGTHS:
                if i + length <= sentence.last and self._is_organ(i, i + length):
                    owned = self._owned(i, i + length, sentence)
                    if owned is None:
                        continue
                    if not self._is_modifier(i, i + length):
                        yield owned
                    break

    def _is_head(self, i: int) -> bool:
        """The token may end the name of an organ: most sentences have none such."""
        head = self._annotation.tokens[i]
        return head.pos in NOMINAL and head.lower.removesuffix("s") in lexicon.organ_heads()

    def _is_organ(self, first: int, last: int) -> bool:
        if not self._is_head(last - 1):
            return False
        text, organs = self._map.text(first, last).lower(), lexicon.organ_nouns()
        return text in organs or text.removesuffix("s") in organs

    def _owned(self, i: int, last: int, sentence: Sentence) -> NamePhrase | None:
        """The organ with its state, or without one if it is the state's by its own words ("state television")."""
        first = self._modifiers(i, sentence.first)
        owner = self._map.at(first)
        if first == i or owner is None or owner.type is not EntityType.STATE or owner.form is Form.PEOPLE:
            if last - i < 2 or not self._map.text(i, last).lower().startswith("state "):
                return None
            owner, first = None, i
        start = owner.last if owner is not None else first
        if self._annotation.tokens[start].tag == "POS":
            start += 1
        whole = first if owner is not None and owner.form is Form.ADJECTIVE else start
        return NamePhrase(first, last, EntityType.ORGANIZATION, self._map.text(whole, last), owner=owner)

    def _is_modifier(self, first: int, last: int) -> bool:
        """ "army officers", "parliament and president": the organ describes the noun behind it, or a list goes on."""
        head, after = self._annotation.tokens[last - 1], self._map.neighbour(last - 1, 1)
        if after is None:
            return False
        describes = (
            after.pos in NOMINAL
            and after.dep not in {"nsubj", "npadvmod"}
            and after.head.i > head.i
            and head.dep in MODIFIERS
        )
        single = last - first == 1
        return describes or (single and (after.lemma in lexicon.collectives() or after.lower in {"and", "or"}))

    def _modifiers(self, i: int, limit: int) -> int:
        """Back over nouns and adjectives to the state that owns the organ."""
        tokens = self._annotation.tokens
        first = i
        while first > limit:
            before = tokens[first - 1]
            state = self._map.at(first - 1)
            if state is not None:
                return state.first if state.type is EntityType.STATE else i
            if before.tag == "POS" and first - 2 >= limit:
                state = self._map.at(first - 2)
                return state.first if state is not None and state.type is EntityType.STATE else i
            if before.pos in {"NOUN", "ADJ", "PROPN"} or before.lower == "and":
                first -= 1
                continue
            break
        return i


class PartsOfStates:
    """Finds the parts of states that have no other name: "northern Iraq", "South-eastern Chad"."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._annotation = names.annotation

    def parts(self, sentence: Sentence) -> Iterator[NamePhrase]:
        for i in range(sentence.first, sentence.last - 1):
            if self._annotation.tokens[i].lower not in lexicon.words("directions") or self._map.at(i) is not None:
                continue
            state = self._map.at(i + 1)
            if state is None or state.type is not EntityType.STATE or state.form is not Form.NAME:
                continue
            if state.first == i + 1 and not self._is_modifier(state):
                first = self._start(i, sentence.first)
                yield NamePhrase(first, state.last, EntityType.PLACE, self._map.text(first, state.last), owner=state)

    def _start(self, i: int, limit: int) -> int:
        """ "north-western": with what a hyphen joins."""
        tokens = self._annotation.tokens
        joined = i - 2 >= limit and tokens[i - 1].text == "-" and tokens[i - 2].lower in {"north", "south"}
        return i - 2 if joined else i

    def _is_modifier(self, state: NamePhrase) -> bool:
        """ "northern Iraq oil fields"."""
        head = self._annotation.tokens[state.last - 1]
        return head.dep in MODIFIERS and head.head.i > head.i
