"""Who is one person: the forms of a name, brought together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.layers import NamedPerson, PersonName, TitlePhrase
from kg.extract.names.people.candidates import person_names
from kg.extract.names.people.person import PersonRecord, realm_of
from kg.extract.names.people.register import PeopleRegister, has_family_name_first
from kg.extract.names.people.spelling import SHORTEST_VARIANT, are_transliterations, plain
from kg.extract.names.spans import NameSpan
from kg.language import Annotation
from kg.lexicon import lists as lexicon

_KIN = {
    *("son", "daughter", "father", "mother", "brother", "sister", "cousin", "nephew", "niece", "grandson", "child"),
    *("widow", "wife", "husband", "uncle", "aunt", "heir"),
}


class PeopleFinder:
    """Finds the persons that an article names and groups the forms of each name."""

    def __init__(self, annotation: Annotation, spans: Iterable[NameSpan], titles: Sequence[TitlePhrase]) -> None:
        self._annotation = annotation
        self._spans, self._titles = spans, titles
        self._records: list[PersonRecord] = []
        self._register = PeopleRegister()

    def find(self) -> list[NamedPerson]:
        """The persons in the order of the text; the fullest names decide who there is, short forms join them."""
        found = person_names(self._annotation, self._spans, self._titles)
        for name in sorted(found, key=lambda item: (-len(item.words), item.first)):
            self._add(name)
        for record in self._records:
            record.names.sort(key=lambda item: item.first)
            record.gender = next((n.gender for n in record.names if n.gender), "") or self._given_gender(record)
        self._records.sort(key=lambda record: record.names[0].first)
        return [record.finished() for record in self._records]

    def _given_gender(self, record: PersonRecord) -> str:
        return lexicon.first_names().get(record.full[0], "") if len(record.full) > 1 else ""

    def _add(self, name: PersonName) -> None:
        record = self._match(name)
        if record is None:
            record = PersonRecord(name.words)
            self._records.append(record)
            self._register.enter(record)
        record.add(name)
        self._register.call(record, name)

    def _match(self, name: PersonName) -> PersonRecord | None:
        same = [record for record in self._register.candidates(name) if self._compatible(record, name)]
        if len(same) < 2:
            return same[0] if same else None
        if name.title is not None:
            for record in same:
                if name.title.text.lower() in record.titles:
                    return record
        before = [record for record in same if record.names[0].first < name.first]
        return max(before or same, key=lambda record: record.last_before(name.first))

    def _compatible(self, record: PersonRecord, name: PersonName) -> bool:
        """Whether ``name`` may be a name of the person."""
        if name.gender and record.genders - {name.gender}:
            return False
        realm = realm_of(name.title)
        if realm is not None and record.realms - {realm}:  # "Saudi King Abdullah", "Jordan's King Abdullah"
            return False
        full, words = list(map(plain, record.full)), list(map(plain, name.words))
        if full == words:
            return True
        if len(words) == 1:
            return self._is_short_form(record, full, words[0])
        if len(full) == 1:
            return False
        if full[-len(words) :] == words:
            return not self._is_kin(name)  # "Abdul Abu Omar", "Abu Omar"
        if len(words) > 1 and full[: len(words)] == words:
            return self._register.beginning_with(words) == 1  # "Saif al-Islam Gaddafi", "Saif al-Islam"
        if full[-1] != words[-1]:
            return False
        a, b = full[0], words[0]
        initial = (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))
        return a == b or initial or are_transliterations(a, b)

    def _is_kin(self, name: PersonName) -> bool:
        """ "Saif X, the son of X": another of the family."""
        tokens = self._annotation.tokens
        before = tokens[max(0, name.first - 2) : name.first]
        return len(before) == 2 and before[1].lower == "of" and before[0].lemma in _KIN

    def _is_short_form(self, record: PersonRecord, full: list[str], word: str) -> bool:
        """A surname, or a given name where it comes last or is nobody else's."""
        surname = full[-1]
        if word != surname and len(word) >= SHORTEST_VARIANT and are_transliterations(word, surname):
            return not self._register.has_surname(word)
        if word == surname or self._register.is_called(record, word):
            return True
        return word == full[0] and len(full) > 1 and (has_family_name_first(record) or self._register.is_unique(word))
