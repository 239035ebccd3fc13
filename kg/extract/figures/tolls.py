"""Tolls: how many were killed, wounded, went missing or lost their homes, as a word of the sentence tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.figures.quantities import Quantity, phrase_of
from kg.extract.veridicality.table import operators
from kg.language import Token, syntax
from kg.lexicon.figures import figure_words
from kg.lexicon.lists import collectives, titles
from kg.model import FigureKind

_MODALS = frozenset({"could", "may", "might", "would", "will", "can", "should", "must", "shall", "'d", "'ll", "wo"})
#: Conjunctions and cues after which nothing has happened yet.
_UNREAL = frozenset({"if", "unless", "lest", "whether"})
#: Verbs above an infinitive that has come true; verbs of what is still to come.
_REALIZED = frozenset(
    {"force", "drive", "cause", "begin", "continue", "report", "believe", "know", "say", "think", "flee", "compel"}
)
_LOST = frozenset({"life", "injury", "wound", "burn"})
_SENTENCING = frozenset({"sentence", "condemn"})
_FORETELLING = frozenset(
    {"warn", "predict", "forecast", "threaten", "risk", "avoid", "prevent", "avert", "plot", "plan", "expect", "vow"}
)
#: Between those who are counted and the word for what befell them.
_AUXILIARY = frozenset({"still", "confirmed", "feared", "reported", "believed", "presumed", "known", "also", "seriously", "badly", "critically", "slightly", "have", "has", "had", "been", "were", "was", "are", "is", "be", "left", "remain", "remained", "remains", "went", "go", "gone", "reportedly", "lightly", "severely", "found", "more", "others"})
#: "killed or wounded", "dead and injured".
_BESIDE = 2
_TOTALS = frozenset({"number", "count", "tally", "total"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of those hit.

    Args:
        word: that tells what befell them ("killed", "toll").
        of: the words for those counted; empty where it is not told.
        tokens: all that tells it.
        by: the rule.
    """

    kind: FigureKind
    quantity: Quantity
    word: Token
    of: Sequence[Token]
    by: str

    @property
    def tokens(self) -> list[Token]:
        return [*self.quantity.tokens, self.word, *self.of]


