"""Listed names that are a part of a longer name where they stand: "Pinar del Rio", "Coal India", "Social Democrats"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import lexicon
from kg.extract.rules.mentions.names.phrase import NameMap, NamePhrase
from kg.extract.rules.mentions.names.tokens import is_capital, is_title_case
from kg.extract.rules.mentions.names.types.works import works
from kg.language import Name, Token
from kg.language.syntax import MODIFIERS
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

_LANDS = {EntityType.STATE, EntityType.PLACE}
_ARTICLES = {"la", "las", "los", "el", "le", "les"}
#: What the engine calls names of which a place may be the last word; persons, bodies, works and events.
_WHOLES = {"ORG", "PERSON", "WORK_OF_ART", "EVENT", "PRODUCT", "FAC", "LAW"}
#: Kinds of bodies whose branches are called by a land.
_BRANCHING = {"media", "ngo"}


class NestedNames:
    """Reads the words around the listed names of an article.

    Args:
        phrases: the listed names.
    """

    def __init__(self, names: NameMap, phrases: Iterable[NamePhrase]) -> None:
        self._map = names
        self._annotation = names.annotation
        self._tokens = names.annotation.tokens
        self._phrases = list(phrases)
        self._works = works(names.annotation)
        self._by_token = {i: phrase for phrase in self._phrases for i in range(phrase.first, phrase.last)}

    def find(self) -> Iterator[NamePhrase]:
        """The names as they are: those that are no more than a part are left out or read whole."""
        for phrase in self._phrases:
            whole = self._whole(phrase)
            if whole is not None:
                yield whole

    def _whole(self, phrase: NamePhrase) -> NamePhrase | None:
        if phrase.form is Form.ADJECTIVE or is_title_case(self._annotation, self._tokens[phrase.first].sentence):
            return phrase
        if phrase.type in _LANDS:
            return self._whole_land(phrase)
        return self._whole_body(phrase) if phrase.type is EntityType.ORGANIZATION else phrase

    # Places and states

    def _whole_land(self, phrase: NamePhrase) -> NamePhrase | None:
        longer = self._feature(phrase)
        if longer is None and (self._is_after_particle(phrase) or self._ends_other(phrase) or self._is_work(phrase)):
            return None
        return longer or phrase

    def _is_after_particle(self, phrase: NamePhrase) -> bool:
        """ "Pinar del Rio", "Banco de la Nación"."""
        before = self._before(phrase.first)
        if before is not None and before.text in _ARTICLES:
            before = self._before(before.i)
        start = (
            self._before(before.i) if before is not None and before.text in lexicon.words("place-particles") else None
        )
        return start is not None and is_capital(start) and start.pos == "PROPN" and start.i not in self._by_token

    def _is_work(self, phrase: NamePhrase) -> bool:
        """A ship or film of the article ("a freighter named Victoria"), where no location stands."""
        before = self._before(phrase.first)
        located = before is not None and before.lower in lexicon.words("locative") | lexicon.words("directional")
        return phrase.text in self._works and not located

    def _ends_other(self, phrase: NamePhrase) -> bool:
        """ "Coal India", "Hotel Rwanda": the engine reads one name, which only ends with that of a land."""
        whole = self._engine_name(phrase)
        if whole is None or whole.last != phrase.last or whole.label not in _WHOLES:
            return False
        words = [word for word in self._tokens[whole.first : phrase.first] if word.lower != "the"]
        return bool(words) and all(self._begins_name(word) for word in words)

    def _begins_name(self, word: Token) -> bool:
        """A word of a name that is no name of a land itself, and tells no part or time of one ("Nazi Germany")."""
        named = is_capital(word) and word.lower not in lexicon.words("land-qualities")
        return named and word.i not in self._by_token and word.lower not in lexicon.titles()

    def _feature(self, phrase: NamePhrase) -> NamePhrase | None:
        """ "Lake Michigan", "Mount Lebanon", "Burj Dubai"."""
        before = self._before(phrase.first)
        if before is None or before.text not in lexicon.words("place-starts") or before.i in self._by_token:
            return None
        return NamePhrase(before.i, phrase.last, EntityType.PLACE, self._map.text(before.i, phrase.last))

    # Bodies

    def _whole_body(self, phrase: NamePhrase) -> NamePhrase | None:
        known, after = phrase.known, self._after(phrase.last - 1)
        branch = self._branch_end(phrase) if known is not None and known.kind in _BRANCHING else phrase.last
        if branch > phrase.last:
            return self._body(phrase.first, branch)
        if known is None or not known.ambiguous or phrase.text.isupper():
            return phrase
        if (
            after is not None
            and after.text in lexicon.words("no-things")
            and self._tokens[phrase.last - 1].head is after
        ):
            return None  # "Memorial Day"
        first = self._start(phrase)
        if first == phrase.first:
            return phrase
        whole = self._engine_name(phrase)
        person = whole is not None and whole.label == "PERSON" and known.kind != "party"  # "Ratan Tata"
        head = self._tokens[phrase.last - 1].text
        if person or head in lexicon.organization_heads() or head in lexicon.place_heads():
            return None  # "Lincoln Memorial"
        return self._body(first, phrase.last)

    def _branch_end(self, phrase: NamePhrase) -> int:
        """Where the name of its branch ends: "BBC Wales", "Greenpeace Australia", "BBC World Service"."""
        after = self._after(phrase.last - 1)
        if after is None:
            return phrase.last
        land = self._by_token.get(after.i)
        if land is not None and land.type in _LANDS and land.form is Form.NAME and self._is_joined(phrase, land):
            return land.last
        behind = self._after(after.i)
        for last, words in ((after.i + 2, (after, behind)), (after.i + 1, (after,))):
            text = " ".join(word.text for word in words if word is not None)
            if text in lexicon.words("branch-words"):
                return last
        return phrase.last

    def _is_joined(self, phrase: NamePhrase, land: NamePhrase) -> bool:
        """They are one name: "BBC Wales"."""
        body, head = self._tokens[phrase.last - 1], self._tokens[land.last - 1]
        return body.head is head or head.head is body

    def _start(self, phrase: NamePhrase) -> int:
        """Where a name begins that ends with the form of a body: over capitals, and the land before an organ."""
        first, known = phrase.first, phrase.known
        while (before := self._before(first)) is not None and self._belongs(before, phrase):
            first = before.i
        organ = known is not None and (known.kind in lexicon.ORGAN_KINDS or phrase.text.endswith(" Party"))
        after = self._after(phrase.last - 1)
        if after is not None and first == phrase.first and after.lower in lexicon.words("contests"):
            return first  # "the Delaware Senate race": for a seat in that of the whole state
        land = self._by_token.get(first - 1) if organ and self._before(first) is not None else None
        part = land is not None and land.known is not None and land.known.kind in {"subdivision", "city"}
        return land.first if land is not None and part and land.form is not Form.CAPITAL else first

    def _belongs(self, word: Token, phrase: NamePhrase) -> bool:
        if word.i in self._by_token or not is_capital(word) or word.lower in lexicon.titles():
            return False
        if word.text in lexicon.words("calendar") or word.text.endswith("."):
            return False
        if word.text == "National" and phrase.text.lower() in lexicon.words("sole-bodies"):
            return False  # "the National Congress of Bolivia" is its Congress
        whole = self._engine_name(phrase)
        if whole is not None and whole.first <= word.i:
            return True
        opens = word.i == self._annotation.sentence_of(word).first
        return word.pos == "PROPN" and not opens and word.dep in MODIFIERS and phrase.first <= word.head.i < phrase.last

    def _body(self, first: int, last: int) -> NamePhrase:
        return NamePhrase(first, last, EntityType.ORGANIZATION, self._map.text(first, last))

    # Words

    def _engine_name(self, phrase: NamePhrase) -> Name | None:
        """The engine's name that has more words than the phrase."""
        size = phrase.last - phrase.first
        covering = (n for n in self._annotation.names_at(phrase.first) if n.last >= phrase.last)
        return next((name for name in covering if name.last - name.first > size), None)

    def _before(self, i: int) -> Token | None:
        return self._map.neighbour(i, -1)

    def _after(self, i: int) -> Token | None:
        return self._map.neighbour(i, 1)
