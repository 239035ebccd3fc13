"""What is known before descriptions and pronouns are read: the clusters of names, and who holds which office."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.layers import Cluster, Linked, Names, Ownership
from kg.extract.linking import GrowingCluster, Named
from kg.extract.linking.growing import grown
from kg.extract.offices.finder import RoleFinder
from kg.language import Annotation
from kg.model import EntityType

__all__ = ["GrowingNames"]


class GrowingNames:
    """The clusters of names, ready to collect what else mentions them.

    Attributes:
        things: those that stand for things of the article.
        by_token: the cluster that the name at a token names.
        phrases: the names of all but persons, by token.
        capitals: the places that names of capitals are, where those may also stand for a government, by token.
        titles: the title phrases.
        holder: the person that a token of a title describes.
        introduced: the person whom a description names only in the next sentence, by the token of its head.
        held: who holds an office.
    """

    def __init__(self, annotation: Annotation, names: Names, linked: Linked) -> None:
        self._linked = linked
        self._named = named = Named(annotation, names, linked)
        self._grown = grown(linked.clusters)
        self.things = dict.fromkeys(self._grown[cluster] for cluster in named.things)
        self.by_token = {i: self._grown[cluster] for i, cluster in named.by_token.items()}
        self.phrases = named.phrases
        self.capitals = {i: self._grown[cluster] for i, cluster in named.capitals.items()}
        self.titles = names.titles
        found = RoleFinder(named, names.titles, names.people)
        self.holder = {i: self._grown[person] for i, person in found.holder.items()}
        self.introduced = {i: self._grown[person] for i, person in found.introduced.items()}
        self.held = {self._grown[role.person] for role in found.register.roles}
        for person in map(self._grown.__getitem__, found.register.officials):
            person.type = EntityType.OFFICIAL if person.is_person else person.type

    def merge(self, one: GrowingCluster, other: GrowingCluster) -> None:
        """From now on the names of ``one`` name ``other``."""
        self._grown.update({cluster: other for cluster, thing in self._grown.items() if thing is one})
        del self.things[one]
        for table in (self.by_token, self.capitals, self.holder, self.introduced):
            table.update({i: other for i, thing in table.items() if thing is one})
        if one in self.held:
            self.held = self.held - {one} | {other}

    def settle_places(self) -> None:
        """A listed city or province belongs to its state where the article names that state too."""
        for thing in self.things:
            if thing.type is EntityType.PLACE and thing.known is not None:
                thing.state = thing.state or self._state(thing.known.state)
        for i, place in self.capitals.items():
            listed = self.phrases[i].known
            if listed is not None:
                place.state = place.state or self._state(listed.state)

    def _state(self, name: str | None) -> GrowingCluster | None:
        state = self._named.state(name)
        return self._grown[state] if state is not None else None

    def owned(self, found: Mapping[GrowingCluster, Cluster]) -> list[Ownership]:
        """Whose bodies are, as their names tell, among the finished clusters."""
        return [
            Ownership(found[body], found[owner], told.span, told.rule)
            for told in self._linked.owned
            if (body := self._grown[told.cluster]) in found and (owner := self._grown[told.owner]) in found
        ]
