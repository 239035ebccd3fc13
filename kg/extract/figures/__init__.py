"""Numbers that news is about: tolls of attacks and disasters, and amounts of money, people and goods.

``quantities`` finds number phrases with what they count, and amounts among them, ``tolls`` those that a word makes a
figure of, ``attachment`` the event that each belongs to. All of it stands on the parse and the events and claims that
were read before; the words are in ``lexicon/data/figures.tsv``.
"""

from kg.extract.figures.component import FigureReader

__all__ = ["FigureReader"]
