"""How texts tell what is a member of what, and where something lies: a row for each construction.

A pattern is read so: at the word or mark that is its anchor, take what stands in the first of the subject's slots that
holds something of the subject's kind, the same for the object, and relate each of the ones to each of the others, if
all conditions hold. What is only told of a past, a possibility or a wish is no relation: of nouns and verbs that is
asked of every pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.extract.layers import Cluster, NameMention
from kg.extract.relations import slots as at
from kg.extract.relations.clauses import is_asked, is_claimed, is_real, predicate, sayers
from kg.extract.relations.things import NamedThings
from kg.language import Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType, RelationType

#: Kinds of lands that are larger than what owns them in "Britain's Europe minister".
_VAST = {"continent", "region", "people", "sea", "ocean", "gulf", "strait", "bloc"}
#: Kinds of what may stand behind the comma.
_CONTAINERS = {"subdivision", "un-member", "de-facto", "observer", "historical"}


class Match(NamedTuple):
    """The word that tells a relation, and the tokens of what is related."""

    anchor: Token
    subject: Token
    object: Token


def real_noun(_: NamedThings, match: Match) -> bool:
    """Not "former ally", "potential member", "no ally", "non-member"."""
    unreal = lexicon.words("unreal-qualities")
    return not any(child.lower in unreal for child in match.anchor.children if child.i < match.anchor.i)


def real_verb(_: NamedThings, match: Match) -> bool:
    """The clause says yes, of what is: not "has not joined", "may join", "wants to join"."""
    return is_real(match.anchor)


def put_forward(things: NamedThings, match: Match) -> bool:
    """Not "Is X a member?", "claims that X is a member", nor what one of the two says: "Y says X is part of Y"."""
    verb = predicate(match.anchor)
    if verb is None:
        return True
    if is_asked(verb) or is_claimed(verb):
        return False
    ends = {things.referent(match.subject), things.referent(match.object)} - {None}
    return not any(things.referent(word) in ends for word in sayers(verb))


def done(_: NamedThings, match: Match) -> bool:
    """ "joined", not "joins", "joining"."""
    return match.anchor.tag in {"VBD", "VBN"}


def member_noun(_: NamedThings, match: Match) -> bool:
    """ "EU states", "member states of the EU"; not "non-EU states"."""
    before = [child for child in match.anchor.children if child.i < match.anchor.i]
    return not any(word.lower.startswith("non") for child in before for word in child.subtree())


def larger(_: NamedThings, match: Match) -> bool:
    """Not the "West Bank town of X": what stands before a noun for a town lies in nothing behind it."""
    before = match.subject.head is match.anchor and match.subject.i < match.anchor.i
    return not before or match.anchor.lemma not in lexicon.words("towns") or match.object.dep == "poss"


def may_hold(things: NamedThings, match: Match) -> bool:
    """The second name is that of a state or province, and the first is not known to lie elsewhere."""
    inner, outer = things.phrase(match.subject), _whole(things.phrase(match.object))
    if inner is None or outer is None or outer.known is None or inner.form is Form.ADJECTIVE:
        return False
    if outer.form not in {Form.NAME, Form.CAPITAL}:
        return False
    if inner.known is not None and inner.known.kind == outer.known.kind:
        return False  # "Alaska, Hawaii"
    if outer.known.kind not in _CONTAINERS and (outer.known.kind != "city" or inner.known is not None):
        return False
    state = outer.known.name if outer.type is EntityType.STATE else outer.known.state
    elsewhere = inner.known.state if inner.known is not None else None
    return state is None or elsewhere is None or state == elsewhere


def no_new_subject(things: NamedThings, match: Match) -> bool:
    """ "at the Olympic Park, Norway defeated": the comma ends a phrase, and a new subject begins."""
    name = match.object
    if _is_listed_in(things.phrase(match.subject), _whole(things.phrase(name))):
        return True
    return not (name.dep in {"nsubj", "nsubjpass"} and name.head.i > name.i and name.head.pos in {"VERB", "AUX"})


def may_own(things: NamedThings, match: Match) -> bool:
    """Not "Britain's Europe minister", "Russia's Kyiv embassy": the lists know better or the name goes on."""
    owner, inner = things.phrase(match.object), things.phrase(match.subject)
    if owner is None or inner is None or inner.form is Form.ADJECTIVE or owner.form is Form.PEOPLE:
        return False
    known = inner.known
    if known is not None and inner.type is EntityType.PLACE:
        if known.kind in _VAST:
            return False
        lands = {owner.known.name, owner.known.state} if owner.known is not None else set()
        return known.state in lands or (not known.state and not _modifies(things, inner))
    named_so = inner.trusted or inner.last - inner.first == 1  # no "Australia's Mary Smith" taken for a place
    return named_so and not _modifies(things, inner)


def _modifies(things: NamedThings, phrase: NameMention) -> bool:
    """The name describes a noun behind it."""
    last = things.annotation.tokens[phrase.last - 1]
    return last.dep in {"compound", "amod", "nmod"} and last.head.i >= phrase.last


def _whole(phrase: NameMention | None) -> NameMention | None:
    """Of "northern Iraq" the name of the state."""
    return phrase.owner if phrase is not None and phrase.owner is not None else phrase


def _is_listed_in(inner: NameMention | None, outer: NameMention | None) -> bool:
    """The lists say that the place lies in the state."""
    if inner is None or inner.known is None or outer is None or outer.known is None:
        return False
    return outer.type is EntityType.STATE and inner.known.state == outer.known.name


#: What a token stands for, if that is of the kind.
Kind = Callable[[NamedThings, Token], Cluster | None]
#: The tokens at a place beside an anchor.
Slot = Callable[[NamedThings, Token], Iterable[Token]]
#: Whether a match may tell the relation.
Condition = Callable[[NamedThings, Match], bool]


class Anchor(StrEnum):
    """What kind of word tells the relation."""

    NOUN = "a noun, by its lemma"
    VERB = "a verb, by its lemma"
    MARK = "a word or mark between two names, as it is written in small letters"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A construction that tells a relation.

    Args:
        rule: name of the rule that evidence gives.
        words: the class of ``who_words.tsv`` that the anchor is of.
        subject, object: what they must be.
        subject_at, object_at: where they stand, the first that holds something counts.
        conditions: what must hold besides.
    """

    rule: str
    type: RelationType
    anchor: Anchor
    words: str
    subject: Kind
    subject_at: tuple[Slot, ...]
    object: Kind
    object_at: tuple[Slot, ...]
    conditions: tuple[Condition, ...] = ()


