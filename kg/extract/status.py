"""Whether an event happened: read from negation, modality, the words that govern it, and its date (``lexicons/status.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.extract import syntax
from kg.extract.frames import verb_words, word_class
from kg.extract.lexicon import read_table, values
from kg.language import Token
from kg.model import Status

_MODALS = {
    "may": Status.POSSIBLE, "might": Status.POSSIBLE, "could": Status.POSSIBLE, "can": Status.POSSIBLE, "ca": Status.POSSIBLE,
    "should": Status.REQUESTED, "must": Status.REQUESTED, "ought": Status.REQUESTED,
    "will": Status.SCHEDULED, "shall": Status.SCHEDULED, "'ll": Status.SCHEDULED, "wo": Status.SCHEDULED,
}  # fmt: skip
_CONDITIONS = {"if", "unless", "whether", "should"}
_LATER = {"after", "before", "when", "once", "until", "if", "unless", "till"}
_SPEECH = {
    "say",
    "tell",
    "announce",
    "add",
    "promise",
    "vow",
    "pledge",
    "confirm",
    "state",
    "report",
    "declare",
    "indicate",
    "agree",
    "insist",
    "note",
    "reveal",
    "hint",
    "write",
    "explain",
    "maintain",
}
_TRAVEL = {"visit", "travel", "fly", "head", "go", "come", "arrive", "return", "journey", "leave", "depart"}
_NOUNS = {"NOUN", "PROPN"}
_FACTS = {Status.OCCURRED, Status.ONGOING}


@dataclass(frozen=True, slots=True)
class Setting:
    """What else is known about an event when its status is read.

    Args:
        lasting: it goes on unless the text says otherwise ("war", "support").
        start, end: ISO dates of the event, as exact as known.
        published: ISO date of the article.
        headline: it stands in a headline, whose present tense tells what has happened.
    """

    lasting: bool = False
    start: str | None = None
    end: str | None = None
    published: str | None = None
    headline: bool = False

    @property
    def later(self) -> bool:
        """The event lies wholly after the article, as far as the dates tell."""
        if not self.start or not self.published or self.start.startswith("--"):
            return False
        length = min(len(self.start), len(self.published))
        return self.start[:length] > self.published[:length]


def status_of(token: Token, setting: Setting | None = None) -> Status:
    """The status of the event that ``token``, a verb or a noun, tells."""
    setting = setting or Setting()
    status = _of_verb(token, setting) if token.pos in {"VERB", "AUX"} else _of_noun(token, setting)
    if setting.later and status in _FACTS:
        return Status.SCHEDULED
    return status


# --- verbs ---------------------------------------------------------------------------------------------------------


def _of_verb(verb: Token, setting: Setting) -> Status:
    own = _own(verb, setting)
    if own is Status.NEGATED and _first_modal(verb) in {"may", "might"}:
        own = Status.POSSIBLE
    if own is None:
        own = _governed(verb, setting)
    elif own in _FACTS or own is Status.SCHEDULED:
        own = _reported(verb, own, setting)
    if own in _FACTS | {Status.SCHEDULED} and _conditional(verb):
        return Status.POSSIBLE
    return own


def _own(verb: Token, setting: Setting) -> Status | None:
    """What the verb's own auxiliaries say; None for an infinitive or participle that another word governs."""
    negated = syntax.is_negated(verb)
    modal = _first_modal(verb)
    if modal is not None:
        if negated:
            return Status.NEGATED
        return _would(verb) if modal in {"would", "'d"} else _MODALS[modal]
    if _is_infinitive(verb) or _is_bare_participle(verb):
        if verb.dep in {"conj"} and verb.head.pos in {"VERB", "AUX"} and not _is_infinitive(verb):
            shared = _own(verb.head, setting)
            if shared is not None:
                return Status.NEGATED if negated else shared
        return Status.NEGATED if negated else None
    if negated:
        return Status.NEGATED
    auxiliaries = {child.lower for child in verb.children if child.dep in {"aux", "auxpass"}}
    if verb.tag == "VBG":
        return _progressive(verb, auxiliaries, setting)
    if verb.tag in {"VBD", "VBN"}:
        if auxiliaries & {"is", "are", "'s", "'re", "being"} and "being" in auxiliaries:
            return Status.ONGOING
        return Status.OCCURRED
    if verb.tag in {"VBZ", "VBP"}:
        return _present(verb, setting)
    return _bare(verb, setting)


