"""The verbs that carry an event noun ("held talks", "the quake killed"), and who does what a verb tells."""

from __future__ import annotations

from dataclasses import dataclass

from kg import lexicon
from kg.extract.rules.events.triggers.frames import light_role
from kg.language import Token, syntax
from kg.language.phrasal import verb_words
from kg.lexicon.event_words import word_class
from kg.model import EventType

_NOUNS = {"NOUN", "PROPN", "PRON"}


@dataclass(frozen=True, slots=True)
class Carrier:
    """A verb that carries an event noun.

    Args:
        role: what its subject is to the event: agent, target, teller (only announces it), "-" (neither).
        loose: it only stands beside ("signed it after a meeting with Rice"), so that its phrases are not the event's.
        hit: the noun for whom the event is told by it ("the quake killed twelve people": people), or None.
    """

    verb: Token
    role: str = "-"
    hit: Token | None = None
    loose: bool = False


def carriers(noun: Token, kind: EventType) -> list[Carrier]:
    """The verbs that tell the event of ``noun``: above it, and in the clauses that describe it."""
    found: list[Carrier] = []
    for place in _standing(noun):
        found.extend(_above(place, kind))
    for clause in noun.all("acl", "relcl"):
        if clause.pos == "VERB" and (syntax.patient(clause) is noun or _has_gap(clause)):
            role = light_role(verb_words(clause), kind)
            if role is not None:
                found.append(Carrier(clause, role))
        elif clause.dep == "relcl" and clause.lemma in _PHASES and syntax.subject(clause) is noun:
            found.append(Carrier(clause))
    return found


def _has_gap(clause: Token) -> bool:
    """ "the sanctions it imposed": a relative clause without pronoun, whose object is the noun."""
    own = clause.child("nsubj")
    if clause.dep != "relcl" or own is None or own.tag in {"WDT", "WP"} or own.lower == "that":
        return False
    return clause.child("dobj", "ccomp", "xcomp") is None and not any(
        c.lower in {"where", "when", "which"} for c in clause.subtree()
    )


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
        if role == "agent" and kind is EventType.AGREEMENT and head.dep == "xcomp" and head.head.lemma == "help":
            role = "-"  # "helped negotiate a truce": no party to it
        return [Carrier(head, role)] if role is not None else []
    if noun.dep == "xcomp" and head.pos == "VERB":  # "agreed to talks", read as an infinitive
        role = light_role([f"{head.lemma.lower()}_to"], kind)
        return [Carrier(head, role)] if role is not None else []
    if noun.dep == "nsubj" and head.pos in {"VERB", "AUX"}:
        struck = head.lemma in word_class("hits") and not syntax.is_passive(head)
        return [Carrier(head, "-", victims(syntax.patient(head)) if struck else None)]
    if noun.dep == "pobj" and head.dep in {"prep", "agent"}:
        above = head.head
        stay = above.head.head if above.dep == "pobj" and above.entity == "GPE" else above
        if head.lower == "for" and kind is EventType.MEETING and stay.lemma == "be":
            return [Carrier(stay, "agent")]  # "is in Rome for talks"
        if head.lower == "to" and above.lower == "subject" and above.head.lemma == "be":  # "is subject to sanctions"
            return [Carrier(above.head, "target")]
        if head.lower == "on" and above.lemma == "be" and kind in _STATES_OF:
            return [Carrier(above, _STATES_OF[kind])]  # "are on hunger strike", "is on trial"
        if above.dep == "dobj" and above.pos == "NOUN" and above.head.pos == "VERB":  # "claimed responsibility for"
            words = [word for word in verb_words(above.head) if word.endswith(f"_{above.lower}_{head.lower}")]
            role = light_role(words, kind)
            return [Carrier(above.head, role)] if role is not None else []
        if above.lemma == "be":  # "is under house arrest"
            role, whose = light_role([f"be_{head.lower}"], kind), above.child("nsubj")
            # "The cause is under investigation" tells of nobody.
            matter = kind is EventType.LEGAL_ACTION and whose is not None and whose.pos == "NOUN"
            return [Carrier(above, role)] if role is not None and not matter else []
        if above.pos == "VERB":
            return _over_phrase(noun, head.lower, above, kind)
    return []


