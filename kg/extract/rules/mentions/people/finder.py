"""Who is one person: the forms of a name, brought together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import lexicon
from kg.extract.layers import NamedPerson, NameMention, TitlePhrase
from kg.extract.rules.mentions.people.candidates import PersonCandidates
from kg.extract.rules.mentions.people.context import NameContext
from kg.extract.rules.mentions.people.person import PersonNameDraft, PersonRecord, realm_of
from kg.extract.rules.mentions.people.register import PeopleRegister, has_family_name_first
from kg.extract.rules.mentions.people.spelling import SHORTEST_VARIANT, are_transliterations, plain, without_article
from kg.language import Annotation
from kg.model import EntityType

_SHORT_LENGTHS = (3, 2, 1)
_KIN = {
    *("son", "daughter", "father", "mother", "brother", "sister", "cousin", "nephew", "niece", "grandson", "child"),
    *("widow", "wife", "husband", "uncle", "aunt", "heir"),
}


class PeopleFinder:
    """Finds the persons that an article names and groups the forms of each name."""

    def __init__(self, annotation: Annotation, names: Sequence[NameMention], titles: Sequence[TitlePhrase]) -> None:
        self._context = NameContext(annotation, names, titles)
        self._annotation = annotation
        self._records: list[PersonRecord] = []
        self._register = PeopleRegister()
        self._bearers: dict[PersonNameDraft, PersonRecord] = {}
        self._found: dict[int, PersonNameDraft] = {}

    def find(self) -> list[NamedPerson]:
        """The persons in the order of the text; the fullest names decide who there is, short forms join them."""
        candidates = PersonCandidates(self._context).find()
        for name in sorted(candidates, key=lambda item: (-len(item.words), item.first)):
            self._add(name)
        for name in self._short_forms():
            self._add(name)
        for record in self._records:
            record.names.sort(key=lambda item: item.first)
            record.gender = next((n.gender for n in record.names if n.gender), "") or self._given_gender(record)
        self._records.sort(key=lambda record: record.names[0].first)
        return [record.finished() for record in self._records]

    def _given_gender(self, record: PersonRecord) -> str:
        return lexicon.first_names().get(record.full[0], "") if len(record.full) > 1 else ""

    def _short_forms(self) -> Iterator[PersonNameDraft]:
        """Every other place where the surname of a person, or a name found before, stands."""
        shorts: dict[str, PersonRecord] = {}
        for record in self._records:
            shorts.setdefault(record.surname, record)
            shorts.setdefault(without_article(record.surname), record)
            tail = _with_particles(record.full)
            shorts.setdefault(tail, record)
            shorts.setdefault(tail[0].upper() + tail[1:], record)  # opening a sentence
            if len(record.full) == 1:
                shorts[record.full[0]] = record
            for name in record.names:  # what the article calls the person elsewhere
                if len(name.words) > 1 or name.words[0] in lexicon.first_names():
                    shorts.setdefault(name.words[-1], record)
        given = {r.full[0] for r in self._records if len(r.full) > 1 and self._register.is_unique(plain(r.full[0]))}
        initials = {name[:1] for name in (*shorts, *given)}
        tokens = self._annotation.tokens
        for i, token in enumerate(tokens):
            if self._annotation.article.text[token.start] not in initials or i in self._found:
                continue
            if self._context.blocks(i) and not self._is_namesake(i):
                continue
            for length in _SHORT_LENGTHS:
                last = i + length
                if last > len(tokens) or tokens[last - 1].sentence != token.sentence:
                    continue
                text = self._annotation.article.text[token.start : tokens[last - 1].end]
                known = text in shorts or (length == 1 and text in given and self._is_misread(i))
                if known and not self._part_of_longer(i, last):
                    yield self._context.name(i, last)
                    break

    def _is_namesake(self, i: int) -> bool:
        """A listed state or place that is also a name of a person of the article, where no location stands."""
        token = self._annotation.tokens[i]
        where = lexicon.words("locative")
        if not self._context.is_state(i):
            where |= lexicon.words("directional")  # to a state something may be given or said
        return self._context.is_bare_namesake(i) and not (token.dep == "pobj" and token.head.lower in where)

    def _is_misread(self, i: int) -> bool:
        """The given name of a person of the article, which is taken for a land, a town or a body here."""
        phrase, token = self._context.phrase(i), self._annotation.tokens[i]
        if phrase is None or phrase.type is EntityType.PERSON:
            return False
        if phrase.trusted:
            return self._is_namesake(i)
        return not (
            token.dep == "pobj" and token.head.lower in lexicon.words("locative") | lexicon.words("directional")
        )

    def _part_of_longer(self, first: int, last: int) -> bool:
        """The word stands inside another name: "the Bush Foundation"."""
        phrase = self._context.phrase(first)
        return phrase is not None and phrase.last - phrase.first > last - first

    def _add(self, name: PersonNameDraft) -> None:
        for i in range(name.first, name.last):
            if i in self._found:
                held = self._found[i]
                if name.title is not None and held.title is None:
                    held.title = name.title
                held.gender = held.gender or name.gender
                self._bearers[held].note(held)
                return
        record = self._match(name)
        if record is None:
            record = PersonRecord(name.words)
            self._records.append(record)
            self._register.enter(record)
        record.add(name)
        self._register.call(record, name)
        self._bearers[name] = record
        for i in range(name.first, name.last):
            self._found[i] = name

    def _match(self, name: PersonNameDraft) -> PersonRecord | None:
        same = [record for record in self._register.candidates(name) if self._compatible(record, name)]
        if len(same) < 2:
            return same[0] if same else None
        if name.title is not None:
            for record in same:
                if name.title.text.lower() in record.titles:
                    return record
        before = [record for record in same if record.names[0].first < name.first]
        return max(before or same, key=lambda record: record.last_before(name.first))

    def _compatible(self, record: PersonRecord, name: PersonNameDraft) -> bool:
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
            return self._is_given(words)  # "Saif al-Islam Gaddafi", "Saif al-Islam"
        if full[-1] != words[-1]:
            return False
        a, b = full[0], words[0]
        initial = (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))
        return a == b or initial or are_transliterations(a, b)

    def _is_given(self, words: list[str]) -> bool:
        """Given names that only one person of the article has."""
        return self._register.beginning_with(words) == 1

    def _is_kin(self, name: PersonNameDraft) -> bool:
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


def _with_particles(full: Sequence[str]) -> str:
    """ "von der Leyen" of "Ursula von der Leyen"."""
    first = len(full) - 1
    while first > 1 and full[first - 1].islower() and full[first - 1] in lexicon.words("particles"):
        first -= 1
    return " ".join(full[first:])
