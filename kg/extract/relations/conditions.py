"""What must hold besides, where anchor and slots of a pattern fit: each condition sees the whole match."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.layers import NameMention
from kg.extract.relations.clauses import is_asked, is_claimed, is_real, predicate, sayers
from kg.extract.relations.found import NamedThings
from kg.language import Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: Kinds of lands that are larger than what owns them in "Britain's Europe minister".
_VAST = {"continent", "region", "people", "sea", "ocean", "gulf", "strait", "bloc"}
#: Kinds of what may stand behind the comma.
_CONTAINERS = {"subdivision", "un-member", "de-facto", "observer", "historical"}
#: Names of American states that cities have as well: "Seattle, Washington".
_STATES_AND_CITIES = {"Washington"}


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


def lasting(_: NamedThings, match: Match) -> bool:
    """ "belongs", not "belonged"."""
    return match.anchor.tag in {"VBZ", "VBP", "VBG", "VBN"}


def member_noun(_: NamedThings, match: Match) -> bool:
    """ "EU states", "member states of the EU", "the EU's member states"; not "non-EU states", "Middle East states"."""
    before = [child for child in match.anchor.children if child.i < match.anchor.i]
    words = [word.lower for child in before for word in child.subtree()]
    return not any(word == "non" or word.startswith("non-") for word in words)


def larger(_: NamedThings, match: Match) -> bool:
    """Not the "West Bank town of X": what stands before a noun for a town lies in nothing behind it."""
    before = match.subject.head is match.anchor and match.subject.i < match.anchor.i
    return not before or match.anchor.lemma not in lexicon.words("towns") or match.object.dep == "poss"


def settled(things: NamedThings, match: Match) -> bool:
    """Not "the Kupwara district of Kashmir", where Kashmir is the larger, nor "the Red Sea port of X"."""
    outer = things.phrase(match.object)
    if outer is not None and outer.known is not None and outer.known.kind in _VAST:
        return False
    named_after = match.object.dep in {"compound", "nmod"} and things.place(match.object) is not None
    of = match.subject.head.lower == "of" and match.subject.dep == "pobj"
    return not (named_after and of and match.anchor.lemma not in lexicon.words("towns"))


def no_sea(things: NamedThings, match: Match) -> bool:
    """Not "Pacific islands in Papua": a sea or continent lies in no land."""
    inner = things.phrase(match.subject)
    return inner is None or inner.known is None or inner.known.kind not in _VAST


def not_elsewhere(things: NamedThings, match: Match) -> bool:
    """No owner stands before the noun, and the lists do not say that the place lies in another state."""
    inner, outer = things.phrase(match.subject), _whole(things.phrase(match.object))
    if inner is None or outer is None or any(things.location(child) for child in match.anchor.children):
        return False
    return inner.known is None or inner.known.state is None or _is_listed_in(inner, outer)


def may_hold(things: NamedThings, match: Match) -> bool:
    """The second name is that of a state or province, and the first is not known to lie elsewhere."""
    inner, outer = things.phrase(match.subject), _whole(things.phrase(match.object))
    if inner is None or outer is None or outer.known is None or inner.form is Form.ADJECTIVE:
        return False
    if outer.form not in {Form.NAME, Form.CAPITAL}:
        return False
    if inner.known is not None and inner.known.kind == outer.known.kind:
        american = inner.known.kind == "city" and inner.known.state == "United States"
        return american and outer.text in _STATES_AND_CITIES  # but not "Alaska, Hawaii"
    if outer.known.kind not in _CONTAINERS and (outer.known.kind != "city" or inner.known is not None):
        return False
    state = outer.known.name if outer.type is EntityType.STATE else outer.known.state
    elsewhere = inner.known.state if inner.known is not None else None
    return state is None or elsewhere is None or state == elsewhere


def no_list(things: NamedThings, match: Match) -> bool:
    """Not "Paris, France and Italy", "Paris, France's ..."; a town before a province of its own state is no list."""
    inner, outer = things.phrase(match.subject), _whole(things.phrase(match.object))
    if inner is None or outer is None:
        return False
    return not _goes_on(things, inner, outer) or _is_in_province(inner, outer)


def no_new_subject(things: NamedThings, match: Match) -> bool:
    """ "at the Olympic Park, Norway defeated": the comma ends a phrase, and a new subject begins."""
    name = match.object
    if _is_listed_in(things.phrase(match.subject), _whole(things.phrase(name))):
        return True
    return not (name.dep in {"nsubj", "nsubjpass"} and name.head.i > name.i and name.head.pos in {"VERB", "AUX"})


def of_the_name(things: NamedThings, match: Match) -> bool:
    """ "in" hangs on the name, or on the noun that it belongs to ("the town of X in"), or the lists say the same.

    With these ("met in Basra in Iraq") it does not matter where the parser hangs "in".
    """
    name, noun = match.subject, match.anchor.head
    if noun is name:
        return True
    if name.dep == "pobj" and name.head.lower == "of" and name.head.head is noun:
        return noun.lemma in lexicon.words("city-nouns")
    return _is_listed_in(things.phrase(name), _whole(things.phrase(match.object)))


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


def named_by_lists(things: NamedThings, match: Match) -> bool:
    """ "the country's Swat Valley": the lists say so too, or know nothing of it."""
    inner, state = things.phrase(match.subject), things.referent(match.object)
    if inner is None or inner.form is not Form.NAME or state is None or things.phrase(match.object) is not None:
        return False
    listed = inner.known is not None and inner.known.state == state.name
    return listed or (inner.known is None and inner.trusted and not _modifies(things, inner))


def owner_is_place(things: NamedThings, match: Match) -> bool:
    """ "Macau's Banco do Sul": the owner is no government here."""
    where = things.named(match.object)
    return where is not None and where.type is EntityType.PLACE


def apart(things: NamedThings, match: Match) -> bool:
    """Both names are whole, with nothing of one in the other, in one sentence."""
    inner, outer = things.phrase(match.subject), things.phrase(match.object)
    return inner is not outer


def _modifies(things: NamedThings, phrase: NameMention) -> bool:
    """The name describes a noun behind it."""
    last = things.annotation.tokens[phrase.last - 1]
    return last.dep in {"compound", "amod", "nmod"} and last.head.i >= phrase.last


def _whole(phrase: NameMention | None) -> NameMention | None:
    """Of "northern Iraq" the name of the state."""
    return phrase.owner if phrase is not None and phrase.owner is not None else phrase


def _is_in_province(inner: NameMention, outer: NameMention) -> bool:
    """ "Houston, Texas, and Miami": a city before a province of its own state, whatever follows."""
    if inner.known is None or outer.known is None or outer.known.kind != "subdivision":
        return False
    return inner.known.kind == "city" and inner.known.state == outer.known.state is not None


def _is_listed_in(inner: NameMention | None, outer: NameMention | None) -> bool:
    """The lists say that the place lies in the state."""
    if inner is None or inner.known is None or outer is None or outer.known is None:
        return False
    return outer.type is EntityType.STATE and inner.known.state == outer.known.name


def _goes_on(things: NamedThings, inner: NameMention, outer: NameMention) -> bool:
    """ "Paris, France and Italy", "Paris, France, Germany and Italy", "Paris, France's ..."."""
    after = things.annotation.next(things.annotation.tokens[outer.last - 1])
    if after is None or after.tag == "POS":
        return after is not None
    if after.lower not in {"and", "or", ","}:
        return False
    if after.text == ",":
        then = things.annotation.next(after)
        after = then if then is not None and then.lower in {"and", "or"} else after
    other = things.phrase(things.annotation.next(after))
    if other is None or other.type not in {EntityType.STATE, EntityType.PLACE} or other.form is Form.ADJECTIVE:
        return False
    larger = outer.known is not None and other.known is not None and outer.known.state == other.known.name
    return not larger and other.text != inner.text  # "Randolph, New Hampshire, United States"
