"""How texts tell what is a member of what, and where something lies: a row for each construction.

A pattern is read so: at the word or mark that is its anchor, take what stands in the first of the subject's slots that
holds something of the subject's kind, the same for the object, and relate each of the ones to each of the others, if
all conditions hold. What is only told of a past, a possibility or a wish is no relation: of nouns and verbs that is
asked of every pattern.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.relations import conditions as when
from kg.extract.relations.conditions import Match
from kg.extract.relations.found import NamedThings
from kg.extract.relations.kinds import Kind
from kg.extract.relations.slots import At
from kg.model import RelationType


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
    subject_at: tuple[At, ...]
    object: Kind
    object_at: tuple[At, ...]
    conditions: tuple[Callable[[NamedThings, Match], bool], ...] = ()


_LISTED = (At.APPOSED, At.COPULA, At.LISTED, At.OTHERS, At.APPOSITION, At.BEHIND)

_MEMBERS = (
    # "X, a member of NATO", "X is a member of the EU", "EU member X", "the U.S. and other G7 members"
    Pattern(
        *("relation.member", RelationType.MEMBER_OF, Anchor.NOUN, "members"),
        *(Kind.ACTOR, _LISTED, Kind.LEAGUE, (At.OF, At.BEFORE)),
    ),
    # "EU countries such as X and Y", "member states of NATO, including X"
    Pattern(
        *("relation.member-state", RelationType.MEMBER_OF, Anchor.NOUN, "league-nouns"),
        *(Kind.STATE, (*_LISTED, At.OF), Kind.LEAGUE, (At.BEFORE, At.OF, At.IN)),
        (when.member_noun,),
    ),
    # "The G8 comprises X and Y", "the Contact Group, including X and Y"
    Pattern(
        *("relation.comprises", RelationType.MEMBER_OF, Anchor.VERB, "comprising"),
        *(Kind.STATE, (At.OBJECT, At.OF), Kind.LEAGUE, (At.SUBJECT,)),
        (when.lasting,),
    ),
    # "the Contact Group, including X and Y"
    Pattern(
        *("relation.comprises", RelationType.MEMBER_OF, Anchor.MARK, "listing-words"),
        *(Kind.STATE, (At.OBJECT_OF_MARK,), Kind.LEAGUE, (At.HEAD,)),
    ),
    # "X is part of the European Economic Area"
    Pattern(
        *("relation.member", RelationType.MEMBER_OF, Anchor.NOUN, "shares"),
        *(Kind.COUNTRY, (At.COPULA,), Kind.LEAGUE, (At.OF,)),
    ),
    # "its NATO ally X"
    Pattern(
        *("relation.member", RelationType.MEMBER_OF, Anchor.NOUN, "partners"),
        *(Kind.STATE, (At.APPOSED, At.APPOSITION, At.BEHIND, At.LISTED), Kind.LEAGUE, (At.BEFORE,)),
    ),
    # "X belongs to NATO"
    Pattern(
        *("relation.belongs", RelationType.MEMBER_OF, Anchor.VERB, "belonging"),
        *(Kind.COUNTRY, (At.SUBJECT,), Kind.LEAGUE, (At.TO,)),
        (when.lasting,),
    ),
    # "X joined the EU", "X and Y, which joined NATO in 2004"
    Pattern(
        *("relation.joined", RelationType.MEMBER_OF, Anchor.VERB, "joining"),
        *(Kind.COUNTRY, (At.SUBJECT,), Kind.LEAGUE, (At.OBJECT,)),
        (when.done,),
    ),
)

_PLACES = (
    # "the Iraqi city of X", "the West Bank town of X", "the capital of Chad, X", "the Chinese city X"
    Pattern(
        *("relation.city-of", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(Kind.PLACE, (At.OF, At.APPOSITION, At.BEHIND, At.LISTED), Kind.LOCATION, (At.BEFORE,)),
        (when.settled,),
    ),
    # "Sudan's Darfur region", "the X region of Y", "X, the capital of Y"
    Pattern(
        *("relation.part-of-land", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(Kind.PLACE, (At.MODIFIER, At.APPOSED, At.COPULA), Kind.LAND, (At.OWNER, At.OF, At.IN)),
        (when.larger, when.no_sea),
    ),
    # "In Iraq, troops left the city of X"
    Pattern(
        *("relation.city-there", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(Kind.PLACE, (At.OF,), Kind.LAND, (At.SCENE,)),
        (when.not_elsewhere,),
    ),
    # "Karachi and other parts of Sindh"
    Pattern(
        *("relation.part-of-land", RelationType.LOCATED_IN, Anchor.NOUN, "shares"),
        *(Kind.PLACE, (At.OTHERS, At.COPULA), Kind.LAND, (At.OF,)),
    ),
    # "five towns in X, including Y and Z"
    Pattern(
        *("relation.towns-in", RelationType.LOCATED_IN, Anchor.NOUN, "city-nouns"),
        *(Kind.PLACE, (At.LISTED, At.OF, At.APPOSITION), Kind.LAND, (At.IN,)),
    ),
    # "Pakistan's restive X"
    Pattern(
        *("relation.owned-place", RelationType.LOCATED_IN, Anchor.MARK, "owner-marks"),
        *(Kind.PLACE, (At.RIGHT,), Kind.LOCATION, (At.LEFT,)),
        (when.may_own,),
    ),
    # "Macau's Banco X"
    Pattern(
        *("relation.owned-place", RelationType.LOCATED_IN, Anchor.MARK, "owner-marks"),
        *(Kind.ORGANIZATION, (At.RIGHT,), Kind.PLACE, (At.LEFT,)),
        (when.may_own, when.owner_is_place, when.apart),
    ),
    # "the country's restive X"
    Pattern(
        *("relation.owned-place", RelationType.LOCATED_IN, Anchor.MARK, "owner-marks"),
        *(Kind.PLACE, (At.RIGHT,), Kind.COUNTRY, (At.LEFT,)),
        (when.named_by_lists,),
    ),
    # "X, Italy", "X, in northern Nigeria"
    Pattern(
        *("relation.comma-place", RelationType.LOCATED_IN, Anchor.MARK, "commas"),
        *(Kind.PLACE, (At.LEFT,), Kind.LAND, (At.RIGHT,)),
        (when.may_hold, when.no_list, when.no_new_subject),
    ),
    # "X Square in London", "the University X in Cairo", "the town of X in Y"
    Pattern(
        *("relation.name-in-place", RelationType.LOCATED_IN, Anchor.MARK, "inside-words"),
        *(Kind.SEATED, (At.LEFT,), Kind.LAND, (At.OBJECT_OF_MARK,)),
        (when.of_the_name,),
    ),
    # "X lies in Ukraine", "the village, which is situated in Chad"
    Pattern(
        *("relation.lies-in", RelationType.LOCATED_IN, Anchor.VERB, "lying"),
        *(Kind.PLACE, (At.SUBJECT,), Kind.LAND, (At.IN,)),
    ),
    # "Hull, a port in England"
    Pattern(
        *("relation.explained-place", RelationType.LOCATED_IN, Anchor.NOUN, "settlements"),
        *(Kind.PLACE, (At.APPOSED,), Kind.LAND, (At.IN,)),
    ),
    # "the Washington-based X"
    Pattern(
        *("relation.based", RelationType.LOCATED_IN, Anchor.MARK, "basing-words"),
        *(Kind.BODY, (At.DASHED_NOUN,), Kind.LOCATION, (At.DASHED,)),
    ),
    # "X has its headquarters in Y"
    Pattern(
        *("relation.based", RelationType.LOCATED_IN, Anchor.NOUN, "seats"),
        *(Kind.BODY, (At.BEFORE, At.OF), Kind.LAND, (At.IN,)),
    ),
    # "X, based in Geneva", "X, headquartered in Brussels"
    Pattern(
        *("relation.based", RelationType.LOCATED_IN, Anchor.VERB, "basing"),
        *(Kind.ORGANIZATION, (At.DESCRIBED,), Kind.LOCATION, (At.IN,)),
    ),
)

PATTERNS = (*_MEMBERS, *_PLACES)
