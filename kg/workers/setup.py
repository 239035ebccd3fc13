"""What one article goes through: annotate, extract, leave out what is not sure, link, check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from kg.errors import PackageError
from kg.extract.readers import DEFAULT_READER
from kg.rdf.namespaces import DEFAULT_BASE

if TYPE_CHECKING:
    from kg.corpus import Settings
    from kg.extract import Reader
    from kg.extract.readers import AskingMaker
    from kg.llm import Account, LlmSettings
    from kg.model import Article, ArticleFacts
    from kg.store import ReferenceStore


@dataclass(frozen=True, slots=True)
class Read:
    """What an article says.

    Args:
        facts: with links to the reference facts.
        faults: what :func:`kg.validate.check_facts` says of them.
        account: what a language model was asked, and what of its answers was not believed, if one was asked.
    """

    facts: ArticleFacts
    faults: tuple[str, ...]
    account: Account | None = None


T_co = TypeVar("T_co", covariant=True)


class Method(Protocol[T_co]):
    """How articles are read, and into what. It can be pickled: each process gets a copy, and opens that once."""

    def open(self, known: ReferenceStore | None = None) -> Callable[[Article], T_co]:
        """Load what it takes, and return what reads an article.

        Args:
            known: the reference facts, where they are there already.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """Our own method: a language model, a reader, and the reference facts.

    Args:
        model: name of an installed spaCy pipeline; by default that which comes with the package.
        reader: name of the reader, see :func:`kg.extract.reader_names`.
        reference: RDF files with entries to add to the reference facts, or to override there, or their names and
            content.
        base: what the IRIs of things start with.
        min_confidence: facts that are less sure, between 0 and 1, are left out.
        llm: the language model that the readers ask which ask one.
    """

    model: str | None = None
    reader: str = DEFAULT_READER
    reference: tuple[Path | tuple[str, str], ...] = ()
    base: str = DEFAULT_BASE
    min_confidence: float = 0.0
    llm: LlmSettings | None = None

    @classmethod
    def of(cls, settings: Settings, llm: LlmSettings | None = None) -> Setup:
        """How the articles of a corpus are read."""
        return cls(
            model=settings.model,
            reader=settings.reader,
            reference=settings.reference,
            base=settings.base,
            min_confidence=settings.min_confidence,
            llm=llm,
        )

    def open(self, known: ReferenceStore | None = None) -> Callable[[Article], Read]:
        """Load model, word lists and reference facts.

        Raises:
            ModelError: if the pipeline cannot be used.
            GraphError: if a file of reference facts cannot be read.
        """
        from kg.extract import at_least, load_reader
        from kg.language import load_annotator
        from kg.resolve import HOLDER_CONFIDENCE, link_entities, name_holders
        from kg.store import ReferenceStore

        reference = ReferenceStore(self.reference, base=self.base) if known is None else known
        annotator = load_annotator(self.model)
        reader = load_reader(self.reader, reference.own, asking=asking_of(self.llm))

        def read(article: Article) -> Read:
            # An article is a batch of its own for the engine: what is read of it must not depend on its neighbours.
            facts = at_least(reader.read(annotator.annotate(article)), self.min_confidence)
            linked = link_entities(facts, reference)
            if self.min_confidence <= HOLDER_CONFIDENCE:
                linked = name_holders(linked, reference)
            return Read(linked, checked(linked, reader), account_of(reader))

        return read


def asking_of(llm: LlmSettings | None) -> AskingMaker | None:
    """What makes the readers that ask this model; nothing of it is imported where there is none."""
    if llm is None:
        return None
    from kg.llm.readers import asking

    return asking(llm)


def account_of(reader: Reader) -> Account | None:
    """What a reader asked since the last time; None if it asks nobody."""
    from kg.extract.readers import ASKING

    if reader.name not in ASKING:
        return None
    from kg.llm.readers import AskingReader

    return reader.take_account() if isinstance(reader, AskingReader) else None


def checked(facts: ArticleFacts, reader: Reader) -> tuple[str, ...]:
    """What is wrong with the facts that our own reader made.

    Raises:
        PackageError: if something is wrong with those of another package's reader.
    """
    from kg.validate import check_facts

    faults = check_facts(facts)
    if faults and not reader.is_own:
        raise PackageError(faults[0], where=f"reader {reader.name}", remedy="tell those who made the reader")
    return faults
