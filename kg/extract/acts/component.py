"""The coding of events and claims in PLOVER, as a stage of reading."""

from __future__ import annotations

from types import MappingProxyType

from kg.extract.acts.coding import Coder
from kg.extract.acts.mentioned import Mentioned
from kg.extract.layers import Attributions, Clusters, Codings, Events, Layers
from kg.language import Annotation
from kg.model import Coding

__all__ = ["ActCoding"]


class ActCoding:
    """What events and claims are in the terms of PLOVER."""

    name = "acts"
    version = "1"
    requires = (Clusters, Events, Attributions)
    assigns = (Codings,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        events, attributions = layers[Events].events, layers[Attributions].attributions
        coder = Coder(annotation, events, Mentioned(layers[Clusters]).types)
        of: dict[object, Coding] = {}
        for fact, coding in (
            *((event, coder.event(event)) for event in events),
            *((said, coder.claim(said)) for said in attributions),
        ):
            if coding is not None:
                of[fact] = coding
        return layers.assign(Codings(MappingProxyType(of)))
