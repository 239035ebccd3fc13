"""A view model (see ``ontology/view.schema.json``) -> one HTML page that needs nothing but itself.

pyvis 0.3.2 carries the drawing library (vis-network) and writes nodes, edges and options; the page around them is
ours (`page.html`, `page.css`, `page.js`), because pyvis' own template asks a CDN for styles even when it is told
to work offline, prints the heading twice and runs HTML that stands in the data.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from typing import Any

from kg.view.html import hash_source
from kg.view.network.drawing import Drawing, draw
from kg.view.style import ORDER, STATUSES, legend_type, look_of, status_look

LIMIT = 400
"""Most nodes that are drawn: more can neither be read nor laid out in a few seconds."""

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "multiselect": False, "keyboard": False},
    "nodes": {"scaling": {"label": {"drawThreshold": 3}}},  # vis-network hides labels that get smaller than this
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 0.5},
}


def page(model: dict[str, Any], *, limit: int = LIMIT) -> str:
    """The HTML of a graph's picture.

    Args:
        model: a graph as `kg.view.model.model.view_model` gives it.
        limit: most nodes to draw; the most connected are kept, and the page says how many are not shown.
    """
    drawing = draw(model, limit=limit)
    html = _network(drawing, _context(model, drawing)).generate_html()
    return _with_policy(html)


def _network(drawing: Drawing, context: dict[str, Any]) -> Any:
    from jinja2 import Environment, FileSystemLoader
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    library = resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    here = resources.files(__package__)
    network.templateEnv = Environment(loader=FileSystemLoader(str(here)), autoescape=True, keep_trailing_newline=True)
    network.templateEnv.globals |= context | {
        "library": library.read_text(encoding="utf-8"),
        "script": (here / "page.js").read_text(encoding="utf-8"),
        "css": (here / "page.css").read_text(encoding="utf-8"),
    }
    network.path = "page.html"
    network.options = _OPTIONS
    for node in drawing.nodes:
        network.add_node(node.pop("id"), **node)
    for edge in drawing.edges:
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    return network


def _context(model: dict[str, Any], drawing: Drawing) -> dict[str, Any]:
    counts = Counter(legend_type(node.kind, node.type) for node in drawing.shown)
    types = sorted(counts, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    kinds = {legend_type(node.kind, node.type): node.kind for node in drawing.shown}
    statuses = Counter(node.status for node in drawing.shown if node.kind == "event")
    known = [status for status in STATUSES if statuses[status]]
    return {
        "title": model["title"],
        "subtitle": model["subtitle"],
        "types": [(name, counts[name], look_of(kinds[name], name)) for name in types],
        "statuses": [(status, statuses[status], status_look(status)) for status in known],
        "note": _note(drawing),
    }


def _note(drawing: Drawing) -> str:
    nodes, edges = drawing.all_nodes, drawing.all_edges
    shown, links = len(drawing.shown), len(drawing.edges)
    if not nodes:
        return "This graph holds nothing to draw."
    if drawing.things_only:
        return _note_on_things(drawing)
    if shown == nodes:
        return f"All {nodes:,} nodes and {edges:,} links are shown."
    return (
        f"Shown are the {shown:,} most connected of {nodes:,} nodes, and {links:,} of {edges:,} links. "
        "The rest is in the graph, not in this picture."
    )


def _note_on_things(drawing: Drawing) -> str:
    nodes, shown, lone = drawing.all_nodes, len(drawing.shown), drawing.lone
    told = f"all {nodes:,} things" if shown == nodes else f"the {shown:,} most connected of {nodes:,} things"
    without = f" Without {lone:,} that {'has' if lone == 1 else 'have'} no link." if lone else ""
    return (
        f"Shown are {told}; events and claims are links between them, with the number of further ones.{without} "
        "The explorer shows all of it."
    )


def _with_policy(html: str) -> str:
    """Puts a policy into the page that lets a browser run these scripts and nothing else, and load nothing at all."""

    def hashes(tag: str) -> str:
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", html, flags=re.DOTALL)
        return " ".join(map(hash_source, found))

    policy = f"default-src 'none'; script-src {hashes('script')}; style-src {hashes('style')}; base-uri 'none'"
    return html.replace("__POLICY__", policy, 1)
