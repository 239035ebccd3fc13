"""The persons found so far, asked by the words of a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.extract.layers import PersonName
from kg.extract.names.people.person import PersonRecord
from kg.extract.names.people.spelling import MOST_MORE, SHORTEST_VARIANT, plain
from kg.lexicon import lists as lexicon

_LONGEST_FAMILY_NAME = 5

Key = tuple[str | int, ...]


class PeopleRegister:
    """Persons in the order of their entry, and which of them a name may mean at all."""

    def __init__(self) -> None:
        self._places: dict[PersonRecord, int] = {}
        self._by_key: dict[Key, dict[PersonRecord, None]] = {}
        self._called: dict[PersonRecord, set[str]] = {}
        self._surnames: set[str] = set()
        self._holders: Counter[str] = Counter()

    def enter(self, record: PersonRecord) -> None:
        """Add a person."""
        full = tuple(map(plain, record.full))
        self._places[record] = len(self._places)
        self._called[record] = set()
        self._surnames.add(full[-1])
        self._holders.update({full[0], full[-1]})
        for key in _keys(record, full):
            self._by_key.setdefault(key, {})[record] = None

    def call(self, record: PersonRecord, name: PersonName) -> None:
        """Note what a person is called."""
        last = plain(name.words[-1])
        if len(name.words) > 1 and last not in self._called[record]:
            self._called[record].add(last)
            self._by_key.setdefault(("word", last), {})[record] = None

    def candidates(self, name: PersonName) -> list[PersonRecord]:
        """All whom the name may mean, and some more, in the order of their entry."""
        words = tuple(map(plain, name.words))
        found: dict[PersonRecord, None] = {}
        for key in _asked(words):
            found |= self._by_key.get(key, {})
        if len(words) == 1 and self.is_unique(words[0]):
            found |= self._by_key.get(("first", words[0]), {})
        return sorted(found, key=self._places.__getitem__)

    def is_called(self, record: PersonRecord, word: str) -> bool:
        """Whether a name of the person, of several words, ends with this one."""
        return word in self._called[record]

    def has_surname(self, word: str) -> bool:
        return word in self._surnames

    def is_unique(self, given: str) -> bool:
        """A given name that only one person of the article has, and nobody as surname."""
        return self._holders[given] == 1

    def beginning_with(self, words: Sequence[str]) -> int:
        """How many persons have names that begin with these, two or more."""
        return len(self._by_key.get(("opening", *words), {}))


def has_family_name_first(record: PersonRecord) -> bool:
    """Chinese, Korean and Vietnamese names begin with the family name, which is no known given name."""
    family = record.full[0]
    return family not in lexicon.first_names() and len(record.full) in {2, 3} and len(family) <= _LONGEST_FAMILY_NAME


def _keys(record: PersonRecord, full: tuple[str, ...]) -> Iterator[Key]:
    """What a person is found by; see `_asked`."""
    yield "word", full[-1]
    yield "spelling", full[-1][:1], len(full[-1])
    yield "first", full[0]
    if has_family_name_first(record):
        yield "word", full[0]
    if len(full) > 1:
        yield "ends", full[0][:1], full[-1]
    for k in range(2, len(full) + 1):
        yield "opening", *full[:k]
        yield "closing", *full[-k:]


def _asked(words: tuple[str, ...]) -> Iterator[Key]:
    """By which keys a person may be found whom a name means."""
    if len(words) > 1:  # the same given name, an initial or another spelling of it begins with the same letter
        yield from (("ends", words[0][:1], words[-1]), ("opening", *words), ("closing", *words))
        return
    yield "word", words[0]
    if len(words[0]) >= SHORTEST_VARIANT:
        for length in range(len(words[0]) - MOST_MORE, len(words[0]) + MOST_MORE + 1):
            yield "spelling", words[0][:1], length
