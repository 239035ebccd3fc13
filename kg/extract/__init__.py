"""From words to facts, over an annotation and the word lists of ``kg.lexicon``.

A reader is an ordered list of components (``component``), known by its name (``readers``), which fill layers
(``layers``); ``pipeline`` lists those of our own. What can be written down has a folder for each stage: ``times``,
``names``, ``linking``, ``offices``, ``relations``, ``veridicality``, ``figures``, ``acts``. What was learned is in
``encoder``.
``listed`` looks for forms of the word lists, ``calibration`` says how sure facts are that rules find, ``assemble``
makes facts of the layers. Nothing here knows RDF, and nothing the language engine.

The public names are imported when they are first used: to ask whether there is a reader loads none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.extract.calibration import at_least
    from kg.extract.component import Component, Reader
    from kg.extract.readers import DEFAULT_READER, check_reader, load_reader, reader_names

__all__ = ["DEFAULT_READER", "Component", "Reader", "at_least", "check_reader", "load_reader", "reader_names"]

_HOMES = {
    "Component": "component",
    "DEFAULT_READER": "readers",
    "Reader": "component",
    "at_least": "calibration",
    "check_reader": "readers",
    "load_reader": "readers",
    "reader_names": "readers",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