class Tolls:
    """The tolls of one sentence.

    Args:
        quantities: the number phrases of the sentence.
        is_being: whether a noun stands for people.
    """

    def __init__(self, quantities: Sequence[Quantity], is_being: Callable[[Token], bool]) -> None:
        self._quantities = quantities
        self._is_being = is_being

    def of(self, tokens: Sequence[Token]) -> list[Toll]:
        found: dict[tuple[FigureKind, int], Toll] = {}
        for token in tokens:
            for toll in self._at(token, tokens):
                found.setdefault((toll.kind, toll.quantity.tokens[0].i), toll)
        return _shared(list(found.values()))

    def _at(self, token: Token, tokens: Sequence[Token]) -> Iterator[Toll]:
        lemma = token.lemma.lower()
        if token.pos in syntax.NOMINAL and lemma == "toll":
            yield from self._toll(token, FigureKind.KILLED)
        elif token.pos in syntax.NOMINAL and lemma in _TOTALS:
            of = syntax.prepositional(token, "of")
            below = {word.lower for noun in of for word in noun.subtree()[:6]} | {noun.lemma.lower() for noun in of}
            kind = next((figure_words(c)[w] for c in ("count", "state") for w in sorted(below) if w in figure_words(c)), None)
            if kind is not None:
                yield from self._toll(token, FigureKind(kind))
        for kind, by, victims in _told(token, tokens):
            for victim in victims:
                for toll in self._counted(kind, token, victim, by):
                    yield from (toll, *self._among(toll, victim))

    def _counted(self, kind: FigureKind, word: Token, victim: Token, by: str) -> Iterator[Toll]:
        for each in syntax.coordinated(victim) if by != "state" else (victim,):
            quantity = self._quantity(each, word)
            if quantity is None:
                continue
            noun = quantity.noun if quantity.noun is not word else None
            if quantity.currency or (noun is not None and not self._is_being(noun)):
                continue
            of = [] if noun is None else _words(noun, quantity)
            yield Toll(kind, quantity, word, of, f"figure.{by}")

    def _quantity(self, noun: Token, word: Token) -> Quantity | None:
        """The number of what ``noun`` heads; a single one for "a boy", none for "no one"."""
        for quantity in self._quantities:
            if noun in quantity.tokens or (quantity.noun is noun):
                return quantity
        if noun.lower in figure_words("none") or (noun.lower == "one" and _has(noun, "no")):
            return Quantity([*noun.all("det"), noun], 0, 0, approximate=False)
        if _has(noun, "no"):
            return Quantity(noun.all("det"), 0, 0, approximate=False, noun=noun)
        if _has(noun, *figure_words("pair")):
            return Quantity(noun.all("det", "preconj"), 2, 2, approximate=False, noun=noun)
        of = next(iter(syntax.prepositional(noun, "of")), None)
        if of is not None and noun.lemma in {"total", "group", "family", "crew", "crowd", "estimate", "average"}:
            return self._quantity(of, word)
        if _has(noun, "a", "an", "another") and noun.tag in {"NN", "NNP"} and word.pos == "VERB" and _is_one(noun):
            return Quantity(noun.all("det"), 1, 1, approximate=False, noun=noun)
        return None

    def _among(self, toll: Toll, victim: Token) -> Iterator[Toll]:
        """ "including three children", "among them a nurse"."""
        heads = [toll.quantity.noun or victim, victim, toll.word]
        for head in dict.fromkeys(heads):
            for part in syntax.prepositional(head, "including", "among", "along with"):
                yield from self._counted(toll.kind, toll.word, part, toll.by.removeprefix("figure."))

    def _toll(self, noun: Token, kind: FigureKind) -> Iterator[Toll]:
        """ "the death toll rose to 45", "put the toll at 20", "a toll of 12"."""
        verb = noun.head if not noun.is_root else noun
        past = verb.lemma in figure_words("past")
        places = [*syntax.prepositional(verb, "to", "at"), *verb.all("attr"), *syntax.prepositional(noun, "to", "at", "of")]
        places += noun.all("appos") if verb.dep == "prep" else []
        if noun.dep in syntax.SUBJECT:
            beyond = syntax.prepositional(verb, "past", "above", "beyond", "over", "around", "near")
            places = [*places, *beyond, *verb.all("dobj", "npadvmod", "nummod")]
            past = past or any(place.head.lower in figure_words("past") for place in beyond)
        for place in places:
            for quantity in self._quantities:
                if (place in quantity.tokens or quantity.noun is place) and quantity.currency is None:
                    if past and quantity.low == quantity.high:
                        quantity = replace(quantity, high=None, approximate=True)
                    told = quantity.noun is not None and self._is_being(quantity.noun) and quantity.noun.lower != "dead"
                    of = _words(quantity.noun, quantity) if quantity.noun is not None and told else []
                    yield Toll(kind, quantity, noun, of, "figure.toll")
                    return