def _progressive(verb: Token, auxiliaries: set[str], setting: Setting) -> Status:
    if auxiliaries & {"was", "were"} or "had" in auxiliaries:
        return Status.OCCURRED
    if setting.later or (
        verb.lemma in {"head", "leave", "go", "come", "send", "return", "arrive", "travel"}
        and not setting.start
        and verb.lemma != "send"
    ):
        return Status.SCHEDULED
    return Status.ONGOING


def _present(verb: Token, setting: Setting) -> Status:
    if setting.later or (
        verb.dep == "advcl"
        and any(child.lower in _LATER for child in verb.children if child.dep in {"mark", "advmod", "prep"})
    ):
        return Status.SCHEDULED
    if setting.headline:
        return Status.OCCURRED
    return Status.ONGOING if setting.lasting or not setting.start else Status.OCCURRED


def _bare(verb: Token, setting: Setting) -> Status:
    """A verb form without auxiliary: a subjunctive ("demanded that X leave"), an imperative, or a tagger's guess."""
    if verb.dep == "ccomp" and _effect("that", verb.head) is Status.REQUESTED:
        return Status.REQUESTED
    if verb.child("nsubj") is None and verb.is_root and not setting.headline:
        return Status.REQUESTED
    return _present(verb, setting)


def _would(verb: Token) -> Status:
    """ "said it would send" is a plan, "would send troops if" a condition."""
    for above in verb.ancestors():
        if above.lemma.lower() in _SPEECH and above.pos == "VERB":
            return Status.SCHEDULED
        if above.pos in {"VERB", "AUX"} and verb.dep not in {"conj", "ccomp", "xcomp"}:
            break
    return Status.POSSIBLE


def _first_modal(verb: Token) -> str | None:
    for child in verb.children:
        if child.dep == "aux" and (child.lower in _MODALS or child.lower in {"would", "'d"}) and child.tag == "MD":
            return child.lower
    return None


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def _is_bare_participle(verb: Token) -> bool:
    if verb.child("aux", "auxpass", "nsubj", "nsubjpass") is not None:
        return False
    return verb.tag == "VBG" or (verb.tag == "VBN" and verb.dep in {"acl", "advcl", "amod", "xcomp", "ccomp", "pcomp"})


def _conditional(verb: Token) -> bool:
    """True inside an if-clause."""
    for token in (verb, *verb.ancestors()):
        if any(child.dep == "mark" and child.lower in _CONDITIONS for child in token.children):
            return True
        if token.dep in {"advcl", "relcl", "ccomp"} or token.pos not in {"VERB", "AUX"}:
            break
    return False


def _reported(verb: Token, own: Status, setting: Setting) -> Status:
    """A fact in a clause whose verb takes it back: "denied that", "fears that"."""
    token = verb
    while token.dep == "conj" and token.head.pos in {"VERB", "AUX"}:
        token = token.head
    if token.dep == "relcl" and own in _FACTS:
        return own
    if token.dep not in {"ccomp", "acl"} or token.is_root:
        return own
    effect = _effect("that", token.head) if token.head.pos in {"VERB", "AUX", "ADJ"} else _effect("noun", token.head)
    if (
        token.head.pos in _NOUNS
        and token.dep == "acl"
        and not any(c.dep == "mark" and c.lower == "that" for c in token.children)
    ):
        return own
    if effect is Status.NEGATED:
        return Status.OCCURRED if syntax.is_negated(token.head) else Status.NEGATED
    if effect is Status.POSSIBLE and own is Status.SCHEDULED:
        return Status.POSSIBLE
    if effect is Status.REQUESTED and verb.tag == "VB" and _first_modal(verb) is None:
        return Status.REQUESTED
    return own


def _governed(verb: Token, setting: Setting) -> Status:
    """The status of an infinitive, gerund or participle, from the word above it."""
    head, dep = verb.head, verb.dep
    if verb.is_root:
        if _is_infinitive(verb):
            return Status.SCHEDULED
        return Status.ONGOING if verb.tag == "VBG" else Status.OCCURRED
    if dep == "conj":
        return _of_verb(head, setting) if head.pos in {"VERB", "AUX"} else Status.OCCURRED
    if dep == "acl" and head.pos in _NOUNS:
        return _described(verb, setting)
    if dep == "pcomp" and head.dep in {"prep", "agent", "mark", "advcl", "prt"}:
        return _after_preposition(verb, head, setting)
    if head.pos in _NOUNS:
        return _described(verb, setting) if _is_infinitive(verb) else Status.OCCURRED
    if not _is_infinitive(verb) and (dep == "advcl" or verb.tag == "VBN"):
        return _beside(verb, head, setting)
    if _is_infinitive(verb) and dep == "advcl" and _effect("to", head) in {None, SAME}:
        return _purpose(head, setting)
    use = "to" if _is_infinitive(verb) or verb.tag == "VB" else "object"
    effect = _effect(use, head)
    return _combined(head, effect, setting)


