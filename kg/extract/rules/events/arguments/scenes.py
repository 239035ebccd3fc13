"""Where an event happens: the places named by a phrase, directly or inside it, and by the clause that it stands in."""

from __future__ import annotations

from kg.extract.layers import Cluster
from kg.extract.rules.events.arguments.sites import Site
from kg.extract.shared.referents import Referents
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import EventType

#: Prepositions that say where, whatever noun they describe; and those that do so after a word for a place only.
_ANYWHERE = ("in", "near", "outside", "inside", "along")
_OF_PLACES = (*_ANYWHERE, "of", "at", "on", "with", "between")
#: As good as "in".
_LIKE_IN = ("across", "throughout", "inside", "near", "outside", "off", "along", "at", "on")
_SPEAKING = {"speak", "comment", "talk"}
_BORDERS = {"border", "frontier", "boundary"}
_DEPTH = 3


def scene(referents: Referents, token: Token, *, land: bool = True, depth: int = _DEPTH) -> list[Cluster]:
    """The places and states that a phrase names as a location: "Rome", "a hotel in Rome", "the Syrian city of Homs".

    Without ``land`` the state before a word for a place is none ("captured a Georgian village").
    """
    found = referents.places(token)
    if found or token.pos != "NOUN" or not depth:
        return found
    placelike = is_placelike(token)
    within = [*(token.all("appos") if placelike else []), *_inside(token, placelike=placelike)]
    found = [thing for inner in within for thing in scene(referents, inner, land=land, depth=depth - 1)]
    if not found and placelike and land and not any(inner.pos == "PROPN" for inner in within):
        found = _land(referents, token)
    return list(dict.fromkeys(found))


def is_placelike(noun: Token) -> bool:
    """A word for a place: "city", "border", "hotel"."""
    return noun.lemma.lower() in word_class("scenes")


def _inside(noun: Token, *, placelike: bool) -> list[Token]:
    found: list[Token] = []
    for preposition in noun.all("prep"):
        word = preposition.lower
        if word not in (_OF_PLACES if placelike else _ANYWHERE):
            continue
        if word in {"with", "between"} and noun.lemma.lower() not in _BORDERS:
            continue
        found.extend(preposition.all("pobj"))
    return found


def _land(referents: Referents, noun: Token) -> list[Cluster]:
    """ "a Syrian village", "Sudan's Darfur region": the nearest; of a border ("the Kenyan-Somali border") all."""
    before = [child for child in noun.lefts if child.dep in {"amod", "compound", "nmod", "poss"}]
    words = [part for child in before for part in (*child.all("amod", "compound", "nmod", "npadvmod"), child)]
    found = [things for word in reversed(words) if (things := referents.places(word))]
    return [thing for things in (found if noun.lemma.lower() in _BORDERS else found[:1]) for thing in things]


def around(referents: Referents, site: Site) -> list[Cluster]:
    """The scene that a verb does not name itself: of the clause before, or of the noun that it describes."""
    verb = site.trigger
    speech = speech_after(site)
    if speech is not None:
        return next((found for prep in _prepositions(speech, "in") if (found := _named(referents, prep))), [])
    if verb.pos != "VERB" or "in" not in site.frame.place:
        return []
    for token in syntax.prepositional(verb, *_LIKE_IN):
        if token.head.lower not in {"at", "on"} or is_placelike(token):
            found = scene(referents, token)
            if found:
                return found
    inside = [thing for noun in site.objects if is_placelike(noun) for thing in scene(referents, noun, land=False)]
    if inside:
        return inside
    beside = [prep for word in verb.all("advmod") for prep in word.all("prep") if prep.lower in {"in", "near"}]
    for preposition in beside:  # "elsewhere in Baghdad"
        if found := _named(referents, preposition):
            return found
    if verb.dep == "relcl" and any(child.lower == "where" for child in verb.all("advmod")):
        return scene(referents, verb.head)
    return _shared(referents, verb)


def _shared(referents: Referents, verb: Token) -> list[Cluster]:
    """ "In Cairo, soldiers shot two men and arrested ten", "exploded in Cairo, killing ten"."""
    main = verb.head
    if verb.dep not in {"conj", "advcl"} or main.pos != "VERB" or verb.child("mark", "prep") is not None:
        return []
    if verb.dep == "advcl" and (verb.tag != "VBG" or verb.i < main.i or verb.child("aux", *syntax.SUBJECT) is not None):
        return []
    border = main.i if verb.dep == "conj" else verb.i
    for preposition in _prepositions(main, "in", "at", "near", "outside"):
        if preposition.i < border and (found := _named(referents, preposition)):
            return found
    return []


def _named(referents: Referents, preposition: Token) -> list[Cluster]:
    return [thing for token in preposition.all("pobj") for thing in scene(referents, token)]


def _prepositions(verb: Token, *wanted: str) -> list[Token]:
    """Those of the clause, with those that hang on a time or an adverb ("Friday in Rome", "elsewhere in Rome")."""
    beside = [prep for word in verb.all("npadvmod", "advmod") for prep in word.all("prep")]
    times = [prep for above in verb.all("prep") for time in above.all("pobj") for prep in _after_time(time)]
    return [prep for prep in (*verb.all("prep"), *beside, *times) if prep.lower in wanted]


def _after_time(token: Token) -> list[Token]:
    return token.all("prep") if token.entity in {"DATE", "TIME"} else []


def speech_after(site: Site) -> Token | None:
    """The verb of "spoke in Rome on Friday after talks with X": who speaks so is still there on that day."""
    prep = site.trigger.head
    if site.frame.type is not EventType.MEETING or site.trigger.dep not in {"pobj", "pcomp"}:
        return None
    spoken = prep.lower in {"after", "following"} and prep.head.lemma in word_class("speech") | _SPEAKING
    return prep.head if spoken and prep.head.pos == "VERB" else None
