"""Offices as a stage of reading."""

from __future__ import annotations

from kg.extract.layers import Cluster, Clusters, Layers, Names, Office, Offices
from kg.extract.linking import Named
from kg.extract.offices.finder import RoleFinder
from kg.language import Annotation
from kg.model import MentionKind


class OfficeFinder:
    """Who holds which office, by titles beside names and the verbs that join them."""

    name = "offices"
    version = "1"
    requires = (Names, Clusters)
    assigns = (Offices,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        names, clusters = layers[Names], layers[Clusters]
        finder = RoleFinder(Named(annotation, names, clusters), names.titles, names.people)
        finder.find()
        finder.settle_owners(_referents(annotation, clusters))
        offices = tuple(
            Office(role.person, role.title, role.of, role.status, tuple(role.evidence))
            for role in finder.register.roles
        )
        return layers.assign(Offices(offices, frozenset(finder.register.officials)))


def _referents(annotation: Annotation, clusters: Clusters) -> dict[int, Cluster]:
    """What each word that heads a phrase refers to, where that is one thing."""
    found: dict[int, Cluster] = {}
    for anchor in clusters.anchors:
        if len(anchor.clusters) == 1 and anchor.kind is not MentionKind.NAME:
            found |= {token.i: anchor.clusters[0] for token in annotation.tokens_in(anchor.span)}
    return found
