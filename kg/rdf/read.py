"""From a graph back to the facts of its articles: the proof that the graph holds them all.

Nothing but triples is read; which graph they stand in does not matter, so that Turtle serves as well as TriG.
Lists without an order of their own come back in the order of ids or of places in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kg.errors import GraphError
from kg.model import (
    Article,
    ArticleFacts,
    Block,
    BlockKind,
    Claim,
    Coding,
    ComponentVersion,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    Figure,
    FigureKind,
    Link,
    LinkType,
    Mention,
    Reader,
    Relation,
    RelationType,
    Role,
    RoleStatus,
    Span,
    Stance,
    Status,
    TimeMention,
    TimexMod,
    TimexType,
)
from kg.rdf.build import MENTION_PROPERTIES
from kg.rdf.index import GraphIndex, natural_key
from kg.rdf.iris import article_of, local_id, reference_id
from kg.rdf.labels import blocks_in, components_in
from kg.rdf.namespaces import (
    ALT_LABEL,
    DERIVED_FROM,
    EXACT_MATCH,
    IDENTIFIER,
    LINK_TYPE,
    PLOVER,
    PLOVER_CONTEXT,
    PLOVER_MODE,
    RDF_TYPE,
    RDFS_LABEL,
    ROLE_STATUS,
    SC,
    STANCE,
    STATUS,
    WIKIDATA,
    oa,
    prov,
    sc,
    schema,
    skos,
)
from kg.rdf.terms import Iri, Quad

_Fact = TypeVar("_Fact")
_NUMBERED = re.compile(r"v[0-9]+")
#: What a thing is in whatever article: whom one takes for an official, another may take for any person.
_SHARED = [type_ for type_ in EntityType if type_ is not EntityType.OFFICIAL]
_LINK_ORDER = {kind: rank for rank, kind in enumerate(LinkType)}


@dataclass(frozen=True, slots=True)
class GraphArticle:
    """What a graph holds of one article.

    Args:
        iri: the article's node.
        facts: the facts; the article's text is empty where the graph leaves it out.
        words: the words of every span, also where the text is left out.
        length: of the text, in characters.
        iris: node of each entity, role, relation, event, claim and figure, by its id.
        claim_texts: what each claim says, by id.
    """

    iri: Iri
    facts: ArticleFacts
    words: dict[Span, str] = field(default_factory=dict)
    length: int = 0
    iris: dict[str, Iri] = field(default_factory=dict)
    claim_texts: dict[str, str] = field(default_factory=dict)


def read_articles(quads: Iterable[Quad]) -> list[GraphArticle]:
    """Every article of a graph with its facts, in the order of their ids.

    Raises:
        GraphError: if a node lacks what the shapes ask of it.
    """
    index = GraphIndex(quads)
    blocks: dict[Iri | None, list[Iri]] = defaultdict(list)
    for node in index.having(sc("blockKind")):
        blocks[next(iter(index.nodes(node, DERIVED_FROM)), article_of(node))].append(node)
    articles = index.subjects(RDF_TYPE, sc("Article"))
    return [_ArticleReader(index, article, blocks[article]).read() for article in articles]


class _ArticleReader:
    """Reads what was derived from one article.

    Graphs of older versions give nodes more than is needed: an id, the article of what belongs to a node of it, and
    to spans and blocks their offsets. All of it follows from IRIs, but holds where it is told.
    """

    def __init__(self, index: GraphIndex, article: Iri, blocks: list[Iri]) -> None:
        self._index = index
        self._article = article
        self._blocks = blocks
        self._by_class: dict[str, list[Iri]] = {}
        for node in index.subjects(DERIVED_FROM, article):
            for kind in index.nodes(node, RDF_TYPE):
                self._by_class.setdefault(kind.removeprefix(SC), []).append(node)
        self._text = index.string(article, schema("articleBody")) or ""
        self._words: dict[Span, str] = {}
        self._ids: dict[str, str] = {}
        self._links: dict[Iri, list[Iri]] = {}
        for appearance in self._by_class.get("Appearance", []):
            links = index.subjects(sc("appearance"), appearance)
            if links:
                self._links[appearance] = links

    def read(self) -> GraphArticle:
        entities = self._each("Appearance", self._entity)
        claims_first = self._each("Claim", self._claim)
        facts = ArticleFacts(
            article=self._read_article(),
            reader=self._reader(),
            entities=entities,
            roles=self._each("ReportedRole", self._role),
            relations=self._each("Relation", self._relation),
            events=_in_order(self._each("ReportedEvent", self._event)),
            claims=claims_first,
            figures=self._each("Figure", self._figure),
            times=tuple(sorted((self._time(n) for n in self._nodes("TimeExpression")), key=lambda t: t.span)),
        )
        return GraphArticle(
            iri=self._article,
            facts=facts,
            words=dict(sorted(self._words.items())),
            length=int(self._index.string(self._article, sc("length")) or 0),
            iris={local: Iri(node) for node, local in self._ids.items()},
            claim_texts={self._id(n): self._index.needed(n, sc("text")) for n in self._nodes("Claim")},
        )

    def _nodes(self, kind: str) -> list[Iri]:
        return self._by_class.get(kind, [])

    def _id(self, node: Iri) -> str:
        found = self._index.string(node, IDENTIFIER) or local_id(node)
        return found or self._index.needed(node, IDENTIFIER)

    def _each(self, kind: str, read: Callable[[Iri, str], _Fact]) -> tuple[_Fact, ...]:
        found = []
        for node in self._nodes(kind):
            local = self._id(node)
            if kind != "Appearance":
                self._ids[node] = local
            found.append((natural_key(local), read(node, local)))
        return tuple(fact for _, fact in sorted(found, key=lambda pair: pair[0]))

    def _spans_of(self, node: Iri, predicate: Iri) -> tuple[Span, ...]:
        return tuple(sorted(map(self._span, self._index.nodes(node, predicate))))

    def _span(self, node: Iri) -> Span:
        span = self._index.span(node)
        if span not in self._words:
            told = self._index.string(node, oa("exact"))
            if told is None and span.end > len(self._text):
                raise GraphError(f"{node} has no exact words", remedy="make the graph anew with `kg build`")
            self._words[span] = self._text[span.start : span.end] if told is None else told
        return span

    def _entities(self, node: Iri, predicate: Iri) -> tuple[str, ...]:
        found = (self._ids[thing] for thing in self._index.nodes(node, predicate) if thing in self._ids)
        return tuple(sorted(found, key=natural_key))

    def _read_article(self) -> Article:
        index, node = self._index, self._article
        return Article(
            id=index.needed(node, IDENTIFIER),
            text=self._text,
            blocks=self._read_blocks(),
            title=index.string(node, schema("headline")),
            published=index.string(node, schema("datePublished")),
            published_inferred=index.flag(node, sc("publishedInferred")),
            source=index.string(node, schema("publisher")),
            author=index.string(node, schema("author")),
            url=index.string(node, schema("url")),
        )

    def _read_blocks(self) -> tuple[Block, ...]:
        if told := self._index.string(self._article, sc("blocks")):
            try:
                return blocks_in(told)
            except ValueError as error:
                raise GraphError(f"{self._article}: {error}", remedy="make the graph anew") from error
        blocks = [
            Block(BlockKind(self._index.needed(node, sc("blockKind"))), self._index.span(node)) for node in self._blocks
        ]
        return tuple(sorted(blocks, key=lambda block: block.span))

    def _reader(self) -> Reader:
        index = self._index
        run = next(iter(index.subjects(prov("used"), self._article)), None)
        if run is None:
            raise GraphError(f"{self._article} does not say who read it", remedy="make the graph anew with `kg build`")
        pipeline, extractor = index.node(run, sc("languagePipeline")), index.node(run, sc("extractor"))
        version = schema("softwareVersion")
        readers = [
            (index.needed(reader, RDFS_LABEL), index.needed(reader, version))
            for reader in index.nodes(run, sc("reader"))
        ]
        name, reader_version = readers[0] if readers else ("", "")
        parts = [
            ComponentVersion(index.needed(part, RDFS_LABEL), index.needed(part, version))
            for part in index.nodes(run, sc("component"))
        ]
        if told := index.string(run, sc("components")):
            parts += components_in(told)
        return Reader(
            pipeline=index.needed(pipeline, RDFS_LABEL),
            pipeline_version=index.needed(pipeline, version),
            version=index.needed(extractor, version),
            name=name,
            reader_version=reader_version,
            components=tuple(sorted(parts, key=lambda part: (part.name, part.version))),
        )

    def _entity(self, node: Iri, local: str) -> Entity:
        index = self._index
        thing = index.node(node, sc("thing"))
        self._ids.setdefault(thing, local)
        mentions = [
            Mention(span, kind) for kind, name in MENTION_PROPERTIES.items() for span in self._spans_of(node, name)
        ]
        mentions.sort(key=lambda mention: (mention.span, mention.kind))
        links = [link.removeprefix(WIKIDATA) for link in index.nodes(thing, EXACT_MATCH) if link.startswith(WIKIDATA)]
        return Entity(
            id=local,
            type=self._type(node, thing),
            name=index.string(node, skos("prefLabel")) or index.needed(thing, RDFS_LABEL),
            aliases=self._aliases(node, mentions),
            mentions=tuple(mentions),
            link=links[0] if links else None,
            reference=reference_id(thing) if node in self._links else None,
            links=tuple(sorted(map(self._link, self._links.get(node, ())), key=lambda link: _LINK_ORDER[link.type])),
        )

    def _type(self, node: Iri, thing: Iri) -> EntityType:
        """What the article takes a thing for: where the appearance does not tell, what the thing is."""
        if self._index.nodes(node, sc("thingType")):
            return self._index.choice(EntityType, node, sc("thingType"), SC)
        classes = self._index.nodes(thing, RDF_TYPE)
        found = next((type_ for type_ in _SHARED if sc(type_) in classes), None)
        if found is None:
            raise GraphError(f"{thing} has none of the classes of things", remedy="make the graph anew")
        return found

    def _link(self, node: Iri) -> Link:
        return Link(
            self._index.choice(LinkType, node, sc("linkType"), LINK_TYPE),
            self._spans_of(node, sc("evidence")),
            self._index.needed(node, sc("rule")),
        )

    def _aliases(self, node: Iri, mentions: list[Mention]) -> tuple[str, ...]:
        """In the order of first use; those that are no mention's exact words come last."""
        order: dict[str, int] = {}
        for mention in mentions:
            order.setdefault(self._words[mention.span], mention.span.start)
        names = {*self._index.strings(node, ALT_LABEL), *self._index.strings(node, sc("describedAs"))}
        return tuple(sorted(names, key=lambda name: (name not in order, order.get(name, 0), name)))

    def _evidence(self, node: Iri) -> tuple[Evidence, ...]:
        tellings = self._index.nodes(node, sc("telling"))
        # Older versions tell the rank of each; its IRI ends with it.
        tellings.sort(key=lambda telling: (self._rank(telling), telling))
        rule = self._index.string(node, sc("rule"))
        return tuple(self._telling(each, rule) for each in tellings or [node])

    def _rank(self, telling: Iri) -> int:
        told = self._index.string(telling, sc("rank")) or telling.rpartition("-")[2]
        return int(told) if told.isdecimal() else 0

    def _telling(self, node: Iri, rule: str | None) -> Evidence:
        spans, triggers = self._spans_of(node, sc("evidence")), self._spans_of(node, sc("trigger"))
        if not spans:
            raise GraphError(f"{node} has no evidence", remedy="make the graph anew with `kg build`")
        rule = self._index.string(node, sc("rule")) or rule or self._index.needed(node, sc("rule"))
        return Evidence(spans[0], rule, triggers[0] if triggers else None)

    def _thing(self, node: Iri, predicate: Iri) -> str:
        thing = self._index.node(node, predicate)
        if thing not in self._ids:
            raise GraphError(f"{node}: {thing} does not appear in the article", remedy="make the graph anew")
        return self._ids[thing]

    def _role(self, node: Iri, local: str) -> Role:
        return Role(
            id=local,
            person=self._thing(node, sc("person")),
            title=self._index.needed(node, sc("title")),
            of=self._thing(node, sc("of")) if self._index.nodes(node, sc("of")) else None,
            status=self._index.choice(RoleStatus, node, sc("roleStatus"), ROLE_STATUS),
            confidence=self._index.confidence(node),
            evidence=self._evidence(node),
        )

    def _relation(self, node: Iri, local: str) -> Relation:
        return Relation(
            id=local,
            type=self._index.choice(RelationType, node, sc("relationType"), SC),
            subject=self._thing(node, sc("subject")),
            object=self._thing(node, sc("object")),
            confidence=self._index.confidence(node),
            evidence=self._evidence(node),
        )

    def _event(self, node: Iri, local: str) -> Event:
        claims = (self._id(claim) for claim in self._index.nodes(node, sc("accordingTo")))
        return Event(
            id=local,
            type=self._index.choice(EventType, node, sc("eventType"), SC),
            status=self._index.choice(Status, node, sc("status"), STATUS),
            confidence=self._index.confidence(node),
            evidence=self._evidence(node),
            agents=self._entities(node, sc("agent")),
            targets=self._entities(node, sc("target")),
            places=self._entities(node, sc("place")),
            issues=self._entities(node, sc("issue")),
            start=self._index.string(node, sc("start")),
            end=self._index.string(node, sc("end")),
            date_inferred=self._index.flag(node, sc("dateInferred")),
            according_to=tuple(sorted(claims, key=natural_key)),
            coding=self._coding(node),
        )

    def _claim(self, node: Iri, local: str) -> Claim:
        (told,), cue = self._evidence(node), self._spans_of(node, sc("cue"))
        return Claim(
            id=local,
            speakers=self._entities(node, sc("speaker")),
            stance=self._index.choice(Stance, node, sc("stance"), STANCE),
            content=self._spans_of(node, sc("content")),
            cue=cue,
            source=self._spans_of(node, sc("source")),
            confidence=self._index.confidence(node),
            evidence=told if told.trigger or len(cue) != 1 else replace(told, trigger=cue[0]),
            targets=self._entities(node, sc("target")),
            issues=self._entities(node, sc("issue")),
            audience=self._index.string(node, sc("audience")),
            start=self._index.string(node, sc("start")),
            end=self._index.string(node, sc("end")),
            date_inferred=self._index.flag(node, sc("dateInferred")),
            coding=self._coding(node),
        )

    def _figure(self, node: Iri, local: str) -> Figure:
        index = self._index
        events = [event for name in ("toll", "amount") for event in index.subjects(sc(name), node)]
        if not events:
            raise GraphError(f"{node} belongs to no event", remedy="make the graph anew with `kg build`")
        try:
            return Figure(
                id=local,
                event=self._id(events[0]),
                kind=FigureKind(index.needed(node, sc("figureKind"))),
                low=self._number(node, sc("low")),
                high=self._number(node, sc("high")),
                approximate=index.flag(node, sc("approximate")),
                evidence=self._evidence(node)[0],
                of=index.string(node, sc("counted")),
                unit=index.string(node, sc("unit")),
                according_to=tuple(sorted(map(self._id, index.nodes(node, sc("saidIn"))), key=natural_key)),
                said_by=index.string(node, sc("saidBy")),
                confidence=index.confidence(node),
            )
        except ValueError as error:
            raise GraphError(f"{node}: {error}", remedy="make the graph anew with `kg build`") from error

    def _number(self, node: Iri, predicate: Iri) -> float | None:
        told = self._index.string(node, predicate)
        return None if told is None else float(told)

    def _time(self, node: Iri) -> TimeMention:
        kind, mod = self._index.string(node, sc("timeType")), self._index.string(node, sc("timeModifier"))
        try:
            return TimeMention(
                self._spans_of(node, sc("evidence"))[0],
                self._index.needed(node, sc("value")),
                self._index.flag(node, sc("dateInferred")),
                TimexType.DATE if kind is None else TimexType(kind),
                None if mod is None else TimexMod(mod),
            )
        except ValueError as error:
            raise GraphError(f"{node}: {error} of TIMEX3", remedy="make the graph anew") from error

    def _coding(self, node: Iri) -> Coding | None:
        codes, roots, modes = (
            [found.removeprefix(namespace) for found in self._index.nodes(node, sc(name))]
            for name, namespace in (("plover", PLOVER), ("ploverRoot", PLOVER), ("ploverMode", PLOVER_MODE))
        )
        if not codes:
            return None
        contexts = (each.removeprefix(PLOVER_CONTEXT) for each in self._index.nodes(node, sc("ploverContext")))
        return Coding(codes[0], roots[0] if roots else codes[0], modes[0] if modes else None, tuple(sorted(contexts)))


def _in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """By their numbers, where their ids are numbers, as older versions and people write them; else by their places."""
    if all(_NUMBERED.fullmatch(event.id) for event in events):
        return events
    return tuple(sorted(events, key=lambda event: (event.evidence[0].span, event.type.value, event.id)))
