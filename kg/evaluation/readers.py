"""What the readers that are to be scored find in articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.evaluation.facts import Facts, facts_of
from kg.extract.readers import check_reader, reader_names

if TYPE_CHECKING:
    from kg.extract import Reader
    from kg.language import Annotation
    from kg.llm import LlmSettings
    from kg.model import Article, ArticleFacts
    from kg.store import ReferenceStore

__all__ = ["ReadingMethod", "check_readers"]


def check_readers(names: Sequence[str]) -> tuple[str, ...]:
    """The names, if there are readers of these names.

    Raises:
        UsageError: if there is none, or one is named twice, or none is named.
    """
    for number, name in enumerate(names):
        check_reader(name)
        if name in names[:number]:
            raise UsageError("named twice", where=f"reader {name}", remedy="name each reader once")
    if not names:
        raise UsageError("no reader", where="readers", remedy=f"name {reader_names()[0]}, say")
    return tuple(names)


@dataclass(frozen=True, slots=True)
class ReadingMethod:
    """How an article is read by several readers; see `kg.workers.Method`. It is parsed once for all of them.

    Args:
        readers: their names.
        model: name of an installed spaCy pipeline; by default that which comes with the package.
        llm: the language model that the readers ask which ask one.
    """

    readers: tuple[str, ...]
    model: str | None = None
    llm: LlmSettings | None = None

    def open(self, known: ReferenceStore | None = None) -> Callable[[Article], tuple[Facts, ...]]:
        """Load model, reference facts and readers.

        Raises:
            ModelError: if the pipeline cannot be used.
        """
        from kg.extract import load_reader
        from kg.language import load_annotator
        from kg.resolve import link_entities
        from kg.store import ReferenceStore
        from kg.workers import asking_of, checked

        reference = known or ReferenceStore()
        annotator = load_annotator(self.model)
        asking = asking_of(self.llm)
        readers = [load_reader(name, reference.own, asking=asking) for name in self.readers]

        def linked(reader: Reader, annotation: Annotation) -> ArticleFacts:
            facts = link_entities(reader.read(annotation), reference)
            checked(facts, reader)
            return facts

        def read(article: Article) -> tuple[Facts, ...]:
            annotation = annotator.annotate(article)
            return tuple(facts_of(linked(reader, annotation)) for reader in readers)

        return read
