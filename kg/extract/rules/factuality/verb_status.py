"""Whether what a verb tells happened: its auxiliaries, its negation, and the words above it."""

from __future__ import annotations

from kg.extract.rules.factuality.going_on import LASTING, holds_on, is_of_then
from kg.extract.rules.factuality.governors import (
    CLAUSAL,
    GATHERING,
    NEGATING_FROM,
    NOMINAL,
    SAME,
    TRAVEL,
    Effect,
    Reading,
    Setting,
    combined,
    effect_of,
    is_nominal,
    lookup,
    via_noun,
)
from kg.extract.rules.factuality.unasserted import (
    fell_short,
    is_contested,
    is_hearsay,
    is_imagined,
    is_inverted_condition,
    is_rule,
    of_report,
)
from kg.extract.rules.factuality.verb_modals import is_subjunctive, modal_word, opens_condition, under_modal
from kg.extract.shared.times.tense import APPOINTED
from kg.language import Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import FACTS, Status

_LATER = {"after", "before", "when", "once", "until", "till", "if", "unless"}
#: Going there is a plan until the traveller is said to be on the way at a known time.
_DEPARTURES = {"head", "leave", "go", "come", "return", "arrive", "travel"}
#: Who does one of these to an end does that too; who needs something to that end may not have it.
_EMPLOYING = {"send", "dispatch", "use", "rush", "scramble"}
_NEEDING = {"need", "require", "lack", "want"}
#: "the first leader to call": whoever is the first has done it.
_RANKS = {"first", "last", "only", "latest", "second", "third"}
#: "weapons bound for": meant for somebody, whether they come or not.
_MEANT_FOR = {"destine", "bind", "intend"}
_WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_ACCUSING = {"accuse", "suspect"}
#: "for" after these gives a reason, after other verbs an aim.
_REASONS = word_class("reasons")


def of_verb(verb: Token, reading: Reading) -> Status:
    own = Status.ONGOING if holds_on(verb, reading.setting) else _own(verb, reading)
    if own is None:
        own = _governed(verb, reading)
    elif own in FACTS or own is Status.SCHEDULED:
        own = _reported(verb, own)
    if (own in FACTS or own is Status.SCHEDULED) and (
        _in_condition(verb) or is_rule(verb) or is_imagined(verb) or is_contested(verb)
    ):
        return Status.POSSIBLE
    return own


def _own(verb: Token, reading: Reading) -> Status | None:
    """What the verb's own auxiliaries say; None for an infinitive or participle that another word governs."""
    negated, word = syntax.is_negated(verb), modal_word(verb)
    if word is not None:
        return under_modal(verb, word, reading.setting, negated=negated)
    if negated or fell_short(verb):
        return Status.NEGATED
    if verb.lemma in _MEANT_FOR and verb.tag == "VBN" and syntax.prepositional(verb, "for"):
        return Status.SCHEDULED
    helps = verb.tag == "VB" and verb.dep == "xcomp" and verb.head.lemma == "help"  # "helped negotiate"
    if helps or syntax.is_infinitive(verb) or _is_bare_participle(verb) or _shares_auxiliary(verb):
        return None
    auxiliaries = {child.lower for child in verb.children if child.dep in {"aux", "auxpass"}}
    if auxiliaries == {"be"} and verb.tag == "VBN" and verb.dep == "ccomp":
        return Status.REQUESTED  # "demanded that they be released"
    if "being" in auxiliaries and not auxiliaries & {"was", "were"}:
        return None if verb.dep == "pcomp" else Status.ONGOING
    if verb.tag == "VBG":
        return _progressive(verb, auxiliaries, reading.setting)
    if verb.tag in {"VBD", "VBN"}:
        since = auxiliaries & {"has", "have"} and any(prep.lower == "since" for prep in verb.all("prep", "advmod"))
        return Status.ONGOING if since and not reading.setting.punctual else Status.OCCURRED
    return _present(verb, reading.setting) if verb.tag in {"VBZ", "VBP"} else _bare(verb, reading.setting)


def _shares_auxiliary(verb: Token) -> bool:
    """ "will meet the king and visit": the second verb stands under the auxiliary of the first."""
    bare = verb.child("aux", "auxpass", "nsubj", "nsubjpass") is None
    return (
        bare
        and verb.dep == "conj"
        and verb.head.pos in CLAUSAL
        and verb.tag == verb.head.tag
        and verb.tag in {"VB", "VBN", "VBG"}
    )


def _is_bare_participle(verb: Token) -> bool:
    if verb.child("aux", "auxpass", "nsubj", "nsubjpass") is not None:
        return False
    return verb.tag == "VBG" or (verb.tag == "VBN" and verb.dep in {"acl", "advcl", "amod", "xcomp", "ccomp", "pcomp"})


def _progressive(verb: Token, auxiliaries: set[str], setting: Setting) -> Status:
    if auxiliaries & {"was", "were", "had"} or (setting.punctual and not auxiliaries and not setting.later):
        return Status.OCCURRED  # also "with a new minister taking office"
    if not auxiliaries and verb.dep == "ccomp" and not setting.lasting and not setting.later and is_of_then(verb):
        return Status.OCCURRED  # "saw people protesting"
    unstarted = setting.start is None or setting.start.startswith("--")
    return Status.SCHEDULED if setting.later or (verb.lemma in _DEPARTURES and unstarted) else Status.ONGOING


