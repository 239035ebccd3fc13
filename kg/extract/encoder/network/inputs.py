"""What the network is given of an article: subwords, features beside each word, in windows of whole sentences.

Words are the tokens of the language engine; the first subword of each stands for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kg.extract.encoder.network.issue_words import hits_in
from kg.extract.encoder.network.outputs import ISSUES
from kg.extract.encoder.network.subwords import Subwords
from kg.extract.layers import Times
from kg.extract.listed import forms_at
from kg.language import Annotation
from kg.language.quotes import Quotes
from kg.lexicon.gazetteer import Form, Gazetteer, Known
from kg.model import BlockKind, EntityType

__all__ = ["FEATURES", "Feature", "Window", "feature_ids", "windows"]

Ints = npt.NDArray[np.int64]

#: Subwords in a window, the marks at both ends included. The base knows no more positions.
LONGEST = 512
#: A word of more subwords than this is cut: addresses of the web, chemistry.
_LONGEST_WORD = 8
_SENTENCES_BEFORE = 2

_POS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
_DEP = (
    *("ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case"),
    *("cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl"),
    *("intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis"),
    *("pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"),
)
_SHAPES = ("lower", "title", "first", "upper", "mixed", "dotted", "digits", "coded", "other")
#: What a form of the word lists may be.
_SORTS = ("state", "adjective", "people", "capital", "organization", "place", "group")
_BY_TYPE = {
    EntityType.STATE: "state",
    EntityType.ORGANIZATION: "organization",
    EntityType.PLACE: "place",
    EntityType.GROUP: "group",
}
_BY_FORM = {Form.ADJECTIVE: "adjective", Form.PEOPLE: "people", Form.CAPITAL: "capital"}
_BLOCKS = (BlockKind.HEADLINE, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing known of each word beforehand, as a number from 1; nought is what is not known.

    Args:
        name: what it is.
        first: its first row in the table of all features, which is the row of nought.
        values: how many rows it has there.
    """

    name: str
    first: int
    values: int


def _table(sizes: Iterable[tuple[str, int]]) -> tuple[Feature, ...]:
    found: list[Feature] = []
    for name, size in sizes:
        found.append(Feature(name, sum(each.values for each in found), size + 1))
    return tuple(found)