def _told(token: Token, tokens: Sequence[Token]) -> Iterator[tuple[FigureKind, str, list[Token]]]:
    """What befell whom, as far as ``token`` tells it: the kind, the rule, the heads of those who may be counted."""
    lemma, word = token.lemma.lower(), token.lower
    is_verb = token.pos in syntax.VERBAL
    if is_verb and _is_alternative(token):
        return
    if is_verb and lemma in figure_words("harm"):
        hit = syntax.patient(token)
        object_ = token.child("dobj")
        victims = [object_] if object_ is not None else [hit] if hit is not None else []
        yield FigureKind(figure_words("harm")[lemma]), "verb", victims or _before(token, tokens)
    elif is_verb and lemma in figure_words("fate"):
        transitive = token.child("dobj") if lemma == "drown" else None
        victims = [who for who in (transitive or syntax.subject(token),) if who is not None]
        yield FigureKind(figure_words("fate")[lemma]), "verb", victims
    elif is_verb and lemma in {"flee", "abandon", "leave"}:
        left = [noun for noun in (*token.all("dobj"), *syntax.prepositional(token, "from"))]
        homes = [noun for noun in left if noun.lemma.lower() in figure_words("fled")]
        if homes and (lemma == "flee" or homes[0].lemma.lower() in {"home", "house"}):
            yield FigureKind.DISPLACED, "verb", [who for who in (syntax.subject(token),) if who is not None]
    elif is_verb and lemma in figure_words("expel"):
        if any(noun.lemma.lower() in {"home", "house"} for noun in syntax.prepositional(token, "from", "out of")):
            hit = syntax.patient(token)
            yield FigureKind.DISPLACED, "verb", [hit] if hit is not None else []
    if is_verb and lemma in figure_words("lives") and (lost := token.child("dobj", "nsubjpass")) is not None:
        parts = [lost, *syntax.prepositional(lost, "of")]  # "thousands of lives"
        kind = FigureKind(figure_words("lives")[lemma])
        noun = next((part.lemma.lower() for part in parts if part.lemma.lower() in _LOST), "")
        if kind is FigureKind.KILLED and noun == "life":
            whose = (syntax.prepositional(lost, "of") if lost.lemma == "life" else []) or [lost]
            if lemma == "lose" and lost.child("poss") is not None:
                whose = [who for who in (syntax.subject(token),) if who is not None]
            yield kind, "count", whose
        elif kind is FigureKind.WOUNDED and noun not in {"", "life"}:
            yield kind, "verb", [who for who in (syntax.subject(token),) if who is not None]
    if word in figure_words("state") and not (is_verb and lemma in figure_words("harm")):
        yield FigureKind(figure_words("state")[word]), "state", _in_state(token, tokens)
    if token.pos in syntax.NOMINAL | {"ADJ"} and lemma in figure_words("count") | {"dead": ""}.keys():
        kind = FigureKind(figure_words("count").get(lemma, "killed"))
        if lemma != "body" or _is_found(token):
            yield kind, "count", [token]
            yield kind, "count", syntax.prepositional(token, "of")
    if token.pos in syntax.NOMINAL and lemma in figure_words("act"):
        yield FigureKind(figure_words("act")[lemma]), "count", syntax.prepositional(token, "of")
    if word == "death" and token.dep == "pobj" and token.head.lower == "to":
        verb = token.head.head
        hit = syntax.patient(verb) if verb.lemma not in _SENTENCING else None
        yield FigureKind.KILLED, "verb", [hit] if hit is not None else []


def _is_alternative(verb: Token) -> bool:
    """ "killed or captured": the number is of both."""
    others = [word for word in syntax.coordinated(syntax.first_coordinated(verb)) if word is not verb]
    joined = any(word.lower == "or" for link in (verb, *others) for word in link.all("cc"))
    return joined and any(word.lemma not in figure_words("harm") for word in others)


def _in_state(token: Token, tokens: Sequence[Token]) -> list[Token]:
    """Those who are "dead", "missing": "12 people dead", "left 12 dead", "are missing", "12 injured soldiers"."""
    if token.dep in {"amod", "compound"} and token.head.i > token.i:
        return [token.head]
    before = _before(token, tokens)
    if before:
        return before
    verb = token.head
    if token.is_root or verb.pos not in syntax.VERBAL:
        who = syntax.subject(token) if token.pos in syntax.VERBAL else None
        return [who] if who is not None else []
    who = verb.child("dobj") or token.child("nsubj") or syntax.patient(verb) or syntax.subject(verb)
    return [who] if who is not None else []


