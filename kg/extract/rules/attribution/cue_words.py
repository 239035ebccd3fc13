"""The words of attribution (``lexicon/data/cues.tsv``), ready to be asked by word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from kg.language import Token
from kg.lexicon.tables import broken_row, read_table, values
from kg.model import Stance

_COLUMNS = ("cue", "pos", "stance", "frames")
_POS = "verb noun adjective phrase content document setting"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of attribution: what its speaker does by it, and how what is said hangs on it (see the file)."""

    word: str
    stance: Stance
    frames: tuple[str, ...]
    others: tuple[tuple[str, Stance], ...] = ()

    def used_in(self, frame: str) -> Cue:
        """The entry with the stance that it has in ``frame``."""
        return replace(self, stance=dict(self.others).get(frame, self.stance))


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon by part of speech.

    Args:
        content: words that tell the stance of a neutral report.
        documents: nouns for what is written or read out.
        settings: nouns for where things are said.
    """

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    phrases: dict[str, Cue]
    content: dict[str, Stance]
    documents: frozenset[str]
    settings: frozenset[str]

    def verb(self, token: Token) -> Cue | None:
        """The entry of a token that is used as a verb of attribution, or None."""
        if token.pos in {"VERB", "AUX"} or token.lower in _ALWAYS_VERBS:
            lemma = _ALWAYS_VERBS.get(token.lower, token.lemma.lower())
            particle = token.child("prt") or next((c for c in token.all("advmod") if c.i == token.i + 1), None)
            if particle is not None and (phrasal := self.verbs.get(f"{lemma} {particle.lower}")) is not None:
                return phrasal
            # the lemmatizer makes "hop" of "hopes"
            return self.verbs.get(lemma) or self.verbs.get(f"{lemma}e")
        return None


#: Forms that the tagger takes for nouns now and then, though news use them as verbs only.
_ALWAYS_VERBS = {"says": "say", "said": "say", "told": "tell", "added": "add"}


@cache
def load_cues() -> Cues:
    """The lexicon, read once.

    Raises:
        LexiconError: if its file is missing or a line of it is broken.
    """
    parts: dict[str, dict[str, Cue]] = {}
    nouns: dict[str, set[str]] = {"document": set(), "setting": set()}
    for row in read_table("cues.tsv", _COLUMNS, (("pos", _POS),)):
        word, pos, stance, frames = row
        if pos in nouns:
            nouns[pos].add(word)
            continue
        try:
            parts.setdefault(pos, {})[word] = _cue(word, stance, frames)
        except ValueError as error:
            raise broken_row("cues.tsv", row, str(error)) from error
    return Cues(
        verbs=parts["verb"],
        nouns=parts["noun"],
        adjectives=parts["adjective"],
        phrases=parts["phrase"],
        content={word: entry.stance for word, entry in parts["content"].items()},
        documents=frozenset(nouns["document"]),
        settings=frozenset(nouns["setting"]),
    )


def _cue(word: str, stance: str, cell: str) -> Cue:
    pairs = [frame.partition("=") for frame in values(cell)]
    others = tuple((frame, Stance(other)) for frame, _, other in pairs if other)
    return Cue(word, Stance(stance), tuple(frame for frame, _, _ in pairs), others)


__all__ = ["Cue", "Cues", "load_cues"]
