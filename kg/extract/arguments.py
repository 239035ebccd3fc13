"""Where the participants of an event stand: the slots of a frame, found in the tree and never by nearness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract import syntax
from kg.extract.frames import Frame, light_role, noun_words, verb_words, word_class
from kg.language import Annotation, Token
from kg.model import EventType

_MODIFIERS = {"amod", "compound", "nmod", "nummod"}
_NOUNS = {"NOUN", "PROPN", "PRON"}
#: Objects of these are times or manners, and a prepositional phrase that seems to belong to them belongs to their verb.
_LOOSE = {"DATE", "TIME"}


@dataclass(frozen=True, slots=True)
class Carrier:
    """A verb that carries an event noun.

    Args:
        role: what its subject is to the event: agent, target, "-" (neither).
        loose: it only stands beside ("signed it after a meeting with Rice"), so that its phrases are not the event's.
        hit: the noun for whom the event is told by it ("the quake killed twelve people": people), or None.
    """

    verb: Token
    role: str = "-"
    hit: Token | None = None
    loose: bool = False


@dataclass(slots=True)
class Site:
    """A trigger with what stands around it."""

    annotation: Annotation
    trigger: Token
    frame: Frame
    carriers: list[Carrier] = field(default_factory=list)

    @property
    def object(self) -> Token | None:
        return syntax.patient(self.trigger) if self.frame.pos == "verb" else None

    def tokens(self, slot: str) -> list[Token]:
        """The heads of the phrases in ``slot`` (see ``lexicons/events.tsv``), the same one never twice."""
        found = _of_verb(self, slot) if self.frame.pos == "verb" else _of_noun(self, slot)
        return list(dict.fromkeys(token for token in found if token is not None))


def site_of(annotation: Annotation, trigger: Token, frame: Frame) -> Site:
    carriers = _carriers(trigger, frame.type) if frame.pos == "noun" else []
    return Site(annotation, trigger, frame, carriers)


def doer(verb: Token) -> Token | None:
    """Who does it, also where the tree says so from afar: "his plan to visit", "by signing", "in sending"."""
    own = syntax.agent(verb)
    if own is not None and own.pos in _NOUNS and not _is_infinitive_of(verb, own):
        return own
    if own is not None and own.pos not in _NOUNS and verb.child(*syntax.SUBJECT) is not None:
        return own
    if syntax.is_passive(verb):
        return None
    top = syntax.verb_chain(verb)[-1]
    if top.dep in {"acl", "relcl"} and _is_infinitive(top) and any(child.dep == "amod" for child in top.head.children):
        above = top.head.head
        if top.head.dep == "attr" and above.pos == "AUX":
            return syntax.subject(above)
    if top.dep == "acl" and _is_infinitive(top):
        return _holder(top.head)
    if top.dep == "pcomp" and top.head.dep == "prep":
        above = top.head.head
        return doer(above) if above.pos in {"VERB", "AUX"} else _holder(above)
    if top.dep == "ccomp" and top.tag == "VBG" and top.head.pos == "VERB":
        return doer(top.head)
    return own


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def _is_infinitive_of(verb: Token, noun: Token) -> bool:
    """ "decision to leave": the noun is not who leaves."""
    top = syntax.verb_chain(verb)[-1]
    return top.dep in {"acl", "relcl"} and noun is top.head and noun.pos == "NOUN" and _is_infinitive(top)


def _holder(noun: Token) -> Token | None:
    """Whose it is: "his decision", "the decision of the court", "Iran took a decision"; or the named noun itself."""
    if noun.pos in {"PROPN", "PRON"}:
        return noun
    owner = syntax.possessor(noun)
    if owner is not None:
        return owner
    if noun.dep in {"dobj", "attr"} and noun.head.pos in {"VERB", "AUX"}:
        return syntax.agent(noun.head)
    if noun.dep == "pobj" and noun.head.head.pos == "VERB":
        return syntax.agent(noun.head.head)
    by = syntax.prepositional(noun, "by", "of")
    return by[0] if by else None


def _of_verb(site: Site, slot: str) -> Sequence[Token | None]:
    verb = site.trigger
    if slot == "subj":
        return [doer(verb)]
    if slot == "obj":
        return [syntax.patient(verb)]
    if slot == "iobj":
        dative = verb.child("dative")
        return [dative] if dative is not None and dative.pos in _NOUNS else []
    if slot == "obj.deep":
        return _deep(syntax.patient(verb))
    if slot.startswith("obj."):
        noun = syntax.patient(verb)
        return _below_noun(noun, slot[4:]) if noun is not None else []
    return _prepositional(verb, slot)


def _of_noun(site: Site, slot: str) -> Sequence[Token | None]:
    noun = site.trigger
    if slot == "light":
        return [doer(carrier.verb) for carrier in site.carriers if carrier.role == "agent"]
    if slot == "hit":
        found = [carrier.hit for carrier in site.carriers if carrier.hit is not None]
        return [*found, *(doer(carrier.verb) for carrier in site.carriers if carrier.role == "target")]
    found_below = _below_noun(noun, slot)
    if slot in {"poss", "mod", "of"}:
        return found_below
    if slot == "by" and not found_below:
        passive = [carrier.verb for carrier in site.carriers if syntax.is_passive(carrier.verb)]
        return [syntax.agent(verb) for verb in passive]
    for carrier in site.carriers:
        if not (carrier.loose or slot in {"of", "by"} or (carrier.hit is not None and slot == "against")):
            found_below = [*found_below, *_prepositional(carrier.verb, slot)]
    return found_below


def _deep(noun: Token | None) -> list[Token | None]:
    """Whom a work is about: "approved the creation of a zone over Libya": Libya."""
    found: list[Token | None] = []
    for _ in range(4):
        if noun is None:
            break
        found.extend(syntax.prepositional(noun, "on", "against", "over", "for"))
        inner = syntax.prepositional(noun, "of")
        noun = inner[0] if inner else None
    return found


def _below_noun(noun: Token, slot: str) -> list[Token | None]:
    if slot == "poss":
        owner = syntax.possessor(noun)
        return [owner] if owner is not None else []
    if slot == "mod":
        return list(_modifiers(noun))
    outer = noun.head.head if noun.dep == "pobj" and noun.head.head.lemma in word_class("containers") else None
    found = _prepositional(noun, slot)
    if not found and outer is not None and slot != "of":
        found = _prepositional(outer, slot)
    return list(found)


def _modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns before ``noun``, those of its modifiers too ("U.S.-China talks")."""
    found: list[Token] = []
    for child in noun.lefts:
        if child.dep in _MODIFIERS:
            found.extend([*_modifiers(child), child, *(other for other in child.all("conj") if other.i < noun.i)])
    return found


