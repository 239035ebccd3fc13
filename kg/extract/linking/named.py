"""The names of an article, asked by their words."""

from __future__ import annotations

from kg.extract.layers import Cluster, Clusters, NameMention, Names
from kg.language import Annotation
from kg.lexicon.gazetteer import Form
from kg.model import EntityType, MentionKind


class Named:
    """What the names of an article name.

    Attributes:
        things: the clusters that stand for things of the article whatever the facts say.
        by_token: the cluster that the name at a token names.
        referents: what a word that is no name refers to, where that is one thing, by token.
        phrases: the names of all but persons, by token.
        capitals: the places that names of capitals are, where those may also stand for a government.
    """

    def __init__(self, annotation: Annotation, names: Names, clusters: Clusters) -> None:
        self.annotation = annotation
        self.things = [cluster for cluster in clusters.clusters if not cluster.latent]
        self.by_token: dict[int, Cluster] = {}
        self.referents: dict[int, Cluster] = {}
        for anchor in clusters.anchors:
            if anchor.kind is MentionKind.NAME:
                self.by_token |= {token.i: anchor.clusters[0] for token in annotation.tokens_in(anchor.span)}
            elif len(anchor.clusters) == 1:
                self.referents |= {token.i: anchor.clusters[0] for token in annotation.tokens_in(anchor.span)}
        self.phrases = phrases_of(names)
        self.capitals: dict[int, Cluster] = {}
        for i, phrase in self.phrases.items():
            place = self.by_token.get(i)
            if phrase.form is Form.CAPITAL and place is not None and place.type is EntityType.PLACE:
                self.capitals[i] = place
        self._states = {t.name: t for t in reversed(self.things) if t.type is EntityType.STATE}

    def state(self, name: str | None) -> Cluster | None:
        """The state of this name, if the article names it."""
        return self._states.get(name or "")

    def states(self) -> list[Cluster]:
        return [thing for thing in self.things if thing.type is EntityType.STATE]


def phrases_of(names: Names) -> dict[int, NameMention]:
    """The names of all but persons, by token; no part of a person's name is one."""
    taken = {i for person in names.people for name in person.names for i in range(name.first, name.last)}
    free = (
        name
        for name in names.names
        if name.type is not EntityType.PERSON and taken.isdisjoint(range(name.first, name.last))
    )
    return {i: name for name in free for i in range(name.first, name.last)}
