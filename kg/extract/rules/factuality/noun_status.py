"""Whether what a noun tells happened: its modifiers, the clauses that describe it, and the words above it."""

from __future__ import annotations

from kg.extract.rules.factuality.going_on import is_span, says_going_on
from kg.extract.rules.factuality.governors import (
    CLAUSAL,
    NOMINAL,
    SAME,
    Effect,
    Reading,
    combined,
    effect_of,
    lookup,
)
from kg.extract.rules.factuality.noun_phrases import ACCORDS, DATED, TAKING_SIDES, in_phrase, is_known, preposition_of
from kg.extract.rules.factuality.unasserted import is_hope, is_rarity
from kg.extract.rules.factuality.verb_modals import modal
from kg.language import Token, syntax
from kg.language.phrasal import verb_words
from kg.model import AHEAD, FACTS, Status

#: Prepositions before a noun that tell that its event is over.
_OVER = {"after", "following", "since", "during", "in the wake of"}
#: Modifiers that do not count where the verb says that the thing came ("imposed further sanctions").
_MORE = {"any", "another", "more", "additional", "further", "tougher", "stronger", "harsher", "stricter"}
_PLANS = {"schedule", "plan", "set", "expect", "arrange", "slate", "due"}
_ENDING = {"end", "lift", "stop", "halt", "remove", "drop", "ease", "abolish", "cease", "scrap", "loosen", "relax"}
#: "have been negotiating a deal": until they have it, there is none.
_WORKED_ON = {"negotiate", "finalize", "finalise", "draft", "prepare"}
_FINISHING = {"end", "stop", "cease"}
_LEARNING = {"train", "teach", "learn", "equip"}
#: "a truce brokered by X": says who helped, not whether it came.
_FURTHERED = {"broker", "mediate"}
_DRAFTING = {"draft", "introduce", "table", "sponsor", "submit", "file", "unveil", "write", "back", "circulate"}
_BILLS = {"bill", "legislation", "resolution", "motion", "amendment", "law"}
_PREDICATES = {
    Status.POSSIBLE: {"possible", "likely", "probable", "conceivable"},
    Status.SCHEDULED: {"imminent", "inevitable", "due", "pending"},
    Status.NEGATED: {"impossible", "unlikely"},
    Status.ONGOING: {"underway", "under"},
}


def of_noun(noun: Token, reading: Reading) -> Status:
    modified = _modified(noun)
    done_to = noun.dep in {"dobj", "nsubjpass"}
    if modified in AHEAD and done_to and _governed(noun, reading) is Status.NEGATED:
        return Status.NEGATED  # "cancelled the planned visit"
    if modified is Status.SCHEDULED and _settled(noun) and reading.momentary.of(noun.head) is Status.OCCURRED:
        return Status.OCCURRED  # "submitted his long-expected resignation"
    own = _governed(noun, reading)
    if (
        modified is Status.ONGOING
        and own is Status.OCCURRED
        and not says_going_on(noun)
        and not reading.setting.lasting
    ):
        return own  # "led to widespread demonstrations"
    if modified is not None and modified is not Status.OCCURRED:
        return modified
    if own is not Status.NEGATED and not (own is Status.OCCURRED and _settled(noun)):
        own = _by_clauses(noun, reading) or own
    return Status.OCCURRED if modified is Status.OCCURRED and own is not Status.NEGATED else own


def _modified(noun: Token) -> Status | None:
    found: Status | None = None
    for child in noun.lefts:
        if child.dep not in {"amod", "det", "compound", "nmod", "advmod", "poss"}:
            continue
        effect = lookup("modifier", [child.lower, child.lemma.lower()])
        if isinstance(effect, Status) and not (child.lower in _MORE and _settled(noun)):
            found = effect
        elif child.dep == "poss" and any(word.lower in {"next", "last"} for word in child.children):
            found = Status.SCHEDULED if any(word.lower == "next" for word in child.children) else Status.OCCURRED
    return found


def _settled(noun: Token) -> bool:
    """ "imposed further sanctions": the verb says that they came."""
    return noun.dep in {"dobj", "nsubjpass"} and noun.head.pos == "VERB" and effect_of("object", noun.head) is SAME


def _by_clauses(noun: Token, reading: Reading) -> Status | None:
    """From a participle or relative clause that carries the noun: "talks planned for May", "sanctions imposed by"."""
    for clause in noun.all("acl", "relcl"):
        if clause.lemma in _FURTHERED:
            continue
        about = syntax.patient(clause) is noun or syntax.subject(clause) is noun
        if (
            clause.pos != "VERB"
            or not (about or syntax.omits_object(clause))
            or (clause.dep == "acl" and syntax.is_infinitive(clause))
        ):
            continue
        if clause.dep == "acl" and clause.tag == "VBG" and not reading.setting.lasting:
            continue  # "survived a strike targeting him": says of what kind it was
        effect = lookup("object", verb_words(clause)) or lookup("subject", verb_words(clause))
        if effect is SAME:
            return reading.of(clause)
        if effect is Status.ONGOING and clause.tag == "VBD":
            return Status.OCCURRED  # "the drought that it endured"
        if isinstance(effect, Status) and clause.tag in {"VBN", "VBD"}:
            return effect
    return None


