"""The description for programs tells what there is, and no more."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from starlette.routing import Route

from kg.serve.app import application
from kg.serve.limits import Limits
from kg.serve.processes.pool import Pool
from kg.serve.state import State
from tests.serve.running import QUICK, Server


def described() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources.files("kg.serve") / "openapi.json").read_text(encoding="utf-8"))
    return found


def test_every_address_and_method_is_described() -> None:
    limits = Limits()
    app = application(State(Pool("nowhere", limits), limits, "x:"))
    there = {
        (route.path.replace(":path", ""), method.lower())
        for route in app.routes
        if isinstance(route, Route)
        for method in route.methods or ()
        if method != "HEAD"
    }
    paths = described()["paths"]
    told = {(path, method) for path, item in paths.items() for method in (paths["/query"] if "$ref" in item else item)}
    assert there == told


def test_references_lead_somewhere() -> None:
    document = described()

    def check(node: object) -> None:
        if isinstance(node, dict):
            if "$ref" in node:
                place: Any = document
                for step in str(node["$ref"]).removeprefix("#/").split("/"):
                    place = place[step.replace("~1", "/")]
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for value in node:
                check(value)

    check(document)


ARTICLE = "https://w3id.org/statecraft/ontology#Article"


@pytest.mark.parametrize(
    ("path", "parameters"), [("/query", {}), ("/store", {"default": ""}), ("/resource", {"iri": ARTICLE})]
)
def test_the_media_types_are_given(server: Server, path: str, parameters: dict[str, str]) -> None:
    paths = described()["paths"]
    graphs = set(paths["/store"]["get"]["responses"]["200"]["content"])
    given = paths[path]["get"]["responses"]["200"]["content"]
    assert given
    for media in given:
        query = f"CONSTRUCT {{ ?s a <{ARTICLE}> }} WHERE {{ ?s a <{ARTICLE}> }}" if media in graphs else QUICK
        asked = {"query": query} if path == "/query" else parameters
        answer = server.client.get(path.lstrip("/"), params=asked, headers={"Accept": media})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media


def test_it_is_served(server: Server) -> None:
    assert server.client.get("openapi.json").json() == described()