def _purpose(head: Token, setting: Setting) -> Status:
    """ "travelled to Rome to meet X": as sure as the journey; any other purpose is a plan."""
    above = _of_verb(head, setting)
    if above in _FACTS:
        return above if head.lemma in _TRAVEL | {"meet"} else Status.SCHEDULED
    return above


def _beside(verb: Token, head: Token, setting: Setting) -> Status:
    """A participle clause beside its main clause: "left Rome, ending a visit"."""
    for child in verb.children:
        if child.dep in {"mark", "prep"} and child.lower in {"without"}:
            return Status.NEGATED
    if head.pos not in {"VERB", "AUX"}:
        return Status.OCCURRED
    above = _of_verb(head, setting)
    return Status.OCCURRED if above is Status.NEGATED else above


def _after_preposition(verb: Token, prep: Token, setting: Setting) -> Status:
    above = prep.head
    words = [f"{word}_{prep.lower}" for word in (above.lemma.lower(),)]
    effect = _lookup("object", words) if above.pos in {"VERB", "AUX"} else _effect("noun", above)
    if prep.lower == "from" and above.lemma in {
        "prevent",
        "stop",
        "ban",
        "bar",
        "keep",
        "refrain",
        "prohibit",
        "block",
        "deter",
        "discourage",
        "dissuade",
    }:
        return Status.NEGATED
    if prep.lower in {"without", "of"} and prep.lower == "without":
        return Status.NEGATED
    if prep.lower == "instead" or (prep.lower == "of" and prep.dep == "prep" and above.lower == "instead"):
        return Status.NEGATED
    if prep.lower == "against":
        return Status.POSSIBLE
    if above.pos in {"VERB", "AUX"}:
        return _combined(
            above, effect or (Status.POSSIBLE if prep.lower == "for" and above.lemma not in _BLAME else SAME), setting
        )
    if above.pos in _NOUNS:
        return _via_noun(above, effect, setting)
    return Status.OCCURRED


_BLAME = {
    "arrest",
    "criticize",
    "criticise",
    "condemn",
    "blame",
    "sentence",
    "convict",
    "jail",
    "praise",
    "thank",
    "accuse",
    "charge",
    "try",
    "punish",
    "fine",
    "apologize",
    "apologise",
    "detain",
    "responsible",
    "sanction",
    "attack",
    "denounce",
    "rebuke",
    "award",
    "honor",
    "execute",
    "kill",
}


def _described(verb: Token, setting: Setting) -> Status:
    """A verb that describes a noun: "decision to leave", "troops invading Georgia", "the deal signed in Rome"."""
    noun = verb.head
    if _is_infinitive(verb):
        if noun.pos == "PROPN" or setting.headline and noun.is_root:
            return Status.SCHEDULED
        effect = _effect("noun", noun)
        if effect is None:
            if noun.dep in {"dobj", "nsubjpass"} and noun.head.pos == "VERB":
                return _combined(noun.head, _effect("to", noun.head), setting)
            return Status.POSSIBLE
        return _via_noun(noun, effect, setting)
    if setting.later:
        return Status.SCHEDULED
    if verb.tag == "VBG":
        return Status.ONGOING
    return Status.OCCURRED


def _via_noun(noun: Token, effect: Status | _Same | None, setting: Setting) -> Status:
    """An event below a noun that governs it, as sure as what the clause says about that noun."""
    if effect in {None, SAME}:
        return _of_noun(noun, setting)
    assert isinstance(effect, Status)
    if noun.dep in {"dobj", "nsubjpass"} and noun.head.pos == "VERB":
        above = _effect("object", noun.head)
        if above is Status.NEGATED or (syntax.is_negated(noun.head) and effect is not Status.NEGATED):
            return Status.NEGATED if effect is not Status.NEGATED else Status.POSSIBLE
    if any(child.dep == "det" and child.lower == "no" for child in noun.children) and effect is not Status.NEGATED:
        return Status.NEGATED
    return effect


# --- nouns ---------------------------------------------------------------------------------------------------------


