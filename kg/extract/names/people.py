"""Persons: their names with titles before them, as mentions tell, and which of these are one person's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from kg.extract.layers import NamedPerson, PersonName, TitlePhrase
from kg.extract.names.spans import NameSpan
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.model import EntityType

__all__ = ["people_of"]

#: Letters that a given name, and a surname alone, must have to be another spelling of a known one.
_SHORTEST, _SHORTEST_SURNAME = 5, 7
#: Two spellings differ in length by so many letters at most, and have so many letters of all in common.
_MOST_MORE, _ALIKE = 2, 0.86
#: Letters that two spellings of a surname begin with alike, as far as they are looked for.
_SAME_START = 2

Words = tuple[str, ...]


@dataclass(slots=True, eq=False)
class _Person:
    """One person while names are brought together.

    Args:
        full: the fullest name.
        genders, realms: what titles and honorifics tell: the states of which they make the person the head.
    """

    full: Words
    names: list[PersonName] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    realms: set[str] = field(default_factory=set)

    def may_have(self, name: PersonName) -> bool:
        """No title says that it is somebody else: "Saudi King Abdullah", "Jordan's King Abdullah"."""
        realm = _realm(name.title)
        return not (name.gender and self.genders - {name.gender}) and not (realm and self.realms - {realm})

    def last_before(self, first: int) -> int:
        """Where the person was named last before the token ``first``, -1 if nowhere."""
        return max((name.first for name in self.names if name.first < first), default=-1)

    def add(self, name: PersonName) -> None:
        self.names.append(name)
        self.genders |= {name.gender} - {""}
        self.realms |= {_realm(name.title) or ""} - {""}

    def finished(self) -> NamedPerson:
        names = tuple(sorted(self.names, key=lambda name: name.first))
        given = lexicon.first_names().get(self.full[0], "") if len(self.full) > 1 else ""
        return NamedPerson(self.full, names, next((name.gender for name in names if name.gender), given))


class _Register:
    """The persons found so far, by the words that their fullest names end and begin with."""

    def __init__(self) -> None:
        self.people: list[_Person] = []
        self._ends: dict[Words, list[_Person]] = {}
        self._begins: dict[Words, list[_Person]] = {}
        #: By initial and surname, and by the first letters of a surname.
        self._alike: dict[Words, list[_Person]] = {}

    def add(self, name: PersonName) -> None:
        """Adds a name to the person that it means; of several, to the one named last before."""
        words = tuple(map(_plain, name.words))
        same = [person for person in self._named(words) if person.may_have(name)]
        found = max(same, key=lambda person: person.last_before(name.first)) if len(same) > 1 else None
        found = found or (same[0] if same else self._entered(name.words))
        found.add(name)
        called = self._ends.setdefault(words[-1:], [])
        if found not in called:
            called.append(found)

    def _entered(self, full: Words) -> _Person:
        person, words = _Person(full), tuple(map(_plain, full))
        self.people.append(person)
        for n in range(len(words)):
            self._ends.setdefault(words[n:], []).append(person)
            self._begins.setdefault(words[: n + 1], []).append(person)
        for key in (_initial(words), (words[-1][:_SAME_START],)):
            self._alike.setdefault(key, []).append(person)
        return person

    def _named(self, words: Words) -> list[_Person]:
        """Whose surname or fuller name it may be; a given name is that of the only one who has it."""
        ends = self._ends.get(words, [])
        found = dict.fromkeys(ends)
        begins = self._begins.get(words, [])
        if len({*ends, *begins}) == 1:
            found |= dict.fromkeys(begins)
        if len(words) > 1:
            alike = self._alike.get(_initial(words), ())
            found |= dict.fromkeys(p for p in alike if len(p.full) > 1 and _is_given(_plain(p.full[0]), words[0]))
        elif not ends and len(words[0]) >= _SHORTEST_SURNAME:
            alike = self._alike.get((words[0][:_SAME_START],), ())
            found |= dict.fromkeys(p for p in alike if are_transliterations(_plain(p.full[-1]), words[0]))
        return list(found)


def people_of(
    annotation: Annotation, spans: Iterable[NameSpan], titles: Sequence[TitlePhrase]
) -> tuple[NamedPerson, ...]:
    """The persons that an article names, in the order of the text.

    The fullest names decide who there is, short forms join them.

    Args:
        spans: all names of the article.
    """
    register = _Register()
    for name in sorted(_names(annotation, spans, titles), key=lambda name: (-len(name.words), name.first)):
        register.add(name)
    return tuple(sorted((person.finished() for person in register.people), key=lambda each: each.names[0].first))


def _realm(title: TitlePhrase | None) -> str | None:
    """The state whose head the title makes of its bearer, where it says so: "Saudi King"."""
    known = title.of.known if title is not None and title.of is not None else None
    if title is None or title.entry.level != "head-of-state" or known is None or known.type is not EntityType.STATE:
        return None
    return known.name


def _initial(words: Words) -> Words:
    return words[0][:1], words[-1]


def _is_given(full: str, given: str) -> bool:
    """Two given names are one, or an initial of it, or spellings of it; they begin alike."""
    return full == given or 1 in {len(full), len(given)} or are_transliterations(full, given)


@lru_cache(maxsize=100_000)
def are_transliterations(a: str, b: str) -> bool:
    """Two spellings of one name ("Mohamed", "Mohammed"): same first letter and all but a letter or two in common."""
    if a == b or min(len(a), len(b)) < _SHORTEST or a[0] != b[0] or abs(len(a) - len(b)) > _MOST_MORE:
        return False
    return SequenceMatcher(None, a, b).ratio() > _ALIKE


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    """The key of a word of a name; "al-Maliki" and "Maliki" have the same."""
    word = word.replace("’", "'").strip(".,")
    article, mark, rest = word.partition("-")
    is_article = mark and article.casefold() in lexicon.words("arabic-articles") and rest[:1].isupper()
    return (rest if is_article else word).casefold()


def _names(annotation: Annotation, spans: Iterable[NameSpan], titles: Sequence[TitlePhrase]) -> Iterator[PersonName]:
    """The names of persons, each with the title before it."""
    single = [title for title in titles if not title.plural]
    before = {end: title for title in single for end in (title.end, title.last)}
    in_title = {i for title in titles for i in range(title.title_first, title.last)}
    tokens = annotation.tokens
    for span in spans:
        if span.type is not EntityType.PERSON:
            continue
        first, last, honorific = _bare(annotation, span, in_title)
        if first < last:
            title = before.get(first)
            if title is not None and tokens[title.head].sentence != tokens[first].sentence:
                title = None
            words = tuple(annotation.plain_words(annotation.span_of(tokens[first:last])).split())
            gender = honorific or (title.entry.gender if title is not None else "")
            yield PersonName(first, last, words, title, gender)


def _bare(annotation: Annotation, span: NameSpan, in_title: set[int]) -> tuple[int, int, str | None]:
    """The name without "Mr.", titles and letters of honour, and the gender that an honorific tells."""
    tokens, first, last = annotation.tokens, span.first, span.last
    before = annotation.next(tokens[first], -1)
    if before is not None and before.text == ".":
        before = annotation.next(before, -1)
    honorific = _gender(before) if before is not None else None
    while first < last:
        gender = _gender(tokens[first])
        if gender is not None and first + 1 < last:
            honorific = honorific or gender
            first += 2 if tokens[first + 1].text == "." else 1
        elif first in in_title and tokens[first].text not in lexicon.first_names():
            first += 1
        else:
            break
    while last > first and (tokens[last - 1].lower in lexicon.post_nominals() or tokens[last - 1].text in ",.-"):
        last -= 1
    opens = first < last and (tokens[first].text[0].isupper() or tokens[first].lower in lexicon.words("particles"))
    given = first < last and tokens[first].text in lexicon.first_names()  # "Ann Bishop"
    titled = not given and any(i in in_title for i in range(first, last))
    named = opens and not titled and any(token.text[0].isupper() for token in tokens[first:last])
    return first, last if named else first, honorific


def _gender(token: Token) -> str | None:
    """Gender ("m", "f" or "") of an honorific, None for any other word."""
    titles = lexicon.titles()
    entry = titles.get(token.lower.rstrip(".")) if token.text[0].isupper() else None
    return entry.gender if entry is not None and entry.kind == "honorific" else None