def _prepositional(token: Token, preposition: str) -> list[Token]:
    """Objects of ``preposition`` below ``token``, or below a time that hangs on it ("on Friday in Rome")."""
    found = syntax.prepositional(token, preposition)
    for prep in token.all("prep"):
        for inner in prep.all("pobj"):
            if inner.entity in _LOOSE:
                found.extend(syntax.prepositional(inner, preposition))
    for time in token.all("npadvmod"):
        found.extend(syntax.prepositional(time, preposition))
    return [one for one in found if one.entity not in _LOOSE]


def _carriers(noun: Token, kind: EventType) -> list[Carrier]:
    """The verbs that tell the event of ``noun``: above it, and in the clauses that describe it."""
    found: list[Carrier] = []
    for place in _standing(noun):
        found.extend(_above(place, kind))
    for clause in noun.all("acl", "relcl"):
        if clause.pos == "VERB" and syntax.patient(clause) is noun:
            role = light_role(verb_words(clause), kind)
            if role is not None:
                found.append(Carrier(clause, role))
        elif clause.dep == "relcl" and clause.lemma in _PHASES and syntax.subject(clause) is noun:
            found.append(Carrier(clause))
    return found


def _standing(noun: Token) -> list[Token]:
    """``noun`` and the nouns that stand for it in the clause: what it is coordinated with, or contained in."""
    found, token = [noun], noun
    for _ in range(3):
        if token.dep == "conj" and token.head.pos in _NOUNS:
            token = token.head
        elif token.dep == "pobj" and token.head.lower == "of" and token.head.head.lemma in word_class("containers"):
            token = token.head.head
        else:
            break
        found.append(token)
    return found


def _above(noun: Token, kind: EventType) -> list[Carrier]:
    head = noun.head
    if noun.dep in {"dobj", "nsubjpass"} and head.pos == "VERB":
        role = light_role(verb_words(head), kind)
        return [Carrier(head, role)] if role is not None else []
    if noun.dep == "xcomp" and head.pos == "VERB":  # "agreed to talks", read as an infinitive
        role = light_role([f"{head.lemma.lower()}_to"], kind)
        return [Carrier(head, role)] if role is not None else []
    if noun.dep == "nsubj" and head.pos in {"VERB", "AUX"}:
        hit = syntax.patient(head) if head.lemma in word_class("hits") and not syntax.is_passive(head) else None
        return [Carrier(head, "-", hit)]
    if noun.dep == "pobj" and head.dep in {"prep", "agent"} and head.head.pos == "VERB":
        verb, prep = head.head, head.lower
        role = light_role([word for word in verb_words(verb) if word.endswith(f"_{prep}")], kind)
        if role is not None:
            return [Carrier(verb, role)]
        if prep == "for" and kind is EventType.MEETING and verb.lemma in _MOVES:
            return [Carrier(verb, "agent")]
        if kind is EventType.MEETING and prep in _BESIDE and syntax.prepositional(noun, "with"):
            return [Carrier(verb, "agent", loose=True)]
        if prep in {"in", "by", "during", "after", "from"} and verb.lemma in word_class("suffering"):
            hit = (
                syntax.patient(verb)
                if syntax.is_passive(verb)
                else syntax.subject(verb)
                if verb.lemma in {"die", "perish"}
                else None
            )
            return [Carrier(verb, "-", hit)] if hit is not None else []
    return []


#: "the summit which begins on Monday": the clause dates its noun.
_PHASES = {"begin", "start", "open", "take", "resume", "end", "conclude", "close", "happen", "occur", "continue"}
#: "signed it after a meeting with Rice": who signed had the meeting.
_BESIDE = {"after", "before", "following", "during", "in", "at"}
_MOVES = {"travel", "head", "fly", "go", "arrive", "visit", "return", "come", "gather", "meet", "be", "leave"}


def is_part_of_phrase(annotation: Annotation, noun: Token) -> bool:
    """True for a noun that only qualifies another ("war crimes", "attack helicopter")."""
    if noun.dep in {"compound", "nmod", "amod", "npadvmod"}:
        return True
    after = annotation.next(noun)
    return after is not None and after.text == "-" and not noun.is_root


__all__ = ["Carrier", "Site", "doer", "is_part_of_phrase", "noun_words", "site_of"]
