"""Where a person may be named, the surest signs first."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extract.layers import NameMention, TitlePhrase
from kg.extract.rules.mentions.names.tokens import storm_names, words
from kg.extract.rules.mentions.names.types.consistency import TypeConsistency
from kg.extract.rules.mentions.names.types.works import is_work, works
from kg.extract.rules.mentions.people.context import NameContext, honorific_gender, is_name_word
from kg.extract.rules.mentions.people.extent import NameExtent
from kg.extract.rules.mentions.people.person import PersonNameDraft
from kg.language import Name, Token
from kg.language.syntax import PREMODIFIERS
from kg.model import EntityType

#: Between the parties of a case at law; in the report of a game it is "vs.".
_VERSUS = {"v", "v."}
_AND_OTHERS = {"et", "al", "al.", "."}


class PersonCandidates:
    """Finds names of persons by titles, by the engine, by given names and by titles behind them."""

    def __init__(self, context: NameContext) -> None:
        self._context = context
        self._extent = NameExtent(context)
        self._tokens = context.tokens
        self._storms = storm_names(context.tokens)
        self._works = works(context.annotation)
        self._kinds = TypeConsistency(context.annotation)

    def find(self) -> Iterator[PersonNameDraft]:
        """All candidates; they may overlap."""
        names = [self._untitled(name) for name in self._all()]
        surnames = {name.words[-1] for name in names if len(name.words) > 1 or name.title is not None or name.honorific}
        things = _things(self._context) - surnames
        for name in names:
            single = len(name.words) == 1
            if not (self._is_no_person(name) if not single else name.words[0] in things or self._is_case(name)):
                yield name

    def _is_case(self, name: PersonNameDraft) -> bool:
        """ "Ricci v. DeStefano", "Perry et al. v. Schwarzenegger": the name of a case, not of who did something."""
        tokens, last = self._tokens, name.last
        while last < len(tokens) and tokens[last].lower in _AND_OTHERS:
            last += 1
        before, after = self._context.annotation.next(tokens[name.first], -1), tokens[last : last + 1]
        beside = [*after, *([before] if before is not None else [])]
        return any(word.text in _VERSUS and word.sentence == tokens[name.first].sentence for word in beside)

    def _untitled(self, name: PersonNameDraft) -> PersonNameDraft:
        """Without what stands before a name: "Dr. X Y", "Grand Ayatollah X", "Committee Chairman Senator X"."""
        first = name.first
        while (step := self._title_words(first, name)) and first + step < name.last:
            first += step
        if first == name.first or not is_name_word(self._tokens[first]):
            return name
        title = self._context.title_before.get(first) or name.title
        return self._context.name(first, name.last, title=title, honorific=name.honorific)

    def _title_words(self, i: int, name: PersonNameDraft) -> int:
        """How many words of a title stand at ``i``."""
        tokens = self._tokens
        word = tokens[i]
        if word.text in lexicon.first_names():
            return 0
        if i + 1 < name.last and honorific_gender(tokens[i + 1]) is not None:
            two = lexicon.titles().get(f"{word.lower} {tokens[i + 1].lower}")
            return 2 if two is not None and two.kind == "honorific" else 0
        if honorific_gender(word) is not None:
            return 2 if tokens[i + 1].text == "." else 1
        told = self._context.title_before.get(i + 1)
        return 1 if told is not None and told.first <= i else 0  # "Saudi leader King X"

    def _all(self) -> Iterator[PersonNameDraft]:
        yield from self._after_titles()
        singles: set[str] = set()
        for name in self._context.annotation.names:
            if name.label == "PERSON" and not self._context.is_headline(name.first) and not self._is_other(name):
                found = list(self._engine_name(name.first, name.last))
                singles |= {n.words[0] for n in found if len(n.words) == 1}
                yield from found
        for phrase in self._context.phrases:
            told = phrase.type is EntityType.PERSON and phrase.trusted
            if told or self._is_mistaken(phrase, singles):
                yield from self._engine_name(phrase.first, phrase.last)
        yield from self._by_given_name()
        yield from self._before_titles()

    def _is_other(self, name: Name) -> bool:
        """What the engine takes for a person is a film, ship or machine, or else to it in other places."""
        annotation = self._context.annotation
        told = is_work(annotation, name.first, name.last, name.label)
        if told or words(annotation, name.first, name.last) in self._works:
            return True
        titled = name.first in self._context.title_before
        return not titled and self._kinds.is_no_person(name.first, name.last)

    def _after_titles(self) -> Iterator[PersonNameDraft]:
        """ "President Arias", "Mr. Annan": the words behind a title or honorific."""
        tokens = self._tokens
        starts: dict[int, tuple[TitlePhrase | None, str]] = {}
        for i, token in enumerate(tokens):
            honorific = honorific_gender(token)
            if honorific is not None:
                dotted = i + 1 < len(tokens) and tokens[i + 1].text == "."
                titled = self._context.title_before.get(i)
                starts[i + (2 if dotted else 1)] = (titled, honorific)
        opening = {i for title in self._context.single_titles for i in (title.first, title.title_first)}
        for last, before in self._context.title_before.items():
            if last < len(tokens) and last not in opening and honorific_gender(tokens[last]) is None:
                starts.setdefault(last, (before, ""))
        for behind, (told, honorific) in starts.items():
            another = behind < len(tokens) and told is not None and self._is_office(behind)
            first, title = (behind + 1, None) if another else (behind, told)  # "the aide to Russian President X Y"
            if first >= len(tokens) or self._context.is_headline(first):
                continue
            last = self._extent.end(first, introduced=True)
            acronym = last - first == 1 and not honorific and tokens[first].text.isupper()
            office = last - first == 1 and not honorific and tokens[first].lower in lexicon.titles()
            if last > first and not acronym and not (office and tokens[first].text not in lexicon.first_names()):
                yield self._context.name(first, last, title=title, honorific=honorific)

    def _is_mistaken(self, phrase: NameMention, singles: set[str]) -> bool:
        """The engine took a person for something else: a given name begins it, or a surname known alone ends it."""
        words = self._tokens[phrase.first : phrase.last]
        if phrase.trusted or phrase.type is EntityType.PERSON:
            return False
        if phrase.type is EntityType.PLACE and self._is_somebody(words[-1]):
            return True
        after = self._context.annotation.next(words[-1])
        if phrase.type is EntityType.PLACE and after is not None and after.lower in lexicon.words("place-nouns"):
            return False  # "the Charles de Gaulle airport"
        if len(words) < 2:
            return False
        if any(word.i in self._context.in_title for word in words):
            return False
        named = words[0].text in lexicon.first_names() or (len(words) == 2 and words[-1].text in singles)
        return named and phrase.text.split()[-1] not in lexicon.organization_heads()

    def _is_somebody(self, head: Token) -> bool:
        """ "X, who took credit for the attack": a place is "which"."""
        clause, after = head.child("relcl"), self._context.annotation.next(head)
        apart = clause is not None and after is not None and after.text == ","
        return apart and clause is not None and any(word.lower == "who" for word in clause.children)

    def _by_given_name(self) -> Iterator[PersonNameDraft]:
        """A given name and a capitalized word that the engine passed over or took for something else."""
        tokens = self._tokens
        for i, token in enumerate(tokens[:-1]):
            after = tokens[i + 1]
            if token.text not in lexicon.first_names() or token.pos != "PROPN" or self._context.is_headline(i):
                continue
            if after.sentence != token.sentence or not is_name_word(after):
                continue
            if self._context.blocks(i) or self._context.blocks(i + 1):
                continue
            in_body = i > 0 and tokens[i - 1].entity == "ORG"
            named = after.entity in {"", "PERSON"} or self._is_surname_of(token, after)
            if named and len(after.text) > 1 and not in_body:
                last = self._extent.end(i, introduced=False)
                if last - i >= 2 and words(self._context.annotation, i, last) not in self._works:
                    yield self._context.name(i, last, title=self._context.title_before.get(i))

    def _is_surname_of(self, given: Token, after: Token) -> bool:
        """ "Fernanda Lima": the engine reads two names, but the sentence has one."""
        split = any(name.first == after.i for name in self._context.annotation.names_at(after.i))
        single = after.text not in lexicon.organization_heads() and after.text not in lexicon.place_heads()
        return split and single and given.head is after and given.dep == "compound"

    def _before_titles(self) -> Iterator[PersonNameDraft]:
        """A run of capitals that a title explains ("Marios Garoyian, president of ...") is a person."""
        tokens = self._tokens
        for title in self._context.single_titles:
            i = title.first
            while i > 0 and (tokens[i - 1].lower in {"the", "a", "an"} or tokens[i - 1].pos == "ADJ"):
                i -= 1
            if i < 3 or tokens[i - 1].text != "," or tokens[i - 1].sentence != tokens[title.head].sentence:
                continue
            last = i - 1
            while last > 1 and tokens[last - 1].lower in lexicon.post_nominals():
                last -= 1
            first = last
            while first > 0 and self._is_proper(first - 1):
                first -= 1
            words = tokens[first:last]
            if not 2 <= len(words) <= 4 or words[0].sentence != tokens[title.head].sentence:
                continue
            if first not in self._context.in_title and not any(w.text in lexicon.organization_heads() for w in words):
                yield self._context.name(first, last)

    def _is_proper(self, i: int) -> bool:
        token = self._tokens[i]
        return is_name_word(token) and token.pos == "PROPN" and not self._context.blocks(i)

    def _engine_name(self, first: int, last: int) -> Iterator[PersonNameDraft]:
        """The name of a person within tokens that the engine takes for one."""
        tokens, context = self._tokens, self._context
        body = context.phrase(first)
        if body is not None and body.type is EntityType.ORGANIZATION and body.first < first and context.blocks(first):
            first = min(body.last, last)  # "Denver Broncos Karl Weber": the engine cut after the town
        while first < last and self._stands_before_name(first):
            first += 1
        if first >= last or (context.blocks(first) and (last - first < 2 or context.blocks(last - 1))):
            return
        end = first
        while end < last and self._is_inside(end):
            end += 1
        if end - first < 2:
            end = max(end, self._extent.end(first, introduced=False))
        end = self._extent.trimmed(first, self._rest(end))
        opens = is_name_word(tokens[first]) or (end - first > 1 and tokens[first].lower in lexicon.words("particles"))
        named = any(is_name_word(token) for token in tokens[first:end])
        if end > first and opens and named:
            name = context.name(first, end, title=context.title_before.get(first))
            if len(name.words) > 1 or self._is_surname(name):
                yield name

    def _rest(self, end: int) -> int:
        """The engine reads two names, one right behind the other, of which the parser makes one, or ends at "von"."""
        tokens = self._tokens
        if tokens[end - 1].text in lexicon.words("particles") and end < len(tokens) and is_name_word(tokens[end]):
            return end + 1
        head = self._tokens[end - 1].head if self._tokens[end - 1].dep == "compound" else None
        names = self._context.annotation.names_at(end)
        rest = next((n for n in names if n.first == end and n.label == "PERSON" and head is not None), None)
        joined = rest is not None and head is not None and rest.first <= head.i < rest.last
        return rest.last if rest is not None and joined else end

    def _stands_before_name(self, i: int) -> bool:
        token = self._tokens[i]
        if i in self._context.in_title or honorific_gender(token) is not None:
            return True
        return not is_name_word(token) and token.lower not in lexicon.words("particles")

    def _is_office(self, i: int) -> bool:
        """ "President Ivan Petrov": the engine counts the title in."""
        word = self._tokens[i]
        if not self._is_public_office(word):
            return False
        goes_on = i + 2 < len(self._tokens) and is_name_word(self._tokens[i + 1]) and is_name_word(self._tokens[i + 2])
        return goes_on and word.text not in lexicon.first_names()

    @staticmethod
    def _is_public_office(word: Token) -> bool:
        entry = lexicon.titles().get(word.lower)
        public = entry is not None and entry.kind == "office" and entry.holder == "official"
        return public and word.lower not in lexicon.words("named-titles")

    def _is_inside(self, i: int) -> bool:
        token = self._tokens[i]
        fits = is_name_word(token) or token.lower in lexicon.words("particles") or token.text in {"-", ".", "'"}
        return fits and (not self._context.blocks(i) or self._context.is_place(i))

    @staticmethod
    def _is_no_person(name: PersonNameDraft) -> bool:
        """ "Louis Riel Day", "Atom Bomb": a day, a thing; "Stockwell Day" is a person."""
        if name.title is not None:
            return False
        if name.words[0] in lexicon.words("ships") | lexicon.words("storms"):
            return True  # "MV Ocean Rose", "Storm Anna"
        if any(letter.isdigit() for letter in name.text):
            return True  # "Soyuz TMA-08M"
        if len(name.words) > 1 and _is_acronym(name.words[-1]) and not name.words[0].isupper():
            return True  # "Henry Smith USA"
        last = len(name.words) > 2 and name.words[-1] in lexicon.words("no-things")
        return last or not lexicon.words("devices").isdisjoint(name.words)

    def _is_surname(self, name: PersonNameDraft) -> bool:
        """One word is a name only if it looks like one and the article does not use it as a common word."""
        word, token = name.words[0], self._tokens[name.first]
        letters = word.replace("-", "").replace("'", "").replace("’", "")
        if word.isupper() or not letters.isalpha() or token.pos != "PROPN" or self._is_common(word):
            return False
        if name.title is None and (word in self._storms or word in lexicon.words("no-bodies")):
            return False
        opens = token.i == self._context.annotation.sentence_of(token).first
        return not opens or name.title is not None or self._context.annotation.count(word) > 1

    def _is_common(self, word: str) -> bool:
        """The article has the word in small letters too ("Fentanyl is ...", "fentanyl")."""
        return self._context.annotation.count(word.lower()) > 0


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) > 1 and not set(word) <= set("IVX")


def _things(context: NameContext) -> frozenset[str]:
    """Names that have an article or a maker before them: "the Amalthea", "a Tissot", "Google Chrome"."""
    return frozenset(token.text for token in context.tokens if token.pos == "PROPN" and _is_thing(token, context))


def _is_thing(token: Token, context: NameContext) -> bool:
    before = context.annotation.next(token, -1)
    if before is None or token.text in lexicon.first_names() or token.dep in PREMODIFIERS:
        return False
    if before.lower in {"the", "a", "an"}:
        return before.head is token
    maker = context.phrase(before.i)
    made = maker is not None and maker.known is not None and maker.known.kind == "company"
    return made and before.dep == "compound" and before.head is token
