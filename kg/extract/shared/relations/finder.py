"""The relations of an article, each with all the words that tell it."""

from __future__ import annotations

from kg.extract.drafts import RelationDraft
from kg.extract.identity import Identity
from kg.extract.rules.coreference import Coreference
from kg.extract.shared.relations.alignments import Alignments
from kg.extract.shared.relations.branches import Branches
from kg.extract.shared.relations.found import Found, NamedThings
from kg.extract.shared.relations.lands import Lands
from kg.extract.shared.relations.locations import Locations
from kg.extract.shared.relations.memberships import Memberships
from kg.extract.shared.relations.parts import Parts
from kg.model import Evidence, RelationType

_MUTUAL = {RelationType.ALLY_OF, RelationType.OPPOSES}


class RelationFinder:
    """Finds the relations of an article."""

    def __init__(self, identity: Identity, coreference: Coreference) -> None:
        self._annotation = identity.annotation
        things = NamedThings(identity, coreference)
        self._parts = Parts(things)
        self._by_word = (Locations(things), Lands(things), Memberships(things), Alignments(things), Branches(things))
        self._organs = coreference.organs
        self._relations: list[RelationDraft] = []

    def find(self) -> list[RelationDraft]:
        """The relations in the order of their finding; nothing is related to itself."""
        for found in self._parts.find():
            self._add(found)
        for organ, state, first, last in self._organs:
            self._add(Found(RelationType.PART_OF, organ, state, first, last, "relation.organ-of-state"))
        for token in self._annotation.tokens:
            for finder in self._by_word:
                for found in finder.find(token):
                    self._add(found)
        return self._relations

    def _add(self, found: Found) -> None:
        if found.subject is found.object:
            return
        span = self._annotation.span_of(self._annotation.tokens[found.first : found.last + 1])
        evidence = Evidence(span, found.rule)
        same = next((relation for relation in self._relations if _is_same(relation, found)), None)
        if same is not None:
            same.evidence.append(evidence)
        else:
            self._relations.append(RelationDraft(found.type, found.subject, found.object, [evidence]))


def _is_same(relation: RelationDraft, found: Found) -> bool:
    ends = (relation.subject, relation.object)
    mirrored = found.type in _MUTUAL and ends == (found.object, found.subject)
    return relation.type is found.type and (mirrored or ends == (found.subject, found.object))
