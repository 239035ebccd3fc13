"""The relations of an article, each with all the words that tell it."""

from __future__ import annotations

from kg.extract.layers import Clusters, Layers, Names, Relations, StandingRelation
from kg.extract.shared.relations.alignments import Alignments
from kg.extract.shared.relations.branches import Branches
from kg.extract.shared.relations.found import Found, NamedThings
from kg.extract.shared.relations.lands import Lands
from kg.extract.shared.relations.locations import Locations
from kg.extract.shared.relations.memberships import Memberships
from kg.extract.shared.relations.parts import Parts
from kg.language import Annotation
from kg.model import Evidence, RelationType

_MUTUAL = {RelationType.ALLY_OF, RelationType.OPPOSES}


class RelationFinder:
    """Relations that the names and words of an article tell."""

    name = "relations"
    version = "1"
    requires = (Names, Clusters)
    assigns = (Relations,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        found = _Found(annotation)
        things = NamedThings(annotation, layers[Names], layers[Clusters])
        for relation in Parts(things).find():
            found.add(relation)
        by_word = (Locations(things), Lands(things), Memberships(things), Alignments(things), Branches(things))
        for token in annotation.tokens:
            for finder in by_word:
                for relation in finder.find(token):
                    found.add(relation)
        return layers.assign(Relations(found.finished()))


class _Found:
    """The relations in the order of their finding, each once; nothing is related to itself."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._relations: list[tuple[Found, list[Evidence]]] = []

    def add(self, found: Found) -> None:
        if found.subject is found.object:
            return
        span = self._annotation.span_of(self._annotation.tokens[found.first : found.last + 1])
        same = next((evidence for relation, evidence in self._relations if _is_same(relation, found)), None)
        if same is None:
            self._relations.append((found, [Evidence(span, found.rule)]))
        else:
            same.append(Evidence(span, found.rule))

    def finished(self) -> tuple[StandingRelation, ...]:
        return tuple(StandingRelation(r.type, r.subject, r.object, tuple(told)) for r, told in self._relations)


def _is_same(relation: Found, found: Found) -> bool:
    ends = (relation.subject, relation.object)
    mirrored = found.type in _MUTUAL and ends == (found.object, found.subject)
    return relation.type is found.type and (mirrored or ends == (found.subject, found.object))
