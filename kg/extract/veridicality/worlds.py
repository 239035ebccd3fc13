"""In whose world something is told: that of a novel, an exercise, a draft, a supposition, a forgery."""

from __future__ import annotations

from kg.extract.veridicality.scope import effect, operators
from kg.language import Token, syntax
from kg.lexicon.tables import class_of
from kg.model import EventType, Status

_PARTS_OF_WORKS = class_of("clause_words.tsv", "parts-of-works")
_WITHIN = ("according to", "in", "under")
#: What is done in a rehearsal is played; who takes part, visits, watches or is hurt does so in earnest.
_PLAYED = {
    *(EventType.ARMED_ACTION, EventType.SANCTION, EventType.LEGAL_ACTION, EventType.AGREEMENT, EventType.DECISION),
    *(EventType.OFFICE_CHANGE, EventType.PROTEST, EventType.ELECTION),
}


def framed(link: Token, below: Token, kind: EventType) -> Status | None:
    """ "in the novel, X attacks", "an exercise in which X attacks", "the film shows X attacking"."""
    if link.pos not in syntax.VERBAL:
        return _refuted(link)
    if _is_supposition(link, below):
        return Status.POSSIBLE
    if below is not link and below.dep in {"dobj", "ccomp", "xcomp"} and link.lemma in operators("simulating"):
        return effect("simulating", link.lemma)
    inside = [noun for noun in syntax.prepositional(link, *_WITHIN) if not _is_divided(noun)]
    if link.dep == "relcl" and any(
        word.tag in {"WDT", "WRB", "WP"} for prep in (link, *link.all("prep")) for word in prep.children
    ):
        inside.append(link.head)
    laid_down = syntax.prepositional(link, "in", "under")
    found = effect("invention", *_lemmas(inside)) or effect("proposal", *_lemmas(laid_down))
    told_by = _tellers(link) if link.lemma in operators("depicting") else []
    found = found or effect("invention", *_lemmas(told_by)) or effect("work", *_lemmas(told_by))
    return found or (effect("rehearsal", *_lemmas([*inside, *told_by])) if kind in _PLAYED else None)


def _tellers(verb: Token) -> list[Token]:
    """The subject: "the film", "the new season of the series", "scene three of the play"."""
    subjects = verb.all("nsubj")
    parts = [noun for noun in subjects if noun.lemma.lower() in _PARTS_OF_WORKS]
    return [noun for noun in subjects if not _is_divided(noun)] + [word for part in parts for word in part.subtree()]


def _refuted(link: Token) -> Status | None:
    """ "the letter in which X recognizes Y is a forgery", "the visit was a hoax"."""
    verb = link.head
    if link.dep != "nsubj" or verb.lemma not in {"be", "prove", "turn"} or syntax.is_negated(verb):
        return None
    said = [word for lower in (verb, *verb.all("xcomp")) for word in lower.all("attr", "acomp", "oprd")]
    return effect("forged", *(word.lemma.lower() for word in said if not any(c.lower == "no" for c in word.lefts)))


def _lemmas(nouns: list[Token]) -> list[str]:
    """Each with the noun before it first: "war_game", "game"."""
    joined = [f"{part.lemma.lower()}_{noun.lemma.lower()}" for noun in nouns for part in noun.all("compound")]
    return [*joined, *(noun.lemma.lower() for noun in nouns)]


def _is_divided(noun: Token) -> bool:
    """ "a series of attacks", "a game of chess": a measure, no work."""
    return bool(syntax.prepositional(noun, "of"))


def _is_supposition(verb: Token, below: Token) -> bool:
    """ "Imagine that ...", "Consider a country in which ..."."""
    if verb.tag not in {"VB", "VBP"} or verb.child("nsubj", "aux") is not None:
        return False
    return verb.lemma in operators("supposing") or (verb.lemma == "consider" and below.dep == "dobj" and verb.is_root)
