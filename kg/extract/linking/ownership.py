"""Whose a body is, as the words beside its name tell: "China's Foreign Ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extract.layers import Cluster, NameMention
from kg.extract.linking.growing import GrowingCluster
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import BODIES, EntityType, Span

POSSESSIVE = "relation.possessive"
_STATELY = ("state news", "state media", "state tele", "state radio", "state broadcaster", "state-run", "official news")
#: Words by which a body is the state's whatever its kind, and kinds that are not even so.
_NATIONAL = {"National", "Federal", "Royal", "Central"}
_PRIVATE = {"party", "company", "media", "bank", "armed-group", "religious", "ngo", "union"}


def possessed_bodies(
    annotation: Annotation,
    phrases: Mapping[int, NameMention],
    named: Mapping[int, GrowingCluster],
    referent: Mapping[int, GrowingCluster],
) -> Iterator[tuple[GrowingCluster, GrowingCluster, Span]]:
    """A body, its owner, and the words: "China's Foreign Ministry", "the Foreign Office of the United Kingdom".

    Args:
        phrases, named, referent: the name at a token, what that names, and what a token refers to.
    """
    for phrase in dict.fromkeys(phrases.values()):
        body = named.get(phrase.last - 1)
        if phrase.type is not EntityType.ORGANIZATION or body is None or not is_body_of_state(body):
            continue
        before = _possessor(annotation.tokens, phrases, phrase.first)
        owner = before or _state_behind(annotation.tokens, phrases, phrase.last)
        whole = referent.get(owner.i) if owner is not None else None
        if owner is None or whole is None or whole is body or whole.type not in BODIES:
            continue
        name = phrases.get(owner.i)
        start = name.first if name is not None else owner.i  # all of "United States"
        words = annotation.tokens[min(start, phrase.first) : max(owner.i + 1, phrase.last)]
        yield body, whole, annotation.span_of(words)


def is_body_of_state(thing: Cluster | GrowingCluster, *, unknown: bool = True) -> bool:
    """A body that a state has, not a party, company or league that merely sits there.

    Args:
        unknown: the answer where no word of the name tells: "U.S. Geological Survey" and "British air force" are
            some, "Indian Movement X" is none.
    """
    known = thing.known
    if known is not None:
        stately = any(name.casefold().startswith(_STATELY) for name in thing.aliases)
        # As in: the state news agency (IRNA).
        return known.kind in lexicon.ORGAN_KINDS or (known.kind == "media" and stately)
    words, heads = thing.name.split(), lexicon.organization_heads()
    if "News" in words or thing.name.endswith("security forces"):
        return False
    if _NATIONAL & set(words) and heads.get(words[-1]) not in _PRIVATE:
        return True  # "National Hurricane Center"
    if len(words) > 1 and words[-2].lower() == "state" and f"state {words[-1].lower()}" in lexicon.organ_nouns():
        return True  # "Libyan state TV"
    kind = heads.get(words[-1]) or heads.get(words[0]) or lexicon.organ_nouns().get(words[-1].lower())
    kind = kind or next((heads[word] for word in words if word in heads), None)
    return kind in lexicon.ORGAN_KINDS if kind else unknown and len(words) > 1


def _possessor(tokens: Sequence[Token], phrases: Mapping[int, NameMention], first: int) -> Token | None:
    """The owner whose name, with or without a possessive mark, stands before token ``first``."""
    before = tokens[first - 1] if first else None
    if before is None or before.sentence != tokens[first].sentence:
        return None
    if before.tag == "POS" and first > 1:
        return tokens[first - 2]
    phrase = phrases.get(before.i)
    if phrase is None or phrase.type is not EntityType.STATE or phrase.form is Form.PEOPLE:
        return None
    adjacent = before.end + 1 >= tokens[first].start and before.dep in {"amod", "compound", "nmod", "poss"}
    return before if adjacent else None


def _state_behind(tokens: Sequence[Token], phrases: Mapping[int, NameMention], last: int) -> Token | None:
    """ "... of the United Kingdom"."""
    name = name_behind_of(tokens, phrases, last)
    return tokens[name.last - 1] if name is not None and name.type is EntityType.STATE else None


def name_behind_of(tokens: Sequence[Token], phrases: Mapping[int, NameMention], i: int) -> NameMention | None:
    """The name that token ``i`` joins to the words before it, if that is "of", or "of the"."""
    if i >= len(tokens) or tokens[i].lower != "of" or tokens[i].sentence != tokens[i - 1].sentence:
        return None
    i += 1
    while i < len(tokens) and tokens[i].lower == "the":
        i += 1
    return phrases.get(i)
