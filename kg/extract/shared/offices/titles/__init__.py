"""Phrases that name an office or profession: "former Deputy Secretary of State", "spokeswoman for the ministry".

Who holds the office is for ``roles``.
"""

from kg.extract.shared.offices.titles.finder import TitleFinder

__all__ = ["TitleFinder"]
