"""Every command and option is documented, and nothing is documented that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.registered import commands

ROOT = Path(__file__).resolve().parent.parent.parent

COMMANDS: dict[str, set[str]] = {
    name: {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
    for name, command in commands().items()
}


def sections() -> dict[str, str]:
    """The text below each heading ``## kg NAME`` of docs/commands.md."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {part.splitlines()[0].removeprefix("`kg ").removesuffix("`"): part for part in parts}


def test_the_commands_are_these() -> None:
    annotate = ["annotate in", "annotate out", "annotate page"]
    corpus = ["add", "cluster build", "init", "list", "migrate", "push", "remove", "resolve", "status"]
    assert sorted(COMMANDS) == sorted(
        [
            *annotate,
            *corpus,
            "ask",
            "brief",
            "build",
            "evaluate",
            "export",
            "queries",
            "query",
            "serve",
            "validate",
            "view",
            "why",
        ]
    )


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_documented_and_no_other(name: str) -> None:
    documented = {
        option
        for cell in re.findall(r"^\| (.*?) \|", sections()[name], flags=re.MULTILINE)
        for option in re.findall(r"`(--?[a-z-]+)", cell)
    }
    assert documented == COMMANDS[name] | {"--help", "-h"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`kg {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_environment_variable_is_documented() -> None:
    names = {parameter.envvar for command in commands().values() for parameter in command.params if parameter.envvar}
    assert names == {"KG_MODEL", "KG_STORE"}
    documented = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert all(name in documented for name in names)
