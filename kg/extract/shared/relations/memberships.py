"""Which states belong to which league: "X, a member of NATO", "X joined the EU", "the G8 comprises X and Y"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.layers import Cluster
from kg.extract.rules.factuality.veridicality import is_asserted
from kg.extract.shared.relations.found import Found, NamedThings
from kg.language import Token
from kg.language.syntax import coordinated, is_negated, listed_after, prepositional, subject
from kg.model import EntityType, RelationType

_UNREAL = {"would", "could", "may", "might", "will", "to"}


class Memberships:
    """Finds the members of bodies of states."""

    def __init__(self, things: NamedThings) -> None:
        self._things = things
        self._annotation = things.annotation

    def find(self, token: Token) -> Iterator[Found]:
        """What ``token`` tells, unless the words above it take it back ("it is a myth that X joined NATO")."""
        found = list(self._told_by(token))
        return iter(found if found and is_asserted(self._annotation, token) else ())

    def _told_by(self, token: Token) -> Iterator[Found]:
        if token.pos == "NOUN" and (token.lemma == "member" or self._is_member_state(token)):
            yield from self._member(token)
        elif token.pos == "VERB" and token.lemma in {"include", "comprise"} and not is_negated(token):
            yield from self._comprised(token)
        elif token.lemma == "belong" and token.tag in {"VBZ", "VBP"} and not is_negated(token):
            yield from self._belonging(token)
        elif token.lemma in {"join", "rejoin"} and token.tag in {"VBD", "VBN"} and not is_negated(token):
            yield from self._joined(token)

    def _is_member_state(self, token: Token) -> bool:
        """ "member states of the EU", "EU countries": what league stands before it has them for members."""
        if token.lemma not in {"state", "nation", "country"}:
            return False
        before = [child for child in token.children if child.i < token.i]
        if any(child.lower == "non" or child.lower.startswith("non-") for word in before for child in word.subtree()):
            return False
        return any(child.lemma == "member" or self._things.league(child) is not None for child in before)

    def _member(self, noun: Token) -> Iterator[Found]:
        """ "X, a member of NATO", "X is a member of the EU", "EU member Cyprus", "the U.S. and other G7 members"."""
        named = self._league_of(noun)
        league = self._things.league(named)
        if named is None or league is None:
            return
        holder = self._holder(noun)
        holders = coordinated(holder) if holder is not None and noun.dep != "conj" else [holder]
        if holder is None and noun.tag == "NNS":
            of = prepositional(noun, "of") if noun.lemma != "member" else []  # "the EU countries of X and Y"
            rows = [*listed_after(noun), *(part for inner in of for part in coordinated(inner))]
            holders = [word for word in rows if self._things.state(word) is not None]
        for part in holders:
            if part is None:
                continue
            thing = self._things.actor(part)
            if thing is not None and part is not noun:
                first, last = min(part.i, named.i), max(noun.i, named.i, part.i)
                yield _member_of(thing, league, first, last, "relation.member")

    def _holder(self, noun: Token) -> Token | None:
        """Who is said to be a member."""
        if noun.dep == "appos":
            return noun.head
        if noun.dep == "attr" and _is_said(noun.head):
            return subject(noun.head)
        after = self._annotation.next(noun)
        if after is not None and noun.tag == "NN" and self._things.state(after) is not None:
            return after
        return self._beside(noun) if any(child.lower == "other" for child in noun.children) else None

    @staticmethod
    def _beside(noun: Token) -> Token | None:
        """With whom "other members" stand: coordinated, or subject of "is working with other members"."""
        if noun.dep == "conj":
            return noun.head
        preposition = noun.head
        if noun.dep == "pobj" and preposition.lower in {"with", "like", "among"} and preposition.head.pos == "VERB":
            return subject(preposition.head)
        return None

    def _league_of(self, noun: Token) -> Token | None:
        """The name of the body: "member of NATO", "NATO members"."""
        behind = (prep.child("pobj") for prep in noun.all("prep") if prep.lower == "of")
        before = [child for child in noun.children if child.i < noun.i]
        beside = self._annotation.next(noun, -1)
        if not before and beside is not None:
            before.append(beside)  # "NATO members Norway and Spain": the parser hangs both on the name behind
        return next((word for word in (*behind, *before) if self._things.league(word) is not None), None)

    def _comprised(self, verb: Token) -> Iterator[Found]:
        """ "The G8 comprises Britain, Canada ..."."""
        body, listed = verb.child("nsubj"), verb.child("dobj")
        league = self._things.league(body)
        if body is None or listed is None or league is None:
            return
        for part in coordinated(listed):
            thing = self._things.state(part)
            if thing is not None:
                yield _member_of(thing, league, body.i, part.i, "relation.comprises")

    def _belonging(self, verb: Token) -> Iterator[Found]:
        """ "X belongs to NATO"."""
        yield from self._members(subject(verb), next(iter(prepositional(verb, "to")), None), "relation.belongs")

    def _joined(self, verb: Token) -> Iterator[Found]:
        if any(child.lower in _UNREAL for child in verb.children):
            return
        yield from self._members(subject(verb), verb.child("dobj"), "relation.joined")

    def _members(self, who: Token | None, body: Token | None, rule: str) -> Iterator[Found]:
        """The states of a subject: "X and Y", "three states, X, Y and Z"."""
        league = self._things.league(body)
        if who is None or body is None or league is None:
            return
        for part in dict.fromkeys([*coordinated(who), *listed_after(who)]):
            thing = self._things.referent(part)
            if thing is not None and thing.type is EntityType.STATE:
                yield _member_of(thing, league, min(part.i, body.i), max(part.i, body.i), rule)


def _is_said(verb: Token) -> bool:
    """ "is a member", "became a member"; not "would be", "hopes to become"."""
    if is_negated(verb) or any(child.lower in _UNREAL for child in verb.all("aux")):
        return False
    return verb.lemma == "be" or (verb.lemma == "become" and verb.tag in {"VBD", "VBN"})


def _member_of(thing: Cluster, league: Cluster, first: int, last: int, rule: str) -> Found:
    return Found(RelationType.MEMBER_OF, thing, league, first, last, rule)
