"""Writes docs/ontology.html, the page of the vocabulary, from its files: ``python -m docs.ontology``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.collection import Collection
from rdflib.term import Node

from kg.files import write_text
from kg.rdf import prefixes
from kg.rdf.namespaces import SC
from kg.resources import ontology_folder

FOLDER = Path(__file__).resolve().parent
ONTOLOGY = rdflib.URIRef(SC.rstrip("#"))
# Beside the prefixes of graphs, those of the vocabularies that the alignments name.
FOREIGN = {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "lode": "http://linkedevents.org/ontology/",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": str(OWL),
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "time": "http://www.w3.org/2006/time#",
}
PREFIXES = dict(sorted({**prefixes(), **FOREIGN}.items()))
KINDS = {OWL.Class: "class", OWL.ObjectProperty: "object property", OWL.DatatypeProperty: "datatype property"}
TRAITS = {
    OWL.FunctionalProperty: "functional: one value at the most",
    OWL.SymmetricProperty: "symmetric",
    OWL.IrreflexiveProperty: "irreflexive",
}
MATCHES = {
    SKOS.exactMatch: "exact match",
    SKOS.closeMatch: "close match",
    SKOS.narrowMatch: "narrower",
    SKOS.broadMatch: "broader",
    SKOS.relatedMatch: "related",
}
Row = tuple[str, str]


def page(folder: Path | None = None) -> str:
    """The page as HTML, of the ontology in ``folder`` or else that of the package: no script, nothing to fetch."""
    return _Page(folder or ontology_folder()).html()


class _Page:
    def __init__(self, folder: Path) -> None:
        self.header = rdflib.Graph().parse(folder / "statecraft.ttl")
        self.codes = rdflib.Graph().parse(folder / "codes.ttl")
        self.modules = {path.stem: rdflib.Graph().parse(path) for path in sorted((folder / "modules").glob("*.ttl"))}
        self.all = rdflib.Graph()
        for graph in (self.header, self.codes, *self.modules.values()):
            self.all += graph
        self.disjoint = self._disjoint_pairs()

    def html(self) -> str:
        title = escape(self._text(ONTOLOGY, DCTERMS.title))
        style = (FOLDER / "ontology.css").read_text(encoding="utf-8")
        return "\n".join(
            (
                "<!DOCTYPE html>",
                f'<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                f"<style>\n{style}</style>\n</head>\n<body>",
                '<a class="skip" href="#main-content">To the content</a>\n<div class="page">',
                self._contents(),
                f'<main id="main-content">\n<h1>{title}</h1>',
                self._metadata(),
                self._tree(),
                *(self._module(name) for name in self._order()),
                self._code_lists(),
                self._prefix_table(),
                "</main>\n</div>\n</body>\n</html>\n",
            )
        )

    def _order(self) -> list[str]:
        """Modules, each after those that it imports."""
        return sorted(self.modules, key=lambda name: (len(self._reached(name)), name))

    def _reached(self, name: str) -> set[str]:
        imported = self.modules[name].objects(rdflib.URIRef(f"{ONTOLOGY}/{name}"), OWL.imports)
        return {name}.union(*(self._reached(str(iri).rpartition("/")[2]) for iri in imported))

    def _terms(self, name: str, kinds: Iterable[Node] = KINDS) -> list[rdflib.URIRef]:
        graph = self.modules[name]
        found = {term for kind in kinds for term in graph.subjects(RDF.type, kind)}
        return sorted(term for term in found if isinstance(term, rdflib.URIRef) and str(term).startswith(SC))

    def _text(self, node: Node, predicate: Node) -> str:
        return str(self.all.value(node, predicate) or "")

    def _contents(self) -> str:
        items = ['<li><a href="#classes">All classes</a></li>']
        for name in self._order():
            terms = [f"<li>{_link(term, plain=True)}</li>" for term in self._terms(name)]
            count = f"<summary>{len(terms)} terms</summary>"
            inner = f"<details>{count}<ul>{''.join(terms)}</ul></details>" if terms else ""
            items.append(f'<li><a href="#module-{name}">{name.capitalize()}</a>{inner}</li>')
        items.append('<li><a href="#code-lists">Code lists</a></li>\n<li><a href="#prefixes">Prefixes</a></li>')
        return "\n".join(('<nav aria-label="Contents">\n<h2>Contents</h2>\n<ul>', *items, "</ul>\n</nav>"))

    def _metadata(self) -> str:
        rows = [
            ("Ontology", _link(ONTOLOGY)),
            ("This version", _links(self.header.objects(ONTOLOGY, OWL.versionIRI))),
            ("Namespace", f"<code>{escape(SC)}</code>, prefix <code>sc:</code>"),
            ("Creator", escape(self._text(ONTOLOGY, DCTERMS.creator))),
            ("Licence", _links(self.header.objects(ONTOLOGY, DCTERMS.license))),
            ("Profile", "OWL 2 RL"),
        ]
        return _rows(rows) + _paragraphs(self._text(ONTOLOGY, DCTERMS.description))

    def _tree(self) -> str:
        classes = {term for name in self.modules for term in self._terms(name, (OWL.Class,))}
        above = {term: {up for up in self.all.objects(term, RDFS.subClassOf) if up in classes} for term in classes}

        def branch(parents: list[rdflib.URIRef]) -> str:
            items = []
            for parent in parents:
                below = sorted(term for term in classes if parent in above[term])
                items.append(f"<li>{_link(parent)}{f'<ul>{branch(below)}</ul>' if below else ''}</li>")
            return "".join(items)

        roots = sorted(term for term in classes if not above[term])
        return (
            '<section aria-labelledby="classes">\n<h2 id="classes">All classes</h2>\n<p>Each under what it is a kind '
            f'of; under both, if it is a kind of two.</p>\n<ul class="tree">{branch(roots)}</ul>\n</section>'
        )

    def _module(self, name: str) -> str:
        iri = rdflib.URIRef(f"{ONTOLOGY}/{name}")
        rows = [("Module", _link(iri)), ("Imports", _links(self.modules[name].objects(iri, OWL.imports)))]
        terms = [*self._terms(name, (OWL.Class,)), *self._terms(name, (OWL.ObjectProperty, OWL.DatatypeProperty))]
        heading = f'<h2 id="module-{name}">{name.capitalize()}</h2>'
        about = _paragraphs(self._text(iri, DCTERMS.description)) + _rows(rows)
        body = "\n".join(self._term(term) for term in terms) if terms else self._alignments()
        return f'<section aria-labelledby="module-{name}">\n{heading}\n{about}\n{body}\n</section>'

    def _alignments(self) -> str:
        """All ties to other vocabularies in one table; each stands at its term too."""
        tied = (
            (term, self._ties(term)) for term in sorted(term for name in self.modules for term in self._terms(name))
        )
        lines = [(_link(term), ties) for term, ties in tied if ties]
        return _table("Terms with their ties", ("term", "other vocabularies"), lines)

    def _term(self, term: rdflib.URIRef) -> str:
        name = escape(term.removeprefix(SC))
        kind = next(label for kind, label in KINDS.items() if (term, RDF.type, kind) in self.all)
        sentence, _, triples = self._text(term, SKOS.example).partition("\n")
        example = f"{escape(sentence)}<pre><code>{escape(triples)}</code></pre>"
        rows = [("Example", example), *self._places(term), *self._axioms(term), ("Alignments", self._ties(term))]
        return (
            f'<section class="term" id="{name}" aria-labelledby="{name}-heading">\n<h3 id="{name}-heading">'
            f'{escape(self._text(term, RDFS.label))}<code>sc:{name}</code><span class="kind">{kind}</span></h3>\n'
            f"<p>{escape(self._text(term, SKOS.definition))}</p>\n{_rows(rows)}</section>"
        )

    def _places(self, term: rdflib.URIRef) -> Iterator[Row]:
        """Where a term stands: above, below, domain and range."""
        for label, predicate in (("Kind of", RDFS.subClassOf), ("Kind of", RDFS.subPropertyOf)):
            yield label, _links(up for up in self.all.objects(term, predicate) if not _is_foreign(up))
            yield "Kinds of it", _links(self._named(predicate, term))
        yield "Domain", _links(self.all.objects(term, RDFS.domain))
        yield "Range", _links(self.all.objects(term, RDFS.range))
        yield "Properties", _links(self._named(RDFS.domain, term))
        yield "Value of", _links(self._named(RDFS.range, term))

    def _named(self, predicate: Node, value: Node) -> Iterator[Node]:
        return (node for node in self.all.subjects(predicate, value) if isinstance(node, rdflib.URIRef))

    def _axioms(self, term: rdflib.URIRef) -> Iterator[Row]:
        traits = [label for kind, label in TRAITS.items() if (term, RDF.type, kind) in self.all]
        yield "Characteristics", escape(", ".join(traits))
        yield "Always one if", self._values(self.all.subjects(RDFS.subClassOf, term))
        yield "Never one if", self._values(self.all.objects(term, OWL.disjointWith))
        yield "Disjoint with", _links(self.disjoint.get(term, ()))

    def _values(self, nodes: Iterable[Node]) -> str:
        """Restrictions to a value, as pairs of property and value."""
        found = []
        for node in nodes:
            prop, value = self.all.value(node, OWL.onProperty), self.all.value(node, OWL.hasValue)
            if prop is not None and value is not None:
                found.append(f"{_link(prop)} {_link(value)}")
        return " or ".join(sorted(found))

    def _disjoint_pairs(self) -> dict[Node, set[Node]]:
        pairs: set[tuple[Node, Node]] = set()
        pairs.update((a, b) for a, b in self.all.subject_objects(OWL.disjointWith) if isinstance(b, rdflib.URIRef))
        for members in self.all.objects(None, OWL.members):
            together = list(Collection(self.all, members))
            pairs.update((a, b) for a in together for b in together if a != b)
        found: dict[Node, set[Node]] = {}
        for a, b in pairs:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
        return found

    def _ties(self, term: Node) -> str:
        """Super-terms and matches in other vocabularies."""
        ways = {RDFS.subClassOf: "kind of", RDFS.subPropertyOf: "kind of", **MATCHES}
        found = []
        for way, label in ways.items():
            if others := [other for other in _sorted(self.all.objects(term, way)) if _is_foreign(other)]:
                found.append(f"{label} {', '.join(map(self._named_link, others))}")
        return "; ".join(found)

    def _named_link(self, other: rdflib.URIRef) -> str:
        """A link, with the label of a term whose IRI is only a number."""
        label = self._text(other, RDFS.label)
        return f"{_link(other)} ({escape(label)})" if label else _link(other)

    def _code_lists(self) -> str:
        tables = [self._code_list(scheme) for scheme in _sorted(self.codes.subjects(RDF.type, SKOS.ConceptScheme))]
        about = (
            "<p>Closed lists of values, one concept scheme each. The policy issues are a thesaurus of their own, in "
            "<code>ontology/issues.ttl</code>.</p>"
        )
        heading = '<h2 id="code-lists">Code lists</h2>'
        return "\n".join(('<section aria-labelledby="code-lists">', heading, about, *tables, "</section>"))

    def _code_list(self, scheme: rdflib.URIRef) -> str:
        lines: list[tuple[str, ...]] = []
        ids = []
        for code in _sorted(self.codes.subjects(SKOS.inScheme, scheme)):
            name = _short(code)
            ids.append(name.replace(":", "-"))
            lines.append((f"<code>{escape(name)}</code>", escape(self._text(code, SKOS.definition)), self._ties(code)))
        title = f"<h3>{escape(self._text(scheme, DCTERMS.title))}</h3>\n<p>{_link(scheme)}</p>"
        caption = escape(self._text(scheme, DCTERMS.description))
        head: tuple[str, ...] = ("code", "meaning", "alignments")
        if not any(ties for *_, ties in lines):
            head, lines = head[:2], [line[:2] for line in lines]
        return f"{title}\n{_table(caption, head, lines, ids)}"

    def _prefix_table(self) -> str:
        lines = [(f"<code>{escape(prefix)}:</code>", escape(namespace)) for prefix, namespace in PREFIXES.items()]
        caption = "Things of a graph are under another base if it was built with <code>--base</code>."
        table = _table(caption, ("prefix", "namespace"), lines)
        return f'<section aria-labelledby="prefixes">\n<h2 id="prefixes">Prefixes</h2>\n{table}\n</section>'


def _is_foreign(node: Node) -> bool:
    return isinstance(node, rdflib.URIRef) and not str(node).startswith((SC, str(SKOS)))


def _sorted(nodes: Iterable[Node]) -> list[rdflib.URIRef]:
    """Those that have an IRI, each once."""
    return sorted({node for node in nodes if isinstance(node, rdflib.URIRef)})


def _short(iri: str) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    fitting = (prefix for prefix, namespace in PREFIXES.items() if cut < len(iri) and namespace == iri[:cut])
    return next((f"{prefix}:{iri[cut:]}" for prefix in fitting), iri)


def _link(node: Node, *, plain: bool = False) -> str:
    """A term of ours leads to its place on this page, all else to where it is defined."""
    iri = str(node)
    codes = _short(iri).replace(":", "-") if "w3id.org/statecraft/" in iri and "#" in iri else None
    href = f"#{iri.removeprefix(SC)}" if iri.startswith(SC) else f"#{codes}" if codes else iri
    name = escape(_short(iri).removeprefix("sc:") if plain else _short(iri))
    return f'<a href="{escape(href)}">{name if plain else f"<code>{name}</code>"}</a>'


def _links(nodes: Iterable[Node]) -> str:
    return ", ".join(_link(node) for node in _sorted(nodes))


def _table(caption: str, head: tuple[str, ...], lines: Iterable[tuple[str, ...]], ids: Iterable[str] = ()) -> str:
    """A table whose first column names its lines, each with an id if there are any. Cells are HTML already."""
    columns = "".join(f'<th scope="col">{name}</th>' for name in head)
    anchors = [f' id="{escape(name)}"' for name in ids]
    rows = [f"<table>\n<caption>{caption}</caption>\n<tr>{columns}</tr>"]
    for number, (first, *others) in enumerate(lines):
        cells = "".join(f"<td>{cell}</td>" for cell in others)
        rows.append(f'<tr{anchors[number] if anchors else ""}><th scope="row">{first}</th>{cells}</tr>')
    return "\n".join([*rows, "</table>"])


def _rows(rows: Iterable[Row]) -> str:
    """A list of names and values, without those that are empty."""
    return "<dl>\n" + "".join(f"<dt>{name}</dt><dd>{value}</dd>\n" for name, value in rows if value) + "</dl>\n"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part.strip())}</p>\n" for part in text.split("\n\n"))


if __name__ == "__main__":
    write_text(FOLDER / "ontology.html", page())