_LISTED = (at.apposed, at.copula, at.listed, at.others, at.apposition)

_MEMBERS = (
    # "X, a member of NATO", "X is a member of the EU", "EU member X", "the U.S. and other G7 members"
    Pattern(
        *("relation.member", RelationType.MEMBER_OF, Anchor.NOUN, "members"),
        *(NamedThings.actor, _LISTED, NamedThings.league, (at.of, at.before)),
    ),
    # "EU countries such as X and Y", "member states of NATO, including X"
    Pattern(
        *("relation.member-state", RelationType.MEMBER_OF, Anchor.NOUN, "league-nouns"),
        *(NamedThings.named_state, (*_LISTED, at.of), NamedThings.league, (at.before, at.of, at.in_)),
        (member_noun,),
    ),
    # "X belongs to NATO"
    Pattern(
        *("relation.belongs", RelationType.MEMBER_OF, Anchor.VERB, "belonging"),
        *(NamedThings.country, (at.subject_of,), NamedThings.league, (at.to,)),
    ),
    # "X joined the EU", "X and Y, which joined NATO in 2004"
    Pattern(
        *("relation.joined", RelationType.MEMBER_OF, Anchor.VERB, "joining"),
        *(NamedThings.country, (at.subject_of,), NamedThings.league, (at.object_of,)),
        (done,),
    ),
)

_PLACES = (
    # "the Iraqi city of X", "the West Bank town of X", "the capital of Chad, X", "the Chinese city X"
    Pattern(
        *("relation.city-of", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(NamedThings.place, (at.of, at.apposition, at.listed), NamedThings.location, (at.before,)),
    ),
    # "Sudan's Darfur region", "the X region of Y", "X, the capital of Y"
    Pattern(
        *("relation.part-of-land", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(NamedThings.place, (at.modifier, at.apposed, at.copula), NamedThings.land, (at.owner, at.of, at.in_)),
        (larger,),
    ),
    # "Pakistan's restive X"
    Pattern(
        *("relation.owned-place", RelationType.LOCATED_IN, Anchor.MARK, "owner-marks"),
        *(NamedThings.place, (at.right,), NamedThings.location, (at.left,)),
        (may_own,),
    ),
    # "X, Italy", "X, in northern Nigeria"
    Pattern(
        *("relation.comma-place", RelationType.LOCATED_IN, Anchor.MARK, "commas"),
        *(NamedThings.place, (at.left,), NamedThings.land, (at.right,)),
        (may_hold, no_new_subject),
    ),
    # "X Square in London", "the University X in Cairo", "the town of X in Y"
    Pattern(
        *("relation.name-in-place", RelationType.LOCATED_IN, Anchor.MARK, "inside-words"),
        *(NamedThings.seated, (at.left,), NamedThings.land, (at.object_of_mark,)),
    ),
    # "X lies in Ukraine", "the village, which is situated in Chad"
    Pattern(
        *("relation.lies-in", RelationType.LOCATED_IN, Anchor.VERB, "lying"),
        *(NamedThings.place, (at.subject_of,), NamedThings.land, (at.in_,)),
    ),
    # "Hull, a port in England"
    Pattern(
        *("relation.explained-place", RelationType.LOCATED_IN, Anchor.NOUN, "settlements"),
        *(NamedThings.place, (at.apposed,), NamedThings.land, (at.in_,)),
    ),
    # "the Washington-based X"
    Pattern(
        *("relation.based", RelationType.LOCATED_IN, Anchor.MARK, "basing-words"),
        *(NamedThings.body, (at.dashed_noun,), NamedThings.location, (at.dashed,)),
    ),
    # "X, based in Geneva", "X, headquartered in Brussels"
    Pattern(
        *("relation.based", RelationType.LOCATED_IN, Anchor.VERB, "basing"),
        *(NamedThings.organization, (at.described,), NamedThings.location, (at.in_,)),
    ),
)

PATTERNS = (*_MEMBERS, *_PLACES)
