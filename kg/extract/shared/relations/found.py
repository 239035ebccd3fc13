"""A relation as a rule finds it, and what rules ask of the things in it."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.drafts import Thing
from kg.extract.identity import Identity
from kg.extract.rules.coreference import Coreference
from kg.extract.rules.mentions.names import NamePhrase
from kg.language import Token
from kg.model import EntityType, RelationType


class Found(NamedTuple):
    """A relation, the first and last token that tell it, and the rule."""

    type: RelationType
    subject: Thing
    object: Thing
    first: int
    last: int
    rule: str


class NamedThings:
    """The things of an article as relations see them: a name of a capital is that of a place here.

    Attributes:
        phrases: the names of all but persons, by token.
    """

    def __init__(self, identity: Identity, coreference: Coreference) -> None:
        self.identity = identity
        self.annotation = identity.annotation
        self.phrases = identity.phrases
        self._referent = coreference.referent

    def unique_phrases(self) -> list[NamePhrase]:
        return list(dict.fromkeys(self.phrases.values()))

    def phrase(self, token: Token | None) -> NamePhrase | None:
        """The name at a token, if it is none of a person."""
        return self.phrases.get(token.i) if token is not None else None

    def named(self, token: Token | None) -> Thing | None:
        """What the name at a token names."""
        return self.identity.by_token.get(token.i) if token is not None else None

    def referent(self, token: Token | None) -> Thing | None:
        """What a name, description or pronoun refers to."""
        return self._referent.get(token.i) if token is not None else None

    def actor(self, token: Token) -> Thing | None:
        """The state or organization that a token refers to."""
        thing = self.referent(token)
        return thing if thing is not None and thing.type in {EntityType.STATE, EntityType.ORGANIZATION} else None

    def state(self, token: Token | None) -> Thing | None:
        thing = self.named(token)
        return thing if thing is not None and thing.type is EntityType.STATE else None

    def location(self, token: Token | None) -> Thing | None:
        """The place or state that the name at a token names."""
        if token is None:
            return None
        thing = self.identity.capitals.get(token.i) or self.named(token)
        return thing if thing is not None and thing.type in {EntityType.PLACE, EntityType.STATE} else None

    def place(self, token: Token | None) -> Thing | None:
        thing = self.location(token)
        return thing if thing is not None and thing.type is EntityType.PLACE else None

    def league(self, token: Token | None) -> Thing | None:
        """The body with states for members that a token names."""
        thing = self.named(token)
        known = self.identity.known.get(thing) if thing is not None else None
        is_league = known is not None and known.kind == "intergovernmental"
        return thing if thing is not None and thing.type is EntityType.ORGANIZATION and is_league else None


def located(thing: Thing, place: Thing, first: int, last: int, rule: str) -> Found:
    return Found(RelationType.LOCATED_IN, thing, place, first, last, rule)
