"""IRIs of the things and facts of one article."""

from __future__ import annotations

from collections.abc import Container

from kg.model import Article, ArticleFacts, Entity, EntityType, Span
from kg.rdf.namespaces import ISSUE
from kg.rdf.slugs import slug
from kg.rdf.terms import Iri

#: The kind, the first part of an id, of what is shared by articles or belongs to one.
KIND_OF = {
    EntityType.STATE: "state",
    EntityType.OFFICIAL: "person",
    EntityType.PERSON: "person",
    EntityType.ORGANIZATION: "organization",
    EntityType.PLACE: "place",
    EntityType.GROUP: "group",
}


class ArticleIris:
    """Makes the IRIs of one article.

    Things with a name are shared by all articles: their IRI follows from kind and name alone
    (``.../state/china``, ``.../person/antony-blinken``). Kind is part of it, so that Washington the city
    is never somebody called Washington. What is linked to the reference facts has its IRI from there, whatever it is
    called; what is not linked keeps off their IRIs. Groups and facts belong to their article: ``.../event/ARTICLE_v1``.
    Article ids and slugs hold no ``_``, hence no two of these can be the same.

    Args:
        known: ids of the reference facts (``state/china``).
    """

    def __init__(self, facts: ArticleFacts, *, base: str, known: Container[str] = ()) -> None:
        self._base = base
        self._known = known
        self._article = slug(facts.article.id)
        self.entities = self._name_entities(facts.entities)

    def _name_entities(self, entities: tuple[Entity, ...]) -> dict[str, Iri]:
        named: dict[str, Iri] = {}
        taken: set[str] = set()
        for entity in sorted(entities, key=lambda entity: entity.reference is None):
            iri = first = self._entity(entity)
            number = 2
            while iri in taken and entity.type is not EntityType.ISSUE:
                iri = Iri(f"{first}-{number}")
                number += 1
            taken.add(iri)
            named[entity.id] = iri
        return named

    def _entity(self, entity: Entity) -> Iri:
        name = slug(entity.name)
        if entity.type is EntityType.ISSUE:
            return Iri(ISSUE + name)
        if entity.type is EntityType.GROUP:
            return self.local("group", name)
        id = f"{KIND_OF[entity.type]}/{name}"
        if entity.reference is None and id in self._known:
            return self.local(KIND_OF[entity.type], name)
        return Iri(self._base + (entity.reference or id))

    @property
    def article(self) -> Iri:
        return Iri(f"{self._base}article/{self._article}")

    @property
    def graph(self) -> Iri:
        """The named graph that holds all that the article says."""
        return Iri(f"{self._base}graph/{self._article}")

    @property
    def run(self) -> Iri:
        """The activity that read the article."""
        return Iri(f"{self._base}run/{self._article}")

    def local(self, kind: str, name: str) -> Iri:
        """A thing of this article only."""
        return Iri(f"{self._base}{kind}/{self._article}_{name}")

    def span(self, span: Span) -> Iri:
        return self.local("span", f"{span.start}-{span.end}")

    def post(self, title: str, holder: Iri) -> Iri:
        """The office ``title`` of a state or organization: shared by all articles that name it."""
        kind, _, name = holder.removeprefix(self._base).partition("/")
        return Iri(f"{self._base}post/{slug(title)}_{kind}_{name}")

    def software(self, name: str, version: str) -> Iri:
        return Iri(f"{self._base}software/{slug(name)}_{slug(version.replace('.', '-'))}")


def reference_id(thing: Iri) -> str:
    """The id of a linked thing among the reference facts: the kind and the name at the end of its IRI."""
    kind, _, name = thing.rpartition("/")
    return f"{kind[max(kind.rfind('/'), kind.rfind('#')) + 1 :]}/{name}"


def article_words(article: Article, span: Span) -> str:
    """The words at ``span``, and a clear error for a span that lies outside of the text.

    Raises:
        ValueError: if the text ends before the span.
    """
    if span.end > len(article.text):
        raise ValueError(f"article {article.id}: span {span.start} to {span.end} ends after the text")
    return article.words(span)
