"""The words of attribution (``lexicons/cues.tsv``), ready to be asked by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.language import Token
from kg.model import Stance

_FILE = Path(__file__).with_name("lexicons") / "cues.tsv"
_COLUMNS = ("cue", "pos", "stance", "frames")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of attribution: what its speaker does by it, and how what is said hangs on it (see the file)."""

    word: str
    stance: Stance
    frames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon by part of speech; ``content`` has the words that tell the stance of a neutral report."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    phrases: dict[str, Cue]
    content: dict[str, Stance]

    def verb(self, token: Token) -> Cue | None:
        """The entry of a token that is used as a verb of attribution, or None."""
        if token.pos in {"VERB", "AUX"} or token.lower in _ALWAYS_VERBS:
            return self.verbs.get(_ALWAYS_VERBS.get(token.lower, token.lemma.lower()))
        return None


#: Forms that the tagger takes for nouns now and then, though news use them as verbs only.
_ALWAYS_VERBS = {"says": "say", "said": "say", "told": "tell", "added": "add"}


@cache
def load_cues() -> Cues:
    """The lexicon, read once."""
    parts: dict[str, dict[str, Cue]] = {}
    for word, pos, stance, frames in _rows():
        entry = Cue(word, Stance(stance), tuple(frame for frame in frames.split("|") if frame))
        parts.setdefault(pos, {})[word] = entry
    return Cues(
        verbs=parts["verb"],
        nouns=parts["noun"],
        adjectives=parts["adjective"],
        phrases=parts["phrase"],
        content={word: entry.stance for word, entry in parts["content"].items()},
    )


def _rows() -> Iterator[tuple[str, ...]]:
    lines = (line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    next(lines)
    for line in lines:
        cells = line.split("\t")
        yield tuple((cells + [""] * len(_COLUMNS))[: len(_COLUMNS)])


__all__ = ["Cue", "Cues", "load_cues"]
