"""Names that only the language engine believes in, with checks that reject its usual errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import lexicon
from kg.extract.rules.mentions.names.phrase import NameMap, NamePhrase
from kg.extract.rules.mentions.names.recognition.head_nouns import HeadNounNames
from kg.extract.rules.mentions.names.tokens import is_capital, is_title_case, opens_person, words
from kg.extract.rules.mentions.names.types.consistency import TypeConsistency
from kg.extract.rules.mentions.names.types.context import ContextTypes
from kg.extract.rules.mentions.names.types.works import is_work, works
from kg.language import Token
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

_TYPES = {
    "PERSON": EntityType.PERSON,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "ORG": EntityType.ORGANIZATION,
}
#: What else but words in small letters may stand inside a name.
_INSIDE = {"-", "'s"}


class EngineNames:
    """Reads the engine's names; what the word lists and head words have found before stays."""

    def __init__(self, names: NameMap, headed: HeadNounNames) -> None:
        self._map = names
        self._headed = headed
        self._annotation = names.annotation
        self._told = ContextTypes(names)
        self._works = works(names.annotation)
        norps = (name for name in names.annotation.names if name.label == "NORP" and name.last - name.first == 1)
        self._peoples = {names.annotation.tokens[name.first].text for name in norps}

    def find(self) -> Iterator[NamePhrase]:
        for name in self._annotation.names:
            self._told.learn(name)
        yield from TypeConsistency(self._annotation).settled(self._found())

    def _found(self) -> Iterator[NamePhrase]:
        for name in self._annotation.names:
            sentence = self._annotation.tokens[name.first].sentence
            if name.label in _TYPES and not is_title_case(self._annotation, sentence):
                first, last = self._trim(name.first, name.last)
                if first < last:
                    yield from self._read(first, last, name.label)

    def _read(self, first: int, last: int, label: str) -> Iterator[NamePhrase]:
        words = self._annotation.tokens[first:last]
        single = last - first == 1
        if label == "PERSON" and single and self._acronym(first):
            yield NamePhrase(first, last, EntityType.ORGANIZATION, self._map.text(first, last), trusted=False)
            return
        if not self._looks_like_name(words, label):
            return
        told = is_work(self._annotation, first, last, label) or self._is_named_work(first, last, label)
        explained = self._told.kind(first, last, label) if not told and not self._is_no_thing(words) else None
        if explained is not None:
            if self._map.is_free(first, last):
                yield NamePhrase(first, last, explained, self._map.text(first, last))
            return
        if told or self._is_no_thing(words) or self._headed.is_government(first, last):
            return
        heads = (lexicon.organization_heads(), lexicon.place_heads(), self._map.gazetteer)
        if single and (any(words[0].text in listed for listed in heads) or self._is_common(words[0])):
            return
        longer = self._around_place(first, last, label)
        longer = longer or (self._fuller(first, last) if label == "ORG" else None)
        if longer is not None:
            yield longer
            return
        if label == "ORG":
            owner, start = self._map.owner(first, last)
            if owner is not None and self._map.is_free(start, last):
                yield from self._owned(owner, start, first, last)
                return
        if not self._map.is_free(first, last):
            first, last = self._free(first, last)
        if first < last:
            yield NamePhrase(first, last, _TYPES[label], self._map.text(first, last), trusted=False)

    def _is_named_work(self, first: int, last: int, label: str) -> bool:
        return label in {"PERSON", "ORG"} and words(self._annotation, first, last) in self._works

    def _owned(self, owner: NamePhrase, start: int, first: int, last: int) -> Iterator[NamePhrase]:
        """ "British Ladbrokes" is Ladbrokes; "British Geological Survey" is so called."""
        name = self._annotation.tokens[start].text
        if owner.form is Form.ADJECTIVE and last - start == 1 and name not in lexicon.organization_heads():
            yield NamePhrase(start, last, EntityType.ORGANIZATION, name, trusted=False)
        else:
            yield from self._headed.organization(first, last)

    def _around_place(self, first: int, last: int, label: str) -> NamePhrase | None:
        """ "European Economic Area", "Detroit Tigers": a listed place is part of the engine's name."""
        words = self._annotation.tokens[first:last]
        held = {self._map.at(i) for i in range(first, last)}
        named = [phrase for phrase in held if phrase is not None]
        head = words[0].text in lexicon.organization_heads()
        if label not in {"ORG", "LOC", "FAC"} or not named or not (None in held or head):
            return None
        if any(not self._names_others(p) or p.first < first or p.last > last for p in named):
            return None
        if not head and any(place.last == last for place in named):
            return None  # "Northern Sahara" and the like
        if not all(is_capital(w) for w in words) or any(opens_person(w) for w in words):
            return None
        kind = EntityType.ORGANIZATION if label == "ORG" or head else EntityType.PLACE
        return NamePhrase(first, last, kind, self._map.text(first, last))

    @staticmethod
    def _names_others(phrase: NamePhrase) -> bool:
        """A place after which things are called: no listed square or range of mountains."""
        words = phrase.text.split()
        whole = phrase.known is not None and len(words) > 1 and words[-1] in lexicon.place_heads()
        return phrase.type is EntityType.PLACE and not whole

    def _looks_like_name(self, words: Sequence[Token], label: str) -> bool:
        if label in {"FAC", "LOC"} and len(words) > 1 and words[-1].text.capitalize() in lexicon.place_heads():
            words = words[:-1]  # "Ngurah Rai airport"
        if not all(
            is_capital(w)
            or w.lower in _INSIDE | lexicon.words("inner-words") | lexicon.words("particles")
            or w.text in ",."
            for w in words
        ):
            return False
        return any(w.pos == "PROPN" for w in words) or not self._opens_sentence(words[0])

    @staticmethod
    def _is_number(words: Sequence[Token]) -> bool:
        """ "H5N1", "Kosmos-2251": viruses and satellites; "Channel 5" may be a body."""
        return len(words) == 1 and any(letter.isdigit() for letter in words[0].text)

    @staticmethod
    def _is_office(words: Sequence[Token]) -> bool:
        """ "Nuclear Regulatory Commissioner": a title that the engine takes for a body."""
        entry = lexicon.titles().get(words[-1].lower)
        body = words[0].entity == "ORG" and words[0].text != "The" and words[-1].tag == "NNP"
        return len(words) > 2 and body and entry is not None and entry.kind == "office" and entry.holder == "official"

    def _is_people(self, word: Token) -> bool:
        """The engine takes the word elsewhere for that of a people ("Uighurs")."""
        return word.text in self._peoples

    def _is_no_thing(self, words: Sequence[Token]) -> bool:
        """Operations, time zones, treaties, prizes: names of what the vocabulary has no things for."""
        return (
            self._map.is_operation(words[0].i)
            or (len(words) == 1 and words[0].text in self._map.storms)
            or " ".join(word.text for word in words) in lexicon.words("no-bodies")
            or self._is_nothings(words)
            or self._is_office(words)
            or (len(words) > 1 and any(word.text in lexicon.words("storms") for word in words[:-1]))
            or sum(word.text == "," for word in words) > 1
            or self._is_number(words)
            or (len(words) == 1 and self._is_people(words[0]))
            or (words[0].tag == "NNS" and words[0].lemma.lower() in lexicon.collectives())
            or words[0].text in lexicon.words("clocks")
            or words[-1].text in lexicon.words("no-things")
            or (len(words) == 1 and words[0].text.istitle() and words[0].lower.endswith("ism"))
        )

    def _is_nothings(self, words: Sequence[Token]) -> bool:
        """ "European Venus": the end of it is no thing, and the start is a listed name."""
        return words[-1].text in lexicon.words("no-bodies") and not any(
            self._map.is_free(word.i, word.i + 1) for word in words[:-1]
        )

    def _is_common(self, word: Token) -> bool:
        """An adjective before a noun, or what the article also has in small letters ("Opium poppies", "opium")."""
        adjective = word.tag == "JJ" and word.dep == "amod"
        return word.entity == "ORG" and (adjective or (word.text.istitle() and word.lower in self._map.small_nouns))

    def _opens_sentence(self, token: Token) -> bool:
        sentence = self._annotation.sentence_of(token)
        return token.i == sentence.first or (
            token.i == sentence.first + 1 and not self._annotation.tokens[sentence.first].text[0].isalnum()
        )

    def _acronym(self, i: int) -> bool:
        word = self._annotation.tokens[i].text
        return word.isupper() and word.isalpha() and 2 < len(word) < 8

    def _fuller(self, first: int, last: int) -> NamePhrase | None:
        """A listed organization with words before it that the engine counts in ("Islamic Revolutionary Guards")."""
        body = self._map.at(last - 1)
        if body is None or body.known is None or body.type is not EntityType.ORGANIZATION:
            return None
        words = self._annotation.tokens[first : body.first]
        if not words or body.last != last or not self._map.is_free(first, body.first):
            return None
        if not all(is_capital(t) for t in words) or any(opens_person(t) for t in words):
            return None
        return NamePhrase(first, last, body.type, self._map.text(first, last), known=body.known)

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """The name without articles, prepositions and marks at its ends."""
        tokens, outer = self._annotation.tokens, lexicon.words("outer-words")
        while first < last and (
            tokens[first].tag == "POS" or tokens[first].lower in outer or tokens[first].text in "'\"-,.—–"
        ):
            first += 1
        while last > first and (
            tokens[last - 1].tag == "POS" or tokens[last - 1].lower in outer or tokens[last - 1].text in "'\"-,—–"
        ):
            last -= 1
        return first, last

    def _free(self, first: int, last: int) -> tuple[int, int]:
        """What is left at the end of a recognized name whose start is known otherwise ("State Ana Moreno")."""
        while first < last and not self._map.is_free(first, last):
            first += 1
        return self._trim(first, last)
