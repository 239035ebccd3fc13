"""Where the participants of an event stand: the slots of a frame, found in the tree and never by nearness."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.extract.rules.events.arguments.light_verbs import Carrier, carriers, doer, patient, toll
from kg.extract.rules.events.triggers.frames import Frame, frames_of, noun_words
from kg.language import Annotation, Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import EventType

_MODIFIERS = {"amod", "compound", "nmod", "nummod"}
#: "a meeting in Rome of the ministers": the phrase does not describe the town.
_SIDES = {"of", "with", "between", "by"}
_NOUNS = {"NOUN", "PROPN", "PRON"}
_WHERE = {"in", "at", "near", "on", "outside"}
_OF_OTHERS = {"appointment", "nomination", "dismissal", "removal", "sacking", "ouster", "swearing-in"}
_LIKENING = {"style", "like", "type", "era", "inspired", "bound"}
_POSTED = {"station", "deploy", "base", "post", "garrison"}
#: Objects of these are times or manners, and a prepositional phrase that seems to belong to them belongs to their verb.
_LOOSE = {"DATE", "TIME"}
#: "a bomb planted by rebels": theirs.
_LAID = {"plant", "fire", "launch", "detonate", "lay", "place", "drop", "stage", "carry"}
_SHARES = {"most", "much", "some", "all", "one", "half", "any", "many"}
#: "talks involving Chad", "rounds of talks, bringing together the two sides".
_GROUPING = {"involve", "include", "group", "bring", "unite", "gather"}


@dataclass(slots=True)
class Site:
    """A trigger with what stands around it.

    Attributes:
        object: whom the verb concerns; None for a noun.
    """

    annotation: Annotation
    trigger: Token
    frame: Frame
    carriers: list[Carrier] = field(default_factory=list)
    object: Token | None = field(init=False)

    def __post_init__(self) -> None:
        self.object = patient(self.trigger) if self.frame.pos == "verb" else None

    @property
    def objects(self) -> list[Token]:
        """As ``object``, and what is given where the receiver is the subject ("was awarded the prize")."""
        given = self.trigger.child("dobj") if self.frame.pos == "verb" else None
        return list(dict.fromkeys(noun for noun in (self.object, given) if noun is not None))

    @property
    def core(self) -> Token | None:
        """The object meant: "a round of talks": talks; "most of its activity": activity."""
        noun = self.object
        if noun is not None and (noun.lower in _SHARES or noun.lemma.lower() in word_class("containers") - {"part"}):
            return next(iter(syntax.prepositional(noun, "of")), noun)
        return noun

    def tokens(self, slot: str) -> list[Token]:
        """The heads of the phrases in ``slot`` (see ``lexicon/data/events.tsv``), the same one never twice."""
        found = _of_verb(self, slot) if self.frame.pos == "verb" else _of_noun(self, slot)
        return list(dict.fromkeys(token for token in found if token is not None))


def site_of(annotation: Annotation, trigger: Token, frame: Frame) -> Site:
    return Site(annotation, trigger, frame, carriers(trigger, frame.type) if frame.pos == "noun" else [])


def _of_verb(site: Site, slot: str) -> Sequence[Token | None]:
    verb = site.trigger
    if slot == "subj":
        return [doer(verb)]
    if slot == "obj":
        return [site.object]
    if slot == "iobj":
        dative = verb.child("dative")
        if syntax.is_passive(verb) and verb.child("dobj") is not None:
            return [site.object]
        return [dative] if dative is not None and dative.pos in _NOUNS else []
    if slot in _OF_VERB:
        return _OF_VERB[slot](verb)
    if slot.startswith("blow."):
        return _owners(_blow(site), slot[5:])
    if slot.startswith("subj."):
        return _owners(doer(verb), slot[5:])
    if slot == "obj.owner":
        return _owned(site.object)
    if slot == "obj.deep":
        return _deep(site.object)
    if slot.startswith("obj."):
        return _below_noun(site.object, slot[4:]) if site.object is not None else []
    if "." in slot:
        first, rest = slot.split(".")
        return [token for inner in _prepositional(verb, first) for token in _below_noun(inner, rest)]
    return _prepositional(verb, slot)


def _of_noun(site: Site, slot: str) -> Sequence[Token | None]:
    noun = site.trigger
    if slot == "light":
        return [doer(carrier.verb) for carrier in site.carriers if carrier.role == "agent"]
    if slot in _OF_NOUN:
        return _OF_NOUN[slot](site)
    if "." in slot:
        return _below_noun(noun, slot)
    if slot == "poss" and site.frame.word in _OF_OTHERS and noun.tag == "NNS":
        return []  # "his appointments" are of others
    found_below = _below_noun(noun, slot)
    if slot in {"poss", "mod", "of"}:
        return found_below
    if slot == "by" and not found_below:
        passive = [carrier.verb for carrier in site.carriers if syntax.is_passive(carrier.verb)]
        return [syntax.agent(verb) for verb in passive]
    for carrier in site.carriers:
        if slot in _WHERE and _has_own_place(site, carrier):
            continue
        if not (carrier.loose or slot in {"of", "by"} or (carrier.hit is not None and slot == "against")):
            found_below = [*found_below, *_prepositional(carrier.verb, slot)]
    return found_below


def _has_own_place(site: Site, carrier: Carrier) -> bool:
    """ "his arrest inspired rallies in Rome": the place is that of the rallies."""
    caused = carrier.verb.child("dobj") if site.trigger.dep == "nsubj" and carrier.hit is None else None
    return caused is not None and bool(frames_of(site.annotation, caused))


def _whose_clause(verb: Token) -> list[Token | None]:
    """Who is to do it: "allowed inspectors to enter"."""
    return [clause.child("nsubj") for clause in verb.all("ccomp") if clause.tag == "VB"]


def _described(verb: Token) -> list[Token | None]:
    return [verb.head] if verb.dep == "relcl" and any(c.lower == "where" for c in verb.all("advmod")) else []


_OF_VERB: Mapping[str, Callable[[Token], Sequence[Token | None]]] = MappingProxyType(
    {"who": _whose_clause, "where": _described, "toll": toll}
)


def _blow(site: Site) -> Token | None:
    """The subject that is an attack or a weapon, so that whose it is says who did it."""
    noun = doer(site.trigger)
    if noun is None or noun.pos != "NOUN":
        return None
    attack = any(frame.type is EventType.ARMED_ACTION for frame in frames_of(site.annotation, noun))
    return noun if attack or noun.lemma.lower() in word_class("forces") | word_class("bombs") else None


def _owners(noun: Token | None, slot: str) -> Sequence[Token | None]:
    return _below_noun(noun, slot) if noun is not None and noun.pos == "NOUN" else []


def _owned(noun: Token | None) -> list[Token]:
    """Whose it is that is treated: "verified the nature of Iran's programme": Iran."""
    found: list[Token] = []
    for _ in range(3):
        if noun is None or found:
            break
        found.extend(token for token in (syntax.possessor(noun), *_modifiers(noun)) if token is not None)
        inner = syntax.prepositional(noun, "of", "in")
        found.extend(token for token in inner if token.pos == "PROPN")
        noun = inner[0] if inner else None
    return found


def _hit(site: Site) -> list[Token | None]:
    found: list[Token | None] = [carrier.hit for carrier in site.carriers if carrier.hit is not None]
    if site.frame.word in _OF_OTHERS:
        return found  # who announces an appointment is not appointed
    found.extend(doer(carrier.verb) for carrier in site.carriers if carrier.role == "target")
    if site.frame.type is EventType.ELECTION:  # "voters in Chad went to the polls": Chad votes
        voters = [token for token in found if token is not None]
        found = [*voters, *(state for voter in voters for state in syntax.prepositional(voter, "in", "across"))]
    return found


def _foes(site: Site) -> list[Token]:
    """ "killed in a battle with rebels": where the noun tells who was hit, "with" says by whom."""
    if not any(carrier.hit is not None for carrier in site.carriers):
        return []
    return _prepositional(site.trigger, "with")


def _named_as(site: Site) -> list[Token | None]:
    """Who is called by the noun: "X is a supporter of", "X, a supporter of"."""
    noun = site.trigger
    if noun.dep == "attr" and noun.head.lemma in {"be", "become", "remain"}:
        return [syntax.subject(noun.head)]
    return [noun.head] if noun.dep == "appos" else []


def _tolls(site: Site) -> list[Token]:
    return [token for carrier in site.carriers if not carrier.loose for token in toll(carrier.verb)]


def _grouped(site: Site) -> list[Token | None]:
    """Who sits together, where a clause beside the noun or its verb says so."""
    clauses = [clause for word in (site.trigger, *_containers(site.trigger)) for clause in word.all("acl", "relcl")]
    clauses += [clause for carrier in site.carriers for clause in carrier.verb.all("advcl")]
    telling = [clause for clause in clauses if clause.lemma in _GROUPING and clause.tag in {"VBG", "VBD", "VBZ", "VBP"}]
    return [
        clause.child("dobj")
        for clause in telling
        if clause.lemma != "bring" or any(child.lower == "together" for child in clause.children)
    ]


def _containers(noun: Token) -> list[Token]:
    """ "rounds of talks": rounds."""
    inside = noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in word_class("containers")
    return [noun.head.head] if inside else []


def _opposed(site: Site) -> list[Token]:
    """ "an anti-government protest": the government."""
    found = _modifiers(site.trigger)
    return [token for token in found if is_opposed(site.annotation, token)]


def is_opposed(annotation: Annotation, token: Token) -> bool:
    """Whether "anti-" stands before ``token``."""
    hyphen, first = annotation.next(token, -1), annotation.next(token, -2)
    return hyphen is not None and first is not None and hyphen.text == "-" and first.lower == "anti"


def is_likened(annotation: Annotation, token: Token) -> bool:
    """ "Mumbai-style attacks" were not in Mumbai."""
    hyphen, second = annotation.next(token), annotation.next(token, 2)
    return hyphen is not None and second is not None and hyphen.text == "-" and second.lower in _LIKENING


def _tellers(site: Site) -> list[Token | None]:
    tellers = [doer(carrier.verb) for carrier in site.carriers if carrier.role == "teller"]
    return [token for token in tellers if token is None or token.lemma.lower() not in word_class("outlets")]


_OF_NOUN: Mapping[str, Callable[[Site], Sequence[Token | None]]] = MappingProxyType(
    {
        "hit": _hit,
        "foe": _foes,
        "cop": _named_as,
        "toll": _tolls,
        "anti": _opposed,
        "teller": _tellers,
        "grouped": _grouped,
    }
)


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
    if slot == "own":
        return list(_owned(noun))
    if "." in slot:
        first, rest = slot.split(".", 1)
        return [token for inner in _below_noun(noun, first) if inner is not None for token in _below_noun(inner, rest)]
    outer = noun.head.head if noun.dep == "pobj" and noun.head.head.lemma in word_class("containers") else None
    found = _prepositional(noun, slot)
    for clause in noun.all("acl"):  # "troops stationed in Iraq"
        if not found and clause.tag == "VBN" and clause.lemma in (_LAID if slot == "by" else _POSTED):
            found = _prepositional(clause, slot)
    if not found and outer is not None and slot != "of":
        found = _prepositional(outer, slot)
    return list(found)


def _modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns before ``noun``, those of its modifiers too ("U.S.-China talks")."""
    found: list[Token] = []
    for child in noun.lefts:
        if child.dep in _MODIFIERS:
            found.extend(name for name in child.all("npadvmod") if name.pos == "PROPN")  # "U.S.-led invasion"
            found.extend([*_modifiers(child), child, *(other for other in child.all("conj") if other.i < noun.i)])
    return found


def _prepositional(token: Token, preposition: str) -> list[Token]:
    """Objects of ``preposition`` below ``token``, or below a time that hangs on it ("on Friday in Rome")."""
    found = syntax.prepositional(token, preposition)
    for prep in token.all("prep"):
        for inner in prep.all("pobj"):
            if inner.entity in _LOOSE or (inner.entity == "GPE" and preposition in _SIDES):
                found.extend(syntax.prepositional(inner, preposition))
    for time in token.all("npadvmod"):
        found.extend(syntax.prepositional(time, preposition))
    return [one for one in found if one.entity not in _LOOSE]


def is_part_of_phrase(annotation: Annotation, noun: Token) -> bool:
    """True for a noun that only qualifies another ("war crimes", "attack helicopter")."""
    if noun.dep in {"compound", "nmod", "amod", "npadvmod"}:
        return True
    after = annotation.next(noun)
    if after is None:
        return False
    return (after.text == "-" and not noun.is_root) or after.lower in {"dead", "criminal", "criminals"}


__all__ = ["Carrier", "Site", "doer", "is_part_of_phrase", "noun_words", "site_of"]
