"""A graph of many short made-up articles, each in a graph of its own, with what several of them tell beside them."""

from __future__ import annotations

from collections.abc import Iterator

NUMBER = 120
BASE = "https://w3id.org/statecraft/id/"
ISSUES = "https://w3id.org/statecraft/issues#"
SYLVANIA, BORDURIA = f"{BASE}state/sylvania", f"{BASE}state/borduria"
ERDOGAN, ENERGY = f"{BASE}person/erdogan", f"{ISSUES}energy"
SHARED = f"{BASE}sharedevent/summit"
#: Every so many articles name Borduria, the President, tell something about energy, or have no date.
BORDURIAS, PRESIDENTS, ENERGIES, UNDATED = 10, 30, 6, 40

_PREFIXES = f"""
@prefix a: <{BASE}article/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sc: <https://w3id.org/statecraft/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix status: <https://w3id.org/statecraft/status#> .
@prefix stance: <https://w3id.org/statecraft/stance#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def article(number: int) -> str:
    """The IRI of an article."""
    return f"{BASE}article/n{number}"


def day(number: int) -> str | None:
    """When an article was published: one a day from the first of January on."""
    if number % UNDATED == 0:
        return None
    months = (31, 29, 31, 30, 31)
    month = 0
    while number > months[month]:
        number -= months[month]
        month += 1
    return f"2024-{month + 1:02}-{number:02}"


def trig() -> str:
    """The graph; articles are counted from 1."""
    return "\n".join([_PREFIXES, *(_article(number) for number in range(1, NUMBER + 1)), _together()])


def _article(number: int) -> str:
    lines = "\n".join(_lines(number))
    return f"<{BASE}graph/n{number}> {{\n{lines}\n}}"


def _lines(number: int) -> Iterator[str]:
    text = f"Town {number} was visited by Sylvania."
    told = f' ; schema:datePublished "{day(number)}"^^xsd:date' if day(number) else ""
    things = {SYLVANIA: ("State", "Sylvania"), f"{BASE}place/town-{number}": ("Place", f"Town {number}")}
    if number % BORDURIAS == 0:
        things[BORDURIA] = ("State", "Borduria")
    if number % PRESIDENTS == 0:
        things[ERDOGAN] = ("Person", "Reçep Erdoğan")
    if number % ENERGIES == 0:
        things[ENERGY] = ("Issue", "Energy")
    mentions = ", ".join(f"<{thing}>" for thing in things)
    yield (
        f'a:n{number} a sc:Article ; rdfs:label "Report {number}" ; schema:headline "Report {number}" ; '
        f'schema:articleBody "{text}" ; schema:mentions {mentions}{told} .'
    )
    for at, (thing, (type_, name)) in enumerate(things.items()):
        yield f'<{thing}> a sc:{type_} ; rdfs:label "{name}" .'
        yield (
            f"<{BASE}appearance/n{number}_{at}> a sc:Appearance ; sc:thing <{thing}> ; sc:thingType sc:{type_} ; "
            f"prov:wasDerivedFrom a:n{number} ."
        )
    yield (
        f"<{BASE}span/n{number}> oa:start 0 ; oa:end {len(text)} ; prov:wasDerivedFrom a:n{number} .\n"
        f"<{BASE}event/n{number}> a sc:ReportedEvent ; sc:eventType sc:Visit ; sc:status status:occurred ; "
        f"sc:agent <{SYLVANIA}> ; sc:place <{BASE}place/town-{number}> ; sc:evidence <{BASE}span/n{number}> ; "
        f'rdfs:label "Visit" ; prov:wasDerivedFrom a:n{number} .'
    )
    if number % ENERGIES == 0:
        yield f"<{BASE}event/n{number}> sc:issue <{ENERGY}> ."


def _together() -> str:
    """One event that three articles report: the first, one in the middle, and the last."""
    reports = (1, NUMBER // 2 + 1, NUMBER)
    events = ", ".join(f"<{BASE}event/n{number}>" for number in reports)
    articles = ", ".join(f"a:n{number}" for number in reports)
    return f"""<https://w3id.org/statecraft/shared-events> {{
    <{SHARED}> a sc:SharedEvent ; rdfs:label "Visit" ; sc:report {events} ; prov:wasDerivedFrom {articles} . }}
    <https://w3id.org/statecraft/reference> {{
    <{SYLVANIA}> rdfs:label "Sylvania" ; skos:altLabel "Land of Woods" ; sc:acronym "SYL" .
    <{BASE}state/syldavia> a sc:ReferenceState ; rdfs:label "Syldavia" . }}"""
