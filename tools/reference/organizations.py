"""The organizations: names, kind, what they belong to and stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kg.lexicon import lists as lexicon
from kg.lexicon.entries import Body
from kg.rdf.namespaces import ALT_LABEL, EXACT_MATCH, WIKIDATA
from kg.rdf.terms import Iri, Quad, text
from tools.reference import states, terms
from tools.reference.forms import acronyms, shared

# Kinds of bodies that belong to the state of their line; parties, media and companies are only at home there.
_NATIONAL = frozenset({"agency", "army", "court", "ministry", "parliament"})
# Bodies of their own whose building stands for the government as well.
_SEATS = frozenset({"Blue House", "Elysee Palace", "Kremlin", "White House"})


def iris() -> Mapping[str, Iri]:
    """The organizations of the word list by name; of several with one slug, those after the first get a number."""
    seen: Counter[str] = Counter()
    found: dict[str, Iri] = {}
    for body in lexicon.bodies():
        first = terms.thing("organization", body.name)
        seen[first] += 1
        found[body.name] = first if seen[first] == 1 else Iri(f"{first}-{seen[first]}")
    return found


def quads(bodies: Mapping[str, Iri]) -> Iterator[Quad]:
    """Everything about all organizations of the word list."""
    several = shared({body.name: {body.name, *body.aliases} for body in lexicon.bodies()})
    for body in lexicon.bodies():
        subject = bodies[body.name]
        yield from terms.described(subject, "ReferenceOrganization", body.name)
        yield from _named(body, subject, several[body.name])
        yield Quad(subject, terms.ORGANIZATION_KIND, text(body.kind))
        if body.qid:
            yield Quad(subject, EXACT_MATCH, Iri(WIKIDATA + body.qid))
        if body.parent:
            yield Quad(subject, terms.BODY_OF, bodies[body.parent])
        if body.state and body.kind in _NATIONAL and not body.metonym:
            yield Quad(subject, terms.BODY_OF, states.iri(body.state))
        if body.state and (body.metonym or body.name in _SEATS):
            yield Quad(subject, terms.STANDS_FOR, states.iri(body.state))


def _named(body: Body, subject: Iri, several: frozenset[str]) -> Iterator[Quad]:
    short = acronyms((body.name, *body.aliases))
    for form in (body.name, *body.aliases):
        if form in short:
            yield Quad(subject, terms.ACRONYM, text(form))
        elif form != body.name:
            yield Quad(subject, ALT_LABEL, text(form))
    for form in body.ambiguous | several:
        yield Quad(subject, terms.AMBIGUOUS_NAME, text(form))
