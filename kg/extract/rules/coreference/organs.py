"""Organs of states named before: "the country's parliament", "its army", "in Egypt, the military"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg import lexicon
from kg.extract.rules.coreference.referents import Referents
from kg.extract.shared.linking import GrowingCluster
from kg.language import Token
from kg.language.syntax import SUBJECT, noun_phrase
from kg.model import EntityType, MentionKind

_LONGEST = 4


class OwnedOrgan(NamedTuple):
    """An organ, the state that has it, and the first and last token that tell it."""

    organ: GrowingCluster
    state: GrowingCluster
    first: int
    last: int


class Organs:
    """Finds the organ that a noun means, by the state that owns it.

    Attributes:
        owned: what was found.
    """

    def __init__(self, referents: Referents) -> None:
        self._referents = referents
        self._identity = referents.identity
        self._annotation = referents.annotation
        self.owned: list[OwnedOrgan] = []
        self._home_state = self._identity.home_state
        self._inner: dict[tuple[GrowingCluster, str], GrowingCluster] = {}

    def read(self, token: Token) -> bool:
        """Points the noun to its organ; False if it means none of a state that is known."""
        first = self._start(token)
        if first is None:
            return self._read_inner(token)
        words = self._annotation.tokens[first : token.i + 1]
        owner = self._possessor(token) or self._scene(token)
        state = self._state_behind(owner) if owner is not None else self._home(token, words)
        if state is None:
            return False
        thing = self._organ(self._text(words), state)
        self._referents.refer(token, thing, MentionKind.NAME, words)
        start = min(owner.i, first) if owner is not None else first
        self.owned.append(OwnedOrgan(thing, state, start, token.i))
        return True

    def _home(self, token: Token, words: Sequence[Token]) -> GrowingCluster | None:
        """ "the cabinet", "Parliament": of which a state has one, in an article about one state."""
        definite = any(child.lower == "the" for child in token.all("det")) or token.text[0].isupper()
        if self._text(words).lower() not in lexicon.words("sole-organs") or not definite:
            return None
        if token.dep in {"compound", "amod", "nmod"} or token.child("prep") is not None:
            return None
        return self._home_state

    def _read_inner(self, token: Token) -> bool:
        """ "the IAEA board", "the board of governors of the bank": the organ of an organization."""
        if token.lemma not in lexicon.words("inner-organs") or token.tag not in {"NN", "NNP"}:
            return False
        if token.child("nummod") is not None or any(child.lower in {"a", "an"} for child in token.all("det")):
            return False
        before = [child for child in token.all("poss", "compound", "nmod") if child.i < token.i]
        behind = [inner for prep in token.all("prep") if prep.lower == "of" for inner in prep.all("pobj")]
        owner = next((word for word in (*before, *behind) if self._body_behind(word) is not None), None)
        body = self._body_behind(owner) if owner is not None else None
        if owner is None or body is None:
            return False
        phrase = [word for word in noun_phrase(token) if word.i <= token.i and word.dep != "det"]
        words = [word for word in phrase if owner.dep != "poss" or word.i > owner.i + 1]
        name = self._text(words if owner in before else [*words, *noun_phrase(owner)])
        thing = self._inner.get((body, token.lemma))
        if thing is None:
            thing = GrowingCluster(EntityType.ORGANIZATION, name, plural=True)
            self._inner[body, token.lemma] = thing
            self._identity.things.append(thing)
        self._referents.refer(token, thing, MentionKind.NAME, words)
        thing.add_alias(name)
        self.owned.append(OwnedOrgan(thing, body, min(owner.i, words[0].i), max(owner.i, token.i)))
        return True

    def _body_behind(self, token: Token) -> GrowingCluster | None:
        thing = self._referents.one.get(token.i)
        return thing if thing is not None and thing.type is EntityType.ORGANIZATION else None

    def _start(self, token: Token) -> int | None:
        """Where the longest noun for an organ begins that ends with the token and no modifier narrows."""
        if token.lower.removesuffix("s") not in lexicon.organ_heads():
            return None
        organs = lexicon.organ_nouns()
        phrase = noun_phrase(token)
        before = [word for word in phrase if word.i <= token.i]
        for length in range(min(_LONGEST, len(before)), 0, -1):
            words = before[-length:]
            if words[-1].i - words[0].i + 1 == length and organs.get(self._text(words).lower()) in lexicon.ORGAN_KINDS:
                return None if self._is_narrowed(before[:-length], words) else words[0].i
        return None

    @staticmethod
    def _is_narrowed(before: list[Token], words: list[Token]) -> bool:
        """ "the northern army", "military police officers": not the organ itself, or no more than one of its kind."""
        if len(words) == 1 and words[0].lower in lexicon.words("several-organs"):
            return True
        return any(word.dep in {"amod", "compound", "nmod", "nummod"} and word.head.i >= words[0].i for word in before)

    @staticmethod
    def _possessor(token: Token) -> Token | None:
        """ "the country's", "its"."""
        return token.child("poss")

    @staticmethod
    def _scene(token: Token) -> Token | None:
        """ "In Egypt, the military refused", "Libya, where the army attacked": the state where the clause plays."""
        if not any(child.lower == "the" for child in token.children) or token.dep not in SUBJECT:
            return None
        verb = token.head
        if verb.dep == "relcl" and any(child.lower == "where" for child in verb.all("advmod")):
            return verb.head
        for prep in verb.all("prep"):
            if prep.lower == "in" and prep.i < token.i:
                return prep.child("pobj")
        return None

    def _state_behind(self, token: Token) -> GrowingCluster | None:
        thing = self._referents.one.get(token.i)
        return thing if thing is not None and thing.type is EntityType.STATE else None

    def _organ(self, name: str, state: GrowingCluster) -> GrowingCluster:
        """The organ of the state that has this name already, or a new one."""
        own = (t for t in self._identity.things if t.type is EntityType.ORGANIZATION and t.state is state)
        for thing in own:
            if _is_called(thing, name.casefold()):
                return thing
        thing = GrowingCluster(EntityType.ORGANIZATION, name, plural=True, state=state)
        self._identity.things.append(thing)
        return thing

    def _text(self, words: Sequence[Token]) -> str:
        return " ".join(self._annotation.article.words(self._annotation.span_of(words)).split())


def _is_called(thing: GrowingCluster, name: str) -> bool:
    """By this name, or by it with the state's before it ("Chadian army")."""
    forms = [form.casefold() for form in (thing.name, *thing.aliases)]
    return any(form == name or form.endswith(f" {name}") for form in forms)
