"""Imports spaCy without its command line, which takes a quarter of the time until a pipeline is loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> ModuleType:
    """spaCy. Its commands (``spacy.cli``, ``spacy.info``) are there, but imported only when they are used.

    spaCy's package takes one function of its command line, and with it two HTTP clients, a template engine and a
    downloader of projects. Where that line cannot be spared, spaCy is imported as it comes.

    Raises:
        ImportError: if spaCy is not installed.
    """
    if "spacy" not in sys.modules and _COMMANDS not in sys.modules:
        with suppress(ImportError), _commands_later():
            import_module("spacy").__dict__["__getattr__"] = _command_line
    return import_module("spacy")


@contextmanager
def _commands_later() -> Iterator[None]:
    """While spaCy is imported, modules with nothing but a late ``info`` stand where its command line would."""
    commands, info = ModuleType(_COMMANDS), ModuleType(_INFO)
    commands.__path__ = []
    info.__dict__["info"] = _info
    sys.modules |= {_COMMANDS: commands, _INFO: info}
    try:
        yield
    finally:
        for name in (_COMMANDS, _INFO):
            del sys.modules[name]


def _command_line(name: str) -> ModuleType:
    """What ``spacy`` answers when asked for a name that it does not have."""
    if name != "cli":
        raise AttributeError(f"module 'spacy' has no attribute {name!r}")
    return import_module(_COMMANDS)


def _info(*arguments: object, **options: object) -> object:
    return import_module(_INFO).info(*arguments, **options)
