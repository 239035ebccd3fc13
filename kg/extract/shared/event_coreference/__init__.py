"""Event coreference: which mentions of events tell one event.

``features`` says what the words of a mention tell and how two mentions compare, ``decision`` whether they are of one
event, ``clustering`` puts the mentions of one event together, ``arguments`` says what these tell together.
``compatibility`` compares participants. Nothing here changes what it looks at.
"""

from kg.extract.shared.event_coreference.clustering import merge_mentions

__all__ = ["merge_mentions"]
