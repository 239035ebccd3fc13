"""Attribution: cues, sources and content of what is said, and the stance taken by it."""

from kg.extract.rules.attribution.claims import AttributionRules

__all__ = ["AttributionRules"]
