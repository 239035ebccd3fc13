"""Who is dead, by what the article says of them: the dead hold no office."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.layers import Cluster
from kg.extract.shared.linking import Named
from kg.language import Token
from kg.language.syntax import SUBJECT, is_negated, is_passive, subject

_KILLED = {"kill", "assassinate", "murder", "slay", "execute"}
#: Lemmas of the words that may tell a death.
_FATAL = _KILLED | {"die", "assassination"}
_ALMOST = {"nearly", "almost", "reportedly", "allegedly"}
_UNREAL = {"would", "could", "may", "might", "will", "to", "should", "if", "unless"}
_DOUBTED = {"deny", "reject", "dismiss", "doubt", "fear", "believe", "think"}


def dead_persons(identity: Named) -> list[Cluster]:
    """The persons of whom the article tells in its own words that they died or were killed."""
    fatal = (word for word in identity.annotation.tokens if word.lemma in _FATAL or word.lower == "dead")
    found = (_person(identity, token) for word in fatal for token in _dying(identity, word))
    return list(dict.fromkeys(thing for thing in found if thing is not None))


def _person(identity: Named, token: Token | None) -> Cluster | None:
    words = (token, token.child("appos")) if token is not None else ()  # "the president, X, died"
    things = (identity.by_token.get(word.i) for word in words if word is not None)
    return next((thing for thing in things if thing is not None and thing.is_person), None)


def _dying(identity: Named, token: Token) -> Iterator[Token | None]:
    """The words for whoever dies by this word."""
    if token.pos == "VERB" and token.lemma == "die" and _is_told(token):
        yield subject(token)
    elif token.lemma in _KILLED and token.pos == "VERB" and token.child(*SUBJECT) is not None:
        if is_passive(token) and _is_told(token):
            yield subject(token)
    elif token.lemma in _KILLED and token.tag in {"VBN", "VBD"}:
        yield _beside(identity, token)
    elif token.lower == "dead" and token.dep in {"oprd", "acomp"} and _is_told(token.head):
        yield subject(token.head)
    elif token.lemma == "assassination":
        yield token.child("poss")


def _is_told(verb: Token) -> bool:
    """It happened, and nobody doubts it."""
    if verb.tag not in {"VBD", "VBN", "VBZ"} or is_negated(verb):
        return False
    words = {child.lower for child in verb.children if child.i < verb.i}
    return not words & (_ALMOST | _UNREAL) and not (verb.dep == "ccomp" and verb.head.lemma in _DOUBTED)


def _beside(identity: Named, token: Token) -> Token | None:
    """ "Prime Minister X, killed ten years ago"."""
    if token.dep not in {"acl", "relcl", "conj"} or token.child("dobj", "nsubj", "cc") is not None:
        return None
    before = identity.annotation.next(token, -1)
    return identity.annotation.next(before, -1) if before is not None and before.text == "," else before
