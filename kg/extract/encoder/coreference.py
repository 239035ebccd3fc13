"""Coreference as a stage of reading: descriptions and pronouns to the things they mean, groups without names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

import numpy as np

from kg.extract.encoder.decisions import THING, Decision, Decisions, logit, one_of
from kg.extract.encoder.growing_names import GrowingNames
from kg.extract.encoder.network.outputs import MENTION_TYPES
from kg.extract.encoder.network.signals import Floats, Near, Signals, Words
from kg.extract.layers import (
    Anchor,
    Cluster,
    Clusters,
    Layers,
    Linked,
    Mentions,
    Names,
    Ownership,
    Signs,
    TypedMention,
)
from kg.extract.linking import GrowingCluster, finished
from kg.extract.linking.ownership import POSSESSIVE, possessed_bodies
from kg.language import Annotation, Token
from kg.language.syntax import phrase_head
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import PERSONS, EntityType, MentionKind

__all__ = ["EncoderCoreference"]

_LOOSE = {
    *("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "some", "many"),
    *("several", "most", "all", "any", "other", "both", "another", "each", "such"),
}
_MANY = {"they", "them", "their", "themselves", "we", "our", "us", "both", "who", "which", "whose"}
_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
#: How likely the type of what a name names must be.
_NAME = 0.6
#: So well what is described must go with the name behind it, and a part of a name with the whole, as a logit.
_DESCRIBED = 2.0


@dataclass(slots=True, eq=False)
class _Read:
    """A mention and what it means.

    Args:
        head: the word that the others hang on.
    """

    words: Words
    type: EntityType
    kind: MentionKind
    head: Token
    things: list[GrowingCluster] = field(default_factory=list)


class EncoderCoreference:
    """Clusters of mentions: names as they were linked, and what else the network joins to them.

    Args:
        decisions: among them how likely it is that a cluster is a thing of its type, and how likely it must be.
    """

    name = "encoder.coreference"
    version = "3"
    requires = (Names, Linked, Signals, Mentions)
    assigns = (Clusters,)

    def __init__(self, decisions: Decisions) -> None:
        self._decision = decisions[THING]

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        known = GrowingNames(annotation, layers[Names], layers[Linked])
        resolver = _Resolver(annotation, known, layers[Signals], layers[Mentions])
        return layers.assign(resolver.clusters(self._decision))


class _Resolver:
    def __init__(self, annotation: Annotation, known: GrowingNames, signals: Signals, mentions: Mentions) -> None:
        self.annotation, self.known, self.signals = annotation, known, signals
        self.read = [self._read(each) for each in mentions.mentions if annotation.tokens_in(each.mention.span)]
        self.referent: dict[int, GrowingCluster] = dict(known.by_token)
        self.groups: list[GrowingCluster] = []
        self.added: list[GrowingCluster] = []
        self.described: dict[tuple[EntityType, str], GrowingCluster] = {}
        self.office_of: dict[GrowingCluster, GrowingCluster] = {}
        self.several, self.titles = set[GrowingCluster](), set[GrowingCluster]()
        self.titled = {i for title in known.titles for i in range(title.title_first, title.last)}
        self._type_names()

    def clusters(self, decision: Decision) -> Clusters:
        """
        Args:
            decision: which of them are things.
        """
        places = [each.words for each in self.read]
        # Asked apart, since what the network says of one depends a little on who is asked with it.
        both = [n for n, mention in enumerate(self.read) if self._is_open(mention)], list(self._first_names())
        near = {each.anchor: each for asked in both for each in self.signals.antecedents(places, asked)}
        for n, mention in enumerate(self.read):
            self._resolve(mention, near.get(n))
        possessed = list(possessed_bodies(self.annotation, self.known.phrases, self.known.by_token, self.referent))
        for body, owner, _span in possessed:
            body.state = body.state or owner
        self.known.settle_places()
        held = self.known.held
        every = (*self.known.things, *self.added, *self.groups)
        for thing in every:
            thing.signs = self._signs(thing)
        allowed = {thing for thing in every if thing in held or decision.allows(thing.signs)}
        for thing in allowed:
            thing.state = thing.state if thing.state in allowed else None
        named = [thing for thing in (*self.known.things, *self.added) if thing in allowed]
        things = finished(named, [thing for thing in self.groups if thing in allowed])
        owned = [
            Ownership(things[body], things[owner], span, POSSESSIVE)
            for body, owner, span in possessed
            if body in things and owner in things
        ]
        return Clusters(tuple(things.values()), tuple(self._anchors(things)), (*self.known.owned(things), *owned))

    # --- names -----------------------------------------------------------------------------------------------------

    def _type_names(self) -> None:
        """Gives what the names name the types that the network knows better than who found them."""
        spans = self.signals.words.spans
        for thing in self.known.things:
            seen: list[Floats] = []
            for mention in thing.mentions:
                tokens = self.annotation.tokens_in(mention.span)
                if tokens and len(tokens) <= spans.shape[1]:
                    seen.append(spans[tokens[0].i, len(tokens) - 1])
            if not seen:
                continue
            likely = np.mean(seen, axis=0)
            kind = MENTION_TYPES[int(likely[1:].argmax())]
            listed = thing.known is not None and not {kind, thing.type} <= PERSONS
            if likely[1:].max() >= _NAME and not listed and kind not in {EntityType.GROUP, EntityType.STATE}:
                thing.type = kind

    def _signs(self, thing: GrowingCluster) -> Signs:
        spans = self.signals.words.spans
        kinds = [MENTION_TYPES.index(kind) for kind in (PERSONS if thing.is_person else {thing.type})]
        typed = [
            float(spans[tokens[0].i, len(tokens) - 1, 1:][kinds].sum())
            for mention in thing.mentions
            if 0 < len(tokens := self.annotation.tokens_in(mention.span)) <= spans.shape[1]
        ]
        return MappingProxyType(
            {
                "best of its type": logit(max(typed, default=0.0)),
                "mean of its type": logit(sum(typed) / len(typed) if typed else 0.0),
                "mentions": float(np.log(max(1, len(thing.mentions)))),
                "a name": float(any(mention.kind is MentionKind.NAME for mention in thing.mentions)),
                "linked": float(thing.link is not None),
                "listed": float(bool(thing.listed)),
                "one word": float(" " not in thing.name),
                "a capital": float(thing.name[:1].isupper()),
                "words": min(len(thing.name.split()), 10) / 5,
                **one_of("type", thing.type.value),
            }
        )

    # --- mentions --------------------------------------------------------------------------------------------------

    def _read(self, found: TypedMention) -> _Read:
        tokens = self.annotation.tokens_in(found.mention.span)
        words = tokens[0].i, tokens[-1].i + 1
        return _Read(words, found.type, found.mention.kind, phrase_head(tokens))

    def _resolve(self, mention: _Read, near: Near | None) -> None:
        named = self._named(mention)
        if named is not None:
            mention.kind = MentionKind.NAME
            self._join(mention, named)
            if near is not None:
                self._join_described(mention, named, near)
                self._join_part(named, near)
            return
        holder = self._held(mention)
        if holder is not None:
            self._join(mention, holder)
            return
        owner = self._government(mention)
        if owner is not None:
            self._join(mention, owner)
            return
        ranked = self._ranked(near, partial(self._fits, mention)) if near is not None else []
        if ranked and ranked[0][0] > 0:
            best = ranked[0][0]
            self._join(mention, ranked[0][1])
            if mention.kind is MentionKind.PRONOUN and mention.head.lower in _MANY and not ranked[0][1].plural:
                for score, other in ranked[1:4]:
                    if score > 0 and score > best - 1.0 and not other.plural:
                        mention.things.append(other)
        elif mention.kind is not MentionKind.PRONOUN:
            self._begin(mention)

    def _first_names(self) -> Iterator[int]:
        """Numbers of the mentions by names that are new, or that stand beside what is no name."""
        met = set[GrowingCluster]()
        end = -1
        for n, mention in enumerate(self.read):
            named = self._named(mention)
            if named is None:
                end = mention.words[1]
            elif named not in met or mention.words[0] <= end + 1:
                met.add(named)
                yield n

    def _join_described(self, mention: _Read, thing: GrowingCluster, near: Near) -> None:
        """ "the town of al-Bab", "her husband, Jan Morel", "an ally was shot. Jan Morel ..."."""
        ranked = self._ranked(near, lambda other: other is not thing and self._fits(mention, other))
        if not ranked or ranked[0][0] < _DESCRIBED:
            return
        described, words = ranked[0][1], self.signals.span(mention.words)
        inside = thing.is_person and any(each.span.contains(words) for each in described.mentions)
        beside = any(described in read.things and 0 <= mention.words[0] - read.words[1] <= 1 for read in self.read)
        begun = self.groups if described in self.groups else self.added
        # "The brother of Jan Morel"; "President under pressure. Jan Morel, who runs a bakery, ...".
        if inside or (described in self.titles and not beside) or described not in begun:
            return
        begun.remove(described)
        self._merge(described, thing, aliases=not thing.is_person)

    def _join_part(self, thing: GrowingCluster, near: Near) -> None:
        """ "The Washington Post reports ... the Post", "Mikhail Khodorkovsky ... Khodorkovsky"."""
        named = self.known.things
        if thing not in named:
            return
        ranked = self._ranked(near, lambda other: other in named and self._part(thing, other) is not None)
        if ranked and ranked[0][0] >= _DESCRIBED and (found := self._part(thing, ranked[0][1])) is not None:
            part, whole = found
            self.known.merge(part, whole)
            self._merge(part, whole, aliases=True)

    def _part(self, one: GrowingCluster, other: GrowingCluster) -> tuple[GrowingCluster, GrowingCluster] | None:
        """That of the two whose name is part of the other's, unless a list knows it or it is a full name; the other."""
        a, b = (frozenset(thing.name.casefold().split()) for thing in (one, other))
        if not (a < b or b < a):
            return None
        part, whole = (one, other) if a < b else (other, one)
        if part.type is not whole.type and not whole.is_person:
            return None  # a surname alone may be taken for a body's name
        if {part.gender, whole.gender} == {"m", "f"} or (part.is_person and " " in part.name):
            return None
        listed = part.known is not None or part.link is not None or part in self.known.capitals.values()
        return (part, whole) if part.name[:1].isupper() and not listed else None

    def _merge(self, one: GrowingCluster, other: GrowingCluster, *, aliases: bool) -> None:
        """Gives all that is told of the one to the other."""
        for alias in (one.name, *one.aliases) if aliases else ():
            other.add_alias(alias)
        for each in one.mentions:
            other.add_mention(each.span, each.kind)
        for read in self.read:
            read.things = list(dict.fromkeys(other if each is one else each for each in read.things))
        other.gender = other.gender or one.gender
        other.state = other.state or (one.state if one.state is not other else None)
        if one in self.office_of:
            self.office_of.setdefault(other, self.office_of.pop(one))
        self.referent.update({i: other for i, each in self.referent.items() if each is one})
        self.described.update({key: other for key, each in self.described.items() if each is one})

    def _is_open(self, mention: _Read) -> bool:
        """Neither name nor title say what it means."""
        return self._named(mention) is None and self._held(mention) is None

    def _held(self, mention: _Read) -> GrowingCluster | None:
        """Whose title it is."""
        if mention.type is EntityType.GROUP and mention.kind is not MentionKind.PRONOUN:
            return None
        return self.known.holder.get(mention.head.i) or self.known.introduced.get(mention.head.i)

    def _named(self, mention: _Read) -> GrowingCluster | None:
        """What the name that heads the phrase names."""
        thing = self.known.by_token.get(mention.head.i)
        if thing is None:
            last = self.annotation.tokens[mention.words[1] - 1]
            thing = (
                self.known.by_token.get(last.i) if last.head.i == mention.head.i or last.i == mention.head.i else None
            )
            if thing is not None and not (thing.is_person and mention.type in PERSONS):
                return None
        if thing is None:
            return None
        phrase = self.known.phrases.get(mention.head.i)
        people = phrase is not None and phrase.form is Form.PEOPLE
        if mention.type is EntityType.GROUP and (people or thing.type in {EntityType.STATE, EntityType.PLACE}):
            return None
        return thing

    def _government(self, mention: _Read) -> GrowingCluster | None:
        """ "the Bahamian government", which is the state."""
        if mention.type is not EntityType.STATE:
            return None
        for token in reversed(self.annotation.tokens[mention.words[0] : mention.words[1]]):
            thing = self.known.by_token.get(token.i)
            if thing is not None and thing.type is EntityType.STATE and token.i != mention.head.i:
                return thing
        return None

    def _ranked(self, near: Near, fits: Callable[[GrowingCluster], bool]) -> list[tuple[float, GrowingCluster]]:
        """The things told before, each with the scores of its mentions taken together, as they were learned."""
        total: dict[GrowingCluster, float] = {}
        for number, score in zip(near.others.tolist(), near.scores[:, 0].tolist(), strict=True):
            if number >= near.anchor:
                break
            for thing in self.read[number].things[:1]:
                if fits(thing):
                    total[thing] = float(np.logaddexp(total.get(thing, -np.inf), score))
        return sorted(((round(score, 4), thing) for thing, score in total.items()), key=lambda each: -each[0])

    def _fits(self, mention: _Read, thing: GrowingCluster) -> bool:
        gender = _GENDERS.get(mention.head.lower)
        if gender is not None and thing.gender not in {"", gender}:
            return False
        state, other = self._office_of(mention), self.office_of.get(thing)
        if state is not None and other is not None and state is not other:
            return False  # "the German chancellor" is not the French president
        if mention.type is thing.type or {mention.type, thing.type} <= PERSONS:
            return True
        if mention.kind is MentionKind.NAME and mention.type in PERSONS and thing.type is EntityType.GROUP:
            return thing not in self.several  # "a man was shot. Jan Morel ..."
        return mention.kind is MentionKind.PRONOUN and (mention.type in PERSONS) == thing.is_person

    def _office_of(self, mention: _Read) -> GrowingCluster | None:
        """The state of a description by a title: "the German chancellor", "the king of Jordan"."""
        if mention.kind is MentionKind.PRONOUN or mention.head.lower not in lexicon.titles():
            return None
        behind = (child for of in mention.head.children if of.lower == "of" for child in of.children)
        things = (self.known.by_token.get(token.i) for token in (*mention.head.children, *behind))
        return next((thing for thing in things if thing is not None and thing.type is EntityType.STATE), None)

    def _join(self, mention: _Read, thing: GrowingCluster) -> None:
        mention.things.append(thing)
        state = self._office_of(mention)
        if state is not None:
            self.office_of.setdefault(thing, state)
        span = self.signals.span(mention.words)
        thing.add_mention(span, mention.kind)
        if mention.kind is not MentionKind.PRONOUN:
            words = self.annotation.plain_words(span).removesuffix("'s").removesuffix("’s")
            thing.add_alias(words[4:] if words.lower().startswith("the ") else words)
        self.referent.setdefault(mention.head.i, thing)

    def _begin(self, mention: _Read) -> None:
        """What is told of for the first time. Without a name it is a thing of the article only if a fact has it."""
        tokens = list(self.annotation.tokens[mention.words[0] : mention.words[1]])
        while len(tokens) > 1 and (tokens[0].lower in _LOOSE or tokens[0].pos in {"DET", "PUNCT", "PART", "CCONJ"}):
            tokens = tokens[1:]
        name = self.annotation.plain_words(self.annotation.span_of(tokens)).strip("\"'“”‘’ ,;:")
        if not name:
            return
        titled = mention.head.i in self.titled or (mention.type in PERSONS and mention.head.lower in lexicon.titles())
        named = mention.kind is MentionKind.NAME and not titled
        type = EntityType.GROUP if mention.type in PERSONS and not named else mention.type
        if named and type is EntityType.GROUP:
            named = False
        same = self.described.get((type, name.casefold()))
        if same is not None and not named:
            self._join(mention, same)
            return
        several = mention.head.tag.endswith("S")
        plural = several or (type is EntityType.GROUP and mention.head.tag == "NN")
        thing = GrowingCluster(type, name, plural=plural)
        self.several |= {thing} if several else set()
        self.titles |= {thing} if titled else set()
        (self.added if named else self.groups).append(thing)
        self.described[type, name.casefold()] = thing
        thing.state = self._state(mention)
        self._join(mention, thing)

    def _state(self, mention: _Read) -> GrowingCluster | None:
        for child in mention.head.children:
            thing = self.known.by_token.get(child.i)
            if thing is not None and thing.type is EntityType.STATE and child.i < mention.head.i:
                return thing
        return None

    # --- anchors ---------------------------------------------------------------------------------------------------

    def _anchors(self, things: dict[GrowingCluster, Cluster]) -> Iterator[Anchor]:
        meant: dict[int, list[_Read]] = {}
        for mention in self.read:
            if mention.things:
                meant.setdefault(mention.head.i, []).append(mention)
        for token in self.annotation.tokens:
            named = self.known.by_token.get(token.i)
            if named is not None and named in things:
                yield Anchor(token.span, (things[named],), MentionKind.NAME)
            for mention in meant.get(token.i, ()):
                clusters = tuple(things[thing] for thing in mention.things if thing in things and thing is not named)
                if clusters:
                    yield Anchor(token.span, clusters, mention.kind)
                    break
