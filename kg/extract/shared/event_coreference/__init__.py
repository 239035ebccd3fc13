"""Event coreference: which mentions of events tell one event.

``description`` says what the words of one mention tell, ``compatibility`` compares participants, ``features`` two
mentions, ``decision`` says whether these are of one event, ``clustering`` puts the mentions of one event together, and
``arguments`` says what they tell together. Nothing here changes what it looks at.
"""

from kg.extract.shared.event_coreference.component import EventCoreference

__all__ = ["EventCoreference"]
