"""Names of persons: their parts, and how two of them stand to each other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

import jellyfish

from kg.lexicon import lists as lexicon
from kg.lexicon.tables import class_of, read_table, values
from kg.slugs import few_marks

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*\.?")
_ORDINAL = re.compile(r"(?:jr|sr|i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi?|xxiii)\Z")
#: From so many letters on, one letter more, less or other is a way to spell.
_LONG, _SHORT = 5, 4
#: Jaro-Winkler similarity of spellings of one name: of words that sound the same, and of any.
_SOUNDS_ALIKE, _ALIKE = 0.8, 0.88


class Alike(IntEnum):
    """How two names of persons stand to each other, the closest first."""

    EQUAL = 0
    """Letter for letter, but for case, accents and titles."""
    VARIANT = 1
    """The same first and last name, one with more between them, with an initial, a short form or another spelling."""
    PART = 2
    """One is a part of the other: a surname, or a given name, alone."""
    OTHER = 3
    """Two names."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart.

    Args:
        words: the words of the name, folded, without titles and numerals; initials are single letters.
        ordinal: what tells people of the same name apart ("jr", "ii"), or "".
    """

    words: tuple[str, ...]
    ordinal: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it is more than a surname or a given name."""
        return len(self.bare) > 1

    @property
    def bare(self) -> tuple[str, ...]:
        """The words without particles."""
        return tuple(word for word in self.words if word not in _particles()) or self.words

    @property
    def is_rare(self) -> bool:
        """Whether a single word is neither a usual surname nor a usual given name."""
        return not {*self.bare} & _common() and not any(word in _genders() for word in self.bare)

    @property
    def is_common(self) -> bool:
        """Whether many people may be called so: the surname is usual somewhere."""
        first, *more = self.bare
        if len(more) != 1:
            return False
        return more[0] in _common() or (first in _common() and first not in _genders())

    @property
    def surname(self) -> str:
        """The last word; in East Asian and Hungarian names that is no surname, but serves as well."""
        return self.bare[-1] if self.bare else ""


@lru_cache(1 << 14)
def person_name(name: str) -> PersonName:
    """The name without the titles before it."""
    words = [fold(word.strip(".")) for word in _WORD.findall(name)]
    words = [word for word in words if word]
    while titled := next((n for n in (3, 2, 1) if len(words) > n and " ".join(words[:n]) in _titles()), 0):
        words = words[titled:]
    ordinal = ""
    if len(words) > 1 and _ORDINAL.match(words[-1]):
        ordinal = words.pop()
    return PersonName(tuple(words), ordinal)


@lru_cache(1 << 14)
def fold(word: str) -> str:
    """A word in lower case, without accents and apostrophes."""
    folded = unicodedata.normalize("NFKD", few_marks(word.casefold().translate(_LETTERS)))
    return "".join(letter for letter in folded if letter.isalnum() and not unicodedata.combining(letter))


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


@cache
def _particles() -> frozenset[str]:
    return frozenset(map(fold, lexicon.words("particles")))


@cache
def _titles() -> frozenset[str]:
    """Titles that stand before a name and are no part of it."""
    return frozenset(
        " ".join(map(fold, words.split())) for words, title in lexicon.titles().items() if title.kind != "profession"
    )


@cache
def _genders() -> dict[str, str]:
    """Usual given names, and the gender that they tell."""
    return {fold(name): gender for name, gender in lexicon.first_names().items()}


@cache
def _common() -> frozenset[str]:
    return class_of("shared_names.tsv", "surnames")


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Given names that one person may bear, by each of them ("bill", "william")."""
    found: dict[str, frozenset[str]] = {}
    for name, short in read_table("short_names.tsv", ("name", "short")):
        forms = frozenset({fold(name), *map(fold, values(short))})
        for form in forms:
            found[form] = found.get(form, frozenset()) | forms
    return found


@lru_cache(1 << 16)
def compare(one: PersonName, other: PersonName) -> Alike:
    """How two names stand to each other. Numerals are not looked at."""
    if one.words == other.words:
        return Alike.EQUAL
    short, long = sorted((one.bare, other.bare), key=len)
    if not short:
        return Alike.OTHER
    if len(short) == 1:
        return Alike.PART if short[0] in long else Alike.OTHER
    if short == long:
        return Alike.EQUAL
    if short == long[-len(short) :]:
        return Alike.VARIANT
    if not spelled_alike(short[-1], long[-1]) or not _one_given_name(short[0], long[0]):
        return Alike.OTHER
    return Alike.VARIANT if _begins(short[1:-1], long[1:-1]) else Alike.OTHER


def is_short_form(one: PersonName, other: PersonName) -> bool:
    """Whether two names with one surname differ in nothing but that one has the given name in short ("Joe")."""
    (first, *more), (other_first, *others) = one.bare, other.bare
    return more == others != [] and other_first in _short_forms().get(first, ())


def _one_given_name(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other or other in _short_forms().get(one, ()) or _one_sound(one, other)


def _one_sound(one: str, other: str) -> bool:
    """Whether two given names are spellings of one. Two that are both usual must sound the same."""
    sounds = jellyfish.metaphone(one) == jellyfish.metaphone(other)
    close = jellyfish.jaro_winkler_similarity(one, other)
    if one in _genders() and other in _genders():
        return sounds and close >= _SOUNDS_ALIKE and {_genders()[one], _genders()[other]} != {"m", "f"}
    if min(len(one), len(other)) < _SHORT:
        return False
    return (sounds and close >= _SOUNDS_ALIKE) or close >= _ALIKE


def _begins(some: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """Whether the middle names are the first of the others; initials stand for names."""
    return all(map(_one_middle_name, some, more))


def _one_middle_name(one: str, other: str) -> bool:
    near = min(len(one), len(other)) > 2 and jellyfish.damerau_levenshtein_distance(one, other) == 1
    return near or _one_given_name(one, other)


@lru_cache(1 << 16)
def spelled_alike(one: str, other: str) -> bool:
    """Whether two words are ways to spell one name: they sound alike, and differ by little."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG:
        return False
    close = jellyfish.damerau_levenshtein_distance(one, other) == 1
    sounds = jellyfish.metaphone(one) == jellyfish.metaphone(other)
    return (close and one[0] == other[0]) or (sounds and jellyfish.jaro_winkler_similarity(one, other) >= _ALIKE)


@lru_cache(1 << 14)
def sound(word: str) -> str:
    """What a word sounds like (Metaphone): names that are spelled alike mostly share it."""
    return jellyfish.metaphone(word) or word


@lru_cache(1 << 14)
def surname_keys(name: PersonName) -> frozenset[str]:
    """What the last names of two forms of one name have in common: the word, its sound, or all letters but one."""
    word = name.surname
    less = (f"but one {word[:at]}{word[at + 1 :]}" for at in range(len(word)) if len(word) >= _LONG)
    return frozenset((word, f"sound {sound(word)}", f"but one {word}", *less))
