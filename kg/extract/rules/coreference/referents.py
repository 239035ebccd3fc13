"""Which thing each token refers to, as far as the article has been read."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.rules.coreference.history import History
from kg.extract.rules.coreference.names import GrowingNames
from kg.extract.shared.linking import GrowingCluster
from kg.language import Token
from kg.model import MentionKind


class Referents:
    """The answers of coreference, and the history that they are found in.

    Attributes:
        one: the thing that a token refers to.
        several: the things that a plural pronoun or pair refers to.
    """

    def __init__(self, identity: GrowingNames) -> None:
        self.identity = identity
        self.annotation = identity.annotation
        self.one: dict[int, GrowingCluster] = dict(identity.by_token)
        self.several: dict[int, list[GrowingCluster]] = {}
        self.history = History(identity.annotation, identity.by_token)

    def refer(self, token: Token, thing: GrowingCluster, kind: MentionKind, words: Sequence[Token] = ()) -> None:
        """The token refers to ``thing``; ``words`` are the whole phrase that it heads."""
        span = self.annotation.span_of(words or [token])
        thing.add_mention(span, kind)
        if kind is MentionKind.NOMINAL:
            thing.add_alias(" ".join(self.annotation.article.words(span).split()))
        self.point(token, thing)

    def point(self, token: Token, thing: GrowingCluster) -> None:
        """The token refers to ``thing``, whose mention is known already."""
        self.one[token.i] = thing
        self.history.see(thing, token)
