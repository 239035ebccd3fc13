"""A view model (see ``ontology/view.schema.json``) -> the explorer, one HTML file that needs nothing but itself."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import asdict
from gzip import decompress
from typing import Any

from kg.view.brief import brief
from kg.view.explorer.layouts import layouts
from kg.view.explorer.parts import AskedQuestion, built, questions_json, squeezed, vocabulary_json
from kg.view.html import hash_source, html_text
from kg.view.style import looks

_LISTED = 200
"""Facts that the page lists for browsers without scripts."""
_HOW = (
    "This page draws a knowledge graph with JavaScript, which is switched off here. Allow scripts for this file, or "
    "open it in another browser. It loads nothing from the network."
)


def explorer_page(
    model: dict[str, Any], quads: str | None = None, *, questions: Iterable[AskedQuestion] = (), bearers: str = ""
) -> str:
    """The HTML of the explorer.

    All but its first script, which unpacks the rest, stands in it as base64 of gzip: nothing of it is HTML.

    Args:
        model: a graph as `kg.view.model.model` gives it.
        quads: the graph as N-Quads, for SPARQL inside the page; without, the page has no SPARQL and is small.
        questions: the catalogue that the SPARQL view offers.
        bearers: the query that finds what bears a name, `kg.query.BEARERS`.
    """
    sparql = quads is not None
    loader, script, style = (built(name).decode("utf-8") for name in ("loader.js", "explorer.js", "explorer.css"))
    data = json.dumps(payload(model, sparql=sparql), separators=(",", ":"))
    packed = {"style": squeezed(style), "data": squeezed(data), "script": squeezed(script)}
    scripts, styles = [loader, script], [style]
    if any("geo" in thing for thing in model["things"]):
        packed["outlines"] = built("outlines.bin.gz")
    if quads is not None:
        packed |= _sparql_parts(quads, questions, vocabulary_json(model["base"], bearers))
        scripts.append(decompress(built("sparql.js.gz")).decode("utf-8"))
        styles.append(decompress(built("sparql.css.gz")).decode("utf-8"))
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, styles, sparql=sparql)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{html_text(model['title'])}</title>",
            *(f"<style>{_inline(each, 'style')}</style>" for each in styles[1:]),
            '</head>\n<body>\n<div id="explorer"></div>',
            f"<noscript>{_without_scripts(model)}</noscript>",
            *(
                f'<script type="text/plain" id="statecraft-{name}">{b64encode(content).decode("ascii")}</script>'
                for name, content in packed.items()
            ),
            f"<script>{_inline(loader, 'script')}</script>",
            "</body>\n</html>\n",
        ]
    )


def payload(model: dict[str, Any], *, sparql: bool) -> dict[str, Any]:
    """What the page's script is given."""
    types = {str(thing["type"]) for thing in model["things"]}
    told = asdict(brief(model))
    return {"model": model, **layouts(model), "looks": looks(types), "sparql": sparql, "brief": told}


def _sparql_parts(quads: str, questions: Iterable[AskedQuestion], vocabulary: str) -> dict[str, bytes]:
    """What the page unpacks when somebody first wants to ask."""
    return {
        "quads": squeezed(quads),
        "questions": squeezed(questions_json(questions)),
        "vocabulary": squeezed(vocabulary),
        "chunk": built("sparql.js.gz"),
        "wasm": built("oxigraph.wasm.gz"),
    }


def _policy(scripts: list[str], styles: list[str], *, sparql: bool) -> str:
    """Lets a browser run these scripts and nothing else, and load nothing at all."""
    rules = {
        "default-src": ["'none'"],
        "script-src": [*map(hash_source, scripts), *(["'wasm-unsafe-eval'"] if sparql else [])],
        "worker-src": ["blob:" if sparql else "'none'"],
        "style-src": [hash_source(style) for style in styles],
        "img-src": ["data:", "blob:"],
        "connect-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *values]) for name, values in rules.items())


def _inline(text: str, element: str) -> str:
    """Text of our own that can stand in an element as it is: escaped, it would be another program."""
    if f"</{element}" in text.lower() or "<!--" in text or "\r" in text:
        raise ValueError(f"the built page cannot stand in a {element} element")
    return text


def _without_scripts(model: dict[str, Any]) -> str:
    """What the page says where scripts are off: how to see it, and the facts as plain lists."""
    facts = [fact for kind in ("events", "claims", "roles", "relations") for fact in model[kind]]
    rest = len(facts) - _LISTED
    return "\n".join(
        [
            f"<h1>{html_text(model['title'])}</h1>",
            f"<p>{html_text(model['subtitle'])}</p>",
            f"<p>{_HOW}</p>",
            *_list("Articles", [article["title"] for article in model["articles"]]),
            *_list("What they tell", [fact["label"] for fact in facts[:_LISTED]]),
            *([f"<p>… and {rest:,} more.</p>"] if rest > 0 else []),
        ]
    )


def _list(heading: str, items: list[str]) -> list[str]:
    if not items:
        return []
    return [f"<h2>{heading}</h2>", "<ul>", *(f"<li><bdi>{html_text(item)}</bdi></li>" for item in items), "</ul>"]
