"""What is known before descriptions and pronouns are read: the clusters of names, and who holds which office."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.layers import Cluster, Linked, NameMention, Names, Ownership
from kg.extract.shared.institutions import home
from kg.extract.shared.linking import GrowingCluster, Named
from kg.extract.shared.linking.growing import grown
from kg.extract.shared.offices.roles import RoleFinder
from kg.extract.shared.offices.roles.register import RoleRegister, carried_over
from kg.language import Annotation
from kg.model import EntityType


class GrowingNames:
    """The clusters of names, ready to collect what else mentions them.

    Attributes:
        things: those that stand for things of the article; organs that nouns mean are added.
        by_token: the cluster that the name at a token names.
        phrases: the names of all but persons, by token.
        capitals: the places that names of capitals are, where those may also stand for a government, by token.
        titles: the title phrases.
        holder: the person that a token of a title describes.
        introduced: the person whom a description names only in the next sentence, by the token of its head.
        register: the roles; those whose owner is a pronoun follow with :meth:`settle_owners`.
        main_state: the state that the article is about, as far as its offices tell.
        home_state: the state that "the army" is of: the only one, or the only one of which institutions are named.
    """

    def __init__(self, annotation: Annotation, names: Names, linked: Linked) -> None:
        self.annotation = annotation
        self._linked = linked
        named = Named(annotation, names, linked)
        self._grown = grown(linked.clusters)
        self.things = [self._grown[cluster] for cluster in named.things]
        self.by_token = {i: self._grown[cluster] for i, cluster in named.by_token.items()}
        self.phrases: dict[int, NameMention] = named.phrases
        self.capitals = {i: self._grown[cluster] for i, cluster in named.capitals.items()}
        self._states = {t.name: t for t in reversed(self.things) if t.type is EntityType.STATE}
        self.titles = names.titles
        self._finder = RoleFinder(named, names.titles, names.people)
        self._finder.find()
        self.holder = {i: self._grown[person] for i, person in self._finder.holder.items()}
        self.introduced = {i: self._grown[person] for i, person in self._finder.introduced.items()}
        main = self._finder.states.main()
        sole = named.states()[0] if len(named.states()) == 1 else main or home(named, self._finder.register.roles)
        self.main_state = self._grown[main] if main is not None else None
        self.home_state = self._grown[sole] if sole is not None else None
        self.register = self._roles()

    def of(self, cluster: Cluster) -> GrowingCluster:
        """What a cluster of names has become."""
        return self._grown[cluster]

    def settle_owners(self, referent: Mapping[int, GrowingCluster]) -> None:
        """Enter the roles whose owner is a pronoun ("its leader"), now that it is known whom it means."""
        for thing in referent.values():
            if thing.named is None:
                thing.named = Cluster(thing.type, thing.name)
                self._grown[thing.named] = thing
        self._finder.settle_owners({i: thing.named for i, thing in referent.items() if thing.named is not None})
        self.register = self._roles()

    def _roles(self) -> RoleRegister[GrowingCluster]:
        found = carried_over(self._finder.register, self._grown.__getitem__)
        for person in found.officials:
            person.type = EntityType.OFFICIAL
        return found

    def settle_places(self) -> None:
        """A listed city or province belongs to its state where the article names that state too."""
        for thing in self.things:
            if thing.type is EntityType.PLACE and thing.known is not None:
                thing.state = thing.state or self.state(thing.known.state)
        for i, place in self.capitals.items():
            listed = self.phrases[i].known
            if listed is not None:
                place.state = place.state or self.state(listed.state)

    def owned(self, found: Mapping[GrowingCluster, Cluster]) -> list[Ownership]:
        """Whose bodies are, as their names tell, among the finished clusters."""
        return [
            Ownership(found[body], found[owner], told.span, told.rule)
            for told in self._linked.owned
            if (body := self.of(told.cluster)) in found and (owner := self.of(told.owner)) in found
        ]

    def state(self, name: str | None) -> GrowingCluster | None:
        """The state of this name, if the article names it."""
        return self._states.get(name or "")

    def states(self) -> list[GrowingCluster]:
        return [thing for thing in self.things if thing.type is EntityType.STATE]

    def capital_of(self, state: GrowingCluster) -> GrowingCluster | None:
        """The city that the article names, where it is the state's capital."""
        for i, city in self.capitals.items():
            known = self.phrases[i].known
            if known is not None and known.state == state.name:
                return city
        return None


__all__ = ["GrowingNames"]