def _governed(noun: Token, reading: Reading) -> Status:
    head, dep = noun.head, noun.dep
    if noun.is_root:
        return _by_tense(noun, None, reading)
    if dep == "conj" and head.pos in NOMINAL | {"PRON"}:
        return _governed(head, reading)
    if dep in {"dobj", "nsubjpass"} and head.pos in CLAUSAL:
        return _as_object(noun, head, reading)
    if dep == "xcomp" and head.pos == "VERB":  # "agreed to talks", read as an infinitive
        effect = lookup("object", [f"{head.lemma.lower()}_to"])
        return combined(head, effect if effect is not None else effect_of("to", head), reading)
    if dep in {"nsubj", "attr"} and head.pos in CLAUSAL:
        return _as_subject(noun, head, reading)
    if dep == "pobj":
        found = in_phrase(noun, reading)
        above, words = preposition_of(noun)
        return found if found is not None else _by_tense(noun, above, reading, over=words in _OVER)
    return _by_tense(noun, noun, reading)


def _as_object(noun: Token, verb: Token, reading: Reading) -> Status:
    effect = _effect_on_object(noun, verb, reading)
    if noun.lemma in ACCORDS and verb.lemma in _WORKED_ON and reading.momentary.of(verb) is Status.ONGOING:
        return Status.POSSIBLE
    if noun.lemma in ACCORDS and verb.lemma in {"approve", "endorse"}:
        effect = SAME
    if verb.dep == "xcomp" and verb.head.lemma in _LEARNING:
        return Status.POSSIBLE  # "train to stop clashes"
    if effect is Status.ONGOING and reading.setting.end is not None and verb.tag == "VBD":
        return Status.OCCURRED  # "fought a battle in 1815"
    if reading.setting.lasting and verb.lemma in _ENDING and reading.momentary.of(verb) is not Status.OCCURRED:
        return Status.ONGOING  # "called for an end of the ban": until then it is in force
    if effect is None or (verb.lemma in TAKING_SIDES and is_known(noun, reading)):
        return _by_tense(noun, verb, reading)
    return reading.of(verb) if effect is SAME else combined(verb, effect, reading)


def _effect_on_object(noun: Token, verb: Token, reading: Reading) -> Effect | None:
    """The effect of ``verb`` on its object; what only follows it ("called a vote for May") is no part of the verb."""
    apart = {f"{verb.lemma.lower()}_{prep.lower}" for prep in verb.all("prep") if prep.i > noun.i}
    effect = lookup("object", [word for word in verb_words(verb) if word not in apart])
    if effect is Status.SCHEDULED and verb.lemma == "announce" and reading.setting.punctual and noun.lemma not in DATED:
        return SAME  # "announced an agreement": it is there
    if verb.lemma in _DRAFTING and noun.lemma in _BILLS:
        return Status.POSSIBLE  # "introduced a bill"
    if effect is None and verb.lemma == "call" and verb.child("oprd", "acomp", "attr") is None:
        return Status.SCHEDULED if noun.lemma in DATED else None
    return effect


def _as_subject(noun: Token, verb: Token, reading: Reading) -> Status:
    if verb.lemma == "enter" and any(is_span(child) for child in verb.all("dobj")) and noun.dep == "nsubj":
        return Status.ONGOING  # "entered its third week"
    effect = lookup("subject", verb_words(verb))
    if isinstance(effect, Status):
        return effect
    if verb.lemma in {"be", "remain", "seem"} and is_hope(verb):
        return Status.POSSIBLE
    if effect is None:
        if modal(verb) is Status.POSSIBLE and any(child.lower in {"a", "an", "any"} for child in noun.children):
            return Status.POSSIBLE
        planned = modal(verb) is Status.SCHEDULED and not reading.setting.lasting
        return Status.SCHEDULED if planned else _by_tense(noun, verb, reading)
    status = reading.of(verb)
    if verb.lemma == "come" and status is Status.SCHEDULED and verb.tag in {"VBZ", "VBP"}:
        return _by_tense(noun, verb, reading)  # "the visit comes as": not a journey that is still to come
    if verb.lemma in _FINISHING and status not in FACTS and not reading.setting.punctual:
        return Status.ONGOING  # "the killing must end"
    if status not in FACTS:
        unaffected = (
            status is Status.NEGATED and verb.lemma in {"be", "come", "follow", "mark", "send"} and noun.dep == "nsubj"
        )
        return Status.OCCURRED if unaffected else status
    if verb.lemma == "be":
        return _predicated(noun, verb, reading)
    if verb.lemma in _PLANS:
        return Status.SCHEDULED
    return status


def _predicated(noun: Token, verb: Token, reading: Reading) -> Status:
    """ "the visit is possible", "a strike is likely", "talks are under way"."""
    if is_rarity(noun, verb):
        return Status.POSSIBLE
    words = {child.lower for child in verb.all("acomp", "attr", "advmod", "prep")}
    found = next((status for status, listed in _PREDICATES.items() if words & listed), None)
    return found if found is not None else _by_tense(noun, verb, reading)


def _by_tense(noun: Token, near: Token | None, reading: Reading, *, over: bool = False) -> Status:
    """A mention without a governing word: it happened, or goes on if it lasts and nothing says that it is over."""
    setting = reading.setting
    if setting.later:
        return Status.SCHEDULED
    if not setting.lasting or over or setting.end is not None:
        return Status.OCCURRED
    if setting.start is not None or setting.headline:
        return Status.ONGOING
    main = noun if near is None else near
    while not main.is_root and main.pos not in CLAUSAL:
        main = main.head
    tenses = {main.tag, *(child.tag for child in main.all("aux", "auxpass"))}
    present = bool(tenses & {"VBZ", "VBP", "VBG"}) or main.pos not in CLAUSAL
    return Status.ONGOING if present else Status.OCCURRED
