"""What kind of report an article is, where that changes what its words mean."""

from __future__ import annotations

from kg import lexicon
from kg.language import Annotation

#: So many different words of games make an article a report of one.
_FEWEST_WORDS = 5


def is_game_report(annotation: Annotation) -> bool:
    """The article tells of a game: many different words of games, one of them for who plays."""
    said = {token.lemma.lower() for token in annotation.tokens if token.pos in {"NOUN", "VERB"}}
    told = len(said & lexicon.words("game-words")) >= _FEWEST_WORDS
    return told and not said.isdisjoint(lexicon.words("player-nouns"))
