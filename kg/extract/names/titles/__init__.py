"""Phrases that name an office or profession: "former Deputy Secretary of State", "spokeswoman for the ministry".

Who holds the office is for ``kg.extract.offices``.
"""

from kg.extract.names.titles.finder import TitleFinder

__all__ = ["TitleFinder"]
