"""Issues as a stage of reading."""

from __future__ import annotations

from types import MappingProxyType

from kg.extract.layers import Attributions, Clusters, Events, Issues, Layers
from kg.extract.shared.issues.finder import IssueFinder
from kg.extract.shared.linking import foremost_state
from kg.language import Annotation


class IssueTagger:
    """Which issues of the thesaurus the article, its events and what is said in it are about."""

    name = "issues"
    version = "1"
    requires = (Clusters, Events, Attributions)
    assigns = (Issues,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        state = foremost_state(cluster for cluster in layers[Clusters].clusters if not cluster.latent)
        finder = IssueFinder(annotation, state)
        of: dict[object, tuple[str, ...]] = {}
        for event in layers[Events].events:
            of[event] = tuple(finder.issues_in(event.evidence[0].span))
        for said in layers[Attributions].attributions:
            of[said] = tuple(finder.issues_in(*said.content))
        return layers.assign(Issues(tuple(finder.mentions()), MappingProxyType(of)))
