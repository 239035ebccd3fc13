"""The readers by their names, and what they find in articles.

The one place of this room that knows how a reader is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.errors import UsageError
from kg.evaluation.facts import Facts, facts_of

if TYPE_CHECKING:
    from kg.language import Annotation
    from kg.model import Article, ArticleFacts, ReferenceEntry
    from kg.store import ReferenceStore

__all__ = ["Reader", "ReadingMethod", "check_readers", "reader_names"]


class Reader(Protocol):
    """What turns an annotated article into facts."""

    @property
    def name(self) -> str: ...

    def read(self, annotation: Annotation) -> ArticleFacts: ...


def reader_names() -> tuple[str, ...]:
    """The readers that there are."""
    return ("rules",)


def load_reader(name: str, known: Iterable[ReferenceEntry] = ()) -> Reader:
    """A reader, ready to read."""
    return _Rules(name, known)


class _Rules:
    def __init__(self, name: str, known: Iterable[ReferenceEntry]) -> None:
        from kg.extract import RuleExtractor

        self.name = name
        self._extractor = RuleExtractor(known)

    def read(self, annotation: Annotation) -> ArticleFacts:
        return self._extractor.extract(annotation)


def check_readers(names: Sequence[str]) -> tuple[str, ...]:
    """The names, if there are readers of these names.

    Raises:
        UsageError: if there is none, or one is named twice, or none is named.
    """
    known = reader_names()
    for number, name in enumerate(names):
        if name not in known:
            raise UsageError("no such reader", where=f"reader {name}", remedy=f"there is {', '.join(known)}")
        if name in names[:number]:
            raise UsageError("named twice", where=f"reader {name}", remedy="name each reader once")
    if not names:
        raise UsageError("no reader", where="readers", remedy=f"name {known[0]}, say")
    return tuple(names)


@dataclass(frozen=True, slots=True)
class ReadingMethod:
    """How an article is read by several readers; see `kg.workers.Method`. It is parsed once for all of them.

    Args:
        readers: their names.
        model: name of an installed spaCy pipeline; by default that which comes with the package.
    """

    readers: tuple[str, ...]
    model: str | None = None

    def open(self, known: ReferenceStore | None = None) -> Callable[[Article], tuple[Facts, ...]]:
        """Load model, reference facts and readers.

        Raises:
            ModelError: if the pipeline cannot be used.
        """
        from kg.language import load_annotator
        from kg.resolve import link_entities
        from kg.store import ReferenceStore

        reference = known or ReferenceStore()
        annotator = load_annotator(self.model)
        readers = [load_reader(name, reference.own) for name in self.readers]

        def read(article: Article) -> tuple[Facts, ...]:
            annotation = annotator.annotate(article)
            return tuple(facts_of(link_entities(reader.read(annotation), reference)) for reader in readers)

        return read
