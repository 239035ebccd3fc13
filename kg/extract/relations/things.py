"""What relations ask of the things of an article: what a word stands for, and of which state institutions are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.extract.layers import Cluster, Clusters, NameMention, Names, Office
from kg.extract.linking import Named
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form, Known
from kg.model import BODIES, LOCATIONS, EntityType, RelationType, Span


class Found(NamedTuple):
    """A relation, the first and last token that tell it, and the rule."""

    type: RelationType
    subject: Cluster
    object: Cluster
    first: int
    last: int
    rule: str


class NamedThings(Named):
    """The things of an article as relations see them: a name of a capital is that of a place here.

    Args:
        offices: who holds which office.

    Attributes:
        names: the names of all but persons, in the order of the text.
        owned: whose bodies are, by their names and the words beside them.
        foremost: the state that it names more often than any other.
        home: the foremost state, if the article speaks of the institutions of no other.
    """

    def __init__(self, annotation: Annotation, names: Names, clusters: Clusters, offices: Iterable[Office]) -> None:
        super().__init__(annotation, names, clusters)
        # What a name heads beside naming something goes before what it names: "19 Palestinians".
        self._referent = {**self.by_token, **self.referents}
        self.names = tuple(dict.fromkeys(self.phrases.values()))
        self.owned = clusters.owned
        self.foremost = first = _foremost(self)
        self.home = first if first is not None and _is_home(first, self, offices) else None

    # --- names

    def phrase(self, token: Token | None) -> NameMention | None:
        """The name at a token, if it is none of a person."""
        return self.phrases.get(token.i) if token is not None else None

    def listed(self) -> Iterator[tuple[Cluster, Known]]:
        """The things that the article names and the lists know."""
        return ((thing, thing.known) for thing in self.things if thing.known is not None and thing.mentions)

    # --- what a token stands for

    def named(self, token: Token | None) -> Cluster | None:
        """What the name at a token names."""
        return self.by_token.get(token.i) if token is not None else None

    def referent(self, token: Token | None) -> Cluster | None:
        """What a name, description or pronoun refers to."""
        return self._referent.get(token.i) if token is not None else None

    def actor(self, token: Token | None) -> Cluster | None:
        """The state or organization that a token refers to."""
        return only(self.referent(token), *BODIES)

    def organization(self, token: Token | None) -> Cluster | None:
        """The organization that the name at a token names."""
        return only(self.named(token), EntityType.ORGANIZATION)

    def named_state(self, token: Token | None) -> Cluster | None:
        """The state that the name at a token names."""
        return only(self.named(token), EntityType.STATE)

    def location(self, token: Token | None) -> Cluster | None:
        """The place or state that the name at a token names."""
        capital = self.capitals.get(token.i) if token is not None else None
        return only(capital or self.named(token), *LOCATIONS)

    def place(self, token: Token | None) -> Cluster | None:
        """The place that the name at a token names."""
        return only(self.location(token), EntityType.PLACE)

    def league(self, token: Token | None) -> Cluster | None:
        """The body with states for members that a token names."""
        thing = self.organization(token)
        if thing is None:
            return None
        if thing.known is not None:
            return thing if thing.known.kind == "intergovernmental" else None
        last = thing.name.split()[-1]
        many = lexicon.organization_heads().get(last) == "intergovernmental" or last in lexicon.words("league-heads")
        return thing if many else None

    def country(self, token: Token | None) -> Cluster | None:
        """A state, by any words."""
        return only(self.referent(token), EntityType.STATE)

    def body(self, token: Token | None) -> Cluster | None:
        """An organization, by any words."""
        return only(self.referent(token), EntityType.ORGANIZATION)

    def land(self, token: Token | None) -> Cluster | None:
        """A place or state, by a name that is no adjective; for a part of a state ("northern Iraq") the state."""
        phrase, there = self.phrase(token), self.location(token)
        if phrase is None or there is None or phrase.form is Form.ADJECTIVE:
            return None
        return there.state if phrase.owner is not None and there.state is not None else there

    def seated(self, token: Token | None) -> Cluster | None:
        """A place, or an organization that is also a building."""
        phrase, thing = self.phrase(token), self.organization(token)
        if phrase is not None and phrase.form is Form.ADJECTIVE:
            return None
        if thing is not None:
            return thing if lexicon.words("seated-heads") & set(thing.name.split()) else None
        return self.place(token)

    # --- words

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to ``last`` (inclusive)."""
        return self.annotation.span_of(self.annotation.tokens[first : last + 1])

    def bounds(self, span: Span) -> tuple[int, int]:
        """Positions of the first and the last token of a span."""
        tokens = self.annotation.tokens_in(span)
        return tokens[0].i, tokens[-1].i


def only(thing: Cluster | None, *types: EntityType) -> Cluster | None:
    """The thing, if it is of one of these types."""
    return thing if thing is not None and thing.type in types else None


def _institutions(identity: Named, offices: Iterable[Office]) -> Counter[str]:
    """How many bodies and offices of each state the article names, by the state's name."""
    found: Counter[str] = Counter()
    for thing in identity.things:
        if thing.type is not EntityType.ORGANIZATION or not thing.mentions:
            continue
        known = thing.known
        if known is not None and (known.kind in lexicon.ORGAN_KINDS or known.metonym) and known.state:
            found[known.state] += 1
        elif thing.state is not None and thing.state.type is EntityType.STATE:
            found[thing.state.name] += 1
    held = (office.of for office in offices)
    found.update(of.name for of in held if of is not None and of.type is EntityType.STATE)
    return found


def _foremost(identity: Named) -> Cluster | None:
    """The state that the article names more often than any other.

    Only names count, for a body whose owner is left out is of the state whose name the reader just read.
    """
    states = sorted(identity.states(), key=lambda state: -state.times_named)
    if not states or (len(states) > 1 and states[0].times_named == states[1].times_named):
        return None
    return states[0]


def _is_home(state: Cluster, identity: Named, offices: Iterable[Office]) -> bool:
    """Whether "the Interior Ministry" is of this state: no other one has institutions here."""
    return not _institutions(identity, offices).keys() - {state.name}
