"""A person with all names under which an article gives them."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from kg.extract.layers import NamedPerson, PersonName, TitlePhrase
from kg.model import EntityType


@dataclass(slots=True, eq=False)
class PersonRecord:
    """One person while names are brought together: all under which the article gives them, the fullest first.

    Args:
        genders, titles, realms: what titles and honorifics beside the names tell: titles in small letters, and the
            states of which they make the person the head.
    """

    full: tuple[str, ...]
    names: list[PersonName] = field(default_factory=list)
    gender: str = ""
    genders: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    realms: set[str] = field(default_factory=set)
    _firsts: list[int] = field(default_factory=list)

    def add(self, name: PersonName) -> None:
        self.names.append(name)
        insort(self._firsts, name.first)
        if name.gender:
            self.genders.add(name.gender)
        if name.title is not None:
            self.titles.add(name.title.text.lower())
            realm = realm_of(name.title)
            self.realms |= {realm} if realm is not None else set()

    def last_before(self, first: int) -> int:
        """Where the person was named last before the token ``first``, -1 if nowhere."""
        place = bisect_left(self._firsts, first)
        return self._firsts[place - 1] if place else -1

    def finished(self) -> NamedPerson:
        return NamedPerson(self.full, tuple(self.names), self.gender)


def realm_of(title: TitlePhrase | None) -> str | None:
    """The state whose head the title makes of its bearer, where it says so: "Saudi King"."""
    known = title.of.known if title is not None and title.of is not None else None
    if title is None or title.entry.level != "head-of-state" or known is None or known.type is not EntityType.STATE:
        return None
    return known.name
