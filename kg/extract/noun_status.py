"""Whether what a noun tells happened: its modifiers, the clauses that describe it, and the words above it."""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.frames import verb_words, word_class
from kg.extract.going_on import is_opening_span, says_going_on
from kg.extract.governors import (
    CLAUSAL,
    FACTS,
    NEGATING_FROM,
    NOMINAL,
    SAME,
    TRAVEL,
    Effect,
    Reading,
    combined,
    effect_of,
    lookup,
    via_noun,
)
from kg.extract.unasserted import is_hope, is_rarity
from kg.extract.verb_modals import modal
from kg.language import Token
from kg.model import Status

#: Prepositions before a noun that tell that its event is over.
_OVER = {"after", "following", "since", "during", "in the wake of"}
#: Modifiers that do not count where the verb says that the thing came ("imposed further sanctions").
_MORE = {"any", "another", "more", "additional", "further", "tougher", "stronger", "harsher", "stricter"}
_PLANS = {"schedule", "plan", "set", "expect", "arrange", "slate", "due"}
_ENDING = {"end", "lift", "stop", "halt", "remove", "drop", "ease", "abolish", "cease", "scrap", "loosen", "relax"}
_ENDS = {"end", "lifting", "removal", "easing", "abolition", "relaxation"}
_AHEAD = {Status.SCHEDULED, Status.POSSIBLE}
#: "have been negotiating a deal": until they have it, there is none.
_WORKED_ON = {"negotiate", "finalize", "finalise", "draft", "prepare"}
_ACCORDS = {"agreement", "deal", "treaty", "accord", "pact", "ceasefire", "truce", "settlement", "contract", "protocol"}
#: What is said of these tells nothing about whether they happen, where it is known which is meant ("the war").
_TAKING_SIDES = {"oppose", "support", "back", "favor", "favour", "discuss", "debate", "examine", "study"}
_FINISHING = {"end", "stop", "cease"}
_LEARNING = {"train", "teach", "learn", "equip"}
#: "a truce brokered by X": says who helped, not whether it came.
_FURTHERED = {"broker", "mediate"}
#: Whoever or whatever an event befalls.
_STRUCK = {"target", "victim", "object", "casualty"}
_GOVERNING = {"of", "for", "to", "on", "against", "about", "over"}
#: What is called or announced before it is held.
_DATED = {"election", "referendum", "vote", "poll", "ballot", "meeting", "summit", "conference", "plebiscite"}
_DRAFTING = {"draft", "introduce", "table", "sponsor", "submit", "file", "unveil", "write", "back", "circulate"}
_BILLS = {"bill", "legislation", "resolution", "motion", "amendment", "law"}
_PREDICATES = {
    Status.POSSIBLE: {"possible", "likely", "probable", "conceivable"},
    Status.SCHEDULED: {"imminent", "inevitable", "due"},
    Status.NEGATED: {"impossible", "unlikely"},
    Status.ONGOING: {"underway", "under"},
}


def of_noun(noun: Token, reading: Reading) -> Status:
    modified = _modified(noun)
    done_to = noun.dep in {"dobj", "nsubjpass"}
    if modified in _AHEAD and done_to and _governed(noun, reading) is Status.NEGATED:
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
        wide = _wide_preposition(head.head, head.lower) or _subject_to(head.head, reading)
        return wide or _in_phrase(noun, head, reading)
    return _by_tense(noun, noun, reading)


def _as_object(noun: Token, verb: Token, reading: Reading) -> Status:
    effect = _effect_on_object(noun, verb, reading)
    if noun.lemma in _ACCORDS and verb.lemma in _WORKED_ON and reading.momentary.of(verb) is Status.ONGOING:
        return Status.POSSIBLE
    if noun.lemma in _ACCORDS and verb.lemma in {"approve", "endorse"}:
        effect = SAME
    if verb.dep == "xcomp" and verb.head.lemma in _LEARNING:
        return Status.POSSIBLE  # "train to stop clashes"
    if effect is Status.ONGOING and reading.setting.end is not None and verb.tag == "VBD":
        return Status.OCCURRED  # "fought a battle in 1815"
    if reading.setting.lasting and verb.lemma in _ENDING and reading.momentary.of(verb) is not Status.OCCURRED:
        return Status.ONGOING  # "called for an end of the ban": until then it is in force
    known = reading.setting.lasting and any(child.lower in {"the", "this"} for child in noun.all("det"))
    if effect is None or (known and verb.lemma in _TAKING_SIDES):
        return _by_tense(noun, verb, reading)
    return reading.of(verb) if effect is SAME else combined(verb, effect, reading)


