"""What the words of an article refer to, asked of its clusters by the tokens that head phrases."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.layers import Cluster, Clusters, NameMention, Names, Office
from kg.extract.shared.linking.named import phrases_of
from kg.language import Annotation, Token
from kg.language.annotation import in_text
from kg.language.syntax import coordinated
from kg.model import EntityType, MentionKind

_LOCATIONS = {EntityType.PLACE, EntityType.STATE}


class Referents:
    """The clusters of an article, by the words that refer to them.

    Args:
        offices: who holds which office, as far as who asks wants to know.

    Attributes:
        one: the cluster that a token refers to, by its position.
    """

    def __init__(
        self, annotation: Annotation, names: Names, clusters: Clusters, offices: Iterable[Office] = ()
    ) -> None:
        self.annotation = annotation
        self.offices = tuple(offices)
        self.one: dict[int, Cluster] = {}
        self._several: dict[int, tuple[Cluster, ...]] = {}
        self._names: dict[int, NameMention] = phrases_of(names)
        # What a name heads beside naming something goes before what it names: "19 Palestinians".
        for anchor in sorted(clusters.anchors, key=lambda anchor: anchor.kind is not MentionKind.NAME):
            for token in annotation.tokens_in(anchor.span):
                if len(anchor.clusters) == 1:
                    self.one[token.i] = anchor.clusters[0]
                else:
                    self._several[token.i] = anchor.clusters

    def thing(self, token: Token) -> Cluster | None:
        """What the phrase headed by ``token`` refers to: by name, description or pronoun; None if that is unknown."""
        found = self.one.get(token.i)
        if found is None and token.tag in {"WDT", "WP", "WP$"}:
            above = next((a for a in token.ancestors() if a.dep == "relcl"), None)
            return self.thing(above.head) if above is not None else None
        return found

    def participants(self, token: Token) -> list[Cluster]:
        """All that the phrase headed by ``token``, with what is coordinated with it, refers to.

        A plural or unnamed actor ("Chinese banks", "a senior official") is a Group. Abstract nouns give nothing.
        """
        found: list[Cluster | None] = []
        for part in self._parts(token):
            found.extend(self._several.get(part.i) or [self.thing(part)])
        return [thing for thing in dict.fromkeys(found) if thing is not None]

    def places(self, token: Token) -> list[Cluster]:
        """The places and states that the phrase headed by ``token`` names as a location, coordinated ones too."""
        found = [self.thing(part) for part in self._parts(token)]
        return [thing for thing in dict.fromkeys(found) if thing is not None and thing.type in _LOCATIONS]

    def _parts(self, token: Token) -> list[Token]:
        """What is coordinated, also with a later word of a name: "the House of Representatives and Senate"."""
        found = coordinated(token)
        for part in found[:]:
            name = self._names.get(part.i)
            if name is not None:
                inner = self.annotation.tokens[part.i + 1 : name.last]
                behind = [other for word in inner for other in word.all("conj") if other.i > name.last]
                found += [each for other in behind for each in coordinated(other)]
        return sorted(dict.fromkeys(found), key=in_text) if len(found) > 1 else found


__all__ = ["Referents"]
