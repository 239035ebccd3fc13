"""IRIs of articles, and of the things and facts of one article."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model import Article, ArticleFacts, Entity, EntityType, Identity, Span
from kg.rdf.namespaces import ISSUE
from kg.rdf.terms import Iri
from kg.slugs import slug

#: No text is as long as more digits would have it, and Python refuses to read a great many.
_OFFSETS = re.compile(r"_(\d{1,9})-(\d{1,9})$", re.ASCII)


class LocalIris:
    """Makes the IRIs of what belongs to one article: all that follows from the article's id alone."""

    def __init__(self, article: str, *, base: str) -> None:
        self._base = base
        self._article = slug(article)

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
        """Some characters of the article; `span_in` reads it back."""
        return self.local("span", f"{span.start}-{span.end}")


class ArticleIris(LocalIris):
    """Makes the IRIs of one article and of the things in it.

    Things are shared by all articles that speak of them: their IRIs are what they are taken for (see `kg.resolve`),
    such as ``.../state/china`` and ``.../person/antony-blinken``. Kind is part of it, so that Washington the city is
    never somebody called Washington. Groups and facts belong to their article: ``.../event/ARTICLE_visit-china``.
    Article ids and slugs hold no ``_``, hence no two of these can be the same.

    Args:
        identities: what each entity but groups and issues is, by its id.
    """

    def __init__(self, facts: ArticleFacts, *, base: str, identities: Mapping[str, Identity]) -> None:
        super().__init__(facts.article.id, base=base)
        self._identities = identities
        self.entities = self._name_entities(facts.entities)

    def _name_entities(self, entities: tuple[Entity, ...]) -> dict[str, Iri]:
        named: dict[str, Iri] = {}
        taken: set[str] = set()
        for entity in entities:
            iri = first = self._entity(entity)
            number = 2
            while entity.type is EntityType.GROUP and iri in taken:
                iri = Iri(f"{first}-{number}")
                number += 1
            taken.add(iri)
            named[entity.id] = iri
        return named

    def _entity(self, entity: Entity) -> Iri:
        if entity.type is EntityType.ISSUE:
            return Iri(ISSUE + slug(entity.name))
        if entity.type is EntityType.GROUP:
            return self.local("group", slug(entity.name))
        return Iri(self._base + self._identities[entity.id].thing)

    def label(self, entity: Entity) -> str:
        """What the entity is called in all articles."""
        identity = self._identities.get(entity.id)
        return entity.name if identity is None else identity.label

    def post(self, title: str, holder: Iri) -> Iri:
        """The office ``title`` of a state or organization: shared by all articles that name it."""
        kind, _, name = holder.removeprefix(self._base).partition("/")
        return Iri(f"{self._base}post/{slug(title)}_{kind}_{name}")

    def software(self, name: str, version: str, part: str = "") -> Iri:
        """A program, or a part of one: a ``reader`` or a ``component``, so that none is taken for a program."""
        dotless, number = (slug(text.replace(".", "-")) for text in (name, version))
        return Iri(f"{self._base}software/{part}{'-' if part else ''}{dotless}_{number}")


def reference_id(thing: Iri) -> str:
    """The id of a linked thing among the reference facts: the kind and the name at the end of its IRI."""
    kind, _, name = thing.rpartition("/")
    return f"{kind[max(kind.rfind('/'), kind.rfind('#')) + 1 :]}/{name}"


def span_in(node: str) -> Span | None:
    """Where the node of a span or block stands, by its IRI: ``.../span/ARTICLE_10-42``; None if that tells nothing."""
    match = _OFFSETS.search(node)
    if match is None or (start := int(match[1])) >= (end := int(match[2])):
        return None
    return Span(start, end)


def local_id(node: str) -> str | None:
    """The id of a node within its article: ``v1`` of ``.../event/ARTICLE_v1``; None if its IRI is not of this form."""
    return node.rpartition("/")[2].partition("_")[2] or None


def article_of(node: str) -> Iri | None:
    """The article that a node belongs to, by the IRI of the node; None if that is not of this form."""
    path, _, name = node.rpartition("/")
    article, is_local, _ = name.partition("_")
    base = path[: max(path.rfind("/"), path.rfind("#")) + 1]
    return Iri(f"{base}article/{article}") if is_local and base else None


def article_words(article: Article, span: Span) -> str:
    """The words at ``span``, and a clear error for a span that lies outside of the text.

    Raises:
        ValueError: if the text ends before the span.
    """
    if span.end > len(article.text):
        raise ValueError(f"article {article.id}: span {span.start} to {span.end} ends after the text")
    return article.words(span)
