"""What follows when articles came or leave: for their things, their texts, their events, and for those of others.

Each step is done for some articles at a time. What it changes is marked as not done beforehand, so that an
interruption leaves nothing half done: the step is then done again, and gives the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.corpus.corpus import Corpus
from kg.corpus.record import EVENTS, TEXTS, THINGS
from kg.corpus.steps.event_step import join_events
from kg.corpus.steps.reference_step import describe_all, only_there
from kg.corpus.steps.text_step import join_texts
from kg.corpus.steps.thing_step import join_things
from kg.store.ledger import LEAVING

#: Told what is being done, for how many articles it is done, and for how many it is to be done.
Progress = Callable[[str, int, int], None]
Step = Callable[[Corpus, Sequence[str]], None]

_STEPS: tuple[tuple[str, str, Step], ...] = (
    (THINGS, "which things are one", join_things),
    (TEXTS, "which texts are copies", join_texts),
    (EVENTS, "which events are one", join_events),
)


def join(corpus: Corpus, progress: Progress | None = None, *, portion: int = 500) -> None:
    """Work out what is one among the articles of a corpus, as far as those that came or leave have a say in it.

    Args:
        progress: told of each step.
        portion: so many articles that came are looked at together, with all others that have to do with them. What
            comes out is the same for any.

    Raises:
        StoreError: if the store cannot be written; what was done by then stays, and the rest is done next time.
    """
    corpus.check_current()
    tell = progress or (lambda _what, _done, _total: None)
    ledger = corpus.store.ledger
    for name, what, step in _STEPS:
        done = 0
        while waiting := ledger.pending(name):
            tell(what, done, done + len(waiting))
            step(corpus, waiting[:portion])
            done += len(waiting[:portion])
    _let_go(corpus)


def _let_go(corpus: Corpus) -> None:
    """Takes out the articles that leave, of which by now nothing else speaks."""
    leaving = corpus.store.ledger.pending(LEAVING)
    alone = only_there(corpus, {id for record in corpus.records(leaving) for id in record.linked()}, leaving)
    for article in leaving:
        corpus.store.drop(corpus.graph_of(article))
    if alone:
        describe_all(corpus)
    corpus.store.ledger.remove(leaving)
