"""What the words of an article mention."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.layers import Cluster, Clusters
from kg.language import Token

__all__ = ["Mentioned"]


class Mentioned:
    """The things by the words that head their mentions."""

    def __init__(self, clusters: Clusters) -> None:
        self._things: dict[tuple[int, int], tuple[Cluster, ...]] = {
            (anchor.span.start, anchor.span.end): anchor.clusters for anchor in clusters.anchors
        }

    def by(self, token: Token) -> Sequence[Cluster]:
        return self._things.get((token.start, token.end), ())

    def types(self, token: Token) -> tuple[str, ...]:
        return tuple(thing.type.value for thing in self.by(token))