def _effect_on_object(noun: Token, verb: Token, reading: Reading) -> Effect | None:
    """The effect of ``verb`` on its object; what only follows it ("called a vote for May") is no part of the verb."""
    apart = {f"{verb.lemma.lower()}_{prep.lower}" for prep in verb.all("prep") if prep.i > noun.i}
    effect = lookup("object", [word for word in verb_words(verb) if word not in apart])
    if (
        effect is Status.SCHEDULED
        and verb.lemma == "announce"
        and reading.setting.punctual
        and noun.lemma not in _DATED
    ):
        return SAME  # "announced an agreement": it is there
    if verb.lemma in _DRAFTING and noun.lemma in _BILLS:
        return Status.POSSIBLE  # "introduced a bill"
    if effect is None and verb.lemma == "call" and verb.child("oprd", "acomp", "attr") is None:
        return Status.SCHEDULED if noun.lemma in _DATED else None
    return effect


def _as_subject(noun: Token, verb: Token, reading: Reading) -> Status:
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


def _in_phrase(noun: Token, preposition: Token, reading: Reading) -> Status:
    above, words = preposition.head, preposition.lower
    if above.pos in {"ADP", "ADV", "SCONJ"} and not above.is_root:
        above, words = above.head, f"{above.lower} {words}"
    effect = lookup("before", [words])
    if words in {"at", "in", "during"} and noun.lemma in _DATED and _is_to_come(above, reading):
        return Status.SCHEDULED  # "will speak at the summit"
    if words == "on" and above.lemma == "be" and above.tag in {"VBZ", "VBP"} and noun.child("det", "poss") is None:
        return Status.ONGOING  # "is on strike"
    if words == "from" and (above.lemma in NEGATING_FROM or above.head.lemma in NEGATING_FROM):
        return Status.NEGATED
    found: Status | None = None
    if above.pos in CLAUSAL:
        found = _below_verb(noun, preposition, above, reading)
    elif above.pos in NOMINAL:
        found = _below_noun(preposition, above, reading)
    if found is not None:
        return found
    if isinstance(effect, Status) and effect is not Status.OCCURRED:
        return effect
    return _by_tense(noun, above, reading, over=words in _OVER)


def _below_verb(noun: Token, preposition: Token, verb: Token, reading: Reading) -> Status | None:
    governed = lookup("object", [word for word in verb_words(verb) if word.endswith(f"_{preposition.lower}")])
    if governed is not None and noun.lemma in _ACCORDS and verb.lemma == "agree":
        return reading.of(verb)  # who agreed to a truce has one
    if governed is not None:
        return reading.of(verb) if governed is SAME else combined(verb, governed, reading)
    goes = preposition.lower == "for" and verb.lemma in TRAVEL | {"gather", "meet"}
    return reading.of(verb) if goes else None


def _below_noun(preposition: Token, above: Token, reading: Reading) -> Status | None:
    setting, word = reading.setting, preposition.lower
    if setting.lasting and above.lemma in _ENDS and reading.momentary.of(above) is not Status.OCCURRED:
        return Status.ONGOING  # "called for an end of the ban"
    if is_opening_span(above) and setting.end is None and not setting.punctual:
        return Status.ONGOING  # "in the first ten days of the offensive"
    governed = _effect_below(above, preposition)
    if above.lemma in word_class("containers") and not isinstance(governed, Status):
        return reading.noun(above, reading)
    if isinstance(governed, Status) and word in _GOVERNING:
        return via_noun(above, governed, reading)
    return _of_the_struck(above, reading) if above.lemma in _STRUCK and word == "of" else None


def _is_to_come(above: Token, reading: Reading) -> bool:
    """The clause in whose phrase it stands tells of a plan: "will run for mayor in the election"."""
    clause = next((word for word in (above, *above.ancestors()) if word.pos in CLAUSAL), None)
    return clause is not None and reading.momentary.of(clause) is Status.SCHEDULED


def _subject_to(above: Token, reading: Reading) -> Status | None:
    """ "could be subject to sanctions"."""
    subject = above.lower == "subject" and above.dep == "acomp" and above.head.lemma == "be"
    return reading.of(above.head) if subject else None


def _effect_below(noun: Token, preposition: Token) -> Effect | None:
    """The effect of ``noun`` on what its preposition brings; what people talk or march for, they want."""
    if preposition.lower == "for" and noun.lemma in word_class("strivings"):
        return Status.REQUESTED
    return effect_of("noun", noun)


def _wide_preposition(above: Token, last: str) -> Status | None:
    """ "in the event of an invasion": what the whole phrase says, unless that it happened."""
    if above.pos != "NOUN" or above.head.pos != "ADP":
        return None
    found = lookup("before", [f"{above.head.lower} {article}{above.lower} {last}" for article in ("the ", "")])
    return found if isinstance(found, Status) and found is not Status.OCCURRED else None


def _of_the_struck(noun: Token, reading: Reading) -> Status | None:
    """ "will become targets of an attack": as sure as the clause says; None if that is a fact."""
    if noun.dep in {"dobj", "nsubjpass"} and noun.head.lemma != "make":
        return None  # "will help the victims of the flood"
    clause = next((above for above in noun.ancestors() if above.pos in CLAUSAL), None)
    status = reading.momentary.of(clause) if clause is not None else None
    return status if status is not None and status not in FACTS else None


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
