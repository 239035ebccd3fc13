"""Names of persons: with titles before them, as the engine reads them, and the short forms that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from kg.extract import lexicon
from kg.extract.names import NamePhrase, is_title_case
from kg.extract.titles import TitlePhrase
from kg.language import Annotation, Token
from kg.model import EntityType, Span

_PARTICLES = {
    "de",
    "del",
    "der",
    "den",
    "da",
    "dos",
    "di",
    "la",
    "le",
    "van",
    "von",
    "bin",
    "bint",
    "ibn",
    "al",
    "el",
    "ul",
    "ben",
    "abu",
    "ag",
    "ould",
}
_LONGEST = 6
_CALENDAR = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class PersonName:
    """A name of a person at tokens ``first`` to ``last`` (exclusive), titles and honorifics left out."""

    first: int
    last: int
    words: tuple[str, ...]
    title: TitlePhrase | None = None
    honorific: str = ""
    gender: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(slots=True, eq=False)
class PersonRecord:
    """One person: all names under which the article gives them, the fullest first."""

    full: tuple[str, ...]
    names: list[PersonName] = field(default_factory=list)
    gender: str = ""

    @property
    def surname(self) -> str:
        return self.full[-1]


class PeopleFinder:
    """Finds the persons that an article names and groups the forms of each name."""

    def __init__(self, annotation: Annotation, names: list[NamePhrase], titles: list[TitlePhrase]) -> None:
        self.annotation = annotation
        self._names = {i: phrase for phrase in names for i in range(phrase.first, phrase.last)}
        self._before = {end: title for title in titles if not title.plural for end in (title.end, title.last)}
        self._appositions = [title for title in titles if not title.plural]
        self._titles = {i: title for title in titles for i in range(title.title_first, title.last)}
        self.records: list[PersonRecord] = []
        self._found: dict[int, PersonName] = {}

    def find(self) -> list[PersonRecord]:
        for name in sorted(self._named(), key=lambda item: (-len(item.words), item.first)):
            self._add(name)
        for name in self._short_forms():
            self._add(name)
        for record in self.records:
            record.names.sort(key=lambda item: item.first)
            record.gender = next((n.gender for n in record.names if n.gender), "") or self._given_gender(record)
        self.records.sort(key=lambda record: record.names[0].first)
        return self.records

    def _given_gender(self, record: PersonRecord) -> str:
        return lexicon.first_names().get(record.full[0], "") if len(record.full) > 1 else ""

    # Candidates

    def _named(self) -> Iterator[PersonName]:
        starts: dict[int, tuple[int, TitlePhrase | None, str]] = {}
        tokens = self.annotation.tokens
        for i, token in enumerate(tokens):
            honorific = self._honorific(token)
            if honorific is not None:
                first = i + (2 if i + 1 < len(tokens) and tokens[i + 1].text == "." else 1)
                starts[first] = (first, self._before.get(i), honorific)
        for last, title in self._before.items():
            if last < len(tokens) and last not in starts:
                starts[last] = (last, title, "")
        for first, title, honorific in starts.values():
            if first >= len(tokens) or is_title_case(self.annotation, tokens[first].sentence):
                continue
            last = self._run(first, introduced=True)
            single = last - first == 1 and not honorific and tokens[first].text.isupper()
            if last > first and (title is not None or honorific) and not single:
                yield self._name(first, last, title, honorific)
        singles = set()
        for name in self.annotation.names:
            if name.label == "PERSON" and not is_title_case(self.annotation, tokens[name.first].sentence):
                found = list(self._engine_name(name.first, name.last))
                singles |= {n.words[0] for n in found if len(n.words) == 1}
                yield from found
        for phrase in dict.fromkeys(self._names.values()):
            if (
                phrase.trusted
                or any(i in self._titles for i in range(phrase.first, phrase.last))
                or phrase.last - phrase.first < 2
                or phrase.type is EntityType.PERSON
            ):
                continue
            if (
                tokens[phrase.first].text in lexicon.first_names()
                or (phrase.last - phrase.first == 2 and tokens[phrase.last - 1].text in singles)
            ) and phrase.text.split()[-1] not in lexicon.organization_heads():
                yield from self._engine_name(phrase.first, phrase.last)
        yield from self._by_given_name()
        yield from self._before_title()

    def _by_given_name(self) -> Iterator[PersonName]:
        """A given name and a capitalized word that the engine passed over or took for something else."""
        tokens = self.annotation.tokens
        given = lexicon.first_names()
        for i, token in enumerate(tokens[:-1]):
            after = tokens[i + 1]
            if is_title_case(self.annotation, token.sentence):
                continue
            if (
                token.text in given
                and token.pos == "PROPN"
                and after.sentence == token.sentence
                and self._capital(after)
                and not self._blocked(i)
                and not self._blocked(i + 1)
            ):
                if after.entity in {"", "PERSON"} and len(after.text) > 1 and (i == 0 or tokens[i - 1].entity != "ORG"):
                    last = self._run(i, introduced=False)
                    if last - i >= 2:
                        yield self._name(i, last, self._before.get(i), "")

    def _before_title(self) -> Iterator[PersonName]:
        """A run of capitals that a title explains ("Marios Garoyian, president of ...") is a person, whatever the engine says."""
        tokens = self.annotation.tokens
        for title in self._appositions:
            i = title.first
            while i > 0 and (tokens[i - 1].lower in {"the", "a", "an"} or tokens[i - 1].pos == "ADJ"):
                i -= 1
            if i < 3 or tokens[i - 1].text != "," or tokens[i - 1].sentence != tokens[title.head].sentence:
                continue
            last = first = i - 1
            while (
                first > 0
                and self._capital(tokens[first - 1])
                and tokens[first - 1].pos == "PROPN"
                and not self._blocked(first - 1)
            ):
                first -= 1
            words = tokens[first:last]
            if 2 <= len(words) <= 4 and words[0].sentence == tokens[title.head].sentence and first not in self._titles:
                if not any(w.text in lexicon.organization_heads() for w in words):
                    yield self._name(first, last, None, "")

    def _engine_name(self, first: int, last: int) -> Iterator[PersonName]:
        tokens = self.annotation.tokens
        while first < last and (
            first in self._titles
            or self._honorific(tokens[first]) is not None
            or (not self._capital(tokens[first]) and tokens[first].lower not in _PARTICLES)
        ):
            first += 1
        if first >= last or (self._blocked(first) and (last - first < 2 or self._blocked(last - 1))):
            return
        end = first
        while (
            end < last
            and (self._capital(tokens[end]) or tokens[end].lower in _PARTICLES or tokens[end].text in {"-", ".", "'"})
            and not (self._blocked(end) and self._names[end].type is not EntityType.PLACE)
        ):
            end += 1
        end = max(end, self._run(first, introduced=False)) if end - first < 2 else end
        while end > first and (
            tokens[end - 1].tag == "POS"
            or tokens[end - 1].text in {"-", ".", "'"}
            or tokens[end - 1].text.lower() in _post_nominals()
        ):
            end -= 1
        end = self._hyphenated(end)
        if (end > first and self._capital(tokens[first])) or (end - first > 1 and tokens[first].lower in _PARTICLES):
            name = self._name(first, end, self._before.get(first), "")
            if len(name.words) == 1 and (
                name.words[0].isupper()
                or not name.words[0].replace("-", "").replace("'", "").replace("’", "").isalpha()
            ):
                return
            if len(name.words) == 1 and self._is_common(name.words[0]):
                return
            if len(name.words) == 1 and (
                tokens[first].pos != "PROPN"
                or (self._opens_block(first) and name.title is None and not self._seen_twice(name.words[0]))
            ):
                return
            yield name

    def _hyphenated(self, end: int) -> int:
        """ "Ban Ki-moon": the given name goes on in small letters. Not "Bush-era"."""
        tokens = self.annotation.tokens
        while (
            end + 1 < len(tokens)
            and tokens[end].text == "-"
            and tokens[end].start == tokens[end - 1].end
            and tokens[end + 1].start == tokens[end].end
        ):
            tail = tokens[end + 1]
            if (
                not tail.text.isalpha()
                or len(tail.text) > 7
                or tail.pos in {"VERB", "ADJ", "ADP"}
                or tail.lower in {"era", "style", "like", "led", "run"}
            ):
                break
            end += 2
        return end

    def _is_common(self, word: str) -> bool:
        """The article has the word in small letters too ("Fentanyl is ...", "fentanyl")."""
        return any(token.text == word.lower() for token in self.annotation.tokens)

    def _opens_block(self, i: int) -> bool:
        return i == self.annotation.sentence_of(self.annotation.tokens[i]).first

    def _seen_twice(self, word: str) -> bool:
        return sum(token.text == word for token in self.annotation.tokens) > 1

    def _honorific(self, token: Token) -> str | None:
        """Gender ("m", "f" or "") of an honorific, None for any other word."""
        entry = lexicon.titles().get(token.lower) or lexicon.titles().get(token.lower.rstrip("."))
        if entry is None or entry.kind != "honorific" or not token.text[0].isupper():
            return None
        return entry.gender

    def _blocked(self, i: int) -> bool:
        phrase = self._names.get(i)
        return phrase is not None and phrase.trusted and phrase.type is not EntityType.PERSON

    def _capital(self, token: Token) -> bool:
        return (
            token.text[0].isupper()
            and token.text not in _CALENDAR
            and token.tag not in {"PRP", "PRP$", "DT", "IN", "MD", "CC"}
            and token.pos not in {"VERB", "AUX", "ADV", "PUNCT"}
        )

    def _run(self, first: int, *, introduced: bool) -> int:
        """The end of the run of name words that starts at ``first``."""
        tokens = self.annotation.tokens
        sentence = tokens[first].sentence
        person = next((n for n in self.annotation.names if n.label == "PERSON" and n.first <= first < n.last), None)
        i = first
        while i < len(tokens) and i - first < _LONGEST and tokens[i].sentence == sentence:
            token = tokens[i]
            if token.text.lower() in _post_nominals():
                break
            inside = person is not None and i < person.last
            if self._blocked(i) and not (inside and i > first and self._names[i].type is EntityType.PLACE):
                break
            if token.tag == "POS" or (i in self._titles and i > first and not inside):
                break
            if (
                self._capital(token)
                or (
                    introduced
                    and i == first
                    and token.text[0].isupper()
                    and token.text not in _CALENDAR
                    and token.pos not in {"DET", "PUNCT", "PRON"}
                )
                or (
                    (token.lower in _PARTICLES or token.text == "-")
                    and i + 1 < len(tokens)
                    and (
                        tokens[i + 1].text[0].isupper()
                        or tokens[i + 1].lower in _PARTICLES
                        or (token.text == "-" and i > first)
                    )
                    and (i > first or token.lower in {"al", "el", "bin", "de", "van", "von"})
                )
                or token.text == "-"
                or (i > first and tokens[i - 1].text == "-" and token.end and tokens[i - 1].end == token.start)
            ):
                i += 1
            else:
                break
        while i > first and tokens[i - 1].text in {"-", "."}:
            i -= 1
        return i

    def _name(self, first: int, last: int, title: TitlePhrase | None, honorific: str) -> PersonName:
        words = self.annotation.article.text[
            self.annotation.tokens[first].start : self.annotation.tokens[last - 1].end
        ].split()
        gender = honorific or (title.entry.gender if title is not None else "")
        return PersonName(first, last, tuple(words), title, honorific, gender)

    def _short_forms(self) -> Iterator[PersonName]:
        """Every other place where the surname of a person, or a name found before, stands."""
        shorts: dict[str, PersonRecord] = {}
        for record in self.records:
            shorts.setdefault(record.surname, record)
            if len(record.full) == 1:
                shorts[record.full[0]] = record
        tokens = self.annotation.tokens
        for i, token in enumerate(tokens):
            if i in self._found or (self._blocked(i) and not self._is_namesake(i)):
                continue
            for length in (3, 2, 1):
                last = i + length
                if last > len(tokens) or tokens[last - 1].sentence != token.sentence:
                    continue
                text = self.annotation.article.text[token.start : tokens[last - 1].end]
                if text in shorts and not self._part_of_longer(i, last):
                    yield self._name(i, last, None, "")
                    break

    def _is_namesake(self, i: int) -> bool:
        """A listed place that is also the surname of a person of the article, where no location stands."""
        phrase, token = self._names[i], self.annotation.tokens[i]
        if phrase.type is not EntityType.PLACE or phrase.last - phrase.first > 1:
            return False
        return not (token.dep == "pobj" and token.head.lower in {"in", "at", "near", "to", "from", "outside"})

    def _part_of_longer(self, first: int, last: int) -> bool:
        """The word stands inside another name: "the Bush Foundation"."""
        phrase = self._names.get(first)
        return phrase is not None and phrase.last - phrase.first > last - first

    # Grouping

    def _add(self, name: PersonName) -> None:
        for i in range(name.first, name.last):
            if i in self._found:
                held = self._found[i]
                if name.title is not None and held.title is None:
                    held.title = name.title
                held.gender = held.gender or name.gender
                return
        record = self._match(name)
        if record is None:
            record = PersonRecord(name.words)
            self.records.append(record)
        record.names.append(name)
        for i in range(name.first, name.last):
            self._found[i] = name

    def _match(self, name: PersonName) -> PersonRecord | None:
        same = [record for record in self.records if self._compatible(record, name)]
        if len(same) < 2:
            return same[0] if same else None
        if name.title is not None:
            for record in same:
                if any(n.title is not None and n.title.text.lower() == name.title.text.lower() for n in record.names):
                    return record
        before = [record for record in same if record.names[0].first < name.first]
        return max(
            before or same, key=lambda record: max((n.first for n in record.names if n.first < name.first), default=-1)
        )

    def _compatible(self, record: PersonRecord, name: PersonName) -> bool:
        a, b = [_plain(w) for w in record.full], [_plain(w) for w in name.words]
        if name.gender and record.names and any(n.gender and n.gender != name.gender for n in record.names):
            return False
        if a == b:
            return True
        if len(b) == 1:
            if b[0] != a[-1] and _transliterated(b[0], a[-1]) and len(b[0]) > 6:
                return not any(_plain(r.surname) == b[0] for r in self.records)
            return b[0] == a[-1] or (b[0] == a[0] and len(a) > 1 and (self._family_first(record) or self._only(b[0])))
        if len(a) > 1 and len(b) > 1:
            if a[-1] == b[-1]:
                return (
                    a[0] == b[0]
                    or _transliterated(a[0], b[0])
                    or (len(a[0]) == 1 and b[0].startswith(a[0]))
                    or (len(b[0]) == 1 and a[0].startswith(b[0]))
                )
            return a[-len(b) :] == b
        return False

    def _only(self, given: str) -> bool:
        """A given name that only one person of the article has, and nobody as surname."""
        return sum(given in (_plain(r.full[0]), _plain(r.surname)) for r in self.records) == 1

    def _family_first(self, record: PersonRecord) -> bool:
        """Chinese, Korean and Vietnamese names begin with the family name; the given one is no known Western name."""
        return record.full[0] not in lexicon.first_names() and len(record.full) in {2, 3} and len(record.full[0]) <= 5

    def span(self, name: PersonName) -> Span:
        return Span(self.annotation.tokens[name.first].start, self.annotation.tokens[name.last - 1].end)


@cache
def _post_nominals() -> frozenset[str]:
    return frozenset(word for word, title in lexicon.titles().items() if title.kind == "post-nominal")


def _transliterated(a: str, b: str) -> bool:
    """Two spellings of one name ("Mohamed", "Mohammed"): same first letter and all but a letter or two in common."""
    if len(a) < 5 or len(b) < 5 or a[0] != b[0] or abs(len(a) - len(b)) > 2:
        return False
    return a != b and SequenceMatcher(None, a, b).ratio() > 0.86


def _plain(word: str) -> str:
    return word.replace("’", "'").strip(".,").casefold()
