"""Writes docs/model.svg, the picture of the vocabulary, from its files: ``python -m docs.diagram``.

Where boxes and arrows stand is set by hand; what they say is checked against the ontology. A name that it lacks, a
property at a class that may not have it, or an arrow to something that is not its range stops the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

import rdflib
from rdflib import OWL, RDF, RDFS

from kg.files import write_text
from kg.rdf.namespaces import SC
from kg.resources import vocabulary_files

FILE = Path(__file__).resolve().parent / "model.svg"
WIDTH, HEIGHT = 800, 980
LINE, HEAD = 16, 22  # heights of a row, and of a box's name
TITLE = "The classes of Statecraft and how they hang together"
TEXT = (
    "Top left, things that all articles share: issues, places, states, organizations, people, groups. Below, the "
    "reports of one article: roles, relations, events and claims, whose properties lead to things. Right, the "
    "reference facts, and the links that say an article's thing is one of them. Below these, what only several "
    "articles tell: which reports are of one event, which appearances are of one thing and which are not. At the "
    "bottom, the evidence: spans of the article's text."
)


LEGEND = "Bars span their subclasses, boxes hold them"


_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
    'role="img" aria-labelledby="title text" font-family="Helvetica, Arial, sans-serif" font-size="12" fill="#222">'
)
_MARKER = (
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#444"/></marker></defs>'
)


@dataclass(frozen=True)
class Box:
    """A class. A row names properties, with ``→`` behind one its range too; in quotes it is a remark."""

    name: str
    x: int
    y: int
    width: int
    height: int = 24
    rows: tuple[str, ...] = ()
    inside: str = ""  # a subclass, drawn in the box
    remark: str = ""  # on the subclass
    bar: bool = False  # it spans its subclasses


@dataclass(frozen=True)
class Arrow:
    """Properties from one class to another, along points, with the label at a point."""

    source: str
    properties: str
    target: str
    points: tuple[tuple[int, int], ...]
    label: tuple[int, int]


@dataclass(frozen=True)
class Band:
    title: str
    x: int
    y: int
    width: int
    height: int
    colour: str


BANDS = (
    Band("Things, shared by all articles", 8, 8, 552, 214, "#e6effa"),
    Band("Reports: what one article tells", 8, 262, 552, 364, "#e8f5e8"),
    Band("Reference facts", 580, 8, 212, 402, "#fdf1dc"),
    Band("Links and appearances", 580, 438, 212, 188, "#f0ecf8"),
    Band("What only several articles tell", 330, 664, 462, 120, "#fbeaea"),
    Band("Evidence: the words", 8, 822, 784, 150, "#f0f0f0"),
)
BOXES = (
    Box("Thing", 20, 38, 528, bar=True),
    Box("Location", 88, 68, 146, bar=True),
    Box("Actor", 162, 98, 386, bar=True),
    Box("Body", 162, 128, 192, bar=True),
    Box("Issue", 20, 158, 60),
    Box("Place", 88, 158, 66),
    Box("State", 162, 158, 72),
    Box("Organization", 242, 158, 112),
    Box("Person", 362, 158, 104, 54, inside="Official"),
    Box("Group", 474, 158, 74),
    Box("Report", 20, 292, 528, 28, rows=("issue, target, plover",), bar=True),
    Box(
        "ReportedRole",
        20,
        328,
        118,
        154,
        ("person →", "of →", "post →", "title, asOf", "roleStatus"),
        "Role",
        "held that day",
    ),
    Box("Post", 20, 512, 118, 62, ("postIn →", '"an office"')),
    Box(
        "Relation",
        146,
        328,
        112,
        290,
        (
            "subject →",
            "relationType",
            "object →",
            '""',
            '"It proves a"',
            '"direct triple:"',
            "partOf",
            "memberOf",
            "locatedIn",
            "allyOf",
            "opposes",
        ),
    ),
    Box(
        "ReportedEvent",
        266,
        328,
        160,
        290,
        ("eventType, status", "agent →", "place →", "start, end, toll, amount", "accordingTo →"),
        "Event",
        "it happened:",
    ),
    Box("Claim", 434, 328, 114, 182, ("speaker →", "stance", "text, audience", "cue →", "content →", "source →")),
    Box("Figure", 434, 520, 114, 98, ("figureKind, unit", "low, high", "counted", "saidIn →")),
    Box("ReferenceThing", 592, 38, 188, 62, ("officialName, acronym,", "demonym, metonym"), bar=True),
    Box(
        "ReferenceState",
        592,
        108,
        188,
        94,
        ("capital →", "hasMembershipIn →", "stateKind, iso3166Alpha2"),
    ),
    Box("ReferencePlace", 592, 210, 188),
    Box("ReferenceOrganization", 592, 242, 188, 78, ("bodyOf →", "standsFor →", "organizationKind")),
    Box("Incumbency", 592, 328, 188, 78, ("officeOf →", "officeName, since", "incumbentName")),
    Box("Link", 592, 468, 188, 46, ("linkType →",)),
    Box("Appearance", 592, 544, 188, 62, ("thingType", "nameMention →")),
    Box("SharedEvent", 342, 694, 160, 78, ("report →", "firstReport", "latestReport")),
    Box("Identification", 512, 694, 128, 78, ("identified", "identifiedWith", "identityRule")),
    Box("Distinction", 650, 694, 130, 78, ("distinguished", "distinguishedFrom", "reason")),
    Box("Span", 20, 852, 150, 78, ('"…_START-END"', '"oa:exact"')),
    Box("Telling", 190, 852, 130, 62, ("rank, rule", "trigger →")),
    Box("TimeExpression", 340, 852, 130, 62, ("value, timeType", "start, end")),
    Box(
        "Article",
        630,
        852,
        150,
        94,
        ('"schema:headline …"', "blocks, sha256", "origin →", "copyOf, revisionOf"),
    ),
)
ARROWS = (
    Arrow("Report", "person, of, agent, target, place, speaker, issue", "Thing", ((80, 262), (80, 222)), (90, 247)),
    Arrow("ReportedRole", "post", "Post", ((80, 482), (80, 512)), (88, 501)),
    Arrow("Report", "evidence", "Span", ((160, 626), (160, 852)), (168, 650)),
    Arrow("Report", "telling", "Telling", ((240, 626), (240, 852)), (248, 650)),
    Arrow("Link", "appearance", "Appearance", ((686, 514), (686, 544)), (694, 533)),
    Arrow("Appearance", "thing", "Thing", ((592, 575), (570, 575), (570, 196), (560, 196)), (576, 429)),
    Arrow("Appearance", "mention", "Span", ((780, 590), (786, 590), (786, 958), (120, 958), (120, 930)), (728, 808)),
    Arrow("SharedEvent", "report", "ReportedEvent", ((342, 712), (322, 712), (322, 618)), (330, 650)),
    Arrow("Identification", "identified", "Appearance", ((610, 694), (610, 606)), (618, 650)),
    Arrow("Distinction", "distinguished", "Appearance", ((688, 694), (688, 606)), (696, 650)),
)
SUBCLASS = ((580, 50), (548, 50))  # ReferenceThing to Thing


class Ontology:
    """What the picture asks of the vocabulary."""

    def __init__(self) -> None:
        self.graph = rdflib.Graph()
        for path in vocabulary_files():
            self.graph.parse(path, format="turtle")

    def check_class(self, name: str) -> None:
        if (self._term(name), RDF.type, OWL.Class) not in self.graph:
            raise SystemExit(f"the ontology has no class {name}")

    def check_under(self, name: str, above: str) -> None:
        if not self._under(self._term(name), self._term(above)):
            raise SystemExit(f"{name} is no subclass of {above}")

    def range_of(self, name: str, domain: str = "") -> str:
        """The name of a property's range. With ``domain``, that class or one below it must be allowed to have it."""
        found = self.graph.value(self._term(name), RDFS.range)
        if found is None:
            raise SystemExit(f"the ontology has no property {name} with a range")
        of = self.graph.value(self._term(name), RDFS.domain)
        if domain and not (self._under(self._term(domain), of) or self._under(of, self._term(domain))):
            raise SystemExit(f"{name} is no property of {domain}")
        return str(found).removeprefix(SC)

    def below(self, name: str) -> list[str]:
        subclasses = self.graph.subjects(RDFS.subClassOf, self._term(name))
        return sorted(str(each).removeprefix(SC) for each in subclasses if isinstance(each, rdflib.URIRef))

    def _under(self, term: object, above: object) -> bool:
        return isinstance(term, rdflib.URIRef) and above in set(self.graph.transitive_objects(term, RDFS.subClassOf))

    @staticmethod
    def _term(name: str) -> rdflib.URIRef:
        return rdflib.URIRef(SC + name)


