"""Who is who in an article: the things that it names, and which words refer to which."""

from __future__ import annotations

from kg.extract.drafts import Thing
from kg.extract.syntax import coordinated
from kg.language import Annotation, Token
from kg.model import EntityType


class Discourse:
    """The things of an article, asked by the words that refer to them."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.things: list[Thing] = []
        self._by_token: dict[int, Thing] = {}
        kinds = {"PERSON": EntityType.PERSON, "GPE": EntityType.STATE, "ORG": EntityType.ORGANIZATION, "LOC": EntityType.PLACE}
        for name in annotation.names:  # for a start: replaced by coreference
            if name.label in kinds:
                words = annotation.tokens[name.first : name.last]
                text = " ".join(w.text for w in words)
                thing = next((t for t in self.things if t.name == text), None)
                if thing is None:
                    thing = Thing(kinds[name.label], text)
                    self.things.append(thing)
                for word in words:
                    self._by_token[word.i] = thing

    def thing(self, token: Token, *, place: bool = False) -> Thing | None:
        """What the phrase headed by ``token`` refers to: by name, description or pronoun; None if that is unknown.

        With ``place`` a name that may be a government or its seat ("Washington") is read as the place.
        """
        return self._by_token.get(token.i)

    def participants(self, token: Token) -> list[Thing]:
        """All things that the phrase headed by ``token``, with what is coordinated with it, refers to.

        A plural or unnamed actor ("Chinese banks", "a senior official") becomes a Group. Abstract nouns give nothing.
        """
        found = [self.thing(part) for part in coordinated(token)]
        return [thing for thing in dict.fromkeys(found) if thing is not None]

    def places(self, token: Token) -> list[Thing]:
        """The places and states that the phrase headed by ``token`` names as a location, coordinated ones too."""
        found = [self.thing(part, place=True) for part in coordinated(token)]
        kept = {EntityType.PLACE, EntityType.STATE}
        return [thing for thing in dict.fromkeys(found) if thing is not None and thing.type in kept]
