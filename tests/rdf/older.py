"""Graphs as older versions wrote them, made of those of this one: with all that is no longer told besides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import EntityType, EventType
from kg.rdf import DEFAULT_BASE, Iri, Literal, Quad
from kg.rdf.namespaces import (
    ALT_LABEL,
    DERIVED_FROM,
    IDENTIFIER,
    RDF_TYPE,
    RDFS_LABEL,
    oa,
    prov,
    sc,
    schema,
    skos,
)
from kg.rdf.terms import Subject, Term, boolean, integer, text

#: Properties that lead to spans.
TO_SPANS = {
    sc(name)
    for name in (
        "evidence trigger content cue source mention nameMention nominalMention pronounMention".split()  # noqa: SIM905
    )
}
#: Properties that there were not, or on other nodes.
SINCE = {sc("blocks"), sc("components"), sc("holdsOffice"), sc("describedAs")}
#: Kinds of nodes that had an id, and those of them that did not name their article by themselves.
WITH_ID = "role relation event claim time appearance link identification distinction".split()  # noqa: SIM905
WITHOUT_ARTICLE = ("link", "telling")
_LOCAL = re.compile(rf"{DEFAULT_BASE}(?P<kind>[a-z]+)/(?P<article>[^/_]+)_(?P<id>.+)")


def older(quads: Iterable[Quad], *, labels: bool = True) -> set[Quad]:
    """The graphs of articles and identities, as docs/model.md had them then.

    Args:
        labels: those of events too.
    """
    new = set(quads)
    bodies: dict[str, str] = {}
    for quad in new:
        if quad.predicate == schema("articleBody") and isinstance(quad.object, Literal):
            bodies[quad.subject] = quad.object.value
    old = {quad for quad in new if quad.predicate not in SINCE and not _is_reported_type(quad)}
    old = _older_labels(old) if labels else old
    old |= _aliases(new) | _triggers(new) | _parts(new) | _told_of_things(new)
    for quad in new:
        if quad.predicate in TO_SPANS and isinstance(quad.object, Iri):
            old |= _span(quad.object, bodies, quad.graph)
        if quad.predicate == sc("thing"):
            article = _article(quad.subject)
            old.add(Quad(article, schema("mentions"), quad.object, quad.graph))
        if quad.predicate in (RDF_TYPE, sc("linkType")) and (match := _LOCAL.fullmatch(quad.subject)):
            old |= _node(quad, match)
        if quad.predicate == sc("telling") and isinstance(quad.object, Iri):
            telling = quad._replace(subject=quad.object)
            old |= _node(telling, _matched(quad.object))
        if quad.predicate == prov("used"):
            old |= _run(quad, new)
    for quad in new:
        if quad.predicate == RDF_TYPE and quad.object == sc("TimeExpression"):
            inferred = Quad(quad.subject, sc("dateInferred"), boolean(True), quad.graph)
            if inferred not in new:
                old.add(inferred._replace(object=boolean(False)))
    return old | _blocks(new)


def _is_reported_type(quad: Quad) -> bool:
    return quad.predicate == RDF_TYPE and quad.object in {sc(f"Reported{type_}") for type_ in EventType}


def _aliases(new: set[Quad]) -> set[Quad]:
    """Words that only describe were names, of appearances and of things."""
    things = {quad.subject: quad.object for quad in new if quad.predicate == sc("thing")}
    told = {quad for quad in new if quad.predicate == sc("describedAs")}
    return {
        Quad(Iri(str(node)), ALT_LABEL, quad.object, quad.graph)
        for quad in told
        for node in (quad.subject, things[quad.subject])
    }


def _triggers(new: set[Quad]) -> set[Quad]:
    """The cue of a claim was its trigger too."""
    return {quad._replace(predicate=sc("trigger")) for quad in new if quad.predicate == sc("cue")}


def _older_labels(quads: set[Quad]) -> set[Quad]:
    """ "Planned visit: Ann Lee" was "Visit (scheduled): Ann Lee"."""
    told = {(q.subject, q.predicate): str(q.object).rpartition("#")[2] for q in quads if isinstance(q.object, Iri)}
    found = set()
    for quad in quads:
        type_, status = told.get((quad.subject, sc("eventType"))), told.get((quad.subject, sc("status")))
        if quad.predicate == RDFS_LABEL and type_ and status and isinstance(quad.object, Literal):
            _, colon, who = quad.object.value.partition(":")
            quad = quad._replace(object=text(f"{type_} ({status}){colon}{who}"))  # noqa: PLW2901
        found.add(quad)
    return found


def _parts(new: set[Quad]) -> set[Quad]:
    """Tellings and links had types, all tellings a rank, rules of their own, and their facts the triggers too."""
    things = {quad.subject: quad.object for quad in new if quad.predicate == sc("thing")}
    rules = {quad.subject: quad.object for quad in new if quad.predicate == sc("rule")}
    triggers = {quad.subject: quad.object for quad in new if quad.predicate == sc("trigger")}
    found = set()
    for quad in new:
        node = quad.object
        if quad.predicate == sc("telling") and isinstance(node, Iri):
            rank = integer(int(node.rpartition("-")[2]))
            told: list[tuple[Iri, Term]] = [(RDF_TYPE, sc("Telling")), (sc("rank"), rank)]
            told.append((sc("rule"), rules.get(node, rules[quad.subject])))
            found |= {Quad(node, name, value, quad.graph) for name, value in told}
            if node in triggers:
                found.add(Quad(quad.subject, sc("trigger"), triggers[node], quad.graph))
        if quad.predicate == sc("appearance") and isinstance(node, Iri):
            found.add(Quad(quad.subject, RDF_TYPE, sc("Link"), quad.graph))
            found.add(Quad(quad.subject, sc("linkedTo"), things[node], quad.graph))
    return found


def _told_of_things(new: set[Quad]) -> set[Quad]:
    """Appearances told the class and the name of each thing."""
    told = {(quad.subject, quad.predicate) for quad in new}
    labels = {quad.subject: quad.object for quad in new if quad.predicate == RDFS_LABEL}
    known = {sc(type_) for type_ in EntityType if type_ is not EntityType.OFFICIAL}
    classes = {quad.subject: quad.object for quad in new if quad.predicate == RDF_TYPE and quad.object in known}
    found = set()
    for quad in new:
        if quad.predicate == sc("thing") and isinstance(quad.object, Iri):
            for name, values in ((sc("thingType"), classes), (skos("prefLabel"), labels)):
                if (quad.subject, name) not in told:
                    found.add(Quad(quad.subject, name, values[quad.object], quad.graph))
    return found


def _matched(node: str) -> re.Match[str]:
    match = _LOCAL.fullmatch(node)
    assert match, node
    return match


def _article(node: str) -> Iri:
    return Iri(f"{DEFAULT_BASE}article/{_matched(node)['article']}")


def _span(node: Iri, bodies: dict[str, str], graph: Subject | None) -> set[Quad]:
    start, end = map(int, _matched(node)["id"].split("-"))
    article = _article(node)
    values: list[tuple[Iri, Term]]
    values = [(RDF_TYPE, sc("Span")), (oa("start"), integer(start)), (oa("end"), integer(end)), (DERIVED_FROM, article)]
    if article in bodies:
        values.append((oa("exact"), text(bodies[article][start:end])))
    return {Quad(node, name, value, graph) for name, value in values}


def _node(quad: Quad, match: re.Match[str]) -> set[Quad]:
    found = set()
    if match["kind"] in WITH_ID:
        found.add(Quad(quad.subject, IDENTIFIER, text(match["id"]), quad.graph))
    if match["kind"] in WITHOUT_ARTICLE:
        found.add(Quad(quad.subject, DERIVED_FROM, _article(quad.subject), quad.graph))
    return found


def _run(used: Quad, new: set[Quad]) -> set[Quad]:
    """Every component was a program with a node of its own, and all programs were associated with the reading."""
    of_run = {q for q in new if q.subject == used.subject and q.graph == used.graph}
    named = {sc(name) for name in ("languagePipeline", "extractor", "reader")}
    agents = {q.object for q in of_run if q.predicate in named}
    found = set()
    for quad in of_run:
        if quad.predicate == sc("components") and isinstance(quad.object, Literal):
            for part in quad.object.value.split(", "):
                name, version = part.split(" ")
                agent = Iri(f"{DEFAULT_BASE}software/component-{name.replace('.', '-')}_{version.replace('.', '-')}")
                agents.add(agent)
                found.add(Quad(used.subject, sc("component"), agent, used.graph))
                told = ((RDF_TYPE, prov("SoftwareAgent")), (RDFS_LABEL, text(name)))
                found |= {Quad(agent, key, value, used.graph) for key, value in told}
                found.add(Quad(agent, schema("softwareVersion"), text(version), used.graph))
    return found | {Quad(used.subject, prov("wasAssociatedWith"), agent, used.graph) for agent in agents}


def _blocks(new: set[Quad]) -> set[Quad]:
    """Blocks were counted, and told where they stand."""
    found: set[Quad] = set()
    for quad in new:
        listed = quad.object.value if quad.predicate == sc("blocks") and isinstance(quad.object, Literal) else ""
        for number, part in enumerate(filter(None, listed.split(", ")), start=1):
            kind, start, end = re.split("[ -](?=[0-9])", part)
            article = Iri(str(quad.subject))
            node = Iri(f"{DEFAULT_BASE}block/{article.rpartition('/')[2]}_{number}")
            told = (
                (RDF_TYPE, sc("Block")),
                (sc("blockKind"), text(kind)),
                (oa("start"), integer(int(start))),
                (oa("end"), integer(int(end))),
                (DERIVED_FROM, article),
            )
            found |= {Quad(node, name, value, quad.graph) for name, value in told}
    return found
