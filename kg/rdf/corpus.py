"""What only several articles tell, as quads in named graphs of its own: the graph of an article holds what it says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kg.model import EventType, Identity
from kg.rdf.iris import LocalIris
from kg.rdf.labels import in_words
from kg.rdf.namespaces import (
    COPIES,
    DEFAULT_BASE,
    DERIVED_FROM,
    IDENTITIES,
    RDF_TYPE,
    SHARED_EVENTS,
    checked_base,
    sc,
)
from kg.rdf.terms import Iri, Quad, text
from kg.rdf.writer import GraphWriter


def identity_quads(article: str, identities: Mapping[str, Identity], *, base: str = DEFAULT_BASE) -> list[Quad]:
    """What was joined with things of other articles, and which things with such a name are others.

    Args:
        article: the article's id.
        identities: what its things are, by the ids of its entities.
        base: start of the IRIs of things, as the articles' graphs have it.

    Raises:
        UsageError: if ``base`` is no absolute IRI.
    """
    base = checked_base(base)
    writer = GraphWriter(LocalIris(article, base=base), IDENTITIES)
    for entity, identity in identities.items():
        appearance = writer.iris.local("appearance", entity)
        # What an article itself takes for one needs nothing that says so.
        if identity.partner is not None and identity.partner[0] != article:
            node = writer.begin("identification", entity, "Identification")
            writer.add(node, sc("identified"), appearance)
            writer.add(node, sc("identifiedWith"), _local("appearance", identity.partner, base))
            writer.add(node, sc("identityRule"), text(identity.rule))
        for number, apart in enumerate(identity.apart, start=1):
            node = writer.begin("distinction", f"{entity}-{number}", "Distinction")
            writer.add(node, sc("distinguished"), appearance)
            writer.add(node, sc("distinguishedFrom"), _local("appearance", apart.other, base))
            writer.add(node, sc("reason"), text(apart.reason))
    return writer.quads()


def shared_event_quads(
    name: tuple[str, str],
    reports: Sequence[tuple[str, str]],
    latest: Collection[tuple[str, str]],
    label: str,
    *,
    base: str = DEFAULT_BASE,
) -> list[Quad]:
    """One event that several articles report. A report is the ids of an article and of an event in it.

    Args:
        name: the first report, after which the shared event is named.
        reports: all of them, in order.
        latest: those of the last day.
        label: of a report, without its status.
        base: start of the IRIs of things, as the articles' graphs have it.

    Raises:
        UsageError: if ``base`` is no absolute IRI.
    """
    base = checked_base(base)
    article, event = name
    writer = GraphWriter(LocalIris(article, base=base), SHARED_EVENTS)
    node = writer.iris.local("sharedevent", event)
    writer.add(node, RDF_TYPE, sc("SharedEvent"))
    kind, colon, who = label.partition(":")
    writer.label(node, f"{in_words(kind).capitalize()}{colon}{who}" if kind in set(EventType) else label)
    writer.add(node, DERIVED_FROM, *(LocalIris(each, base=base).article for each, _ in reports))
    writer.add(node, sc("report"), *(_local("event", report, base) for report in reports))
    writer.add(node, sc("firstReport"), _local("event", name, base))
    writer.add(node, sc("latestReport"), *(_local("event", report, base) for report in reports if report in latest))
    return writer.quads()


def copy_quads(article: str, *, origin: str, of: str, revision: bool, base: str = DEFAULT_BASE) -> list[Quad]:
    """That an article is no independent source. All articles are named by their ids.

    Args:
        origin: the first article of the family of texts.
        of: the article whose text it has.
        revision: whether it is a later version of that, by the same outlet, and not a copy elsewhere.
        base: start of the IRIs of things, as the articles' graphs have it.

    Raises:
        UsageError: if ``base`` is no absolute IRI.
    """
    base = checked_base(base)
    node, first, other = (LocalIris(each, base=base).article for each in (article, origin, of))
    return [
        Quad(node, sc("origin"), first, COPIES),
        Quad(node, sc("revisionOf" if revision else "copyOf"), other, COPIES),
    ]


def _local(kind: str, where: tuple[str, str], base: str) -> Iri:
    """A node of an article, by the article's id and its own."""
    article, name = where
    return LocalIris(article, base=base).local(kind, name)
