"""The coding of events and claims in PLOVER, as a stage of reading."""

from __future__ import annotations

from types import MappingProxyType

from kg.extract.acts.coding import Coder
from kg.extract.acts.finder import Finder, Mentioned
from kg.extract.layers import Attributions, Clusters, Codings, CuedAttributions, Events, Layers, Times, TriggeredEvents
from kg.language import Annotation
from kg.model import Coding

__all__ = ["ActCoding", "ActFinder"]


class ActFinder:
    """Events and claims that a network read, and those that only the words of an act tell."""

    name = "acts.finder"
    version = "1"
    requires = (Times, Clusters, TriggeredEvents, CuedAttributions)
    assigns = (Events, Attributions)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        events, attributions = layers[TriggeredEvents].events, layers[CuedAttributions].attributions
        found = Finder(annotation, Mentioned(layers[Clusters]), layers[Times]).complete(events, attributions)
        return layers.assign(found[0]).assign(found[1])


class ActCoding:
    """What events and claims are in the terms of PLOVER."""

    name = "acts.coding"
    version = "1"
    requires = (Clusters, Events, Attributions)
    assigns = (Codings,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        events, attributions = layers[Events].events, layers[Attributions].attributions
        coder = Coder(annotation, events, Mentioned(layers[Clusters]).types)
        found: list[tuple[object, Coding | None]] = [(event, coder.event(event)) for event in events]
        found += [(said, coder.claim(said)) for said in attributions]
        of = {fact: coding for fact, coding in found if coding is not None}
        return layers.assign(Codings(MappingProxyType(of)))
