"""The things of an article by the phrases that mention them, and which of them belong to a word."""

from __future__ import annotations

import numpy as np

from kg.extract.encoder.network.signals import Floats, Near, Words
from kg.extract.layers import Cluster, Clusters
from kg.language import Annotation

__all__ = ["Participants"]


class Participants:
    """Every mention of every cluster, in the order of the text.

    Attributes:
        places: where the mentions stand, as tokens.
        things: the cluster of each.
    """

    def __init__(self, annotation: Annotation, clusters: Clusters) -> None:
        found: list[tuple[Words, int, Cluster]] = []
        for n, cluster in enumerate(clusters.clusters):
            for mention in cluster.mentions:
                tokens = annotation.tokens_in(mention.span)
                if tokens:
                    found.append(((tokens[0].i, tokens[-1].i + 1), n, cluster))
        found.sort(key=lambda each: each[:2])
        self.places = [place for place, _, _ in found]
        self.things = [thing for _, _, thing in found]

    def pooled(self, near: Near) -> dict[Cluster, Floats]:
        """What the best mention of each thing around an anchor has, channel by channel; in the order of the text."""
        best: dict[Cluster, Floats] = {}
        for number, scores in zip(near.others.tolist(), near.scores, strict=True):
            thing = self.things[number]
            best[thing] = np.maximum(best[thing], scores) if thing in best else scores
        return best