def _of_noun(noun: Token, setting: Setting) -> Status:
    modified = _modified(noun)
    if modified is not None and modified is not Status.OCCURRED:
        return modified
    own = _by_clauses(noun, setting)
    if own is None:
        own = _noun_governed(noun, setting)
    if modified is Status.OCCURRED and own in _FACTS | {Status.SCHEDULED}:
        return Status.OCCURRED
    return own


def _modified(noun: Token) -> Status | None:
    found: Status | None = None
    for child in noun.lefts:
        if child.dep in {"amod", "det", "compound", "nmod", "advmod"} or (child.pos == "VERB" and child.dep == "amod"):
            effect = _lookup("modifier", [child.lower, child.lemma.lower()])
            if isinstance(effect, Status):
                if effect is Status.POSSIBLE and child.lower in {
                    "any",
                    "more",
                    "additional",
                    "further",
                    "tougher",
                    "stronger",
                }:
                    if _settled(noun):
                        continue
                found = effect
    return found


def _settled(noun: Token) -> bool:
    """ "imposed further sanctions": the verb says that they came."""
    return noun.dep in {"dobj", "nsubjpass"} and noun.head.pos == "VERB" and _effect("object", noun.head) is SAME


def _by_clauses(noun: Token, setting: Setting) -> Status | None:
    """From a participle or relative clause that carries the noun: "talks planned for May", "sanctions imposed by"."""
    for clause in noun.all("acl", "relcl"):
        if clause.pos != "VERB" or syntax.patient(clause) is not noun and syntax.subject(clause) is not noun:
            continue
        if clause.dep == "acl" and _is_infinitive(clause):
            continue
        effect = _lookup("object", verb_words(clause)) or _lookup("subject", verb_words(clause))
        if effect is SAME:
            return _of_verb(clause, setting)
        if isinstance(effect, Status) and clause.tag in {"VBN", "VBD"}:
            return effect
    return None


def _noun_governed(noun: Token, setting: Setting) -> Status:
    head, dep = noun.head, noun.dep
    if noun.is_root:
        return _default(noun, setting, None)
    if dep in {"conj", "appos"} and head.pos in _NOUNS | {"PRON"}:
        return _noun_governed(head, setting) if dep == "conj" else _default(noun, setting, noun)
    if dep in {"dobj", "nsubjpass"} and head.pos in {"VERB", "AUX"}:
        return _as_object(noun, head, setting)
    if dep in {"nsubj", "attr"} and head.pos in {"VERB", "AUX"}:
        return _as_subject(noun, head, setting)
    if dep == "pobj":
        return _in_phrase(noun, head, setting)
    return _default(noun, setting, noun)


def _as_object(noun: Token, verb: Token, setting: Setting) -> Status:
    effect = _lookup("object", verb_words(verb))
    if effect is SAME:
        return _of_verb(verb, _without_lasting(setting, verb))
    if effect is None:
        return _default(noun, setting, verb)
    return _combined(verb, effect, setting)


def _without_lasting(setting: Setting, verb: Token) -> Setting:
    return setting


def _as_subject(noun: Token, verb: Token, setting: Setting) -> Status:
    effect = _lookup("subject", verb_words(verb))
    if effect is SAME:
        status = _of_verb(verb, setting)
        if verb.lemma in {"be", "come", "follow", "mark", "send"} and status is Status.NEGATED:
            return Status.OCCURRED
        if verb.pos == "AUX" and status in _FACTS:
            return _predicated(noun, verb, setting)
        xcomp = verb.child("xcomp")
        if (
            verb.lemma in {"schedule", "plan", "set", "expect", "aim", "arrange"}
            and (xcomp is not None or verb.tag == "VBN")
            and status in _FACTS
        ):
            return Status.SCHEDULED if verb.lemma != "aim" else status
        return status
    if isinstance(effect, Status):
        return effect
    modal = _first_modal(verb)
    if modal is not None and noun.dep == "nsubj" and _MODALS.get(modal) is Status.SCHEDULED and not setting.lasting:
        return Status.SCHEDULED
    return _default(noun, setting, verb)


def _predicated(noun: Token, verb: Token, setting: Setting) -> Status:
    """ "the visit is possible", "a strike is likely", "talks are under way"."""
    for child in verb.children:
        if child.dep in {"acomp", "attr", "advmod", "prep"}:
            word = child.lower
            if word in {"possible", "likely", "probable", "conceivable"}:
                return Status.POSSIBLE
            if word in {"imminent", "inevitable", "due", "near"}:
                return Status.SCHEDULED
            if word in {"impossible", "unlikely", "out"}:
                return Status.NEGATED
            if word in {"underway", "under"}:
                return Status.ONGOING
    return _default(noun, setting, verb)


