"""docs/model.svg is made of the ontology, shows every class but those of codes, and stands by itself."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import rdflib
from rdflib import RDFS

from docs.diagram import ARROWS, BOXES, HEIGHT, SUBCLASS, WIDTH, Ontology, picture
from kg.model import EventType
from kg.rdf.namespaces import SC
from tests.rdf.ontology.vocabulary import is_class, terms, vocabulary

FILE = Path(__file__).resolve().parents[2] / "docs" / "model.svg"
SVG = "{http://www.w3.org/2000/svg}"
# The superclasses that only hold properties together, the classes of codes, and of the events of one type, whatever
# their status: the page tells of them.
NOT_SHOWN = {
    "Dated",
    "Grounded",
    "EventStatus",
    "LinkType",
    "PloverCode",
    "PloverContext",
    "PloverMode",
    "RoleStatus",
    "Stance",
    *(f"Reported{type_}" for type_ in EventType),
}


def texts() -> list[str]:
    return [text.text or "" for text in ET.parse(FILE).iter(f"{SVG}text")]  # noqa: S314


def test_the_picture_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == picture(), "draw it anew: python -m docs.diagram"


def test_every_class_is_shown() -> None:
    words = set(re.findall(r"[A-Za-z]+", " ".join(texts())))
    classes = {term.removeprefix(SC) for term in terms() if is_class(term)}
    assert classes - words == NOT_SHOWN - {"LinkType"}


def test_every_name_in_camel_case_is_a_term() -> None:
    names = {name for text in texts() for name in re.findall(r"(?<![:\w])[A-Za-z]+[a-z][A-Z]\w*", text)}
    assert len(names) > 30
    assert {name for name in names if rdflib.URIRef(SC + name) not in terms()} == set()


def test_a_box_under_a_bar_is_its_subclass_and_no_other_class_spans_it() -> None:
    """The row of kinds of things: a bar above a box says what the box is."""
    bars = [box for box in BOXES if box.bar and box.y < 150 and box.x < 560]
    kinds = [box for box in BOXES if box.y == 158]
    assert (len(bars), len(kinds)) == (4, 6)
    for kind in kinds:
        above = {
            str(term).removeprefix(SC) for term in vocabulary().transitive_objects(_term(kind.name), RDFS.subClassOf)
        }
        for bar in bars:
            spans = bar.x <= kind.x and kind.x + kind.width <= bar.x + bar.width
            assert spans == (bar.name in above), (bar.name, kind.name)


def test_nothing_leaves_the_picture() -> None:
    for box in BOXES:
        assert 0 <= box.x < box.x + box.width <= WIDTH
        assert 0 <= box.y < box.y + box.height <= HEIGHT
    for x, y in [point for arrow in ARROWS for point in arrow.points] + list(SUBCLASS):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


def test_the_picture_says_in_words_what_it_shows_and_fetches_nothing() -> None:
    root = ET.parse(FILE).getroot()  # noqa: S314
    assert root.get("aria-labelledby") == "title text"
    assert all(root.findtext(f"{SVG}{name}") for name in ("title", "desc"))
    assert not any(name.endswith("href") for element in root.iter() for name in element.attrib)
    assert {element.tag for element in root.iter()} & {f"{SVG}script", f"{SVG}image", f"{SVG}style"} == set()


@pytest.mark.parametrize(
    ("name", "domain", "said"),
    [
        ("speaks", "Claim", "no property speaks"),
        ("speaker", "ReportedEvent", "no property of ReportedEvent"),
    ],
)
def test_a_property_that_does_not_fit_is_refused(name: str, domain: str, said: str) -> None:
    with pytest.raises(SystemExit, match=said):
        Ontology().range_of(name, domain)


def test_a_class_that_is_not_there_is_refused() -> None:
    with pytest.raises(SystemExit, match="no class Treaty"):
        Ontology().check_class("Treaty")


def _term(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SC + name)
