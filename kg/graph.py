"""A graph in the hand: what can be done with one, whichever way it was made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError

if TYPE_CHECKING:
    import rdflib

    from kg.ask import Reply
    from kg.export.network import Network
    from kg.model import Article
    from kg.query import Answer, Question
    from kg.query.objects import NamedClaim, NamedEvent
    from kg.store import Store
    from kg.validate import Report

__all__ = ["Graph", "load"]

#: A notebook shows no picture of more things than these.
MOST_PICTURED = 2_000
_COUNTS = """SELECT ?articles ?things ?events ?claims {
  { SELECT (COUNT(DISTINCT ?x) AS ?articles) { ?x a sc:Article } }
  { SELECT (COUNT(DISTINCT ?x) AS ?things) { ?a sc:thing ?x } }
  { SELECT (COUNT(DISTINCT ?x) AS ?events) { ?x a sc:ReportedEvent } }
  { SELECT (COUNT(DISTINCT ?x) AS ?claims) { ?x a sc:Claim } }
}"""
MOST_PAIRS = 10_000
"""A network has no more links than these of one fact."""


class Graph:
    """The knowledge graph of one article or of many.

    ``kg.build`` makes one from articles, ``kg.load`` reads one from a file or opens a store. The store behind it is
    ``graph.store``.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def __repr__(self) -> str:
        from kg.store import MemoryStore

        if isinstance(self.store, MemoryStore):
            return f"<Graph of {len(self.store):,} statements>"
        return f"<Graph of {self.store!r}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: how much there is, and a picture of the things that are named most."""
        from html import escape

        (counted,) = self.query(_COUNTS)
        told = ", ".join(f"{int(number or 0):,} {name}" for name, number in counted.items())
        if int(counted["things"] or 0) > MOST_PICTURED:
            return f"<p>{told}. For a picture take a part, with <code>select()</code>, or <code>view()</code> all.</p>"
        svg = self.picture().decode()
        return f"<p>{escape(told)}</p><div style='max-width: 60em'>{svg[svg.index('<svg') :]}</div>"

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, the earliest first, as `kg.model` has them. They are read anew each time."""
        from kg.query.objects import articles_of

        return articles_of(self.store)

    @property
    def events(self) -> tuple[NamedEvent, ...]:
        """The events that articles tell, of any status, with names in place of ids. They are read anew each time."""
        from kg.query.objects import events_of

        return events_of(self.store)

    @property
    def claims(self) -> tuple[NamedClaim, ...]:
        """What somebody says, with names in place of ids. They are read anew each time."""
        from kg.query.objects import claims_of

        return claims_of(self.store)

    def to_rdflib(self) -> rdflib.Graph:
        """The triples of all graphs together, for tools that work with rdflib. Not for changing the graph."""
        return self.store.to_rdflib()

    def to_networkx(self) -> Network:
        """The things of the graph and what is between them, as a ``networkx.MultiDiGraph``; nodes are named by IRIs."""
        return self.network()

    def query(self, question: str | Question, /, *, allow_network: bool = False, **parameters: str) -> Answer:
        """Ask a question.

        Args:
            question: the name of a question (``kg queries`` lists them), the name of a file with SPARQL, or SPARQL.
            allow_network: the query may use SERVICE, and what it names is asked, wherever that is.
            parameters: values for the blanks of a named question.

        Raises:
            QueryError: if there is no such question, or it cannot be asked.
        """
        from kg.query import ask

        return ask(self.store, question, parameters, allow_network=allow_network)

    def ask(self, question: str, /) -> Reply:
        """Ask a question in plain English: ``graph.ask("who met Wang Yi in 2024")``.

        Templates and word lists alone tell what is asked. ``understood`` says it in plain words, ``sparql`` is the
        query that was asked for it, ``answer`` what that gave; iterating gives its rows.

        Raises:
            NotUnderstoodError: if no template fits; it says what was recognized, and which questions come close.
        """
        from kg.ask import reply

        return reply(self.store, question)

    def why(self, name: str) -> str:
        """What tells that something is one thing, and what keeps it apart from others, as text.

        Args:
            name: of a thing, an event or an article: a label, an id or an IRI. All that bear it are told.

        Raises:
            QueryError: if nothing bears the name.
        """
        from kg.query import why

        return why(self.store, name)

    def view(self, path: str | Path) -> Path:
        """Write the network page of the graph, one HTML file that works offline, and return its path.

        Raises:
            OutputError: if the file cannot be written.
        """
        from kg.files import write_text

        path = Path(path)
        write_text(path, self.page())
        return path

    def page(self) -> str:
        """The HTML of the network page: the graph as pyvis draws it."""
        from kg.view import view_model
        from kg.view.network import page

        return page(view_model(self.store))

    def explorer(self, sparql: bool = True) -> str:
        """The HTML of the explorer: a page to search, filter and read the graph in, with its evidence.

        Args:
            sparql: False leaves SPARQL, and with it the graph as RDF, out of the page, which is then small.
        """
        from kg.view import view_model

        return self._explorer(view_model(self.store), sparql)

    def pages(self, sparql: bool = True) -> dict[str, str]:
        """Both pages by the names of their files, ``graph.html`` and ``explorer.html``."""
        from kg.view import view_model
        from kg.view.network import page

        model = view_model(self.store)
        return {"graph.html": page(model), "explorer.html": self._explorer(model, sparql)}

    def picture(self, format: str = "svg") -> bytes:
        """A picture of the graph for a paper: ``svg`` or ``png``.

        Raises:
            UsageError: if there is no such format.
        """
        from kg.view import view_model
        from kg.view.picture.picture import picture

        return picture(view_model(self.store), format)

    def brief(self, format: str = "md", *, lines: int | None = None) -> str:
        """One printed page of the graph: who, what happened, what is planned, who says what, what is disputed, when.

        Every line has its words, their article and its day. Coming dates are counted from the newest article.

        Args:
            format: ``md`` (Markdown) or ``html`` (a page that works offline and prints on A4).
            lines: the most in a section; by default what one or two pages hold.

        Raises:
            UsageError: if there is no such format.
        """
        from kg.view import view_model
        from kg.view.brief import LINES, brief, markdown, page

        if format not in ("md", "html"):
            raise UsageError(f"no format is called {format!r}", where="brief", remedy="take md or html")
        made = brief(view_model(self.store), lines=LINES if lines is None else lines)
        return markdown(made) if format == "md" else page(made)

    def _explorer(self, model: dict[str, Any], sparql: bool) -> str:
        from kg.query import BEARERS, list_queries
        from kg.view.explorer import explorer_page

        if not sparql:
            return explorer_page(model)
        return explorer_page(model, self.export("nq"), questions=list_queries(), bearers=BEARERS)

    def export(self, format: str = "ttl", *, members: str = "each") -> str:
        """The graph as text.

        Args:
            format: RDF (``ttl``, ``trig``, ``nq``, ``nt``, ``rdf``, ``jsonld``), ``facts`` (JSON), a network of things
                (``graphml``, ``gexf``), or a table of acts (CSV): ``dyads``, or ``polecat`` for the columns of POLECAT.
            members: in tables of acts, whether ``each`` of more than two who meet or agree is a row, or all their
                ``pairs``.

        Raises:
            UsageError: if there is no such format, or it is several files.
        """
        from kg.export import MODEL_FORMATS, export_graph, export_model

        if format in MODEL_FORMATS:
            return export_model(self._linked(), format, members=members)
        return export_graph(self.store, format)

    def write(self, path: str | Path, format: str = "ttl", *, members: str = "each") -> list[Path]:
        """Write the graph into a file, or into several in a folder, and return their paths.

        Args:
            path: a file; a folder (one that is there, or a name that ends in ``/``) for ``neo4j``, ``tables`` and for
                ``facts`` by article; a table of acts is Parquet if it ends in ``.parquet``, with a data dictionary
                in a folder, else CSV.
            format: as for `export`, ``neo4j``, or ``tables`` (Parquet). TriG and N-Quads are written in bounded memory.
            members: as for `export`.

        Raises:
            UsageError: if there is no such format, or it does not go into such a file.
            OutputError: if something cannot be written.
        """
        from kg.export import write_graph

        return write_graph(self.store, self._linked, path, format, members=members)

    def network(self) -> Network:
        """The things of the graph and what is between them, for networkx."""
        from kg.export.network import network

        return network(self._linked())

    def select(
        self,
        *,
        article: str | Iterable[str] = (),
        actor: str | Iterable[str] = (),
        issue: str | Iterable[str] = (),
        since: str | None = None,
        until: str | None = None,
        offices: bool = False,
    ) -> Graph:
        """The part of the graph with the facts that match, and all that they need: evidence, things, articles.

        Of several values one must match, of several kinds of values all. Names are as in questions: any that the
        articles or the reference facts give, or an IRI.

        Args:
            article: articles, by id, headline or IRI.
            actor: facts in which one of these takes part, or which happen there.
            issue: events and claims about one of these.
            since: a day, month or year; facts that were over before it are left out. A fact without a date counts by
                the day on which its article was published.
            until: a day, month or year; facts that began after it are left out.
            offices: with those who take part, the offices that the same articles give them, matching or not.

        Raises:
            UsageError: if a name is nobody's, or a date is none.
        """
        from kg.export import Selection, select
        from kg.export.days import asked_day
        from kg.store import MemoryStore

        first, last = asked_day(since, "--from"), asked_day(until, "--to", last=True)
        if first and last and first > last:
            raise UsageError(f"{since} is later than {until}", where="--from, --to", remedy="give them in order")
        selection = Selection(
            articles=self._articles(article), actors=self._bearers(actor), issues=self._bearers(issue),
            since=first, until=last, offices=offices,
        )  # fmt: skip
        return Graph(MemoryStore(select(self.store.quads(), selection)))

    def slim(self) -> Graph:
        """The graph without spans, texts and most reference facts: the words of a fact are one text, ``sc:quote``.

        For people and for tools that ask who did what; facts JSON, pages and tables are made from the whole graph.
        """
        from kg.export import slim
        from kg.store import MemoryStore

        return Graph(MemoryStore(slim(self.store.quads())))

    def facts_files(self) -> dict[str, str]:
        """The facts JSON of each article by the name of its file, ``ID.facts.json``."""
        from kg.export import facts_files

        return facts_files(self.store)

    def validate(self) -> Report:
        """Check the graph against the shapes; ``report.conforms`` says how it went."""
        from kg.validate import validate_graph

        return validate_graph(self.store)

    def _linked(self) -> dict[str, Any]:
        """The view model with the links of large events whole."""
        from kg.view import view_model

        return view_model(self.store, most_pairs=MOST_PAIRS)

    def _bearers(self, names: str | Iterable[str]) -> frozenset[str] | None:
        """What bears one of these names; None for no names at all."""
        from kg.query.binding import one_line
        from kg.query.hints import unknown_hints
        from kg.query.names import bearers

        asked = [one_line(name) for name in ([names] if isinstance(names, str) else names)]
        found = bearers(self.store, asked)
        for hint in unknown_hints(self.store, [name for name, bearing in found.items() if not bearing]):
            raise UsageError(hint)
        return frozenset(iri for bearing in found.values() for iri in bearing) if asked else None

    def _articles(self, names: str | Iterable[str]) -> frozenset[str] | None:
        from kg.query.names import bearers

        asked = [names] if isinstance(names, str) else list(names)
        known = {str(row["article"]) for row in self.query("SELECT ?article { ?article a sc:Article }")}
        found = {name: known.intersection(bearing) for name, bearing in bearers(self.store, asked).items()}
        for name, articles in found.items():
            if not articles:
                remedy = "`kg query articles` lists what there is"
                raise UsageError(f"no article in this graph is called {name[:80]!r}", remedy=remedy)
        return frozenset().union(*found.values()) if asked else None


def load(location: str | Path) -> Graph:
    """Read a graph from a file, or open a store for reading.

    Args:
        location: a Turtle, TriG, N-Quads or JSON-LD file (``-`` is Turtle or TriG on standard input), the folder of a
            store, or the address of a SPARQL service.

    Raises:
        GraphError: if there is no such file, or it is not RDF.
        StoreError: if the store cannot be opened.
        UsageError: if the address is none, or has a password in it.
    """
    from kg.store import MemoryStore, is_location, open_store

    if is_location(location):
        return Graph(open_store(location, read_only=True))
    return Graph(MemoryStore.from_file(location))
