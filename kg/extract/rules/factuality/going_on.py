"""Whether what is told goes on while the article is written."""

from __future__ import annotations

from kg.extract.rules.factuality.governors import Setting
from kg.extract.rules.factuality.verb_modals import modal_word
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class

#: States that hold as long as nothing else is said, though the verb can also tell of their beginning.
_KEPT = {"detain", "hold", "jail", "imprison", "keep", "occupy", "besiege", "blockade", "intern"}
#: Plights: whoever "is stranded" waits for help.
_PLIGHTS = {"strand", "maroon", "trap"}
_NOW = {"currently", "still", "presently", "now"}
_UNITS = {"year", "month", "week", "day", "decade"}
#: Verbs of what goes on, even in a headline.
LASTING = {"continue", "rage", "persist", "remain", "grow", "mount", "escalate", "intensify"}
#: Modifiers that say in so many words that something goes on.
_GOING_ON = {"ongoing", "on-going", "continuing", "current", "continued", "existing", "present", "unabated",
             "prolonged", "indefinite"}  # fmt: skip
_SPANS = {"hour", "day", "week", "month", "year"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def holds_on(verb: Token, setting: Setting) -> bool:
    """ "have been held for two years", "is still detained", "jailed since May": it goes on, unless told as past."""
    auxiliaries = {child.lower for child in verb.all("aux", "auxpass")}
    if verb.tag != "VBN" or syntax.is_negated(verb) or auxiliaries & {"had", "was", "were", "be"} or setting.headline:
        return False
    if verb.child("aux") is not None and modal_word(verb) is not None:
        return False
    if verb.lemma in _PLIGHTS and verb.dep in {"ROOT", "conj", "ccomp"}:
        return bool(auxiliaries & {"are", "is"}) and not auxiliaries & {"has", "have", "being"}
    if not (verb.lemma in _KEPT or (setting.lasting and auxiliaries)):
        return False
    words = {child.lower for child in verb.all("advmod")}
    since = any(prep.lower == "since" for prep in verb.all("prep"))
    return bool(words & _NOW) or since or (bool(auxiliaries & {"has", "have"}) and _lasts_long(verb))


def _lasts_long(verb: Token) -> bool:
    """ "for seven years"."""
    return any(noun.lemma in _UNITS for noun in syntax.prepositional(verb, "for"))


def is_of_then(word: Token) -> bool:
    """ "fired at people protesting": at that time; "said that the troops fighting there" tells of now."""
    clause = next((above for above in word.ancestors() if above.tag in _FINITE or _has_auxiliary(above)), None)
    if clause is None or not _is_past(clause) or clause.lemma in word_class("speech"):
        return False
    return not any(above.lemma in word_class("speech") for above in clause.ancestors())


def _has_auxiliary(verb: Token) -> bool:
    return verb.tag == "VBN" and verb.child("aux", "auxpass") is not None


def _is_past(verb: Token) -> bool:
    auxiliaries = {child.lower for child in verb.all("aux", "auxpass")}
    return verb.tag == "VBD" or (verb.tag == "VBN" and bool(auxiliaries & {"has", "have", "had", "was", "were"}))


def says_going_on(noun: Token) -> bool:
    """ "the ongoing protests"; "widespread protests" only says how great they are."""
    return any(child.lower in _GOING_ON for child in noun.lefts)


def is_span(noun: Token) -> bool:
    return noun.lemma in _SPANS


def is_opening_span(noun: Token) -> bool:
    """ "the first ten days of the offensive": there are more of them."""
    return noun.lemma in _SPANS and any(child.lower in {"first", "opening"} for child in noun.lefts)
