"""The relations of an article, each with all the words that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from types import MappingProxyType

from kg.extract.layers import Cluster, Clusters, Names, Offices, StandingRelation
from kg.extract.relations.inside import NamesInside
from kg.extract.relations.patterns import (
    PATTERNS,
    Anchor,
    Kind,
    Match,
    Pattern,
    Slot,
    put_forward,
    real_noun,
    real_verb,
)
from kg.extract.relations.things import Found, NamedThings
from kg.extract.veridicality import is_asserted
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.model import Evidence, RelationType

_REAL = {Anchor.NOUN: (real_noun, put_forward), Anchor.VERB: (real_verb, put_forward)}


def relations_of(
    annotation: Annotation, names: Names, clusters: Clusters, offices: Offices
) -> tuple[StandingRelation, ...]:
    """What the names and words of an article tell of relations, as far as it is put forward as true."""
    return _Matcher(NamedThings(annotation, names, clusters, offices.offices)).find()


class _Matcher:
    """The relations in the order of their finding, each once; nothing is related to itself."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things
        self._relations: dict[tuple[RelationType, Cluster, Cluster], dict[Evidence, None]] = {}

    def find(self) -> tuple[StandingRelation, ...]:
        for found in NamesInside(self._things).find():
            self._add(found)
        by_word = _by_word()
        for token in self._things.annotation.tokens:
            for pattern in by_word.get(token.lower, ()):
                if pattern.anchor is Anchor.MARK and _is_mark(token):
                    self._match(pattern, token)
            for pattern in by_word.get(token.lemma, ()):
                if _fits(pattern.anchor, token):
                    self._match(pattern, token)
        return tuple(StandingRelation(*relation, tuple(told)) for relation, told in self._relations.items())

    def _match(self, pattern: Pattern, anchor: Token) -> None:
        subjects = self._fillers(pattern.subject, pattern.subject_at, anchor)
        objects = self._fillers(pattern.object, pattern.object_at, anchor) if subjects else []
        conditions = (*_REAL.get(pattern.anchor, ()), *pattern.conditions)
        told: bool | None = None
        for (token, thing), (other, owner) in product(subjects, objects):
            match = Match(anchor, token, other)
            if thing is owner or token is other or not all(holds(self._things, match) for holds in conditions):
                continue
            if told is None:
                told = pattern.anchor is Anchor.MARK or is_asserted(self._things.annotation, anchor)
            if told:
                self._add(Found(pattern.type, thing, owner, *self._bounds(match), pattern.rule))

    def _fillers(self, kind: Kind, slots: Iterable[Slot], anchor: Token) -> list[tuple[Token, Cluster]]:
        """What stands in the first of the slots that holds something of the kind."""
        for slot in slots:
            held = ((token, kind(self._things, token)) for token in slot(self._things, anchor))
            found = [(token, thing) for token, thing in held if thing is not None and token is not anchor]
            if found:
                return found
        return []

    def _bounds(self, match: Match) -> tuple[int, int]:
        """The first and last token of the words that tell it, names whole."""
        phrases = [self._things.phrase(token) for token in (match.subject, match.object)]
        firsts = [phrase.first for phrase in phrases if phrase is not None]
        lasts = [phrase.last - 1 for phrase in phrases if phrase is not None]
        places = [token.i for token in match]
        return min(places + firsts), max(places + lasts)

    def _add(self, found: Found) -> None:
        if found.subject is found.object:
            return
        evidence = Evidence(self._things.span(found.first, found.last), found.rule)
        self._relations.setdefault((found.type, found.subject, found.object), {})[evidence] = None


@cache
def _by_word() -> Mapping[str, Sequence[Pattern]]:
    """The patterns by the words that may be their anchor."""
    found: dict[str, list[Pattern]] = {}
    for pattern in PATTERNS:
        for word in lexicon.words(pattern.words):
            found.setdefault(word, []).append(pattern)
    return MappingProxyType(found)


def _is_mark(token: Token) -> bool:
    return token.pos in {"PUNCT", "PART", "ADP"} or token.lower == "based" or token.tag in {"PRP$", "POS"}


def _fits(anchor: Anchor, token: Token) -> bool:
    if anchor is Anchor.NOUN:
        return token.pos == "NOUN" or (token.pos == "ADJ" and token.child("poss") is not None)  # "its rival X"
    return anchor is Anchor.VERB and (token.pos == "VERB" or token.tag in {"VBN", "VBG"})
