"""Phrases that name an office or profession: "former Deputy Secretary of State", "spokeswoman for the ministry".

Who holds the office is for ``roles``.
"""

from kg.extract.shared.offices.titles.finder import TitleFinder
from kg.extract.shared.offices.titles.phrase import TitlePhrase

__all__ = ["TitleFinder", "TitlePhrase"]