FEATURES = _table(
    [
        ("shape", len(_SHAPES)),
        ("pos", len(_POS)),
        ("dep", len(_DEP)),
        ("listed", 2 * len(_SORTS)),
        ("time", 2),
        ("quoted", 1),
        ("block", len(_BLOCKS)),
        ("issue", len(ISSUES)),
    ]
)
_COLUMN = {feature.name: column for column, feature in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """What the network reads at a time.

    Args:
        words: the tokens, by their numbers: the headline, then sentences one after the other.
        own: from which to which (exclusive) of ``words`` it is asked; the others are context.
        pieces: the subwords, between the two marks.
        heads: where in ``pieces`` each word begins.
        features: of each subword, one column for each of :data:`FEATURES`; rows of the one table of them all.
    """

    words: Ints
    own: tuple[int, int]
    pieces: Ints
    heads: Ints
    features: Ints


def windows(annotation: Annotation, times: Times, gazetteer: Gazetteer, subwords: Subwords) -> list[Window]:
    """The article in windows; every token is asked for in just one of them."""
    features = feature_ids(annotation, times, gazetteer)
    pieces = [subwords.of(token.text)[:_LONGEST_WORD] for token in annotation.tokens]
    sentences = list(_sentences(annotation, [len(each) for each in pieces]))
    if not sentences:
        return []
    size = [sum(len(pieces[i]) for i in range(*each)) for each in sentences]
    headlined = annotation.sentences[0].kind is BlockKind.HEADLINE and size[0] < LONGEST // 8
    found: list[Window] = []
    at = 0
    while at < len(sentences):
        room = LONGEST - 2
        before = max(0, at - _SENTENCES_BEFORE)
        head = range(*sentences[0]) if before > 0 and headlined else range(0)
        room -= size[0] if head else 0
        while sum(size[before:at]) > LONGEST // 3:
            before += 1
        room -= sum(size[before:at])
        end = at
        while end < len(sentences) and size[end] <= room:
            room -= size[end]
            end += 1
        if end == at:  # one sentence that is as long as the window, without what stands before it
            before, end, head = at, at + 1, range(0)
        last = end
        if end < len(sentences) and end - at > 2:  # the last one is asked for where it has what follows it
            end -= 1
        first = sentences[before][0]
        words = [*head, *range(first, sentences[last - 1][1])]
        own = len(head) + sentences[at][0] - first, len(head) + sentences[end - 1][1] - first
        found.append(_window(words, own, pieces, features, subwords))
        at = end
    return found


def _sentences(annotation: Annotation, sizes: Sequence[int]) -> Iterable[tuple[int, int]]:
    """From which token to which; what does not fit a window is cut."""
    for sentence in annotation.sentences:
        first, room = sentence.first, LONGEST - 2
        for i in range(sentence.first, sentence.last):
            if sizes[i] > room:
                yield first, i
                first, room = i, LONGEST - 2
            room -= sizes[i]
        yield first, sentence.last


def _window(
    words: Sequence[int], own: tuple[int, int], pieces: Sequence[Sequence[int]], features: Ints, subwords: Subwords
) -> Window:
    ids, rows, heads = [subwords.first], [0], []
    for i in words:
        heads.append(len(ids))
        ids += pieces[i]
        rows += [i + 1] * len(pieces[i])
    nothing = np.array([[feature.first for feature in FEATURES]], dtype=np.int64)
    table = np.concatenate([nothing, features])
    return Window(
        words=np.array(words, dtype=np.int64),
        own=own,
        pieces=np.array([*ids, subwords.last], dtype=np.int64),
        heads=np.array(heads, dtype=np.int64),
        features=table[[*rows, 0]],
    )


def feature_ids(annotation: Annotation, times: Times, gazetteer: Gazetteer) -> Ints:
    """One row for each token, one column for each of :data:`FEATURES`."""
    tokens = annotation.tokens
    found = np.zeros((len(tokens), len(FEATURES)), dtype=np.int64)
    quotes = Quotes(annotation)
    for token in tokens:
        sentence = annotation.sentences[token.sentence]
        row = found[token.i]
        row[_COLUMN["shape"]] = 1 + _SHAPES.index(shape(token.text, is_first=token.i == sentence.first))
        row[_COLUMN["pos"]] = _number(_POS, token.pos)
        row[_COLUMN["dep"]] = _number(_DEP, token.dep)
        row[_COLUMN["quoted"]] = int(quotes.of(token) is not None)
        row[_COLUMN["block"]] = 1 + _BLOCKS.index(sentence.kind) if sentence.kind in _BLOCKS else 0
    for first, last, sort in listed_forms(annotation, gazetteer):
        found[first:last, _COLUMN["listed"]] = 2 * _SORTS.index(sort) + 2
        found[first, _COLUMN["listed"]] -= 1
    for time in times.mentions:
        for n, token in enumerate(annotation.tokens_in(time.span)):
            found[token.i, _COLUMN["time"]] = 1 if n == 0 else 2
    for hit in hits_in(annotation):
        for token in annotation.tokens_in(hit.span):
            found[token.i, _COLUMN["issue"]] = 1 + ISSUES.index(hit.issue)
    return found + np.array([feature.first for feature in FEATURES], dtype=np.int64)


def _number(values: Sequence[str], value: str) -> int:
    try:
        return 1 + values.index(value)
    except ValueError:
        return 0


@lru_cache(maxsize=20_000)
def shape(word: str, *, is_first: bool) -> str:
    """How a word is written, which the base, to whom all letters are small, does not see."""
    if word.isalpha():
        if word.islower():
            return "lower"
        if word.istitle() or (word[0].isupper() and word[1:].islower()):
            return "first" if is_first else "title"
        return "upper" if word.isupper() else "mixed"
    if word.replace(".", "").isalpha() and "." in word:
        return "dotted"
    if word.replace(",", "").replace(".", "").isdigit():
        return "digits"
    return "coded" if any(map(str.isdigit, word)) else "mixed" if any(map(str.isupper, word)) else "other"


def listed_forms(annotation: Annotation, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """First token, last (exclusive), and sort of each form; the longest wherever one begins, none inside another."""
    tokens = annotation.tokens
    for sentence in annotation.sentences:
        i = sentence.first
        while i < sentence.last:
            last = i + 1
            if tokens[i].text[:1].isupper():
                form = next(forms_at(tokens, i, sentence.last, gazetteer), None)
                if form is not None:
                    last, _, readings = form
                    yield i, last, _sort(readings[0])
            i = last


def _sort(known: Known) -> str:
    return _BY_FORM.get(known.form) or _BY_TYPE[known.type]
