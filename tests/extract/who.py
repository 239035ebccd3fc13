"""Who is who in a short text, in plain words: what the tests of names, people, roles, coreference and relations ask."""

from __future__ import annotations

from kg.extract.discourse import Discourse
from kg.extract.drafts import Thing
from kg.language import Token
from tests.extract.event_article import annotated


class Who:
    """The discourse of ``text``; one line is one paragraph."""

    def __init__(self, text: str, *, headline: bool = False) -> None:
        self.text = text
        self.discourse = Discourse(annotated(text, headline=headline))

    @property
    def things(self) -> dict[str, str]:
        """Names of what the text names, and their types."""
        return {thing.name: thing.type.value for thing in self.discourse.things}

    def names(self, kind: str) -> set[str]:
        """Names of the things of a type."""
        return {thing.name for thing in self.discourse.things if thing.type.value == kind}

    @property
    def roles(self) -> set[tuple[str, str, str, str]]:
        """Person, title, state or organization ("" for none), status."""
        return {
            (role.person.name, role.title, role.of.name if role.of is not None else "", role.status.value)
            for role in self.discourse.roles
        }

    @property
    def relations(self) -> set[tuple[str, str, str]]:
        return {(found.subject.name, found.type.value, found.object.name) for found in self.discourse.relations}

    def token(self, word: str, number: int = 1) -> Token:
        """The token spelled ``word``, the first or the one of that number."""
        return [token for token in self.discourse.annotation.tokens if token.text == word][number - 1]

    def thing(self, word: str, number: int = 1) -> Thing | None:
        return self.discourse.thing(self.token(word, number))

    def meant(self, word: str, number: int = 1) -> str:
        """What the token refers to, as "Type name"; "" for nothing."""
        return _told(self.thing(word, number))

    def participants(self, word: str, number: int = 1) -> list[str]:
        return [_told(thing) for thing in self.discourse.participants(self.token(word, number))]

    def places(self, word: str, number: int = 1) -> list[str]:
        return [_told(thing) for thing in self.discourse.places(self.token(word, number))]


def _told(thing: Thing | None) -> str:
    return f"{thing.type.value} {thing.name}" if thing is not None else ""
