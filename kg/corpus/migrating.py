"""Brings a corpus that an older version made to the way in which this one keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.corpus.corpus import Corpus
from kg.corpus.record import THINGS
from kg.corpus.settings import VERSION
from kg.corpus.steps.rewriting import renew
from kg.rdf.namespaces import IDENTIFIER, IDENTITIES

#: Told how many articles are done, how many there are, and the id of the last one.
Step = Callable[[int, int, str], None]


def migrate(corpus: Corpus, step: Step | None = None) -> int:
    """Write the graph of every article anew, as this version writes it; returns how many articles there are.

    Each graph is as before or as it is to be. That all of it was done is noted at the end: after an interruption the
    same call goes on, and finds nothing to do where it has been. A corpus of this version is left as it is.

    Then which things are one waits to be worked out anew, by `kg.corpus.join`: where more than 500 articles had come at
    once, older versions had not found all of them.

    Raises:
        StoreError: if the store cannot be written, or the graph of an article lacks something.
    """
    if corpus.is_current:
        return 0
    ids = sorted(corpus.digests().values())
    for done, record in enumerate(corpus.records(ids), start=1):
        renew(corpus, record)
        if step is not None:
            step(done, len(ids), record.id)
    told = {quad for quad in corpus.store.quads_of(IDENTITIES) if quad.predicate == IDENTIFIER}
    corpus.replace_in(IDENTITIES, told, ())
    corpus.store.flush()
    corpus.mark(corpus.records(ids), THINGS)
    corpus.settings = replace(corpus.settings, version=VERSION)
    corpus.store.ledger.keep_settings(corpus.settings.to_json())
    return len(ids)
