"""Which texts are copies or later versions of others: they tell the same again, and are no second source.

Texts are compared by MinHash of their runs of five words (Broder 1997, "On the resemblance and containment of
documents"), found by bands of the sketch (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from operator import eq
from urllib.parse import urlsplit

_RUN = 5
_HASHES, _ROWS = 128, 4
_SEED = 20_011
#: The share of the shorter text's runs that must stand in the other. Reports of one event share quotes, a tenth or so.
_CONTAINED = 0.7
#: Sketches tell little of texts of which one is many times longer.
_SHARED = 0.3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TextSketch:
    """What is kept of a text to know its copies.

    Args:
        hashes: the least hash of its runs of words under each of 128 permutations.
        runs: how many distinct runs of words it has.
    """

    hashes: tuple[int, ...]
    runs: int

    def bands(self) -> Iterable[str]:
        """What texts that are alike have in common, one of them at least."""
        for first in range(0, _HASHES, _ROWS):
            rows = ",".join(map(str, self.hashes[first : first + _ROWS]))
            yield f"{first // _ROWS}-{sha256(rows.encode('ascii')).hexdigest()[:16]}"

    def resemblance(self, other: TextSketch) -> float:
        """The share of the runs of both that both have, between 0 and 1."""
        equal: int = sum(map(eq, self.hashes, other.hashes))
        return equal / _HASHES

    def containment(self, other: TextSketch) -> float:
        """The share of the shorter text's runs that the other has too, between 0 and 1."""
        shared = self.resemblance(other)
        both = shared / (1 + shared) * (self.runs + other.runs)
        return min(1.0, both / max(1, min(self.runs, other.runs)))


def text_sketch(text: str) -> TextSketch:
    """The sketch of a text; case and punctuation do not matter."""
    from rensa import RMinHash

    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
    sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
    sketch.update(sorted(runs))
    return TextSketch(tuple(sketch.digest()), len(runs))


@dataclass(frozen=True, slots=True)
class Text:
    """An article as a text among others.

    Args:
        order: where it stands among articles, the earliest first.
        source: the outlet, or None.
        url: where it was published, or None.
    """

    id: str
    order: tuple[str, str]
    sketch: TextSketch
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """That a text is another one again.

    Args:
        origin: id of the first text of its family.
        of: id of the earlier text that it is most like.
        revision: whether it is a later version by the same outlet, not a copy by another.
    """

    origin: str
    of: str
    revision: bool


def alike(one: Text, other: Text) -> bool:
    """Whether one of two texts is the other again."""
    return one.sketch.resemblance(other.sketch) >= _SHARED and one.sketch.containment(other.sketch) >= _CONTAINED


def copies(texts: Iterable[Text]) -> dict[str, Copy]:
    """Which of the texts are copies or revisions, by id.

    A text joins the family of the earlier text that it is most like; the outcome follows from the set of texts.
    """
    found: dict[str, Copy] = {}
    by_band: dict[str, list[Text]] = {}
    for text in sorted(texts, key=lambda text: text.order):
        bands = list(text.sketch.bands())
        model = _model(text, {other.id: other for band in bands for other in by_band.get(band, ())}.values())
        if model is not None:
            origin = found[model.id].origin if model.id in found else model.id
            found[text.id] = Copy(origin, model.id, _one_outlet(text, model))
        for band in bands:
            by_band.setdefault(band, []).append(text)
    return found


def _model(text: Text, earlier: Iterable[Text]) -> Text | None:
    """The earlier text that it is most like, the first of them if several are."""
    models = sorted((other for other in earlier if alike(other, text)), key=lambda other: other.order)
    return max(models, key=lambda other: other.sketch.resemblance(text.sketch)) if models else None


def _one_outlet(one: Text, other: Text) -> bool:
    if one.source and other.source:
        return one.source.casefold() == other.source.casefold()
    return bool(one.url and other.url) and _host(one.url) == _host(other.url)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