def picture() -> str:
    """The picture as SVG: no script, no font to fetch, readable at its own width of 800 pixels."""
    ontology = Ontology()
    lines = [
        _HEAD,
        f'<title id="title">{escape(TITLE)}</title>',
        f'<desc id="text">{escape(TEXT)}</desc>',
        _MARKER,
        _rect(0, 0, WIDTH, HEIGHT, 'fill="#fff"'),
    ]
    for band in BANDS:
        lines.append(_rect(band.x, band.y, band.width, band.height, f'fill="{band.colour}" rx="6"'))
        lines.append(_text(band.x + 12, band.y + 20, band.title, 'font-size="13" font-style="italic" fill="#444"'))
    for arrow in ARROWS:
        lines += _arrow(arrow, ontology)
    for box in BOXES:
        lines += _box(box, ontology)
    lines.append(_path(SUBCLASS, 'stroke-dasharray="4 3" marker-end="url(#head)"'))
    lines.append(_text(342, 808, LEGEND, 'fill="#555"'))
    return "\n".join([*(line for line in lines if line), "</svg>", ""])


def _box(box: Box, ontology: Ontology) -> Iterator[str]:
    ontology.check_class(box.name)
    yield _rect(box.x, box.y, box.width, box.height, f'fill="{"#dfe4ea" if box.bar else "#fff"}" stroke="#667" rx="3"')
    yield _text(box.x + 8, box.y + 16, box.name, 'font-size="13" font-weight="bold"')
    beside = box.height < HEAD + LINE  # no room below the name
    y = box.y + 16 if beside else box.y + HEAD + 12
    for row in (line for each in box.rows for line in _row(each, box, ontology)):
        yield _text(box.x + 70 if beside else box.x + 8, y, row)
        y += LINE
    if box.inside:
        ontology.check_under(box.inside, box.name)
        yield from _inside(box, y - 8, ontology)


