"""Names in the text: where they stand, what kind of thing they name, and what the word lists know of them.

Readings are taken in order of trust: a form of the word lists, a phrase whose head says what it is ("Foreign
Ministry", "Council of Europe"), a person's name after a title, and last what the language engine believes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract import lexicon
from kg.extract.gazetteer import Form, Known, gazetteer, longest_form
from kg.language import Annotation, Sentence, Token
from kg.model import BlockKind, EntityType

_LONGEST_NAME = 9
_INSIDE = {"of", "for", "on", "the", "and", "&", "-", "de", "del", "la", "du", "des", "'s"}
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
    "-",
}
_OUTSIDE = {"the", "a", "an", "in", "at", "on", "by", "from", "as", "but"}
_TITLES = {
    "president", "minister", "secretary", "senator", "general", "spokesman", "spokeswoman", "director", "chairman",
}  # fmt: skip
#: After these nouns a name is that of an organization, whatever the engine makes of it.
_BODY_NOUNS = {
    "newspaper", "daily", "weekly", "magazine", "broadcaster", "channel", "network", "website", "agency", "company", "firm", "party",
    "group", "movement", "tabloid", "airline", "bank", "organization", "organisation", "militia",
}  # fmt: skip
#: Names that end so are those of days, prizes, laws and events, which the vocabulary has no things for.
_NO_THINGS = {
    "Day", "Prize", "Award", "Cup", "Games", "Olympics", "War", "Act", "Agreement", "Treaty", "Accord", "Accords", "Protocol", "Convention",
    "Plan", "Resolution", "Summit", "Conference", "Championship", "Championships", "Festival", "Bill", "Constitution", "Declaration", "Week",
}  # fmt: skip
_PLACE_NOUNS = {
    "district",
    "province",
    "region",
    "neighborhood",
    "neighbourhood",
    "village",
    "town",
    "suburb",
    "valley",
    "governorate",
    "county",
    "oblast",
}
_CLOCKS = {"BST", "GMT", "UTC", "EST", "EDT", "PST", "CET", "AEST"}
_OWNED_HEADS = {
    "Office",
    "Ministry",
    "Department",
    "Parliament",
    "Army",
    "Navy",
    "Government",
    "Embassy",
    "Senate",
    "Congress",
    "Cabinet",
    "Police",
    "Court",
}
_GENERIC_HEADS = {
    "Center",
    "Centre",
    "Group",
    "Union",
    "Force",
    "Forces",
    "Office",
    "House",
    "Front",
    "Times",
    "Post",
    "News",
}


@dataclass(slots=True, eq=False)
class NamePhrase:
    """Tokens ``first`` to ``last`` (exclusive) that name something.

    Args:
        owner: the phrase that says whose it is ("U.S." of "U.S. Drug Enforcement Administration").
    """

    first: int
    last: int
    type: EntityType
    text: str
    form: Form = Form.NAME
    known: Known | None = None
    owner: NamePhrase | None = None
    trusted: bool = True

    def covers(self, other: NamePhrase) -> bool:
        return self.first <= other.first and other.last <= self.last


class NameFinder:
    """Finds the names of one article, once."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self._taken: dict[int, NamePhrase] = {}

    def find(self) -> list[NamePhrase]:
        """All names in the order of the text; they do not overlap, but for the owner inside an organization's name."""
        known = [phrase for sentence in self.annotation.sentences for phrase in self._listed(sentence)]
        for phrase in known:
            self._take(phrase)
        for phrase in known:
            national = self._national(phrase) if phrase.type is EntityType.ORGANIZATION else None
            if national is not None:
                self._take(national)
        for sentence in self.annotation.sentences:
            for phrase in self._organizations(sentence):
                self._take(phrase)
            for phrase in self._organs(sentence):
                self._take(phrase)
            for phrase in self._parties(sentence):
                self._take(phrase)
            for phrase in self._places_by_head(sentence):
                self._take(phrase)
        for phrase in self._recognized():
            if phrase.trusted or all(i not in self._taken for i in range(phrase.first, phrase.last)):
                self._take(phrase)
        unique = dict.fromkeys(self._taken[i] for i in sorted(self._taken))
        return list(unique)

    def _take(self, phrase: NamePhrase) -> None:
        for i in range(phrase.first, phrase.last):
            old = self._taken.get(i)
            if old is not None and not phrase.covers(old):
                return
        for i in range(phrase.first, phrase.last):
            self._taken[i] = phrase

    def text(self, first: int, last: int) -> str:
        """The words from token ``first`` to ``last`` (exclusive), straight quotes and single blanks."""
        tokens = self.annotation.tokens[first:last]
        words = tokens[0].text
        for before, token in zip(tokens, tokens[1:], strict=False):
            words += (" " if token.start > before.end else "") + token.text
        return words

    # Word lists

    def _listed(self, sentence: Sentence) -> Iterator[NamePhrase]:
        forms, limit = gazetteer(), longest_form()
        i = sentence.first
        while i < sentence.last:
            match = None
            if self.annotation.tokens[i].text[0].isupper() or self.annotation.tokens[i].lower in {"al", "state", "the"}:
                for last in range(min(i + _LONGEST_NAME, sentence.last), i, -1):
                    text = self.text(i, last)
                    if len(text) > limit:
                        continue
                    readings = forms.get(text) or (
                        forms.get(text.title()) if text.isupper() and len(text) > 5 else None
                    )
                    if readings and self._plausible(i, last, readings[0]):
                        match = self._reading(i, last, text, readings)
                        break
            if match is not None and match.type is EntityType.ORGANIZATION and self._is_operation(i):
                match = None
            if (
                match is not None
                and match.form is Form.PEOPLE
                and not match.text.endswith("s")
                and self.annotation.tokens[i].entity != "NORP"
            ):
                match = None  # a Pole, but no pole position
            if match is None:
                i += 1
            else:
                yield match
                i = match.last

    def _plausible(self, first: int, last: int, known: Known) -> bool:
        """Not part of a person's name ("Jordan Smith", "Michael Jordan") or of a longer capitalized name."""
        before, after = self._neighbour(first, -1), self._neighbour(last - 1, 1)
        if known.type is EntityType.ORGANIZATION:
            word = self.annotation.tokens[first]
            return not (last - first == 1 and word.text.istitle() and word.pos in {"VERB", "ADV", "DET"})
        given = lexicon.first_names()
        if (
            before is not None
            and before.text in given
            and before.pos == "PROPN"
            and self._engine(before, first) == "PERSON"
        ):
            return False
        name = self.text(first, last)
        if name in given and after is not None and after.pos == "PROPN" and after.text.istitle():
            return after.text in {"Strait", "Sea", "River"} or self._engine(after, first) != "PERSON"
        return True

    def _neighbour(self, i: int, step: int) -> Token | None:
        return self.annotation.next(self.annotation.tokens[i], step)

    def _engine(self, token: Token, other: int) -> str:
        return token.entity if token.entity == self.annotation.tokens[other].entity else ""

    def _reading(self, first: int, last: int, text: str, readings: Sequence[Known]) -> NamePhrase:
        known = readings[0]
        if len(readings) > 1:
            known = self._choose(first, last, readings)
        return NamePhrase(first, last, known.type, text, known.form, known)

    def _choose(self, first: int, last: int, readings: Sequence[Known]) -> Known:
        """Between a state, its capital and namesakes: "Kuwait", "Luxembourg", "Georgia" are states unless the words say otherwise."""
        after = self._neighbour(last - 1, 1)
        if after is not None and after.lower == "city":
            for known in readings:
                if known.kind == "city":
                    return known
        return readings[0]

    # Phrases with a telling head

    def _capital(self, token: Token) -> bool:
        word = token.text
        return (
            word[0].isupper()
            and (token.pos in {"PROPN", "NOUN", "ADJ", "VERB"} or word.isupper())
            and token.tag not in {"PRP", "DT"}
        )

    def _opens_sentence(self, token: Token) -> bool:
        sentence = self.annotation.sentence_of(token)
        return token.i == sentence.first or (
            token.i == sentence.first + 1 and not self.annotation.tokens[sentence.first].text[0].isalnum()
        )

    def _organizations(self, sentence: Sentence) -> Iterator[NamePhrase]:
        heads = lexicon.organization_heads()
        tokens = self.annotation.tokens
        i = sentence.first
        while i < sentence.last:
            token = tokens[i]
            kind = heads.get(token.text)
            held = self._taken.get(i)
            if (
                kind is None
                or not self._capital(token)
                or (held is not None and (held.type is EntityType.ORGANIZATION or held.last - held.first > 1))
            ):
                i += 1
                continue
            first = self._left_edge(i, sentence.first)
            last = self._right_edge(i, sentence.last)
            while last < sentence.last and tokens[last].text in heads and self._capital(tokens[last]):
                last = self._right_edge(last, sentence.last)
            i = max(last, i + 1)
            if last - first < 2 or (
                last - first == 2 and tokens[first].text in _GENERIC_HEADS and tokens[first].lower == "the"
            ):
                continue
            yield from self._organization(first, last)

    def _organization(self, first: int, last: int) -> Iterator[NamePhrase]:
        owner, start = self._owner(first, last)
        if start >= last:
            return
        if last - start == 1 and owner is None:
            return
        if self.annotation.tokens[last - 1].text in {"Administration", "Government", "Regime"} and not self._topical(
            start, last
        ):
            return
        bare = owner is not None and owner.form is not Form.ADJECTIVE
        yield NamePhrase(first, last, EntityType.ORGANIZATION, self.text(start if bare else first, last), owner=owner)

    def _topical(self, start: int, last: int) -> bool:
        """ "Drug Enforcement Administration" has a matter; "Bush Administration" has a head."""
        return last - start > 2 or self.annotation.tokens[start].entity not in {"PERSON", "ORG", "GPE", "NORP"}

    def _owner(self, first: int, last: int) -> tuple[NamePhrase | None, int]:
        """The state at the start of a phrase, and where the rest begins."""
        owner = self._taken.get(first)
        if owner is not None and owner.type is EntityType.STATE and owner.last < last:
            return owner, owner.last
        return None, first

    def _left_edge(self, i: int, limit: int) -> int:
        tokens = self.annotation.tokens
        first = i
        while first > limit:
            before = tokens[first - 1]
            if before.tag == "POS" or not before.text.strip():
                break
            if self._capital(before) and before.lower not in _OUTSIDE:
                if self._is_title(before) or self._tail(before, limit):
                    break
                first -= 1
                continue
            joins = before.text in {"&", "-"} or (before.lower == "and" and self._joins(first, limit))
            if joins and first - 2 >= limit and self._capital(tokens[first - 2]):
                first -= 2
                continue
            break
        return first

    def _joins(self, first: int, limit: int) -> bool:
        """ "and" inside a name: the engine reads one name across it."""
        tokens = self.annotation.tokens
        return any(
            name.first <= first - 2 and name.last > first and name.label == "ORG" for name in self.annotation.names
        ) or (first - 2 >= limit and tokens[first - 2].entity == "ORG" and tokens[first - 1].entity == "ORG")

    @staticmethod
    def _is_title(token: Token) -> bool:
        return token.lower in _TITLES

    def _tail(self, token: Token, limit: int) -> bool:
        """The end of a hyphenated word ("ultra-Orthodox"), not the start of a name."""
        tokens = self.annotation.tokens
        if token.i - 2 < limit or tokens[token.i - 1].text != "-" or tokens[token.i - 1].end != token.start:
            return False
        return not tokens[token.i - 2].text[0].isupper()

    def _right_edge(self, i: int, limit: int) -> int:
        tokens = self.annotation.tokens
        last = i + 1
        while last < limit:
            token = tokens[last]
            if (
                self._capital(token)
                and not self._opens_person(token)
                and self._same_engine_name(i, last)
                and not self._listed_state_name(last)
            ):
                last += 1
                continue
            if token.lower in {"of", "for", "on"} and last + 1 < limit:
                after = last + 1
                if tokens[after].lower == "the" and after + 1 < limit:
                    after += 1
                if self._owned(i) and self._listed_state_name(after):
                    break
                if self._capital(tokens[after]):
                    last = after + 1
                    while last < limit and self._capital(tokens[last]) and not self._opens_person(tokens[last]):
                        last += 1
                    if (
                        last + 1 < limit
                        and tokens[last].lower == "and"
                        and self._capital(tokens[last + 1])
                        and self._topic(i)
                    ):
                        last += 2
                        while last < limit and self._capital(tokens[last]):
                            last += 1
                    continue
            break
        return last

    def _opens_person(self, token: Token) -> bool:
        """A title or given name: here an organization's name is over."""
        return token.lower in lexicon.titles() or token.text in lexicon.first_names()

    def _same_engine_name(self, a: int, b: int) -> bool:
        """The engine reads both tokens as parts of one organization's name."""
        return any(
            n.first <= a < n.last and n.first <= b < n.last
            for n in self.annotation.names
            if n.label in {"ORG", "FAC", "GPE"}
        )

    def _owned(self, i: int) -> bool:
        """A head after which "of France" says whose it is, and is no part of the name ("Bank of France" is)."""
        return self.annotation.tokens[i].text in _OWNED_HEADS

    def _topic(self, i: int) -> bool:
        return self.annotation.tokens[i].text in {
            "Ministry",
            "Department",
            "Office",
            "Committee",
            "Commission",
            "Board",
            "Council",
            "Bureau",
            "Administration",
        }

    def _listed_state_name(self, i: int) -> bool:
        phrase = self._taken.get(i)
        return phrase is not None and phrase.type is EntityType.STATE

    def _organs(self, sentence: Sentence) -> Iterator[NamePhrase]:
        """Organs of a state in small letters: "the Georgian internal affairs ministry", "Libyan state TV"."""
        organs = lexicon.organ_nouns()
        tokens = self.annotation.tokens
        for i in range(sentence.first, sentence.last):
            if i in self._taken and self._taken[i].type is not EntityType.STATE:
                continue
            for length in (3, 2, 1):
                if i + length > sentence.last:
                    continue
                text = self.text(i, i + length).lower()
                singular = text.removesuffix("s")
                if text not in organs and singular not in organs:
                    continue
                first = self._modifiers(i, sentence.first)
                owner = self._taken.get(first)
                if first == i or owner is None or owner.type is not EntityType.STATE or owner.form is Form.PEOPLE:
                    state_run = length > 1 and text.startswith("state ")
                    if not state_run:
                        continue
                    owner, first = None, i
                if tokens[i + length - 1].pos not in {"NOUN", "PROPN"}:
                    continue
                nxt = self._neighbour(i + length - 1, 1)
                if (
                    nxt is not None
                    and nxt.pos in {"NOUN", "PROPN"}
                    and nxt.dep not in {"nsubj", "npadvmod"}
                    and nxt.head.i > i + length - 1
                    and tokens[i + length - 1].dep in {"compound", "amod", "nmod"}
                ):
                    break
                start = owner.last if owner is not None else first
                if tokens[start].tag == "POS":
                    start += 1
                if (
                    nxt is not None
                    and (nxt.lemma in lexicon.collectives() or nxt.lower in {"and", "or"})
                    and length == 1
                ):
                    break
                whole = first if owner is not None and owner.form is Form.ADJECTIVE else start
                yield NamePhrase(first, i + length, EntityType.ORGANIZATION, self.text(whole, i + length), owner=owner)
                break

    def _parties(self, sentence: Sentence) -> Iterator[NamePhrase]:
        """ "the Conservative party", "Kadima party": the head in small letters after a name."""
        tokens = self.annotation.tokens
        for i in range(sentence.first + 1, sentence.last):
            if tokens[i].text not in {"party", "parties"} or tokens[i].text == "parties":
                continue
            first = self._left_edge(i, sentence.first)
            while first < i and (held := self._taken.get(first)) is not None and held.type is EntityType.STATE:
                first = held.last
            if first == i or (first == sentence.first and i - first == 1 and tokens[first].pos != "PROPN"):
                continue
            text = self.text(first, i)
            known = next(
                (
                    k
                    for form in (f"{text} Party", text)
                    for k in gazetteer().get(form, ())
                    if k.type is EntityType.ORGANIZATION
                ),
                None,
            )
            name = known.name if known is not None else f"{text} party"
            yield NamePhrase(first, i + 1, EntityType.ORGANIZATION, name, known=known)

    def _modifiers(self, i: int, limit: int) -> int:
        """Back over nouns and adjectives to the state that owns the organ."""
        tokens = self.annotation.tokens
        first = i
        while first > limit:
            before = tokens[first - 1]
            state = self._taken.get(first - 1)
            if state is not None:
                return state.first if state.type is EntityType.STATE else i
            if before.tag == "POS" and first - 2 >= limit:
                state = self._taken.get(first - 2)
                return state.first if state is not None and state.type is EntityType.STATE else i
            if before.pos in {"NOUN", "ADJ", "PROPN"} or before.lower == "and":
                first -= 1
                continue
            break
        return i

    def _places_by_head(self, sentence: Sentence) -> Iterator[NamePhrase]:
        heads = lexicon.place_heads()
        tokens = self.annotation.tokens
        for i in range(sentence.first, sentence.last):
            if (
                tokens[i].text not in heads
                or not self._capital(tokens[i])
                or i in self._taken
                or tokens[i].entity == "PERSON"
            ):
                continue
            first = self._left_edge(i, sentence.first)
            if first == i and i + 2 < sentence.last and tokens[i + 1].lower == "of" and self._capital(tokens[i + 2]):
                yield NamePhrase(i, i + 3, EntityType.PLACE, self.text(i, i + 3))
            elif first < i:
                yield NamePhrase(first, i + 1, EntityType.PLACE, self.text(first, i + 1))

    # The engine's names

    def _recognized(self) -> Iterator[NamePhrase]:
        types = {
            "PERSON": EntityType.PERSON, "GPE": EntityType.PLACE, "LOC": EntityType.PLACE, "FAC": EntityType.PLACE,
            "ORG": EntityType.ORGANIZATION,
        }  # fmt: skip
        for name in self.annotation.names:
            if name.label not in types or is_title_case(self.annotation, self.annotation.tokens[name.first].sentence):
                continue
            first, last = self._trim(name.first, name.last)
            if first >= last:
                continue
            if name.label == "PERSON" and last - first == 1 and self._acronym(first):
                yield NamePhrase(first, last, EntityType.ORGANIZATION, self.text(first, last), trusted=False)
                continue
            words = self.annotation.tokens[first:last]
            if not all(
                self._capital(w) or w.lower in _INSIDE or w.lower in _PARTICLES or w.text in ",." for w in words
            ):
                continue
            if not any(w.pos == "PROPN" for w in words) and self._opens_sentence(words[0]):
                continue
            if name.label in {"PERSON", "ORG"} and self._before_place_noun(last):
                if not any(i in self._taken for i in range(first, last)):
                    yield NamePhrase(first, last, EntityType.PLACE, self.text(first, last))
                continue
            if self._is_operation(first) or words[0].text in _CLOCKS or words[-1].text in _NO_THINGS:
                continue
            if name.label in {"PERSON", "GPE", "LOC"} and self._follows_body_noun(first):
                if not any(i in self._taken for i in range(first, last)):
                    yield NamePhrase(first, last, EntityType.ORGANIZATION, self.text(first, last))
                continue
            if last - first == 1 and (words[0].text in lexicon.organization_heads() or words[0].text in gazetteer()):
                continue
            if name.label == "ORG" and (longer := self._fuller(first, last)) is not None:
                yield longer
                continue
            owner, start = self._owner(first, last)
            if name.label == "ORG" and owner is not None and all(i not in self._taken for i in range(start, last)):
                yield from self._organization(first, last)
                continue
            if any(i in self._taken for i in range(first, last)):
                first, last = self._free(first, last)
                if first >= last:
                    continue
            yield NamePhrase(first, last, types[name.label], self.text(first, last), trusted=False)

    def _follows_body_noun(self, first: int) -> bool:
        before = self._neighbour(first, -1)
        return before is not None and before.lemma in _BODY_NOUNS and before.tag == "NN"

    def _before_place_noun(self, last: int) -> bool:
        """ "the Ben Aknoun district": the noun behind says that it is a place."""
        tokens = self.annotation.tokens
        after = self._neighbour(last - 1, 1)
        return after is not None and after.lower in _PLACE_NOUNS and tokens[last - 1].head is after

    def _is_operation(self, first: int) -> bool:
        """ "Operation Odyssey Dawn" is no thing that the vocabulary has."""
        tokens = self.annotation.tokens
        return any(
            tokens[i].text == "Operation" and tokens[i].sentence == tokens[first].sentence
            for i in range(max(0, first - 2), first + 1)
        )

    def _acronym(self, i: int) -> bool:
        word = self.annotation.tokens[i].text
        return word.isupper() and 2 < len(word) < 8

    def _fuller(self, first: int, last: int) -> NamePhrase | None:
        """A listed organization's name with words before it that the engine counts in ("Islamic Revolutionary Guards")."""
        body = self._taken.get(last - 1)
        if (
            body is None
            or body.known is None
            or body.type is not EntityType.ORGANIZATION
            or body.first <= first
            or body.last != last
        ):
            return None
        if any(i in self._taken for i in range(first, body.first)) or not all(
            self._capital(t) for t in self.annotation.tokens[first : body.first]
        ):
            return None
        if any(
            t.lower in lexicon.titles() or t.text in lexicon.first_names()
            for t in self.annotation.tokens[first : body.first]
        ):
            return None
        return NamePhrase(first, last, body.type, self.text(first, last), known=body.known)

    def _national(self, phrase: NamePhrase) -> NamePhrase | None:
        """ "Palestinian Red Crescent", "Russian Security Council": a state's namesake of a listed body is one of its own."""
        before = self._taken.get(phrase.first - 1)
        if (
            before is None
            or phrase.known is None
            or before.type is not EntityType.STATE
            or before.form is not Form.ADJECTIVE
        ):
            return None
        if (
            phrase.known.kind not in {"ngo", "intergovernmental", "court"}
            or phrase.known.state
            or phrase.last - phrase.first < 2
        ):
            return None
        if self.annotation.tokens[before.first].sentence != self.annotation.tokens[phrase.first].sentence:
            return None
        return NamePhrase(
            before.first,
            phrase.last,
            EntityType.ORGANIZATION,
            self.text(before.first, phrase.last),
            owner=before if phrase.known.kind != "ngo" else None,
        )

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        tokens = self.annotation.tokens
        while first < last and (
            tokens[first].tag == "POS"
            or tokens[first].lower in {"the", "a", "an", "of", "in", "at", "on", "for", "to", "by"}
            or tokens[first].text in "'\"-,.—–"
        ):
            first += 1
        while last > first and (tokens[last - 1].tag == "POS" or tokens[last - 1].text in "'\"-,—–"):
            last -= 1
        return first, last

    def _free(self, first: int, last: int) -> tuple[int, int]:
        """What is left at the end of a recognized name whose start is known otherwise ("State Antony Blinken")."""
        while first < last and any(i in self._taken for i in range(first, last)):
            first += 1
        return self._trim(first, last)


def is_title_case(annotation: Annotation, sentence: int) -> bool:
    """A headline that capitalizes its words: there a capital tells nothing of names."""
    words = [t for t in annotation.tokens_of(annotation.sentences[sentence]) if t.text.isalpha() and len(t.text) > 3]
    if annotation.sentences[sentence].kind not in {BlockKind.HEADLINE, BlockKind.HEADING} or len(words) < 4:
        return False
    return sum(t.text[0].isupper() for t in words) > 0.75 * len(words)
