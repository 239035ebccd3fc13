"""What is read from an article, layer by layer: what the components of a reader hand on to each other.

Layers are frozen and say where their words stand. Each is assigned once, by one component, whichever reader that is
of. Here is what all readers share. How a layer is found, and how facts are made of all of them, is not.
"""

from kg.extract.layers.clusters import Anchor, Cluster, Clusters, Linked, Mentions, Ownership, Signs, TypedMention
from kg.extract.layers.facts import (
    Attribution,
    Attributions,
    Codings,
    Confidences,
    CuedAttributions,
    Dating,
    DistinctEvent,
    EventFigure,
    Events,
    Figures,
    Issues,
    Office,
    Offices,
    Relations,
    StandingRelation,
    Times,
    TriggeredEvents,
)
from kg.extract.layers.names import NamedPerson, NameMention, Names, PersonName, TitlePhrase
from kg.extract.layers.stack import LayerError, Layers

__all__ = [
    "Anchor",
    "Attribution",
    "Attributions",
    "Cluster",
    "Clusters",
    "Codings",
    "Confidences",
    "CuedAttributions",
    "Dating",
    "DistinctEvent",
    "EventFigure",
    "Events",
    "Figures",
    "Issues",
    "LayerError",
    "Layers",
    "Linked",
    "Mentions",
    "NameMention",
    "NamedPerson",
    "Names",
    "Office",
    "Offices",
    "Ownership",
    "PersonName",
    "Relations",
    "Signs",
    "StandingRelation",
    "Times",
    "TitlePhrase",
    "TriggeredEvents",
    "TypedMention",
]
