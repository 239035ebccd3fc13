"""Event mentions: triggers with their frames, light verbs, arguments, and the conditions under which they count.

Whether what they tell happened is in ``factuality``; which mentions tell one event is for event coreference.
"""

from kg.extract.rules.events.events import EventRules

__all__ = ["EventRules"]
