"""The commands that there are, by what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from kg.cli.app import app


def commands() -> dict[str, Any]:
    """All of them, those of groups too: ``cluster build``."""
    return dict(_of(typer.main.get_command(app)))


def _of(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _of(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command