def _in_phrase(noun: Token, prep: Token, setting: Setting) -> Status:
    above = prep.head
    if above.dep in {"prep", "advmod", "prt"} and above.head is not above and above.pos in {"ADP", "ADV", "SCONJ"}:
        words, above = f"{above.lower} {prep.lower}", above.head
    else:
        words = prep.lower
    effect = _lookup("before", [words])
    if above.pos in {"VERB", "AUX"}:
        governed = _lookup("object", [word for word in verb_words(above) if word.endswith(f"_{prep.lower}")])
        if governed is SAME:
            return _of_verb(above, setting)
        if governed is not None:
            return _combined(above, governed, setting)
        if prep.lower == "for" and above.lemma in _TRAVEL | {"gather", "meet"}:
            return _of_verb(above, setting)
        if isinstance(effect, Status) and effect is not Status.OCCURRED:
            return effect
        return _default(noun, setting, above, after=words)
    if above.pos in _NOUNS:
        if above.lemma in word_class("containers") and _effect("noun", above) in {None, SAME}:
            return _of_noun(above, setting)
        governed = _effect("noun", above)
        if isinstance(governed, Status) and prep.lower in {"of", "for", "to", "on", "against", "about"}:
            return _via_noun(above, governed, setting)
        if isinstance(effect, Status) and effect is not Status.OCCURRED:
            return effect
        return _default(noun, setting, above, after=words)
    if isinstance(effect, Status) and effect is not Status.OCCURRED:
        return effect
    return _default(noun, setting, above, after=words)


def _default(noun: Token, setting: Setting, near: Token | None, *, after: str = "") -> Status:
    """What a mention without a governing word means: it happened, or goes on if it lasts and nothing says it is over."""
    if setting.later:
        return Status.SCHEDULED
    if not setting.lasting or after in {"after", "following", "since", "during", "in the wake of"}:
        return Status.OCCURRED
    if setting.end is not None:
        return Status.OCCURRED
    if setting.start is not None:
        return Status.ONGOING
    main = noun if near is None else near
    while not main.is_root and main.pos not in {"VERB", "AUX"}:
        main = main.head
    tenses = {main.tag, *(child.tag for child in main.children if child.dep in {"aux", "auxpass"})}
    return (
        Status.ONGOING
        if setting.headline or tenses & {"VBZ", "VBP", "VBG"} or main.pos not in {"VERB", "AUX"}
        else Status.OCCURRED
    )


# --- the lexicon ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Same:
    """The governing word adds nothing: its own status counts."""


SAME = _Same()


@cache
def _lexicon() -> Mapping[tuple[str, str], Status | _Same]:
    found: dict[tuple[str, str], Status | _Same] = {}
    for use, effect, words in read_table("status.tsv", ("use", "effect", "words")):
        for word in values(words):
            found.setdefault((use, word), SAME if effect == "same" else Status(effect))
    return MappingProxyType(found)


def _lookup(use: str, words: list[str]) -> Status | _Same | None:
    return next((_lexicon()[use, word] for word in words if (use, word) in _lexicon()), None)


def _effect(use: str, word: Token) -> Status | _Same | None:
    forms = verb_words(word) if word.pos == "VERB" else []
    return _lookup(use, [*forms, word.lemma.lower(), word.lower])


def _combined(governor: Token, effect: Status | _Same | None, setting: Setting) -> Status:
    """The effect of a governing verb or adjective, as far as that verb itself holds."""
    own = (
        _of_verb(governor, Setting(published=setting.published, start=setting.start, headline=setting.headline))
        if governor.pos in {"VERB", "AUX"}
        else _of_adjective(governor, setting)
    )
    if effect is None or effect is SAME:
        return own
    assert isinstance(effect, Status)
    if own is Status.NEGATED:
        return Status.POSSIBLE if effect is Status.NEGATED else Status.NEGATED
    if own is Status.POSSIBLE or (own is Status.REQUESTED and effect is not Status.NEGATED):
        return own
    return effect


def _of_adjective(word: Token, setting: Setting) -> Status:
    """ "is not ready to": the clause of the adjective."""
    if syntax.is_negated(word):
        return Status.NEGATED
    for above in word.ancestors():
        if above.pos in {"VERB", "AUX"}:
            return Status.NEGATED if syntax.is_negated(above) else Status.OCCURRED
    return Status.OCCURRED


def governors(token: Token) -> Iterator[Token]:
    """The words above ``token``, nearest first."""
    yield from token.ancestors()
