"""``kg init``: make a store for a corpus."""

from __future__ import annotations

from pathlib import Path

from kg.cli.options import (
    BaseOption,
    MinConfidenceOption,
    ModelOption,
    NoTextOption,
    ReferenceOption,
    StoreArgument,
    find_store,
)
from kg.cli.output import write_result


def init(
    store: StoreArgument = None,
    *,
    base: BaseOption = None,
    model: ModelOption = None,
    reference: ReferenceOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    no_text: NoTextOption = False,
) -> None:
    """Make a store to which articles are added. What is chosen here holds for all of them.

    For example: kg init; kg add news/*.txt; kg query meetings store.
    """
    from kg.corpus import Corpus, Settings
    from kg.rdf.namespaces import DEFAULT_BASE, checked_base
    from kg.store import ReferenceStore, open_store
    from kg.store.reference import reference_file

    location = find_store(store)
    settings = Settings(
        base=checked_base(base or DEFAULT_BASE),
        include_text=not no_text,
        min_confidence=min_confidence,
        model=model,
        reference=tuple((Path(name).name, content) for name, content in map(reference_file, reference or ())),
    )
    ReferenceStore(settings.reference, base=settings.base)  # what is wrong with them is told now
    with open_store(location, create=True) as opened:
        Corpus.create(opened, settings)
    write_result(f"{location}\n")
