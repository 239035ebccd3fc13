"""From the facts of an article to quads: articles, things, provenance. Facts themselves are in `kg.rdf.facts`."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import ArticleFacts, Entity, EntityType, Identity, Link, MentionKind, TimeMention
from kg.rdf.dates import date_literal
from kg.rdf.facts import write_facts
from kg.rdf.iris import ArticleIris
from kg.rdf.issues import issue_labels
from kg.rdf.labels import blocks_text, components_text, names_and_descriptions
from kg.rdf.namespaces import (
    ALT_LABEL,
    DEFAULT_BASE,
    DERIVED_FROM,
    EXACT_MATCH,
    IDENTIFIER,
    LINK_TYPE,
    RDF_TYPE,
    WIKIDATA,
    checked_base,
    prov,
    sc,
    schema,
    skos,
)
from kg.rdf.terms import XSD, Iri, Literal, Quad, boolean, integer, text
from kg.rdf.timex import dates_of
from kg.rdf.writer import QuadWriter

MENTION_PROPERTIES = {
    MentionKind.NAME: sc("nameMention"),
    MentionKind.NOMINAL: sc("nominalMention"),
    MentionKind.PRONOUN: sc("pronounMention"),
}


def facts_to_quads(
    facts: ArticleFacts,
    *,
    base: str = DEFAULT_BASE,
    include_text: bool = True,
    identities: Mapping[str, Identity] | None = None,
    sha256: str | None = None,
) -> list[Quad]:
    """The graph of one article, in a named graph of its own.

    Args:
        facts: must be consistent (`kg.validate.check_facts` finds nothing).
        base: start of the IRIs of things.
        include_text: False leaves out the article's full text; the words of all spans are written instead.
        identities: what each entity is among the things of many articles, by its id; by default what it is if there
            is no other article.
        sha256: of the article's text, where ``facts`` have only the words of the spans.

    Raises:
        UsageError: if ``base`` is no absolute IRI.
        ValueError: if a date is no date, or a span lies outside of the text.
        KeyError: if a fact uses an id that nothing has.
    """
    if identities is None:
        from kg.resolve import alone

        identities = alone(facts)
    iris = ArticleIris(facts, base=checked_base(base), identities=identities)
    writer = QuadWriter(facts.article, iris, has_text=include_text)
    _write_article(writer, facts, include_text=include_text, sha256=sha256)
    for entity in facts.entities:
        _write_entity(writer, entity)
    write_facts(writer, facts)
    for number, time in enumerate(facts.times, start=1):
        _write_time(writer, time, number)
    _write_provenance(writer, facts)
    return writer.quads()


def _write_article(writer: QuadWriter, facts: ArticleFacts, *, include_text: bool, sha256: str | None) -> None:
    article = facts.article
    node = writer.iris.article
    writer.add(node, RDF_TYPE, sc("Article"), schema("NewsArticle"))
    writer.label(node, article.title or article.id)
    writer.add_text(node, IDENTIFIER, article.id)
    writer.add_text(node, schema("headline"), article.title)
    writer.add_text(node, schema("publisher"), article.source)
    writer.add_text(node, schema("author"), article.author)
    if article.published is not None:
        writer.add(node, schema("datePublished"), date_literal(article.published))
        writer.add(node, sc("publishedInferred"), boolean(article.published_inferred))
    if article.url is not None:
        writer.add(node, schema("url"), Literal(article.url, Iri(XSD + "anyURI")))
    if include_text:
        writer.add_text(node, schema("articleBody"), article.text)
    writer.add(node, sc("length"), integer(len(article.text)))
    writer.add_text(node, sc("sha256"), sha256 or article.sha256)
    if article.blocks:
        writer.add_text(node, sc("blocks"), blocks_text(article.blocks))


def _write_entity(writer: QuadWriter, entity: Entity) -> None:
    thing = writer.iris.entities[entity.id]
    writer.add(thing, RDF_TYPE, sc(entity.type))
    if entity.type is EntityType.OFFICIAL:
        writer.add(thing, RDF_TYPE, sc("Person"))
    if entity.type is EntityType.ISSUE:
        writer.label(thing, text(issue_labels().get(entity.name, entity.name), "en"))
    else:
        label = writer.iris.label(entity)
        writer.label(thing, label)
        names, _ = names_and_descriptions(entity, writer.words)
        writer.add(thing, ALT_LABEL, *(text(name) for name in (entity.name, *names) if name != label))
    if entity.link is not None:
        writer.add(thing, EXACT_MATCH, Iri(WIKIDATA + entity.link))
    _write_appearance(writer, entity, thing)


def _write_appearance(writer: QuadWriter, entity: Entity, thing: Iri) -> None:
    """What this article calls the thing and where: apart from the thing, which articles share."""
    appearance = writer.begin("appearance", entity.id, "Appearance")
    writer.add(appearance, sc("thing"), thing)
    # What the thing has itself is not told again: its class, unless it is a second one, and its label.
    if entity.type is EntityType.OFFICIAL:
        writer.add(appearance, sc("thingType"), sc(entity.type))
    if entity.type is EntityType.ISSUE or entity.name != writer.iris.label(entity):
        writer.add(appearance, skos("prefLabel"), text(entity.name))
    _, descriptions = names_and_descriptions(entity, writer.words)
    for alias in entity.aliases:
        writer.add(appearance, sc("describedAs") if alias in descriptions else ALT_LABEL, text(alias))
    for mention in entity.mentions:
        writer.spans(appearance, MENTION_PROPERTIES[mention.kind], [mention.span])
    for link in entity.links:
        _write_link(writer, link, entity, appearance)


def _write_link(writer: QuadWriter, link: Link, entity: Entity, appearance: Iri) -> None:
    """By which words the thing is known to be one of the reference facts."""
    node = writer.part("link", f"{entity.id}-{link.type}")
    writer.add(node, sc("appearance"), appearance)
    writer.add(node, sc("linkType"), Iri(LINK_TYPE + link.type))
    writer.spans(node, sc("evidence"), link.spans)
    writer.add(node, sc("rule"), text(link.rule))


def _write_time(writer: QuadWriter, time: TimeMention, number: int) -> None:
    node = writer.begin("time", f"t{number}", "TimeExpression")
    writer.spans(node, sc("evidence"), [time.span])
    writer.add_text(node, sc("value"), time.value)
    writer.add(node, sc("timeType"), text(time.type.value))
    if time.mod is not None:
        writer.add(node, sc("timeModifier"), text(time.mod.value))
    if time.inferred:
        writer.add(node, sc("dateInferred"), boolean(True))
    start, end = dates_of(time.value) or (None, None)
    for name, value in (("start", start), ("end", end)):
        if value is not None:
            writer.add(node, sc(name), date_literal(value))


def _write_provenance(writer: QuadWriter, facts: ArticleFacts) -> None:
    """Who read the article: without a time, so that the same input gives the same graph."""
    iris, reader = writer.iris, facts.reader
    pipeline = iris.software(reader.pipeline, reader.pipeline_version)
    statecraft = iris.software("statecraft", reader.version)
    for agent, name, version in (
        (pipeline, reader.pipeline, reader.pipeline_version),
        (statecraft, "statecraft", reader.version),
    ):
        _write_software(writer, agent, name, version)
    writer.add(iris.run, RDF_TYPE, prov("Activity"))
    writer.add(iris.run, prov("used"), iris.article)
    writer.add(iris.run, sc("languagePipeline"), pipeline)
    writer.add(iris.run, sc("extractor"), statecraft)
    if reader.name:
        agent = iris.software(reader.name, reader.reader_version, "reader")
        _write_software(writer, agent, reader.name, reader.reader_version)
        writer.add(iris.run, sc("reader"), agent)
    if reader.components:
        # One text: as nodes they would be a tenth of what an article needs.
        writer.add_text(iris.run, sc("components"), components_text(reader.components))
    writer.add(iris.graph, RDF_TYPE, prov("Entity"))
    writer.add(iris.graph, prov("wasGeneratedBy"), iris.run)
    writer.add(iris.graph, DERIVED_FROM, iris.article)


def _write_software(writer: QuadWriter, agent: Iri, name: str, version: str) -> None:
    writer.add(agent, RDF_TYPE, prov("SoftwareAgent"))
    writer.label(agent, name)
    writer.add_text(agent, schema("softwareVersion"), version)
