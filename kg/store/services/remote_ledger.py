"""A ledger in a graph of a SPARQL service, which is not listed among ours: no query sees it.

An entry is a node with its id, its digest, the hashes of its keys, its steps, and all of it as one literal of JSON that
escapes what is not ASCII: services do not agree on long or odd literals, but they do on these.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import islice

from kg.errors import StoreError, UsageError
from kg.rdf.serialize import Terms
from kg.rdf.terms import Iri, Literal, Quad
from kg.store.embedded.agreement import graphs_of
from kg.store.ledger import LEAVING, Entry, check_text, is_id, is_step
from kg.store.protocol import SelectResult
from kg.store.services.service import Service
from kg.store.sparql.updates import AT_SERVICE, CONFORMS, LISTED, written

LEDGER = Iri(f"{LISTED}/ledger")
#: How the ledger says of which format it is.
FORMAT = Iri(f"{LEDGER}/1")
_ID, _SHA256, _KEY, _STEP, _RECORD = (Iri(f"{LEDGER}#{name}") for name in ("id", "sha256", "key", "step", "record"))
_SETTINGS = Iri(f"{LEDGER}/settings")
#: So many entries are looked at when a store is opened.
_SOME = 3
#: So many rows of one answer, or fewer where the service cuts it: Virtuoso sorts no more than 10,000.
_PAGE = 5_000
#: So many entries, of at most some 100 kB, are asked for at once, and so many keys.
_ENTRIES, _KEYS = 50, 200


class RemoteLedger:
    """See `kg.store.Ledger`. A write is one request of SPARQL Update, and whole if the service runs a request as one.

    What is written goes before that into a graph of its own, from which the update takes it.

    Args:
        check: sees, once, that the ledger is none of a later version, and belongs to the graphs beside it.
    """

    def __init__(self, service: Service, check: Callable[[], None]) -> None:
        self._service = service
        self._check = check

    # Reading

    def is_there(self) -> bool:
        """Whether it was ever written.

        Raises:
            StoreError: if a later version did.
        """
        pattern = f"GRAPH {written(LEDGER)} {{ {written(LEDGER)} {CONFORMS} ?format }}"
        found = self._service.ask(f"SELECT ?format {{ {pattern} }}")
        rows = found.rows if isinstance(found, SelectResult) else ()
        if any(row != (FORMAT,) for row in rows):
            raise StoreError(
                "the ledger there has another format",
                where=self._service.endpoints.query,
                remedy="use a later version of kg",
            )
        return bool(rows)

    def graphs(self) -> list[Iri]:
        """The graphs of some articles that are there; none if it is no corpus that keeps it."""
        leaving = f"FILTER NOT EXISTS {{ ?entry {written(_STEP)} {_literal(LEAVING)} }}"
        rows = self._rows("?id", f"?entry {written(_SHA256)} ?digest ; {written(_ID)} ?id {leaving}", f"LIMIT {_SOME}")
        return graphs_of(self.settings(), [id for (id,) in rows]) if rows else []

    def digests(self) -> dict[str, str]:
        """See `kg.store.Ledger.digests`."""
        found: dict[str, str] = {}
        for id, digest in self._by_id("?id ?digest", f"?entry {written(_ID)} ?id ; {written(_SHA256)} ?digest"):
            found.setdefault(digest, id)
        return found

    def read(self, ids: Iterable[str]) -> list[Entry]:
        """See `kg.store.Ledger.read`."""
        found = {}
        wanted = [id for id in dict.fromkeys(ids) if is_id(id)]
        for some in _in_parts(wanted, _ENTRIES):
            nodes = " ".join(written(_node(id)) for id in some)
            for (record,) in self._rows("?record", f"VALUES ?entry {{ {nodes} }} ?entry {written(_RECORD)} ?record"):
                entry = self._entry(record)
                found[entry.id] = entry
        return [found[id] for id in wanted if id in found]

    def having(self, keys: Iterable[str]) -> set[str]:
        """See `kg.store.Ledger.having`."""
        found: set[str] = set()
        for some in _in_parts(sorted(set(map(_hash, keys))), _KEYS):
            hashes = " ".join(map(_literal, some))
            pattern = f"VALUES ?key {{ {hashes} }} ?entry {written(_KEY)} ?key ; {written(_ID)} ?id"
            found.update(id for (id,) in self._by_id("?id", pattern))
        return found

    def pending(self, step: str) -> list[str]:
        """See `kg.store.Ledger.pending`."""
        if not is_step(step):
            return []
        pattern = f"?entry {written(_STEP)} {_literal(step)} ; {written(_ID)} ?id"
        return [id for (id,) in self._by_id("?id", pattern)]

    def settings(self) -> str | None:
        """See `kg.store.Ledger.settings`."""
        rows = self._rows("?record", f"{written(_SETTINGS)} {written(_RECORD)} ?record")
        return next((str(json.loads(record)) for (record,) in rows), None)

    def _by_id(self, variables: str, pattern: str) -> Iterator[tuple[str, ...]]:
        """The rows in the order of ``?id``, which is the first variable and tells one row from the other.

        Page after page until one has nothing new, each from where the last one ended: what a service cuts is then not
        lost. A loaded Virtuoso has been seen to answer, once in a while, with a row that the filter shuts out.
        """
        last = ""
        order = f"ORDER BY ?id LIMIT {_PAGE}"
        while rows := self._new_rows(variables, pattern, order, last):
            yield from rows
            last = rows[-1][0]

    def _new_rows(self, variables: str, pattern: str, order: str, last: str) -> list[tuple[str, ...]]:
        found = self._rows(f"DISTINCT {variables}", f"{pattern} FILTER(?id > {_literal(last)})", order)
        return sorted({row for row in found if row[0] > last})

    def _rows(self, variables: str, pattern: str, order: str = "") -> list[tuple[str, ...]]:
        self._check()
        sparql = f"SELECT {variables} {{ GRAPH {written(LEDGER)} {{ {pattern} }} }} {order}"
        found = self._service.ask(sparql, may_cut=bool(order))
        rows = found.rows if isinstance(found, SelectResult) else ()
        return [tuple(term.value for term in row if isinstance(term, Literal)) for row in rows]

    def _entry(self, record: str) -> Entry:
        try:
            id, digest, data, keys, pending = json.loads(record)
            return Entry(id, digest, data, frozenset(keys), frozenset(pending))
        except (ValueError, TypeError, UsageError) as error:
            raise StoreError(
                "an entry of the ledger is broken", where=self._service.endpoints.query, remedy="write it anew"
            ) from error

    # Writing

    def write(self, entries: Iterable[Entry]) -> None:
        """See `kg.store.Ledger.write`."""
        self._replace([quad for entry in {entry.id: entry for entry in entries}.values() for quad in _quads(entry)])

    def done(self, step: str, ids: Iterable[str]) -> None:
        """See `kg.store.Ledger.done`."""
        self.write(entry.without(step) for entry in self.read(ids))

    def remove(self, ids: Iterable[str]) -> None:
        """See `kg.store.Ledger.remove`."""
        self._replace([Quad(_node(id), _ID, Literal(id)) for id in dict.fromkeys(ids) if is_id(id)], removed=True)

    def keep_settings(self, settings: str) -> None:
        """See `kg.store.Ledger.keep_settings`."""
        check_text(settings)
        self._replace([Quad(_SETTINGS, _ID, Literal("")), Quad(_SETTINGS, _RECORD, Literal(json.dumps(settings)))])

    def _replace(self, quads: list[Quad], *, removed: bool = False) -> None:
        """Puts quads into the ledger in place of all that it has of their subjects, each of which has an id."""
        if not quads:
            return
        self._check()
        # Named by what is in it, so that another process does not send something else under this name.
        incoming = Iri(f"{LISTED}/incoming/{_hash(repr(quads))}")
        into, source = (f"GRAPH {written(graph)} {{ ?entry ?p ?o }}" for graph in (LEDGER, incoming))
        steps = [
            f"DELETE {{ {into} }} WHERE {{ GRAPH {written(incoming)} {{ ?entry {written(_ID)} ?id }} {into} }}",
            f"INSERT {{ {into} }} WHERE {{ {source} }}",
            f"INSERT DATA {{ GRAPH {written(LEDGER)} {{ {written(LEDGER)} {CONFORMS} {written(FORMAT)} }} }}",
            # Without a list of graphs the ledger would be taken for one.
            AT_SERVICE.requiring(LEDGER),
            f"DROP SILENT GRAPH {written(incoming)}",
        ]
        if removed:
            del steps[1]
        self._service.update(" ;\n".join(steps), {incoming: quads})


def _quads(entry: Entry) -> Iterator[Quad]:
    node = _node(entry.id)
    record = json.dumps([entry.id, entry.sha256, entry.data, sorted(entry.keys), sorted(entry.pending)])
    yield Quad(node, _ID, Literal(entry.id))
    yield Quad(node, _SHA256, Literal(entry.sha256))
    yield Quad(node, _RECORD, Literal(record))
    yield from (Quad(node, _KEY, Literal(_hash(key))) for key in sorted(entry.keys))
    yield from (Quad(node, _STEP, Literal(step)) for step in sorted(entry.pending))


def _node(id: str) -> Iri:
    return Iri(f"{LEDGER}/entry/{id}")


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _literal(value: str) -> str:
    return Terms({}).write(Literal(value))


def _in_parts(values: list[str], size: int) -> Iterator[list[str]]:
    remaining = iter(values)
    while part := list(islice(remaining, size)):
        yield part
