"""What a language engine says of an article: a dependency tree over tokens that know their place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Protocol

from kg.language.edited import joined
from kg.model import Article, BlockKind, Reader, Span

#: Sorts tokens into the order of the text.
in_text = attrgetter("i")
_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(slots=True, eq=False)
class Token:
    """A word with its place and syntax.

    Args:
        i: position in the annotation.
        start, end: characters of the article's text.
        text: the word, with straight quotes whatever the article uses, and without brackets within it ("[T]he").
        lemma: base form, lower case but for names.
        pos, tag, dep: Universal POS, Penn tag, and dependency label of CLEAR/OntoNotes (``nsubj``, ``dobj``, ``pobj``).
        sentence: position of its sentence.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    sentence: int
    lower: str = field(init=False, repr=False)
    head: Token = field(init=False, repr=False)
    children: list[Token] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self.lower = self.text.lower()  # rules ask for it all the time

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_root(self) -> bool:
        return self.head is self

    @property
    def lefts(self) -> list[Token]:
        return [child for child in self.children if child.i < self.i]

    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on up to the sentence's root."""
        token = self
        while not token.is_root:
            token = token.head
            yield token

    def subtree(self) -> list[Token]:
        """This token and all below it, in the order of the text."""
        found = [self]
        for token in found:  # which grows while it is read
            found += token.children
        found.sort(key=in_text)
        return found

    def child(self, *labels: str) -> Token | None:
        """The first child with one of the dependency ``labels``."""
        for child in self.children:  # a generator would take twice as long, and rules ask this all the time
            if child.dep in labels:
                return child
        return None

    def all(self, *labels: str) -> list[Token]:
        return [child for child in self.children if child.dep in labels] if self.children else []


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` (inclusive) to ``last`` (exclusive), all in one block of the article."""

    index: int
    first: int
    last: int
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Annotation:
    """An article with its tokens; blank ones are left out."""

    article: Article
    reader: Reader
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._starts.extend(token.start for token in self.tokens)

    def tokens_of(self, sentence: Sentence) -> Sequence[Token]:
        return self.tokens[sentence.first : sentence.last]

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[token.sentence]

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that lie wholly in ``span``."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end, first)
        while last > first and self.tokens[last - 1].end > span.end:
            last -= 1
        return self.tokens[first:last]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the character at ``offset``."""
        i = bisect_right(self._starts, offset) - 1
        return self.tokens[i] if i >= 0 and offset < self.tokens[i].end else None

    def next(self, token: Token, step: int = 1) -> Token | None:
        """The token ``step`` places on (or back), if it is in the same sentence."""
        i, tokens = token.i + step, self.tokens
        if 0 <= i < len(tokens):
            found = tokens[i]
            return found if found.sentence == token.sentence else None
        return None

    def span_of(self, tokens: Sequence[Token]) -> Span:
        return Span(min(map(_start, tokens)), max(map(_end, tokens)))

    def plain_words(self, span: Span) -> str:
        """The words at ``span`` as names are written: single blanks between them, no brackets within them."""
        return joined(self.article.one_line(span)).text


class Annotator(Protocol):
    """A language engine."""

    @property
    def reader(self) -> Reader: ...

    def annotate(self, article: Article) -> Annotation:
        """Tokens, sentences and names of every block but boilerplate."""
        ...