def _present(verb: Token, setting: Setting) -> Status:
    waits = verb.dep == "advcl" and any(child.lower in _LATER for child in verb.all("mark", "advmod", "prep"))
    if setting.later or waits or _is_soon(verb, setting):
        return Status.SCHEDULED
    if setting.headline and verb.lemma in LASTING:
        return Status.ONGOING  # "Fighting continues in Tripoli"
    if setting.headline or setting.punctual:
        return Status.OCCURRED
    if verb.lemma in _DEPARTURES and setting.start is None:
        return Status.SCHEDULED
    return Status.ONGOING if setting.lasting or not setting.start else Status.OCCURRED


def _is_soon(verb: Token, setting: Setting) -> bool:
    """ "visits Norway later this week", "meets Moreno Monday", where no date of publication says when that is."""
    words = {word.lower for time in verb.all("npadvmod", "advmod") if time.i > verb.i for word in time.subtree()}
    if words & {"later", "next", "tomorrow", "soon", "shortly"}:
        return True
    undated = setting.published is None and not setting.headline and verb.tag == "VBZ" and verb.lemma in APPOINTED
    beside = any(child.lower in {"as", "while", "when"} for clause in verb.all("advcl") for child in clause.children)
    return undated and not beside and bool(words & _WEEKDAYS)


def _bare(verb: Token, setting: Setting) -> Status:
    """A form without auxiliary: a subjunctive ("demanded that X leave"), an imperative, or a tagger's guess."""
    if verb.dep == "ccomp" and effect_of("that", verb.head) is Status.REQUESTED:
        return Status.REQUESTED
    if verb.child("nsubj") is None and verb.is_root and not setting.headline:
        return Status.REQUESTED
    return _present(verb, setting)


def _in_condition(verb: Token) -> bool:
    for token in (verb, *verb.ancestors()):
        if opens_condition(token) or is_inverted_condition(token):
            return True
        if token.dep in {"advcl", "relcl", "ccomp"} or token.pos not in CLAUSAL:
            break
    return False


def _reported(verb: Token, own: Status) -> Status:
    """A fact in a clause whose verb or noun takes it back: "denied that", "fears that"."""
    token = verb
    while token.dep == "conj" and token.head.pos in CLAUSAL:
        token = token.head
    if token.is_root or token.dep not in {"ccomp", "acl"}:
        return own
    refuted = of_report(token)
    if refuted is not None:
        return refuted
    if token.dep == "acl":
        if not any(child.dep == "mark" and child.lower == "that" for child in token.children):
            return own
        effect = effect_of("noun", token.head)
    else:
        effect = effect_of("that", token.head)
    if effect is Status.NEGATED:
        return Status.OCCURRED if syntax.is_negated(token.head) else Status.NEGATED
    if effect is Status.POSSIBLE and own is Status.SCHEDULED:
        return Status.POSSIBLE
    if effect is Status.REQUESTED and (verb.tag == "VB" or is_subjunctive(verb)):
        return Status.REQUESTED
    return own


def _governed(verb: Token, reading: Reading) -> Status:
    """The status of an infinitive, gerund or participle, from the word above it."""
    head, dep, infinitive = verb.head, verb.dep, syntax.is_infinitive(verb)
    if verb.is_root:
        return _alone(verb, infinitive=infinitive)
    if dep == "conj":
        return reading.of(head) if head.pos in CLAUSAL else Status.OCCURRED
    if (dep == "acl" or (dep == "relcl" and infinitive)) and is_nominal(head):
        return _described(verb, reading)
    if dep == "pcomp":
        return _after_preposition(head, reading)
    if head.pos in NOMINAL:
        return _described(verb, reading) if infinitive else Status.OCCURRED
    if not infinitive and (dep == "advcl" or verb.tag == "VBN"):
        return _beside(verb, head, reading)
    if infinitive and dep == "advcl" and not isinstance(effect_of("to", head), Status):
        return _purpose(head, reading)
    if infinitive and is_hearsay(verb):
        return Status.POSSIBLE
    if infinitive and head.lemma == "be" and dep == "xcomp":
        return combined(head, Status.SCHEDULED, reading)
    if infinitive and head.lemma in {"want", "need", "like"} and verb.child("nsubj") is not None:
        return combined(head, Status.REQUESTED, reading)
    if infinitive and head.lemma == "decide" and head.tag == "VBD" and reading.setting.punctual:
        return combined(head, Status.OCCURRED, reading)  # the decision is there
    use = "to" if infinitive or verb.tag == "VB" else "object"
    found = combined(head, effect_of(use, head), reading)
    over = found is Status.ONGOING and any(child.lower == "have" for child in verb.all("aux"))
    return Status.OCCURRED if over else found  # "claims to have killed"


def _alone(verb: Token, *, infinitive: bool) -> Status:
    if infinitive:
        return Status.SCHEDULED
    return Status.ONGOING if verb.tag == "VBG" else Status.OCCURRED


