"""Holders that stand beside the title: "President Arias", "the spokeswoman, Ana Moreno", "Jean Morel, the minister"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extract.layers import NameMention, PersonName, TitlePhrase
from kg.extract.linking import Named
from kg.extract.linking.ownership import name_behind_of
from kg.extract.offices.held import Held, NamesOfPersons
from kg.language import Token
from kg.language.marks import CLOSING_MARKS, DASHES
from kg.model import BODIES, EntityType, RoleStatus

TITLE_BEFORE_NAME = "role.title-before-name"
#: Rules of which a state behind the name is the office's.
BEFORE_NAMES = {TITLE_BEFORE_NAME, "role.shared"}
_APPOSITION = "role.apposition"
#: What may stand between an opening mark and a title set off by it.
_BETWEEN = {"the", "a", "an", "also", "now", "currently", "who", "is", "formerly", "once"}
_CLOSING = CLOSING_MARKS | DASHES | {":"}
#: Parts of speech with which the sentence goes on behind a name.
_GOING_ON = {"VERB", "AUX", "ADV", "ADP", "PART", "CCONJ", "PRON", "SCONJ"}


class HoldersBeside:
    """Finds the holder of a title next to it."""

    def __init__(self, identity: Named, names: NamesOfPersons) -> None:
        self._annotation = identity.annotation
        self._tokens = identity.annotation.tokens
        self._phrases = identity.phrases
        self._names = names

    def single(self, title: TitlePhrase) -> Held | None:
        """The one holder of a title in the singular."""
        prefixed = self._names.starting(title.end) or self._names.starting(title.last)
        if prefixed is not None and self._in_sentence(title, prefixed.first):
            return Held(prefixed, TITLE_BEFORE_NAME, title.status)
        before = self._name_before(title)
        if before is not None:
            return Held(before, _APPOSITION, title.status)
        explained = self._name_behind_comma(title) or self._apposed(title)
        return Held(explained, "role.title-comma-name", title.status) if explained is not None else None

    def shared(
        self, title: TitlePhrase, titles: Sequence[TitlePhrase], held: Mapping[TitlePhrase, Sequence[Held]]
    ) -> Iterator[Held]:
        """ "foreign minister and acting premier X", "X, president and chief executive": both titles have one holder.

        Args:
            titles: those from which one word divides it.
            held: the holders that stand beside each title.
        """
        for other in titles:
            left, right = (title, other) if title.first < other.first else (other, title)
            if left is right or not self._are_joined(left, right):
                continue
            if left.introduced == "the" and (right.of is not None or right.status is not RoleStatus.ELECT):
                continue
            rule = TITLE_BEFORE_NAME if other is right else _APPOSITION
            yield from (Held(h.name, "role.shared", title.status) for h in held[other] if h.rule == rule)

    def owner_behind(self, name: PersonName) -> NameMention | None:
        """ "President X of Peru": the state or organization behind the name."""
        phrase = name_behind_of(self._tokens, self._phrases, name.last)
        return phrase if phrase is not None and phrase.type in BODIES else None

    def _are_joined(self, left: TitlePhrase, right: TitlePhrase) -> bool:
        end = left.end
        if end >= len(self._tokens) or self._tokens[end].lower != "and" or right.first != end + 1:
            return False
        return self._in_sentence(left, right.head)

    def _in_sentence(self, title: TitlePhrase, i: int) -> bool:
        return self._tokens[title.head].sentence == self._tokens[i].sentence

    def _name_behind_comma(self, title: TitlePhrase) -> PersonName | None:
        """ "the prime minister, Ehud Olmert, said"."""
        right = title.end
        if right >= len(self._tokens) or self._tokens[right].text not in {",", *DASHES}:
            return None
        name = self._names.starting(right + 1)
        if name is None or not self._in_sentence(title, name.first) or not self._ends_apposition(name):
            return None
        return name

    def _apposed(self, title: TitlePhrase) -> PersonName | None:
        """ "the opposition leader in the assembly, Ana Souza, said": the parser ties the name to the title."""
        inner = self._tokens[title.head].child("appos")
        if inner is None or title.introduced != "the" or inner.i < title.end:
            return None
        name = self._names.at(inner)
        set_off = name is not None and self._tokens[name.first - 1].text in {",", *DASHES}
        return name if name is not None and set_off and self._ends_apposition(name) else None

    def _ends_apposition(self, name: PersonName) -> bool:
        """A name set off by commas or followed by its verb, not the first of a list."""
        after = self._annotation.next(self._tokens[name.last - 1])
        return after is None or after.text in _CLOSING or after.pos in _GOING_ON

    def _name_before(self, title: TitlePhrase) -> PersonName | None:
        """ "Ana Moreno, a spokeswoman", "Jean Morel, the French foreign minister", "X (president of Y)"."""
        tokens = self._tokens
        i = title.first
        first = self._annotation.sentence_of(tokens[title.head]).first
        while i > first and (self._is_between(tokens[i - 1]) or self._is_home(i - 1)):
            if tokens[i - 1].lower == "is" and tokens[i - 2].lower != "who":
                return None
            i -= 1
        if i <= first or tokens[i - 1].text not in {",", "(", *DASHES}:
            return None
        i = self._before_age(i - 1)
        if any(tokens[k].lower == "and" for k in range(i + 1, title.first)):
            return None
        return self._names.ending(i)

    def _is_home(self, i: int) -> bool:
        """ "X, a Massachusetts senator": the place that the holder is from."""
        phrase = self._phrases.get(i)
        return phrase is not None and phrase.type is EntityType.PLACE

    @staticmethod
    def _is_between(token: Token) -> bool:
        participle = token.tag in {"VBG", "VBN"} and not any(child.dep == "aux" for child in token.children)
        return token.lower in _BETWEEN or token.pos == "ADJ" or token.text == "-" or participle

    def _before_age(self, i: int) -> int:
        """ "X, 54, a member of ...": the place before the age, if there is one."""
        aged = i >= 2 and self._tokens[i - 1].tag == "CD" and self._tokens[i - 2].text == ","
        return i - 2 if aged else i
