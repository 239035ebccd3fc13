"""Which policy issues a stretch of text is about."""

from kg.extract.shared.issues.component import IssueTagger

__all__ = ["IssueTagger"]
