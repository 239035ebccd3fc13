"""Pages of HTML: a node of the graph, the answer to a query.

Whatever comes from the graph or from a request stands in them as text. They hold no script, and links only to other
pages of the server and to addresses of the web.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.rdf import prefixes
from kg.rdf.terms import Iri, Literal, Term
from kg.view.html import hash_source, html_text

if TYPE_CHECKING:
    from kg.query import Answer
    from kg.serve.answers.describing import Description

_STYLE = (resources.files(__package__) / "page.css").read_text(encoding="utf-8")
POLICY = "; ".join(
    [
        "default-src 'none'",
        f"style-src {hash_source(_STYLE)}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)
"""What browsers are told to let these pages do: show themselves, and nothing else."""

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_SHOWN = 1000


def resource_page(found: Description, root: str) -> str:
    """A node of the graph, with what stands before and behind it.

    Args:
        root: what the addresses of the server's pages start with.
    """
    address = f"{root}/resource?iri={quote(found.iri, safe='')}"
    parts = [
        f"<h1>{_text(found.label)}</h1>",
        f"<p>{_web_link(found.iri, found.iri)}</p>",
        f'<p><a href="{escape(root)}/#load=actor:{quote(found.iri, safe="")}">Articles that tell of it</a></p>',
        _triples(found.outgoing, found, root, "Property"),
    ]
    if found.incoming:
        parts += ["<h2>Where it is named</h2>", _triples(found.incoming, found, root, "As")]
    if found.is_cut:
        parts.append(f'<p>There is more: ask with <a href="{escape(root)}/#view=sparql">SPARQL</a>.</p>')
    return _page(found.label, parts, root, alternate=address)


def answer_page(answer: Answer, sparql: str) -> str:
    """The answer to a query, beside the query."""
    from kg.store import SelectResult

    found = answer.result
    if isinstance(found, SelectResult):
        names, rows = list(found.variables), [[_cell(term) for term in row] for row in found.rows[:_SHOWN]]
    else:
        names, rows = ["answer"], [[_text(str(row["answer"]))] for row in answer]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head = "".join(f"<th>{_text(name)}</th>" for name in names)
    more = [f"<p>… and {len(answer) - _SHOWN:,} more.</p>"] if len(answer) > _SHOWN else []
    count = "1 row" if len(answer) == 1 else f"{len(answer):,} rows"
    return _page(
        "Answer",
        [
            f"<h1>{count}</h1>",
            f"<pre>{_text(sparql)}</pre>",
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
            *more,
        ],
        root=".",
    )


def _cell(term: Term | None) -> str:
    if isinstance(term, Iri):
        return _link(term, _short(term), ".")
    return "" if term is None else _text(term.value if isinstance(term, Literal) else f"_:{term}")


def turtle_page(turtle: str) -> str:
    """A graph in Turtle, to look at."""
    return _page("Graph", ["<h1>Graph</h1>", f"<pre>{_text(turtle)}</pre>"])


def _page(title: str, parts: Iterable[str], root: str | None = None, alternate: str | None = None) -> str:
    links = ""
    if alternate is not None:
        for media in ("text/turtle", "application/ld+json"):
            links += f'<link rel="alternate" type="{media}" href="{escape(alternate)}">\n'
    home = f'<nav><a href="{escape(root)}/">Explorer</a></nav>\n' if root is not None else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title, bidi=False)}</title>\n{links}<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{home}<main>\n" + "\n".join(parts) + "\n</main>\n</body>\n</html>\n"
    )


def _triples(by_predicate: Mapping[Iri, list[Term]], found: Description, root: str, head: str) -> str:
    rows = [
        f"<tr><th scope=row>{_link(predicate, _short(predicate), root)}</th>"
        f"<td>{'<br>'.join(_term(term, found, root) for term in terms)}</td></tr>"
        for predicate, terms in by_predicate.items()
    ]
    return f"<table><thead><tr><th>{head}</th><th></th></tr></thead><tbody>\n" + "\n".join(rows) + "\n</tbody></table>"


def _term(term: Term, found: Description, root: str) -> str:
    if isinstance(term, Literal):
        return _text(term.value) + (f" <small>{_text(term.language)}</small>" if term.language else "")
    if not isinstance(term, Iri):
        return _text(found.labels.get(term, "(a node without a name)"))
    return _link(term, found.labels.get(term) or _short(term), root)


def _link(iri: Iri, text: str, root: str) -> str:
    return f'<a href="{escape(root)}/resource?iri={quote(iri, safe="")}">{_text(text)}</a>'


def _web_link(iri: str, text: str) -> str:
    """A link out, if it leads into the web: other schemes may run something."""
    if not _WEB.match(iri):
        return f"<code>{_text(text)}</code>"
    return f'<a href="{escape(iri)}" rel="noopener noreferrer nofollow">{_text(text)}</a>'


def _short(iri: Iri) -> str:
    """An IRI with a prefix, where we know one."""
    for prefix, namespace in prefixes().items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _text(text: str, *, bidi: bool = True) -> str:
    """Text as HTML; it cannot turn around what stands beside it."""
    plain = html_text(text)
    return f"<bdi>{plain}</bdi>" if bidi else plain
