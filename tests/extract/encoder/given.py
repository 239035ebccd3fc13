"""Texts as the network gets them: real annotations, with the layers that are read before it."""

from __future__ import annotations

from functools import cache

from kg.extract.component import with_publication_date
from kg.extract.encoder.network.subwords import Subwords
from kg.extract.layers import Times
from kg.extract.times import TimeTagger
from kg.language import Annotation
from kg.read import read_text
from tests.extract.event_article import annotator
from training.data import layers_of

#: Letters, their continuations, marks and a few words: enough for every Latin word.
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
VOCABULARY = [
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "talk", "##s", "minister"),
    *LETTERS,
    *(f"##{letter}" for letter in LETTERS),
    *".,;:!?\"'()-$%/&",
]


@cache
def subwords() -> Subwords:
    return Subwords(VOCABULARY)


@cache
def annotated(text: str) -> Annotation:
    article = read_text(text, id="given", published="2024-04-19")
    return with_publication_date(annotator().annotate(article))


@cache
def times(text: str) -> Times:
    return layers_of(annotated(text), (TimeTagger(),))[Times]
