"""Puts the commands together and turns every error into one line and an exit code."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from typer.exceptions import TyperException

from kg.cli.annotations.back import back as annotate_in
from kg.cli.annotations.out import out as annotate_out
from kg.cli.annotations.page import page as annotate_page
from kg.cli.clusters.build import build as cluster_build
from kg.cli.corpora.add import add
from kg.cli.corpora.init import init
from kg.cli.corpora.list import list_articles
from kg.cli.corpora.migrate import migrate
from kg.cli.corpora.remove import remove
from kg.cli.corpora.resolve import resolve
from kg.cli.corpora.status import status
from kg.cli.graphs.ask import ask
from kg.cli.graphs.brief import brief
from kg.cli.graphs.build import build
from kg.cli.graphs.evaluate import evaluate
from kg.cli.graphs.export import export
from kg.cli.graphs.push import push
from kg.cli.graphs.queries import queries
from kg.cli.graphs.query import query
from kg.cli.graphs.serve import serve
from kg.cli.graphs.validate import validate
from kg.cli.graphs.view import view
from kg.cli.graphs.why import why
from kg.cli.shared.formats import ALIASES, EXPORT_ALIASES
from kg.cli.shared.output import note
from kg.errors import QueryError, StatecraftError
from kg.version import VERSION

__all__ = ["app", "run"]

#: What a shell reports of a program that a signal ended: 128 and the signal's number.
INTERRUPTED = 130
FAULT = 3

app = typer.Typer(
    name="kg",
    help="Read news articles about world affairs into a knowledge graph whose every line can be checked.",
    epilog="Exit codes: 0 done, 1 the answer is no, 2 bad use or bad input.",
    pretty_exceptions_enable=False,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "token_normalize_func": lambda name: ALIASES.get(name, name),
    },
)
ABOUT_GRAPHS = (build, ask, query, queries, brief, view, export, validate, why, push, serve, evaluate)
ABOUT_CORPORA = (init, add, remove, list_articles, status, resolve, migrate)
_NAMED_IN_EXPORT = {"token_normalize_func": lambda name: EXPORT_ALIASES.get(name, name)}
for command in (*ABOUT_GRAPHS, *ABOUT_CORPORA):
    # `kg query NAME --help` explains the question, so that command answers for itself.
    app.command(
        command.__name__.removesuffix("_articles"),
        add_help_option=command is not query,
        rich_help_panel="Graphs" if command in ABOUT_GRAPHS else "Corpora, which grow",
        context_settings=_NAMED_IN_EXPORT if command is export else None,
    )(command)
annotate = typer.Typer(help="What was read, written out for a person to correct, and read back.", no_args_is_help=True)
annotate.command("out")(annotate_out)
annotate.command("page")(annotate_page)
annotate.command("in")(annotate_in)
app.add_typer(annotate, name="annotate", rich_help_panel="Graphs")
cluster = typer.Typer(help="An archive of articles by the million, on Apache Spark.", no_args_is_help=True)
cluster.command("build")(cluster_build)
app.add_typer(cluster, name="cluster", rich_help_panel="Corpora, which grow")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"kg {VERSION}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Read news articles about world affairs into a knowledge graph whose every line can be checked."""


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; errors are printed as one line on standard error."""
    try:
        code = app(arguments or ["--help"], prog_name="kg", standalone_mode=False)
    except StatecraftError as error:
        _complain(str(error))
        for line in (error.excerpt or "").splitlines() if isinstance(error, QueryError) else ():
            note(f"  {line}")
        return error.exit_code
    except TyperException as error:
        _complain(error.format_message())
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        if "KG_TRACEBACK" in os.environ:
            raise
        _complain(f"a fault of kg itself ({type(error).__name__}: {error}); please report it, with KG_TRACEBACK=1 set")
        return FAULT
    return code if isinstance(code, int) else 0


def _complain(message: str) -> None:
    note(" ".join(message.split()))