def _over_phrase(noun: Token, prep: str, verb: Token, kind: EventType) -> list[Carrier]:
    """What a verb with the noun in a phrase below it tells: "took part in talks", "died in the attack"."""
    role = light_role([word for word in verb_words(verb) if word.endswith(f"_{prep}")], kind)
    if role == "patient":  # "threatened Iran with sanctions"
        return [Carrier(verb, "-", syntax.patient(verb))]
    if role is not None:
        return [Carrier(verb, role)]
    if prep == "for" and kind is EventType.MEETING and verb.lemma in _MOVES:
        return [Carrier(verb, "agent")]
    if kind is EventType.MEETING and prep in _BESIDE and syntax.prepositional(noun, "with"):
        return [Carrier(verb, "agent", loose=True)]
    if kind is EventType.VISIT and prep in _BESIDE and _is_whose_subject(noun):
        return [Carrier(verb, "agent", loose=True)]
    if prep in {"in", "by", "during", "after", "from"} and verb.lemma in word_class("suffering"):
        hit = None
        if syntax.is_passive(verb):
            hit = syntax.patient(verb)
        elif verb.lemma in {"die", "perish"}:
            hit = syntax.subject(verb)
        return [Carrier(verb, "-", victims(hit))] if hit is not None else []
    return []


def _is_whose_subject(noun: Token) -> bool:
    """ "on a visit to Rome, she said": hers, as nothing else says whose it is."""
    return any(child.lower in {"a", "an"} for child in noun.all("det")) and not syntax.prepositional(noun, "by", "of")


def victims(noun: Token | None) -> Token | None:
    """ "claimed the lives of 12 people", "killed dozens of people": the people; "no civilians": nobody."""
    if noun is not None and noun.lemma.lower() in _COUNTS:
        inner = syntax.prepositional(noun, "of")
        return inner[0] if inner else noun
    if noun is not None and any(child.lower == "no" for child in noun.all("det")):
        return None
    return noun


def toll(verb: Token) -> list[Token]:
    """Those whom a clause beside ``verb`` says to be hit by it: "exploded, killing 12 people"."""
    found: list[Token] = []
    for clause in verb.all("advcl", "conj", "xcomp"):
        if clause.dep == "advcl" and clause.tag != "VBG":
            continue  # a finite clause has a subject of its own, even where the parser lost it
        if clause.lemma in _HARMS and clause.child(*syntax.SUBJECT) is None and not syntax.is_passive(clause):
            hit = victims(clause.child("dobj"))
            found.extend([hit] if hit is not None else [])
            found.extend(toll(clause))
    return found


_RANKS = {"first", "second", "third", "fourth", "last", "latest", "only"}
_COUNTS = {"life", "score", "dozen", "hundred", "thousand", "number", "majority"}
_HARMS = {"kill", "wound", "injure", "leave", "claim", "maim", "hurt", "destroy", "damage"}
#: "the summit which begins on Monday": the clause dates its noun.
_PHASES = {"begin", "start", "open", "take", "resume", "end", "conclude", "close", "happen", "occur", "continue"}
#: "signed it after a meeting with Rice": who signed had the meeting.
_BESIDE = {"after", "before", "following", "during", "in", "at"}
#: What somebody is to an event that he is on.
_STATES_OF = {EventType.PROTEST: "agent", EventType.VISIT: "agent", EventType.LEGAL_ACTION: "target"}
_MOVES = {"travel", "head", "fly", "go", "arrive", "visit", "return", "come", "gather", "meet", "be", "leave"}


