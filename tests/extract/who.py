"""Who is who in a short text, in plain words: what the tests of names, people, roles, coreference and relations ask."""

from __future__ import annotations

from kg.extract.layers import Cluster, Clusters, Names, Offices, Relations
from kg.extract.linking import Named
from kg.language import Token
from kg.model import EntityType
from tests.extract.event_article import annotated
from tests.extract.reading import layers_of


class Who:
    """The clusters of ``text``; one line is one paragraph."""

    def __init__(self, text: str, *, headline: bool = False) -> None:
        self.text = text
        annotation = annotated(text, headline=headline)
        layers = layers_of(annotation)
        self.annotation = annotation
        self.clusters = [cluster for cluster in layers[Clusters].clusters if not cluster.latent]
        self.offices, self.relations_told = layers[Offices], layers[Relations].relations
        self.named = Named(annotation, layers[Names], layers[Clusters])

    @property
    def things(self) -> dict[str, str]:
        """Names of what the text names, and their types."""
        return {thing.name: self._type(thing) for thing in self.clusters}

    def names(self, kind: str) -> set[str]:
        """Names of the things of a type."""
        return {thing.name for thing in self.clusters if self._type(thing) == kind}

    def _type(self, thing: Cluster) -> str:
        official = thing in self.offices.officials
        return EntityType.OFFICIAL.value if official else thing.type.value

    @property
    def roles(self) -> set[tuple[str, str, str, str]]:
        """Person, title, state or organization ("" for none), status."""
        return {
            (role.person.name, role.title, role.of.name if role.of is not None else "", role.status.value)
            for role in self.offices.offices
        }

    @property
    def relations(self) -> set[tuple[str, str, str]]:
        return {(found.subject.name, found.type.value, found.object.name) for found in self.relations_told}

    def token(self, word: str, number: int = 1) -> Token:
        """The token spelled ``word``, the first or the one of that number."""
        return [token for token in self.annotation.tokens if token.text == word][number - 1]

    def thing(self, word: str, number: int = 1) -> Cluster | None:
        """What a name names."""
        return self.named.by_token.get(self.token(word, number).i)

    def meant(self, word: str, number: int = 1) -> str:
        """The same, as "Type name"; "" for nothing."""
        thing = self.thing(word, number)
        return f"{thing.type.value} {thing.name}" if thing is not None else ""