def _inside(box: Box, y: int, ontology: Ontology) -> Iterator[str]:
    """The subclass in a box, with what it means and its own subclasses."""
    yield _rect(box.x + 6, y, box.width - 12, box.y + box.height - y - 6, 'fill="#f6f8fb" stroke="#667" rx="3"')
    yield _text(box.x + 12, y + 16, box.inside, 'font-size="13" font-weight="bold"')
    words = wrap(", ".join(ontology.below(box.inside)), width=int((box.width - 20) / 6.5))
    for number, line in enumerate([box.remark, *words] if box.remark else words):
        yield _text(box.x + 12, y + 32 + number * LINE, line, 'fill="#555"' if number == 0 else "")


def _row(row: str, box: Box, ontology: Ontology) -> Iterator[str]:
    """A row as lines: ``agent → Actor``, in two where the box is too narrow."""
    if row.startswith('"'):
        yield row.strip('"')
    elif row.endswith(" →"):
        name = row.removesuffix(" →")
        target = ontology.range_of(name, box.name)
        ontology.check_class(target)
        if len(f"{name} → {target}") * 6 <= box.width - 12:
            yield f"{name} → {target}"
        else:
            yield from (name, f"  → {target}")
    else:
        for name in row.strip(",").split(", "):
            ontology.range_of(name, "" if box.name == "Relation" else box.name)
        yield row


def _arrow(arrow: Arrow, ontology: Ontology) -> Iterator[str]:
    for name in arrow.properties.split(", "):
        ontology.check_under(ontology.range_of(name, arrow.source), arrow.target)
    yield _path(arrow.points, 'marker-end="url(#head)"')
    yield _text(*arrow.label, arrow.properties, 'fill="#333"')


def _path(points: tuple[tuple[int, int], ...], more: str) -> str:
    return f'<path d="M{" L".join(f"{x} {y}" for x, y in points)}" fill="none" stroke="#444" {more}/>'


def _rect(x: int, y: int, width: int, height: int, more: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {more}/>'


def _text(x: int, y: int, text: str, more: str = "") -> str:
    indent = 10 if text.startswith(" ") else 0
    return f'<text x="{x + indent}" y="{y}"{" " + more if more else ""}>{escape(text.strip())}</text>' if text else ""


if __name__ == "__main__":
    write_text(FILE, picture())
