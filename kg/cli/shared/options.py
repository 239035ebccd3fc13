"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.shared.formats import InputFormat
from kg.cli.shared.output import note
from kg.errors import GraphError, UsageError

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = [
    "DEFAULT_FOLDER",
    "DEFAULT_STORE",
    "ActorOption",
    "ArticleOption",
    "ArticlesArgument",
    "BaseOption",
    "FieldOption",
    "GraphArgument",
    "InputFormatOption",
    "IssueOption",
    "JobsOption",
    "MinConfidenceOption",
    "ModelOption",
    "NoTextOption",
    "PublishedOption",
    "ReaderOption",
    "ReferenceOption",
    "SinceOption",
    "SkipBadOption",
    "SlimOption",
    "StoreArgument",
    "StoreOption",
    "UntilOption",
    "fields_of",
    "find_graph",
    "find_store",
    "select",
    "sources_of",
]

DEFAULT_FOLDER = Path("output")
DEFAULT_STORE = Path("store")
#: The environment variable that names the store, where none is named otherwise.
STORE_VARIABLE = "KG_STORE"
#: The file that makes a folder a store, as `kg.store` has it: asked here without loading that.
MARKER = "statecraft-store.json"


GraphArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="GRAPH",
        help="A graph that `kg build` made: Turtle, TriG, N-Quads or JSON-LD; - is Turtle or TriG on standard input. "
        "Or a store: its folder, or the address of a SPARQL service. The environment variable KG_STORE may name it.",
        show_default="output/graph.trig, else .nq, .ttl, .jsonld, else store",
    ),
]


StoreArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="STORE",
        help="The folder of a store, or the address of a SPARQL service.",
        envvar=STORE_VARIABLE,
        show_default=str(DEFAULT_STORE),
    ),
]

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        "-s",
        metavar="STORE",
        help="The folder of a store, or the address of a SPARQL service.",
        envvar=STORE_VARIABLE,
        show_default=str(DEFAULT_STORE),
    ),
]

BaseOption = Annotated[
    str | None, typer.Option("--base", metavar="IRI", help="What the IRIs of things start with.", show_default=False)
]

ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        envvar="KG_MODEL",
        help="Another installed spaCy pipeline for English, such as en_core_web_trf.",
        show_default="en_core_web_sm",
    ),
]

ReaderOption = Annotated[
    str,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="What reads the parsed article: hybrid, llm, hybrid+llm (these ask a language model: --llm-url), "
        "or a reader that an installed package brings.",
    ),
]

ReferenceOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--reference",
        "-r",
        metavar="FILE",
        help="Turtle with states and organizations to add to the reference facts, or to override; may be repeated.",
        show_default=False,
    ),
]

MinConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        min=0.0,
        max=1.0,
        metavar="SHARE",
        help="Leave out facts that are less sure: a share between 0 and 1, such as 0.8.",
        show_default=False,
    ),
]

SlimOption = Annotated[
    bool,
    typer.Option(
        "--slim", help="Write RDF without spans and texts: facts, each with its words as one text, and things."
    ),
]

NoTextOption = Annotated[bool, typer.Option("--no-text", help="Leave the full text of the articles out.")]

PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="The day the articles were published, as 2024-04-19, 2024-04 or 2024."
    ),
]

ArticlesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ARTICLE",
        help="Files (text, HTML, JSON, CSV, WARC, feeds), folders, quoted patterns, or - for standard input.",
        show_default=False,
    ),
]

JobsOption = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        min=0,
        max=64,
        metavar="NUMBER",
        help="So many processes read the articles; 0 is one for each processor.",
        show_default=True,
    ),
]

FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="FIELD=NAME",
        help="The name that a field or column has in the data, such as text=body; may be repeated.",
        show_default=False,
    ),
]

InputFormatOption = Annotated[
    InputFormat | None,
    typer.Option(help="What standard input and the files named hold, whatever their endings.", show_default=False),
]

SkipBadOption = Annotated[
    bool, typer.Option("--skip-bad", help="Leave out articles that cannot be read, say which and why, and go on.")
]

ArticleOption = Annotated[
    list[str] | None,
    typer.Option("--article", metavar="ID", help="Only what this article says: its id or headline. May be repeated."),
]

ActorOption = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="NAME", help="Only facts with this person, state or body. May be repeated."),
]

IssueOption = Annotated[
    list[str] | None,
    typer.Option("--issue", metavar="ID", help="Only events and claims about this issue. May be repeated."),
]

SinceOption = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="Only what was not over before this day, month or year."),
]

UntilOption = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Only what did not begin after this day, month or year.")
]


def select(
    graph: Graph,
    *,
    article: list[str] | None,
    actor: list[str] | None,
    issue: list[str] | None,
    since: str | None,
    until: str | None,
    offices: bool = False,
) -> Graph:
    """The part of a graph that matches, or all of it where nothing is asked; a note says if nothing matches."""
    if not (article or actor or issue or since or until):
        return graph
    part = graph.select(
        article=article or (), actor=actor or (), issue=issue or (), since=since, until=until, offices=offices
    )
    if next(part.store.quads(), None) is None:
        note("nothing in this graph matches")
    return part


def fields_of(options: list[str] | None) -> dict[str, str]:
    """What ``--field text=body --field title=headline`` says.

    Raises:
        UsageError: if one has no name on either side, or a field is named twice.
    """
    fields: dict[str, str] = {}
    for option in options or []:
        field, _, name = (part.strip() for part in option.partition("="))
        if not field or not name:
            raise UsageError("not a field and its name", where=f"--field {option}", remedy="write --field text=body")
        if field in fields:
            raise UsageError("names the field a second time", where=f"--field {option}", remedy="name it once")
        fields[field] = name
    return fields


def sources_of(articles: list[str], command: str, *, besides: Iterable[Path] = ()) -> list[str | Path]:
    """The articles that are named.

    Args:
        besides: other files that are named, of which one may be standard input too.

    Raises:
        UsageError: if a name is empty, or standard input is named twice.
    """
    if "" in articles:
        # A variable that is not set would otherwise stand for the folder here.
        raise UsageError("an article has an empty name", where=command, remedy="name files, folders or -")
    if [*articles, *map(str, besides)].count("-") > 1:
        raise UsageError("standard input is named twice", where=command, remedy="give a file for one of them")
    return [name if name == "-" else Path(name) for name in articles]


def find_store(given: str | None) -> str:
    """The store to use: the one named, else ``store``."""
    return given if given is not None else str(DEFAULT_STORE)


def find_graph(given: str | None) -> str:
    """The graph to use: the one named, else the one that ``KG_STORE`` names, else what is here.

    That is the graph that `kg build` writes by default, or the store that `kg init` makes by default.

    Raises:
        GraphError: if none was named and there is none here.
        UsageError: if there are both.
    """
    if given is not None:
        return given
    if named := os.environ.get(STORE_VARIABLE):
        return named
    # Those that keep every article in a graph of its own come first.
    files = [DEFAULT_FOLDER / f"graph.{ending}" for ending in ("trig", "nq", "ttl", "jsonld")]
    found = next((path for path in files if path.is_file()), None)
    if (DEFAULT_STORE / MARKER).is_file():
        if found is None:
            return str(DEFAULT_STORE)
        both = f"there is a store, {DEFAULT_STORE}, and a graph, {found}"
        raise UsageError(both, where="GRAPH", remedy="name the one that is meant")
    if found is None:
        remedy = "make one with `kg build ARTICLE`, or name a graph file or a store"
        raise GraphError("there is no graph here", where=DEFAULT_FOLDER, remedy=remedy)
    return str(found)
