"""One mention of an event, before the mentions of one event are put together."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.rules.events.drafts import EventDraft
from kg.language import Token

_EARLIER = {"previous", "earlier", "last", "recent", "past", "former", "prior"}
#: "another attack", "two other blasts", "was attacked again", "also marched": not what was told before.
_FRESH = {
    "another",
    "other",
    "additional",
    "further",
    "separate",
    "subsequent",
    "similar",
    "also",
    "again",
    "separately",
}
_CAUSES = {"by", "in", "during"}
_KNOWN = {"the", "this", "that", "these", "those"}
_VOTES = {"presidential", "parliamentary", "legislative", "general", "local", "municipal", "primary", "provincial"}


@dataclass(slots=True, eq=False)
class Telling:
    """One mention of an event.

    Args:
        complete: it names enough to be an event by itself; else it can only be a mention of another one.
        definite: it is a noun that points back ("the visit", "his trip").
        given: the object of the verb points back ("signed the accord").
        thing_hit: lemma of what was struck, where that is no participant ("bridge").
        headline: it stands in the headline, which tells in short what the text tells again.
        casualty: it only counts those hit by an attack told before.
        quoted: it stands between quotation marks.
    """

    draft: EventDraft
    trigger: Token
    word: str
    complete: bool = True
    definite: bool = False
    headline: bool = False
    given: bool = False
    thing_hit: str = ""
    casualty: bool = False
    quoted: bool = False

    @property
    def kinds(self) -> set[str]:
        """What kind of vote it is, where the words say so."""
        return {child.lower for child in self.trigger.children} & _VOTES

    @property
    def fresh(self) -> bool:
        """Its own words say that it is not what was told before."""
        return any(child.lower in _FRESH and child.dep != "conj" for child in self.trigger.children)

    @property
    def noun(self) -> bool:
        return self.trigger.pos not in {"VERB", "AUX"}

    @property
    def past(self) -> bool:
        """Its own words say that it is over, and not the one just told of."""
        return any(child.lower in _EARLIER for child in self.trigger.children)

    @property
    def pointers(self) -> list[Token]:
        """The nouns that say by their article that the event is known, and by no name or number which one it is.

        "The attack", "these talks"; "the blast" in "the blast killed ten", "was killed in the blast".
        """
        if self.noun:
            return [self.trigger] if _is_known(self.trigger) else []
        beside = [
            noun for prep in self.trigger.all("agent", "prep") if prep.lower in _CAUSES for noun in prep.all("pobj")
        ]
        nouns = [*self.trigger.all("nsubj"), *beside]
        return [noun for noun in nouns if _is_known(noun, owned=noun.dep == "nsubj")]

    @property
    def pronominal(self) -> bool:
        """Who took part it says by a pronoun only: "their talks"."""
        owner = self.trigger.child("poss")
        return owner is not None and owner.tag == "PRP$"


def _is_known(noun: Token, *, owned: bool = False) -> bool:
    own = noun.child("poss") if owned else None  # "Israel's offensive killed ten"
    if any(child.pos in {"PROPN", "NUM"} or child.entity for child in noun.lefts if child is not own):
        return False
    return own is not None or any(child.dep == "det" and child.lower in _KNOWN for child in noun.children)