def doer(verb: Token) -> Token | None:
    """Who does it, also where the tree says so from afar: "his plan to visit", "by signing", "in sending"."""
    if _is_torn(verb):
        return None
    own = syntax.agent(verb)
    if own is not None and _is_unlikely(verb, own):
        return None
    if own is not None and own.pos in _NOUNS and not _is_infinitive_of(verb, own):
        return own
    if own is not None and own.pos not in _NOUNS and verb.child(*syntax.SUBJECT) is not None:
        return own
    if syntax.is_passive(verb):
        return None
    top = syntax.verb_chain(verb)[-1]
    if (
        top.dep in {"acl", "relcl"}
        and syntax.is_infinitive(top)
        and any(child.dep == "amod" for child in top.head.children)
    ):
        above = top.head.head
        if top.head.dep == "attr" and above.pos == "AUX":
            return syntax.subject(above)
    if top.dep == "acl" and syntax.is_infinitive(top):
        return _holder(top.head)
    if top.dep == "pcomp" and top.head.dep == "prep":
        above = top.head.head
        return doer(above) if above.pos in {"VERB", "AUX"} else _holder(above)
    if top.dep == "ccomp" and top.tag == "VBG" and top.head.pos == "VERB":
        return doer(top.head)
    return own


def _is_unlikely(verb: Token, noun: Token) -> bool:
    """ "workers from Chad and Mali, which joined the union": "which" stands for no people, as the parser thinks."""
    if verb.dep == "relcl" and verb.head is noun and _disagrees(verb, noun):
        return True
    entry = lexicon.collectives().get(noun.lemma.lower()) if verb.dep == "relcl" and verb.head is noun else None
    people = entry is not None and entry.kind in {"civilians", "officials", "experts", "protesters"}
    return people and any(child.lower == "which" for child in verb.all(*syntax.SUBJECT))


def _disagrees(verb: Token, noun: Token) -> bool:
    """ "a commander of the rebels who are fighting": those are the rebels."""
    many = any(child.lower in {"are", "were", "have"} for child in verb.all("aux", "auxpass"))
    return many and noun.tag == "NN" and noun.child("conj") is None and noun.child("prep") is not None


def _is_torn(verb: Token) -> bool:
    """ "despite recognition of X winning": the parser tears the gerund from its subject."""
    if verb.tag != "VBG" or verb.child(*syntax.SUBJECT, "aux", "mark") is not None:
        return False
    if verb.dep == "pcomp":
        return verb.head.child("pobj") is not None
    last = max((word.i for word in verb.head.subtree() if word.i < verb.i), default=-1)
    before = next((word for word in verb.head.subtree() if word.i == last), None)
    return verb.dep == "advcl" and before is not None and last == verb.i - 1 and before.head.lower == "of"


def patient(verb: Token) -> Token | None:
    """To whom it is done, also in a relative clause without pronoun: "the bill the Senate passed", "a bill to sign"."""
    found = syntax.patient(verb)
    if found is not None and found is verb.head and _is_ranked(verb):
        return syntax.subject(found.head)
    if found is not None or syntax.is_passive(verb):
        return found
    signed = (
        syntax.is_infinitive(verb) and verb.dep == "relcl" and verb.child("nsubj") is not None and not _has_object(verb)
    )
    return verb.head if _has_gap(verb) or signed else None


def _is_ranked(verb: Token) -> bool:
    """ "X becomes the second person to be stripped of": X is."""
    noun = verb.head
    ordinal = any(child.lower in _RANKS for child in noun.all("amod"))
    return verb.dep in {"acl", "relcl"} and syntax.is_infinitive(verb) and noun.dep == "attr" and ordinal


def _has_object(verb: Token) -> bool:
    return verb.child("dobj", "ccomp", "xcomp") is not None


def _is_infinitive_of(verb: Token, noun: Token) -> bool:
    """ "decision to leave": the noun is not who leaves."""
    top = syntax.verb_chain(verb)[-1]
    return top.dep in {"acl", "relcl"} and noun is top.head and noun.pos == "NOUN" and syntax.is_infinitive(top)


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
