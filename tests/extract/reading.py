"""The layers of a short text as the written components fill them, over what the network takes for names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extract import Component
from kg.extract.component import with_publication_date
from kg.extract.encoder.coreference import EncoderCoreference
from kg.extract.encoder.decisions import UNFITTED
from kg.extract.encoder.mentions import EncoderMentions
from kg.extract.encoder.network.component import EncoderNetwork
from kg.extract.encoder.network.model import OnnxModel
from kg.extract.layers import Clusters, Layers, Names, Relations
from kg.extract.linking import Linking
from kg.extract.names import NameTagger
from kg.extract.offices import offices_of
from kg.extract.relations import relations_of
from kg.extract.times import TimeTagger
from kg.language import Annotation
from training.data import layers_of as filled


@cache
def _components() -> Sequence[Component]:
    return (
        TimeTagger(),
        EncoderNetwork(OnnxModel()),
        EncoderMentions(),
        NameTagger(),
        Linking(),
        EncoderCoreference(UNFITTED),
    )


def layers_of(annotation: Annotation) -> Layers:
    """Times, names, links, clusters, offices and relations."""
    layers = filled(with_publication_date(annotation), _components())
    names, clusters = layers[Names], layers[Clusters]
    offices = offices_of(annotation, names, clusters)
    return layers.assign(offices).assign(Relations(relations_of(annotation, names, clusters, offices)))
