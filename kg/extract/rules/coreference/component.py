"""Coreference as a stage of reading."""

from __future__ import annotations

from collections.abc import Iterator

from kg import lexicon
from kg.extract.layers import Anchor, Cluster, Clusters, Layers, Linked, Mentions, Names, Ownership, TypedMention
from kg.extract.rules.coreference.names import GrowingNames
from kg.extract.rules.coreference.resolver import Coreference
from kg.extract.shared.linking import GrowingCluster, finished
from kg.extract.shared.linking.ownership import POSSESSIVE, possessed_bodies
from kg.language import Annotation
from kg.model import MentionKind, Span

#: So many characters a name with its owner has at most.
_LONGEST_NAME = 120
_ORGAN = "relation.organ-of-state"


class CoreferenceRules:
    """Descriptions and pronouns, joined to what the article names; groups that it does not name."""

    name = "rules.coreference"
    version = "1"
    requires = (Names, Linked)
    assigns = (Mentions, Clusters)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        known = GrowingNames(annotation, layers[Names], layers[Linked])
        read = Coreference(known)
        known.settle_owners(read.referent)
        possessed = list(possessed_bodies(annotation, known.phrases, known.by_token, read.referent))
        for body, owner, span in possessed:
            body.state = body.state or owner
            _add_full_name(annotation, body, owner, span)
        known.settle_places()
        held = {role.person for role in known.register.roles}
        things = [thing for thing in known.things if thing in held or not _only_governs(annotation, thing)]
        meant = [*read.referent.values(), *(thing for several in read.plural.values() for thing in several)]
        found = finished(things, meant)
        owned = [Ownership(found[body], found[owner], span, POSSESSIVE) for body, owner, span in possessed]
        for organ, state, first, last in read.organs:
            span = annotation.span_of(annotation.tokens[first : last + 1])
            owned.append(Ownership(found[organ], found[state], span, _ORGAN))
        clusters = Clusters(
            tuple(found.values()), tuple(_anchors(annotation, known, read, found)), (*known.owned(found), *owned)
        )
        mentions = sorted(
            (TypedMention(mention, cluster.type) for cluster in clusters.clusters for mention in cluster.mentions),
            key=lambda each: (each.mention.span, each.type.value),
        )
        return layers.assign(Mentions(tuple(mentions))).assign(clusters)


def _anchors(
    annotation: Annotation, known: GrowingNames, read: Coreference, found: dict[GrowingCluster, Cluster]
) -> Iterator[Anchor]:
    for token in annotation.tokens:
        named, meant, several = known.by_token.get(token.i), read.referent.get(token.i), read.plural.get(token.i)
        if named is None and meant is None and not several:
            continue
        kind = MentionKind.PRONOUN if token.pos == "PRON" or token.tag in {"PRP", "PRP$"} else MentionKind.NOMINAL
        if named is not None:
            yield Anchor(token.span, (found[named],), MentionKind.NAME)
        if meant is not None and meant is not named:
            yield Anchor(token.span, (found[meant],), kind)
        if several:
            yield Anchor(token.span, tuple(found[thing] for thing in several), kind)


def _add_full_name(annotation: Annotation, body: GrowingCluster, owner: GrowingCluster, span: Span) -> None:
    if span.end - span.start < _LONGEST_NAME and body.name.casefold() != owner.name.casefold():
        body.add_alias(" ".join(annotation.article.words(span).split()))


def _only_governs(annotation: Annotation, thing: GrowingCluster) -> bool:
    """Named in "the Bush administration" only: that is a government, and he does nothing."""
    if (
        not thing.is_person
        or len(thing.name.split()) > 1
        or not all(mention.kind is MentionKind.NAME for mention in thing.mentions)
    ):
        return False
    for mention in thing.mentions:
        words = annotation.tokens_in(mention.span)
        after = annotation.next(words[-1]) if words else None
        if after is None or after.lower not in lexicon.words("ruling") or words[-1].dep == "poss":
            return False
    return True
