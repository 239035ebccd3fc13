"""``kg init``: make a store for a corpus."""

from __future__ import annotations

from kg.cli.shared.options import (
    BaseOption,
    MinConfidenceOption,
    ModelOption,
    NoTextOption,
    ReaderOption,
    ReferenceOption,
    StoreArgument,
    find_store,
)
from kg.cli.shared.output import write_result
from kg.extract.readers import DEFAULT_READER


def init(
    store: StoreArgument = None,
    *,
    base: BaseOption = None,
    model: ModelOption = None,
    reader: ReaderOption = DEFAULT_READER,
    reference: ReferenceOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    no_text: NoTextOption = False,
) -> None:
    """Make a store to which articles are added. What is chosen here holds for all of them.

    For example: kg init; kg add news/*.txt; kg query meetings store.
    """
    from kg.knowledge import KnowledgeBase

    location = find_store(store)
    made = KnowledgeBase.create(
        location,
        base=base,
        model=model,
        reader=reader,
        reference=reference or (),
        min_confidence=min_confidence,
        include_text=not no_text,
    )
    made.close()
    write_result(f"{location}\n")
