"""The components of our reader, in the order in which they read: a network and written rules (``hybrid``)."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.acts import ActCoding, ActFinder
from kg.extract.component import Component
from kg.extract.encoder.attribution import EncoderAttribution
from kg.extract.encoder.coreference import EncoderCoreference
from kg.extract.encoder.decisions import Decisions, EncoderCalibration, decisions_of
from kg.extract.encoder.events import EncoderEvents
from kg.extract.encoder.issues import EncoderIssues
from kg.extract.encoder.mentions import EncoderMentions
from kg.extract.encoder.network.component import EncoderNetwork
from kg.extract.encoder.network.model import OnnxModel
from kg.extract.encoder.network.signals import Model
from kg.extract.encoder.offices import EncoderOffices
from kg.extract.encoder.relations import EncoderRelations
from kg.extract.figures import FigureReader
from kg.extract.linking import Linking
from kg.extract.names import NameTagger
from kg.extract.times import TimeTagger
from kg.lexicon.gazetteer import Gazetteer
from kg.model import ReferenceEntry

__all__ = ["components"]


def components(
    known: Sequence[ReferenceEntry] = (), *, model: Model | None = None, decisions: Decisions | None = None
) -> Sequence[Component]:
    """The components of the reader ``hybrid``.

    Args:
        known: states and organizations to know beside those of the word lists.
        model: the network; by default the shipped one.
        decisions: what is decided by several signs; by default what was fitted to that network.
    """
    listed = Gazetteer(known) if known else None
    shipped = model or OnnxModel()
    decisions = decisions or decisions_of(shipped.fitted)
    return (
        TimeTagger(),
        EncoderNetwork(shipped, listed),
        EncoderMentions(),
        NameTagger(listed),
        Linking(listed),
        EncoderCoreference(decisions),
        EncoderOffices(decisions),  # what `offices` reads, corrected and completed
        EncoderRelations(decisions),  # what `relations` reads, completed
        EncoderAttribution(decisions),
        EncoderEvents(decisions),
        ActFinder(),  # what the two above read, completed
        ActCoding(),
        EncoderIssues(),
        EncoderCalibration(decisions),
        FigureReader(),
    )