def _before(token: Token, tokens: Sequence[Token]) -> list[Token]:
    """Who stands right before: "12 people injured", "with 30 others still missing", whatever the parser makes of it."""
    if token.child("dobj") is not None:
        return []
    at = token.i - tokens[0].i - 1
    while at >= 0 and tokens[at].lower in _AUXILIARY and tokens[at].lower != "others":
        at -= 1
    before = tokens[at] if 0 <= at else None
    return [before] if before is not None and (before.pos in syntax.NOMINAL | {"NUM", "PRON"}) else []


def _is_found(body: Token) -> bool:
    verb = body.head
    return not body.is_root and verb.lemma in figure_words("found") and body.dep in {"dobj", "nsubjpass"}


def _words(noun: Token, quantity: Quantity) -> list[Token]:
    if noun.lemma.lower() in figure_words("count").keys() | {"life"}:
        return []
    return phrase_of(noun, after=quantity.tokens[-1].i if quantity.tokens[-1].i < noun.i else -1)


def _has(noun: Token, *determiners: str) -> bool:
    return any(child.lower in determiners and child.dep in {"det", "preconj", "predet"} for child in noun.children)


def _is_one(noun: Token) -> bool:
    """Whether the noun stands for a single person, and no family, patrol or crowd."""
    known = collectives().get(noun.lemma.lower())
    if noun.lemma.lower() in figure_words("several"):
        return False
    return noun.pos == "PROPN" or noun.lemma.lower() in titles() or known is not None


def _shared(tolls: list[Toll]) -> list[Toll]:
    """One figure where a number is of two kinds together ("killed or wounded"), and for "no casualties" two."""
    found: list[Toll] = []
    by_number: dict[int, list[Toll]] = {}
    for toll in tolls:
        by_number.setdefault(toll.quantity.tokens[0].i, []).append(toll)
    for same in by_number.values():
        first = same[0]
        other = next((toll for toll in same if toll.kind is not first.kind), first)
        together = {first.kind, other.kind} == {FigureKind.KILLED, FigureKind.WOUNDED}
        if together and abs(first.word.i - other.word.i) <= _BESIDE:
            found.append(replace(first, kind=FigureKind.CASUALTIES))
        elif first.kind is FigureKind.CASUALTIES and first.quantity.high == 0:
            found += [replace(first, kind=FigureKind.KILLED), replace(first, kind=FigureKind.WOUNDED)]
        else:
            at = first.quantity.tokens[-1].i
            found += same if first.quantity.high == 0 else [min(same, key=lambda toll: abs(toll.word.i - at))]
    return found


def is_told(word: Token) -> bool:
    """Whether what ``word`` tells has happened, as far as the words right above it say."""
    verb = word
    while verb.pos not in syntax.VERBAL and not verb.is_root and verb.dep not in {"pcomp", "relcl"}:
        verb = verb.head
    if verb is not word and verb.lemma in _FORETELLING:
        return False
    if word.pos in syntax.NOMINAL and word.lemma in figure_words("act"):
        return True  # "to protest the killing of three"
    for link in [verb, *(above for above in syntax.verb_chain(verb)[1:] if verb.dep in {"conj", "xcomp", "advcl"})]:
        if any(child.dep in {"aux", "auxpass"} and child.lower in _MODALS for child in link.children):
            return False
        if any(child.dep in {"mark", "advmod"} and child.lower in _UNREAL for child in link.children):
            return False
        if syntax.is_infinitive(link) and (link.is_root or link.head.lemma not in _REALIZED):
            return False
    return True


def is_hedged(word: Token) -> bool:
    """Whether it is told as hearsay: "reportedly", "it is believed that"."""
    above = [word, *word.ancestors()]
    hearsay, adverbs = operators("hearsay"), operators("adverb")
    return any(link.lemma in hearsay or any(child.lower in adverbs for child in link.children) for link in above)
