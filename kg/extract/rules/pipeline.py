"""The components of the rule-based reader, in the order in which they read."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.calibration import RuleCalibration
from kg.extract.component import Component
from kg.extract.rules.attribution import AttributionRules
from kg.extract.rules.coreference import CoreferenceRules
from kg.extract.rules.events import EventRules
from kg.extract.rules.factuality.veridicality import is_asserted
from kg.extract.rules.mentions import NameRules
from kg.extract.shared.event_coreference import EventCoreference
from kg.extract.shared.issues import IssueTagger
from kg.extract.shared.linking import Linking
from kg.extract.shared.offices import OfficeFinder
from kg.extract.shared.relations import RelationFinder
from kg.extract.shared.times import TimeTagger
from kg.lexicon.gazetteer import Gazetteer
from kg.model import ReferenceEntry


def components(known: Sequence[ReferenceEntry] = ()) -> Sequence[Component]:
    """The components of the reader ``rules``.

    Args:
        known: states and organizations to know beside those of the word lists.
    """
    listed = Gazetteer(known) if known else None
    return (
        TimeTagger(),
        NameRules(listed),
        Linking(listed),
        CoreferenceRules(),
        OfficeFinder(),
        RelationFinder(is_asserted),
        AttributionRules(),
        EventRules(),
        EventCoreference(),
        IssueTagger(),
        RuleCalibration(),
    )
