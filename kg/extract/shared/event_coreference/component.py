"""Event coreference as a stage of reading."""

from __future__ import annotations

from kg.extract.layers import EventMentions, Events, Layers
from kg.extract.shared.event_coreference.clustering import merge_mentions
from kg.language import Annotation


class EventCoreference:
    """One event for all mentions that tell it."""

    name = "event-coreference"
    version = "1"
    requires = (EventMentions,)
    assigns = (Events,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        return layers.assign(Events(merge_mentions(annotation, layers[EventMentions].mentions)))
