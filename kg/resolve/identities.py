"""From the appearances of a thing in many articles to the thing: which it is, what it is called, and why.

Names follow from the set of articles alone. A thing is called as at its first appearance, and the first bearer of a
name has the name for itself; later ones are named by the article in which they appeared first. So what newer articles
bring changes no name, unless it shows that two are one.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from kg.model import Apart, Appearance, ArticleFacts, Identity
from kg.resolve.blocks import blocks
from kg.resolve.bodies import against as against_body
from kg.resolve.bodies import join_bodies
from kg.resolve.clusters import Against, Cluster, Node
from kg.resolve.naming import is_telling, label_of, name_of
from kg.resolve.people import against_namesake, join_people
from kg.resolve.places import against as against_place
from kg.resolve.places import join_places
from kg.resolve.profiles import ArticleProfile, ReferenceEntries, ThingProfile, article_profile
from kg.slugs import slug

#: By kind: what puts appearances together, and what speaks against it that two clusters are one.
_KINDS: Mapping[str, tuple[Callable[[Iterable[Node]], list[Cluster]], Against]] = {
    "person": (join_people, against_namesake),
    "organization": (join_bodies, against_body),
    "place": (join_places, against_place),
}
#: Of so many namesakes at most it is said why a thing is none of them.
_MOST_APART = 5


def identities(articles: Iterable[ArticleProfile], *, known: Container[str] = ()) -> dict[Appearance, Identity]:
    """What each thing of the articles is, if these are all the articles there are.

    Args:
        known: ids of the reference facts, which nothing else is called.
    """
    nodes = [Node(article, thing) for article in articles for thing in article.things]
    found: dict[Appearance, Identity] = {}
    for block in blocks(nodes):
        found |= identify(block, known=known)
    return found


def linked_identity(thing: ThingProfile, reference: ReferenceEntries) -> Identity:
    """What a thing is that the reference facts know: it is called as they call it."""
    id = thing.reference or ""
    entry = reference.entry(id)
    return Identity(id, thing.name if entry is None else entry.name, is_reference=True)


def identify(block: Sequence[Node], *, known: Container[str] = ()) -> dict[Appearance, Identity]:
    """What each appearance of a block is. Nothing outside of the block has a say in it.

    Args:
        block: all appearances that hang together (see `kg.resolve.blocks`).
        known: ids of the reference facts, which nothing else is called.
    """
    linked = [node for node in block if node.thing.reference is not None]
    found = {node.key: Identity(node.thing.reference or "", node.thing.name, is_reference=True) for node in linked}
    kinds = dict.fromkeys(node.thing.kind for node in block)
    for kind in kinds:
        nodes = [node for node in block if node.thing.kind == kind and node.thing.reference is None]
        join, against = _KINDS.get(kind, _KINDS["place"])
        for cluster, thing, apart in _named(join(nodes), known, against):
            label = label_of(cluster.bearer(is_telling).thing)
            for node in cluster.nodes:
                rule, partner = cluster.joined.get(node.key, ("", None))
                is_first = node is cluster.anchor
                found[node.key] = Identity(thing, label, rule, partner, apart if is_first else ())
    return found


def _named(
    clusters: Sequence[Cluster], known: Container[str], against: Against
) -> Iterator[tuple[Cluster, str, tuple[Apart, ...]]]:
    """The clusters, in order, with the names that they get, and those before them of which they are kept apart."""
    bearers: dict[str, list[Cluster]] = {}
    taken: set[str] = set()
    for cluster in clusters:
        bearer = cluster.bearer(is_telling)
        thing = plain = name_of(bearer.thing)
        if not is_telling(bearer.thing) or plain in known or plain in taken:
            kind, _, name = plain.partition("/")
            thing = _numbered(f"{kind}/{slug(bearer.article.id)}_{name}", taken)
        taken.add(thing)
        namesakes = bearers.setdefault(plain, [])
        found = ((one.anchor.key, against(one, cluster)) for one in namesakes[:_MOST_APART])
        namesakes.append(cluster)
        yield cluster, thing, tuple(Apart(other, reason) for other, reason in found if reason is not None)


def _numbered(name: str, taken: Container[str]) -> str:
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


def alone(facts: ArticleFacts, *, known: Container[str] = ()) -> dict[str, Identity]:
    """What the things of an article are if there is no other article, by the ids of its entities."""
    return of_article(facts, identities([article_profile(facts)], known=known))


def of_article(facts: ArticleFacts, found: Mapping[Appearance, Identity]) -> dict[str, Identity]:
    """What the things of one article are, by the ids of its entities."""
    keys = ((facts.article.id, entity.id) for entity in facts.entities)
    return {key[1]: found[key] for key in keys if key in found}