def _purpose(head: Token, reading: Reading) -> Status:
    """ "travelled to Rome to meet X": as sure as the journey; any other purpose is a plan."""
    above = reading.of(head)
    if above in FACTS:
        if head.lemma in _NEEDING:
            return Status.POSSIBLE  # "to form a government, a party needs half of the seats"
        if head.lemma in _EMPLOYING:
            return above  # "used tear gas to disperse"
        streets = head.lemma == "take" and syntax.prepositional(head, "to")  # "took to the streets to protest"
        return above if head.lemma in TRAVEL | GATHERING or streets else Status.SCHEDULED
    return above


def _beside(verb: Token, head: Token, reading: Reading) -> Status:
    """A participle clause beside its main clause: "left Rome, ending a visit"."""
    if any(child.lower == "without" for child in verb.all("mark")):
        return Status.NEGATED
    if head.pos not in CLAUSAL:
        return Status.OCCURRED
    above = reading.of(head)
    return Status.OCCURRED if above is Status.NEGATED else above


def _after_preposition(preposition: Token, reading: Reading) -> Status:
    above, word = preposition.head, preposition.lower
    if word == "without" or (word == "of" and above.lower == "instead") or word == "instead":
        return Status.NEGATED
    if word == "from" and _verb_above(above).lemma in NEGATING_FROM:
        return Status.NEGATED
    if word == "against":
        return Status.POSSIBLE
    if word in {"before", "until", "after"} and above.pos in CLAUSAL:
        return _in_order(reading.of(above), word)
    if above.pos in {"ADV", "ADJ"} and above.head.pos in CLAUSAL:  # "stopped short of sending"
        found = lookup("object", [f"{above.head.lemma.lower()}_{above.lower}_{word}"])
        return combined(above.head, found, reading) if found is not None else Status.OCCURRED
    if above.pos in NOMINAL and above.dep in {"dobj", "nsubjpass"}:  # "suspect X of arming"
        found = lookup("object", [f"{above.head.lemma.lower()}_{word}"])
        if found is not None:
            return combined(above.head, found, reading)
    if above.lemma in _ACCUSING and syntax.is_passive(above) and syntax.agent(above) is None:
        return Status.POSSIBLE  # "is accused of shelling", and nobody says by whom
    if above.pos in CLAUSAL:
        effect: Effect | None = lookup("object", [f"{above.lemma.lower()}_{word}"])
        if effect is None:
            aim = word == "for" and above.lemma not in _REASONS and not _is_answered_for(above)
            effect = Status.POSSIBLE if aim else SAME
        return combined(above, effect, reading)
    return via_noun(above, effect_of("noun", above), reading) if above.pos in NOMINAL else Status.OCCURRED


def _is_answered_for(verb: Token) -> bool:
    """ "took responsibility for planting the bomb": who does has done it."""
    return any(noun.lemma in {"credit", "responsibility", "blame"} for noun in verb.all("dobj"))


def _in_order(main: Status, word: str) -> Status:
    """ "must be passed before being signed": as sure as what stands before or after it."""
    if main is Status.NEGATED or (word == "after" and main in FACTS):
        return Status.OCCURRED  # "did not ask before leaving"
    return Status.POSSIBLE if main is Status.REQUESTED else main


def _verb_above(token: Token) -> Token:
    """ "prevented students from marching": the parser hangs "from" on either."""
    return token.head if token.pos in NOMINAL and token.dep == "dobj" else token


def _described(verb: Token, reading: Reading) -> Status:
    """A verb that describes a noun: "decision to leave", "troops invading Georgia", "the deal signed in Rome"."""
    noun, setting = verb.head, reading.setting
    if not syntax.is_infinitive(verb):
        if setting.later:
            return Status.SCHEDULED
        going_on = verb.tag == "VBG" and not setting.punctual and not (is_of_then(noun) and not setting.lasting)
        return Status.ONGOING if going_on else Status.OCCURRED
    if noun.lower == "order" and noun.dep == "pobj" and noun.head.lower == "in":
        aim = _purpose(noun.head.head, reading)
        return Status.SCHEDULED if aim in FACTS else aim  # "flew there in order to meet": whether they met is open
    if any(child.lower in _RANKS for child in noun.all("amod")) and noun.head.pos in CLAUSAL:
        return reading.of(noun.head)
    effect = effect_of("noun", noun)
    if effect is not None:
        return via_noun(noun, effect, reading)
    if noun.pos == "PROPN" or (setting.headline and noun.is_root):
        return Status.SCHEDULED
    if any(mark.lower == "for" for mark in verb.all("mark")) and verb.child("nsubj") is not None:
        return Status.REQUESTED  # "a resolution for the two to withdraw"
    if noun.dep == "dobj" and noun.head.lemma in {*_NEEDING, "have"}:
        return Status.POSSIBLE  # "has a tendency to impose"
    if noun.dep in {"dobj", "nsubjpass"} and noun.head.pos == "VERB":
        return combined(noun.head, effect_of("to", noun.head), reading)
    return Status.POSSIBLE
