"""The readers that ask a model: ``llm`` alone, and ``hybrid+llm``, our own with what it adds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import ArticleError
from kg.extract.acts import ActCoding
from kg.extract.component import Component, Reader
from kg.extract.figures import FigureReader
from kg.extract.layers import Layers
from kg.extract.readers import DEFAULT_READER, load_reader
from kg.extract.times import TimeTagger
from kg.language import Annotation
from kg.lexicon.gazetteer import Gazetteer
from kg.llm.account import Account
from kg.llm.client import NoAnswerError
from kg.llm.component import LlmNotes
from kg.llm.settings import LlmSettings
from kg.llm.together import together
from kg.model import ArticleFacts, ReferenceEntry
from kg.version import VERSION

if TYPE_CHECKING:
    from kg.extract.readers import AskingMaker

__all__ = ["AskingReader", "asking"]


class AskingReader(Reader):
    """A reader that asks a model.

    Args:
        notes: the component that asks.
        beside: another reader whose facts come first.
        account: where `notes` keeps what came of asking; emptied by `take_account`.
    """

    def __init__(self, name: str, notes: LlmNotes, account: Account, beside: Reader | None = None) -> None:
        last = _last() if beside is None else ()  # what both read is coded and counted together
        super().__init__(name, (TimeTagger(), notes, *last), version=VERSION, is_own=True)
        self._account, self._beside = account, beside
        if beside is not None:
            named = {each.name for each in self._versions}
            self._versions = (*(each for each in beside.versions if each.name not in named), *self._versions)

    def take_account(self) -> Account:
        """What came of asking since the last time."""
        return self._account.take()

    def read(self, annotation: Annotation) -> ArticleFacts:
        """What the article says.

        Raises:
            ArticleError: if the model's server gives no answer, and no other reader reads the article.
            ModelError: if it refuses.
        """
        try:
            return super().read(annotation)
        except NoAnswerError as error:
            if self._beside is None:
                remedy = "see that the server runs, and give the same command again: what it answered is kept"
                article = annotation.article.id
                raise ArticleError(f"the model gave no answer: {error}", where=article, remedy=remedy) from error
            self._account.lost.append(f"the whole article: {error}")
            return self._beside.read(annotation)

    def layers(self, annotation: Annotation) -> Layers:
        asked = super().layers(annotation)
        if self._beside is None:
            return asked
        found = together(self._beside.layers(annotation), asked)
        for component in _last():
            found = component(annotation, found)
        return found


def _last() -> tuple[Component, ...]:
    return ActCoding(), FigureReader()


def asking(settings: LlmSettings) -> AskingMaker:
    """What makes the readers that ask this model, for `kg.extract.load_reader`."""
    return partial(_make, settings=settings)


def _make(name: str, known: Sequence[ReferenceEntry], *, settings: LlmSettings) -> Reader:
    account = Account()
    notes = LlmNotes(settings, Gazetteer(known), account)
    beside = None if name == "llm" else load_reader(DEFAULT_READER, known)
    return AskingReader(name, notes, account, beside)
