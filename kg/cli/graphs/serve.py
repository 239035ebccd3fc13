"""``kg serve``: a graph on a port, for others to ask."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.shared.formats import LogFormat, LogLevel
from kg.cli.shared.options import GraphArgument, find_graph
from kg.cli.shared.output import note
from kg.errors import UsageError
from kg.serve.limits import Limits

_DEFAULT = Limits()
TOKEN_VARIABLE = "KG_TOKEN"  # noqa: S105 - the name of a variable
_SHORTEST = 16
_MEGABYTE = 1_000_000


def serve(
    graph: GraphArgument = None,
    *,
    host: Annotated[
        str, typer.Option("--host", metavar="NAME", help="Where to listen; 0.0.0.0 lets other machines ask.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, metavar="NUMBER", help="The port; 0 takes a free one.")
    ] = 8000,
    reload: Annotated[
        bool, typer.Option("--reload", help="Look every second whether the graph has changed, and serve it as it is.")
    ] = False,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.01, metavar="SECONDS", help="How long one query may run.")
    ] = _DEFAULT.seconds,
    max_rows: Annotated[
        int, typer.Option("--max-rows", min=1, metavar="NUMBER", help="How many rows or triples an answer may have.")
    ] = _DEFAULT.rows,
    max_memory: Annotated[
        int, typer.Option("--max-memory", min=16, metavar="MB", help="How much memory one query may take.")
    ] = _DEFAULT.megabytes,
    quick: Annotated[
        int,
        typer.Option(
            "--quick", min=1, max=256, metavar="NUMBER", help="How many quick queries run at once.",
            show_default="processors and 2",
        ),
    ] = _DEFAULT.quick,
    slow: Annotated[
        int,
        typer.Option(
            "--slow", min=1, max=256, metavar="NUMBER", help="How many slow queries run at once.",
            show_default="processors, at least 2",
        ),
    ] = _DEFAULT.slow,
    waiting: Annotated[
        int, typer.Option("--waiting", min=0, metavar="NUMBER", help="How many queries may wait for their turn.")
    ] = _DEFAULT.waiting,
    max_body: Annotated[
        int, typer.Option("--max-body", min=1, metavar="MB", help="How large a request may be.")
    ] = _DEFAULT.body // _MEGABYTE,
    client_timeout: Annotated[
        float,
        typer.Option(
            "--client-timeout",
            min=0.1,
            metavar="SECONDS",
            help="How long a client may take to send a request, and to take each part of an answer.",
        ),
    ] = _DEFAULT.io,
    writable: Annotated[
        bool, typer.Option("--writable", help="Let graphs be put and deleted by those who have the token.")
    ] = False,
    token_file: Annotated[
        Path | None,
        typer.Option(
            "--token-file", metavar="FILE", show_default=False,
            help="A file with the token; else KG_TOKEN in the environment has it, or a new one is made and shown.",
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAME", show_default=False,
            help="A name under which the server may be asked, behind a proxy, say; may be repeated.",
        ),
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-origin", metavar="ORIGIN", show_default=False,
            help="Whose web pages may read from it, such as https://example.org, or * for all; may be repeated.",
        ),
    ] = None,
    root_path: Annotated[
        str, typer.Option("--root-path", metavar="PATH", help="What a proxy puts in front of all paths, such as /kg.")
    ] = "",
    log_format: Annotated[LogFormat, typer.Option("--log-format", help="How the log is written.")] = LogFormat.TEXT,
    log_level: Annotated[LogLevel, typer.Option("--log-level", help="What the log tells.")] = LogLevel.INFO,
) -> None:  # fmt: skip
    """Serve a graph: SPARQL and the explorer for browsers and programs, on this machine unless told otherwise.

    For example: kg serve output/graph.trig; kg serve news --port 8080 --reload. Ctrl-C ends it.
    """
    from kg.serve.logs import log_to_stderr
    from kg.serve.server import Settings, run

    name = find_graph(graph)
    if name == "-":
        raise UsageError("standard input cannot be served", where="kg serve", remedy="name a file or a store")
    limits = Limits(
        seconds=timeout,
        rows=max_rows,
        megabytes=max_memory,
        quick=quick,
        slow=slow,
        waiting=waiting,
        body=max_body * _MEGABYTE,
        io=client_timeout,
    )
    for each in allow_host or ():
        if not each or (set(each) & set("/:@ ") and not each.startswith("[")):
            raise UsageError(f"{each!r} is no name of a host", where="--allow-host", remedy="leave scheme and port out")
    settings = Settings(
        host=host, port=port, limits=limits, token=_token(token_file) if writable else None, reload=reload,
        hosts=tuple(allow_host or ()), origins=tuple(allow_origin or ()), root=_root(root_path),
    )  # fmt: skip
    log_to_stderr(as_json=log_format is LogFormat.JSON, level=log_level.value)
    run(name, settings, lambda address: note(f"serving {name} at {address} (Ctrl-C ends it)"))


def _token(file: Path | None) -> str:
    """What a client has to show that writes."""
    where = str(file) if file is not None else TOKEN_VARIABLE
    if file is not None:
        try:
            token = file.read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            raise UsageError(f"cannot be read ({error})", where=where, remedy="name a file with the token") from error
    elif os.environ.get(TOKEN_VARIABLE):
        token = os.environ[TOKEN_VARIABLE].strip()
    else:
        import secrets

        token = secrets.token_urlsafe(32)
        note(f"the token for writing is {token}")
    if len(token) < _SHORTEST:
        remedy = f"make one of {_SHORTEST} characters or more, with `openssl rand -hex 32`, say"
        raise UsageError("the token is too short", where=where, remedy=remedy)
    return token


def _root(path: str) -> str:
    if path and (not path.startswith("/") or not path.isascii() or not path.isprintable() or set(path) & set(' "<>?#')):
        raise UsageError(f"{path!r} is no path", where="--root-path", remedy="write it as /graph")
    return path.rstrip("/")
