"""What corrections come to: a graph of the folder, or articles of a store in place of those that were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.annotate.corrections import Corrected, corrected
from kg.annotate.folder import Folder
from kg.corpus import joined, named_for_corpus, prepare
from kg.graph import Graph
from kg.knowledge import KnowledgeBase
from kg.model import Article, ArticleFacts
from kg.store import MemoryStore, ReferenceStore

__all__ = ["Outcome", "correct_store", "corrected_graph"]

#: Told what is being joined, how much of it is done, and how much there is.
Joining = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was corrected.

    Args:
        articles: how many there are in the folder.
        corrected: in how many of them something was.
        added, changed, removed: facts, entities among them.
    """

    articles: int
    corrected: int
    added: int
    changed: int
    removed: int


def corrected_graph(folder: Path, *, reference: Iterable[str | Path] = ()) -> tuple[Graph, Outcome]:
    """The graph of the articles of a folder, as the notes have them; that of what was read, where nothing was changed.

    Args:
        reference: files of reference facts beside those with which the articles were read.

    Raises:
        InputError: if notes are not as they must be.
        GraphError: if a file of reference facts cannot be read.
    """
    opened = Folder.open(folder)
    known = ReferenceStore((*opened.settings.reference, *reference), base=opened.settings.base)
    found = _all(opened, known)
    store = MemoryStore()
    settings = replace(opened.settings, include_text=True)
    facts = [each.facts for each in found]
    for quads in joined(facts, settings, known, include_reference=opened.include_reference):
        store.add(quads)
    return Graph(store), _outcome(found)


def correct_store(folder: Path, base: KnowledgeBase, joining: Joining | None = None) -> Outcome:
    """Put the corrected articles of a folder in place of those that a store has, and join it.

    Articles with the texts of which it has none come in, as `kg add` would bring them in: so do those that were taken
    out when this was interrupted, once it is done again.

    Raises:
        InputError: if notes are not as they must be; the store is then as it was.
        StoreError: if the store cannot be written.
    """
    corpus = base.corpus
    found = _all(Folder.open(folder), corpus.reference)
    corpus.check_current()
    corpus.take_corrections(base.folder)
    there = corpus.digests()
    come: list[ArticleFacts] = []
    for each in found:
        known = there.get(each.facts.article.sha256)
        if known is None or each.is_changed:
            article = _named(each.facts) if known is None else replace(each.facts.article, id=known)
            come.append(replace(each.facts, article=article))
    if gone := sorted({facts.article.id for facts in come}.intersection(there.values())):
        corpus.remove(gone)
    base.join(joining)  # what is to go must not be taken for what is there
    corpus.add([prepare(facts, corpus.settings, corpus.reference) for facts in come])
    base.join(joining)
    return _outcome(found)


def _named(facts: ArticleFacts) -> Article:
    """The article as a store calls it; one that came from a store is called so already."""
    article = facts.article
    return article if article.id.endswith(f"-{article.sha256[:8]}") else named_for_corpus(article)


def _all(folder: Folder, known: ReferenceStore) -> list[Corrected]:
    return [corrected(kept.facts, kept.notes(), known) for kept in folder.articles()]


def _outcome(found: list[Corrected]) -> Outcome:
    return Outcome(
        articles=len(found),
        corrected=sum(each.is_changed for each in found),
        added=sum(each.added for each in found),
        changed=sum(each.changed for each in found),
        removed=sum(each.removed for each in found),
    )
