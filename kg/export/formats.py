"""The formats by name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from kg.errors import GraphError, UsageError
from kg.export.acts.pairs import Members
from kg.export.bases import base_of
from kg.export.facts_json import facts_objects
from kg.export.jsonld import to_jsonld
from kg.export.told import Json
from kg.rdf import Quad, prefixes, to_nquads, to_ntriples, to_trig, to_turtle
from kg.store import Store, to_rdf_xml

#: Ids come from graphs that are not to be trusted: no separators, no dots in front, nothing that ends too long.
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")


def export_graph(store: Store, format: str) -> str:
    """The whole graph as text.

    Args:
        format: ``ttl``, ``trig``, ``nq``, ``nt``, ``rdf`` (RDF/XML), ``jsonld`` or ``facts``. Facts of one article
            are an object, of more (or none) a list.

    Raises:
        UsageError: if there is no such format.
        GraphError: if facts are asked of a graph that lacks what its shapes ask for.
    """
    if format in FOLDERS:
        raise UsageError(
            f"{format} {FOLDERS[format]}", where=f"--format {format}", remedy="name a folder with -o FOLDER/"
        )
    write = FORMATS.get(format)
    if write is None:
        raise UsageError(
            f"no format is called {format!r}", where="--format", remedy=f"choose from {', '.join(ALL_FORMATS)}"
        )
    return write(list(store.quads()))


def export_model(model: Json, format: str, *, members: str = "each") -> str:
    """A view model (`ontology/view.schema.json`) as text: one of `MODEL_FORMATS`.

    Args:
        members: of tables of acts; see `kg.export.acts.Members`.
    """
    if format in ACTS:
        from kg.export.acts.files import acts_text

        return acts_text(model, format, members_of(members))
    return _NETWORKS[format](model)


def members_of(name: str) -> Members:
    """How members are told, by its name.

    Raises:
        UsageError: if there is none of that name.
    """
    try:
        return Members(name)
    except ValueError:
        known = " or ".join(Members)
        raise UsageError(
            f"no such way to tell members: {name[:40]!r}", where="members", remedy=f"take {known}"
        ) from None


def facts_files(store: Store) -> dict[str, str]:
    """The facts JSON of each article apart, by file name: ``ID.facts.json``.

    Raises:
        GraphError: if the graph lacks what its shapes ask for, or an article's id is no name for a file.
    """
    files: dict[str, str] = {}
    for each in facts_objects(store.quads()):
        id = each["article"].get("id", "")
        if not _FILE_NAME.fullmatch(id):
            raise GraphError(f"the article id {id[:80]!r} is no name for a file", remedy="export to one file instead")
        files[f"{id}.facts.json"] = _json(each)
    return files


def _turtle(quads: list[Quad]) -> str:
    return to_turtle(quads, prefixes=prefixes(base_of(quads)))


def _trig(quads: list[Quad]) -> str:
    return to_trig(quads, prefixes=prefixes(base_of(quads)))


def _rdf_xml(quads: list[Quad]) -> str:
    return to_rdf_xml(quads, prefixes=prefixes(base_of(quads)))


def _jsonld(quads: list[Quad]) -> str:
    return to_jsonld(quads, base=base_of(quads))


def _facts(quads: list[Quad]) -> str:
    found = facts_objects(quads)
    return _json(found[0] if len(found) == 1 else found)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[list[Quad]], str]] = {
    "ttl": _turtle,
    "trig": _trig,
    "nq": to_nquads,
    "nt": to_ntriples,
    "rdf": _rdf_xml,
    "jsonld": _jsonld,
    "facts": _facts,
}
"""RDF and facts JSON, which are made from the quads."""


# Imported when asked for: networkx takes as long to load as all the rest.


def _graphml(model: Json) -> str:
    from kg.export.network import to_graphml

    return to_graphml(model)


def _gexf(model: Json) -> str:
    from kg.export.network import to_gexf

    return to_gexf(model)


ACTS = ("dyads", "polecat")
"""The table of acts under our names, and under those of POLECAT, with its columns first and in its order."""

_NETWORKS: Mapping[str, Callable[[Json], str]] = {"graphml": _graphml, "gexf": _gexf}

MODEL_FORMATS = (*_NETWORKS, *ACTS)
"""Networks and tables of acts, which are made from the view model."""

FOLDERS: Mapping[str, str] = {"neo4j": "is two files", "tables": "are many files"}
"""Formats that need a folder, and why."""

ALL_FORMATS = (*FORMATS, *MODEL_FORMATS, *FOLDERS)
