"""Whether the Wikidata ids of the word lists are those of the tables."""

from __future__ import annotations

from kg.lexicon import lists as lexicon
from kg.lexicon.lists import fold
from tools.reference.sources import SourceError, Sources, own_table


def check_ids(sources: Sources) -> None:
    """See that no id of the word lists contradicts the tables, but for those of ``tables/ids.tsv``.

    Raises:
        SourceError: if one does.
    """
    accepted = {(name, qid) for name, qid, _ in own_table("ids.tsv", ("name", "qid", "note"))}
    pairs = [(state.name, state.qid, sources.state_ids.get(state.iso2)) for state in lexicon.states()]
    pairs += [(body.name, body.qid, sources.body_ids.get(fold(body.name))) for body in lexicon.bodies()]
    for name, listed, said in pairs:
        if listed and said and listed != said and (name, listed) not in accepted:
            raise SourceError(f"the word list has {listed}, the table {said}", where=name, remedy="look which is right")
