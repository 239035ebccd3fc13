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

from kg.extract.layers import Cluster
from kg.extract.relations import conditions as when
from kg.extract.relations import kinds
from kg.extract.relations import slots as at
from kg.extract.relations.conditions import Match
from kg.extract.relations.found import NamedThings
from kg.language import Token
from kg.model import RelationType

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


_LISTED = (at.apposed, at.copula, at.listed, at.others, at.apposition, at.behind)

_MEMBERS = (
    # "X, a member of NATO", "X is a member of the EU", "EU member X", "the U.S. and other G7 members"
    Pattern(
        *("relation.member", RelationType.MEMBER_OF, Anchor.NOUN, "members"),
        *(kinds.actor, _LISTED, kinds.league, (at.of, at.before)),
    ),
    # "EU countries such as X and Y", "member states of NATO, including X"
    Pattern(
        *("relation.member-state", RelationType.MEMBER_OF, Anchor.NOUN, "league-nouns"),
        *(kinds.state, (*_LISTED, at.of), kinds.league, (at.before, at.of, at.in_)),
        (when.member_noun,),
    ),
    # "The G8 comprises X and Y", "the Contact Group, including X and Y"
    Pattern(
        *("relation.comprises", RelationType.MEMBER_OF, Anchor.VERB, "comprising"),
        *(kinds.state, (at.object_of, at.of), kinds.league, (at.subject_of,)),
        (when.lasting,),
    ),
    # "the Contact Group, including X and Y"
    Pattern(
        *("relation.comprises", RelationType.MEMBER_OF, Anchor.MARK, "listing-words"),
        *(kinds.state, (at.object_of_mark,), kinds.league, (at.head_of,)),
    ),
    # "X is part of the European Economic Area"
    Pattern(
        *("relation.member", RelationType.MEMBER_OF, Anchor.NOUN, "shares"),
        *(kinds.country, (at.copula,), kinds.league, (at.of,)),
    ),
    # "its NATO ally X"
    Pattern(
        *("relation.member", RelationType.MEMBER_OF, Anchor.NOUN, "partners"),
        *(kinds.state, (at.apposed, at.apposition, at.behind, at.listed), kinds.league, (at.before,)),
    ),
    # "X belongs to NATO"
    Pattern(
        *("relation.belongs", RelationType.MEMBER_OF, Anchor.VERB, "belonging"),
        *(kinds.country, (at.subject_of,), kinds.league, (at.to,)),
        (when.lasting,),
    ),
    # "X joined the EU", "X and Y, which joined NATO in 2004"
    Pattern(
        *("relation.joined", RelationType.MEMBER_OF, Anchor.VERB, "joining"),
        *(kinds.country, (at.subject_of,), kinds.league, (at.object_of,)),
        (when.done,),
    ),
)

_PLACES = (
    # "the Iraqi city of X", "the West Bank town of X", "the capital of Chad, X", "the Chinese city X"
    Pattern(
        *("relation.city-of", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(kinds.place, (at.of, at.apposition, at.behind, at.listed), kinds.location, (at.before,)),
        (when.settled,),
    ),
    # "Sudan's Darfur region", "the X region of Y", "X, the capital of Y"
    Pattern(
        *("relation.part-of-land", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(kinds.place, (at.modifier, at.apposed, at.copula), kinds.land, (at.owner, at.of, at.in_)),
        (when.larger, when.no_sea),
    ),
    # "In Iraq, troops left the city of X"
    Pattern(
        *("relation.city-there", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(kinds.place, (at.of,), kinds.land, (at.scene,)),
        (when.not_elsewhere,),
    ),
    # "Karachi and other parts of Sindh"
    Pattern(
        *("relation.part-of-land", RelationType.LOCATED_IN, Anchor.NOUN, "shares"),
        *(kinds.place, (at.others, at.copula), kinds.land, (at.of,)),
    ),
    # "five towns in X, including Y and Z"
    Pattern(
        *("relation.towns-in", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(kinds.place, (at.listed, at.of, at.apposition), kinds.land, (at.in_,)),
    ),
    # "Pakistan's restive X"
    Pattern(
        *("relation.owned-place", RelationType.LOCATED_IN, Anchor.MARK, "owner-marks"),
        *(kinds.place, (at.right,), kinds.location, (at.left,)),
        (when.may_own,),
    ),
    # "Macau's Banco X"
    Pattern(
        *("relation.owned-place", RelationType.LOCATED_IN, Anchor.MARK, "owner-marks"),
        *(kinds.organization, (at.right,), kinds.place, (at.left,)),
        (when.may_own, when.owner_is_place, when.apart),
    ),
    # "the country's restive X"
    Pattern(
        *("relation.owned-place", RelationType.LOCATED_IN, Anchor.MARK, "owner-marks"),
        *(kinds.place, (at.right,), kinds.country, (at.left,)),
        (when.named_by_lists,),
    ),
    # "X, Italy", "X, in northern Nigeria"
    Pattern(
        *("relation.comma-place", RelationType.LOCATED_IN, Anchor.MARK, "commas"),
        *(kinds.place, (at.left,), kinds.land, (at.right,)),
        (when.may_hold, when.no_list, when.no_new_subject),
    ),
    # "X Square in London", "the University X in Cairo", "the town of X in Y"
    Pattern(
        *("relation.name-in-place", RelationType.LOCATED_IN, Anchor.MARK, "inside-words"),
        *(kinds.seated, (at.left,), kinds.land, (at.object_of_mark,)),
        (when.of_the_name,),
    ),
    # "X lies in Ukraine", "the village, which is situated in Chad"
    Pattern(
        *("relation.lies-in", RelationType.LOCATED_IN, Anchor.VERB, "lying"),
        *(kinds.place, (at.subject_of,), kinds.land, (at.in_,)),
    ),
    # "Hull, a port in England"
    Pattern(
        *("relation.explained-place", RelationType.LOCATED_IN, Anchor.NOUN, "settlements"),
        *(kinds.place, (at.apposed,), kinds.land, (at.in_,)),
    ),
    # "the Washington-based X"
    Pattern(
        *("relation.based", RelationType.LOCATED_IN, Anchor.MARK, "basing-words"),
        *(kinds.body, (at.dashed_noun,), kinds.location, (at.dashed,)),
    ),
    # "X has its headquarters in Y"
    Pattern(
        *("relation.based", RelationType.LOCATED_IN, Anchor.NOUN, "seats"),
        *(kinds.body, (at.before, at.of), kinds.land, (at.in_,)),
    ),
    # "X, based in Geneva", "X, headquartered in Brussels"
    Pattern(
        *("relation.based", RelationType.LOCATED_IN, Anchor.VERB, "basing"),
        *(kinds.organization, (at.described,), kinds.location, (at.in_,)),
    ),
)

PATTERNS = (*_MEMBERS, *_PLACES)
