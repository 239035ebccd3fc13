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
from kg.extract.layers import Layers
from kg.extract.linking import Linking
from kg.extract.names import NameTagger
from kg.extract.offices import OfficeFinder
from kg.extract.relations import RelationFinder
from kg.extract.times import TimeTagger
from kg.extract.veridicality import is_asserted
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
        OfficeFinder(),
        RelationFinder(is_asserted),
    )


def layers_of(annotation: Annotation) -> Layers:
    """Times, names, links, clusters, offices and relations."""
    return filled(with_publication_date(annotation), _components())
