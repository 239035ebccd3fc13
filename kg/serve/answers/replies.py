"""What is sent back: rows and graphs in the format that a client takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import StatecraftError
from kg.serve.answers.media import GRAPHS, HTML, ROWS, with_charset

if TYPE_CHECKING:
    from kg.rdf import Quad
    from kg.store import AskResult, SelectResult


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back.

    Args:
        media: its type, as in ``Content-Type``.
        status: of HTTP.
        location: the name of a graph that was made, where the client did not choose it.
    """

    media: str
    body: bytes
    status: int = 200
    location: str = ""


class NotAcceptableError(StatecraftError):
    """There is an answer, but in none of the media types that the client takes."""


class NothingThereError(StatecraftError):
    """What is asked for is not in the graph."""


def rows_reply(result: SelectResult | AskResult, media: str | None, sparql: str) -> Reply:
    """Rows, or yes or no, in the format that a client takes.

    Args:
        sparql: what was asked, for a page that shows it.

    Raises:
        NotAcceptableError: if there is none.
    """
    from kg.query import Answer
    from kg.serve.answers.pages import answer_page
    from kg.store import AskResult

    if media is None:
        raise NotAcceptableError(f"the answer can be had as {', '.join(ROWS)}")
    if media == HTML:
        text = answer_page(Answer(result), sparql)
    elif isinstance(result, AskResult) and ROWS[media] in ("csv", "tsv"):
        text = "true\n" if result.value else "false\n"
    else:
        text = Answer(result).format(ROWS[media])
    return Reply(with_charset(media), text.encode("utf-8"))


def graph_reply(quads: list[Quad], media: str | None) -> Reply:
    """Triples in the format that a client takes.

    Raises:
        NotAcceptableError: if there is none.
    """
    from kg.export.jsonld import to_jsonld
    from kg.query.answer import VIEW
    from kg.rdf import DEFAULT_BASE, prefixes, to_ntriples, to_turtle
    from kg.serve.answers.pages import turtle_page

    if media is None:
        raise NotAcceptableError(f"the graph can be had as {', '.join(GRAPHS)}")
    format = GRAPHS.get(media, "ttl")
    if format == "nt":
        text = to_ntriples(quads)
    elif format == "jsonld":
        text = to_jsonld(quads, base=DEFAULT_BASE)
    else:
        text = to_turtle(quads, prefixes={**prefixes(), "view": VIEW})
    return Reply(with_charset(media), (turtle_page(text) if media == HTML else text).encode("utf-8"))
