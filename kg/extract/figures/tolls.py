"""Tolls: how many were killed, wounded, went missing or lost their homes, as a word of the sentence tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.figures.quantities import Quantity, phrase_of
from kg.extract.figures.victims import hit
from kg.extract.veridicality.scope import operators
from kg.language import Token, syntax
from kg.lexicon.figures import figure_words
from kg.lexicon.lists import collectives, titles
from kg.model import FigureKind

_DETERMINERS = frozenset({"det", "preconj", "predet"})
_ONE = frozenset({"a", "an", "another"})
#: Behind these something else is told, be it with the same verb.
_APART = frozenset({";", ":", "—", "–", "but", "while", "whereas"})
#: Rules by which nobody is counted who stands beside the one that they find.
_ALONE = frozenset({"state", "behind"})
#: What is counted by its parts: "a group of 12".
_WHOLES = frozenset({"total", "group", "family", "crew", "crowd", "estimate", "average"})


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
        among = [token.head for token in tokens if token.lower == "among" and token.head.pos in syntax.NOMINAL]
        them = [
            head for head in among if any(child.lower == "them" for prep in head.children for child in prep.children)
        ]
        for token in tokens:
            for toll in self._at(token, tokens, them):
                found.setdefault((toll.kind, toll.quantity.tokens[0].i), toll)
        return _carried(_shared(list(found.values())), tokens)

    def _at(self, token: Token, tokens: Sequence[Token], them: Sequence[Token]) -> Iterator[Toll]:
        lemma = token.lemma.lower()
        if token.pos in syntax.NOMINAL and lemma == "toll":
            yield from self._toll(token, FigureKind.KILLED)
        elif token.pos in syntax.NOMINAL and lemma in figure_words("total"):
            kinds = {**figure_words("state"), **figure_words("count")}  # "the number of people killed", "of deaths"
            below = (word for noun in syntax.prepositional(token, "of") for word in noun.subtree()[:6])
            told = (form for word in below for form in (word.lower, word.lemma.lower()))
            kind = next((kinds[form] for form in told if form in kinds), None)
            if kind is not None:
                yield from self._toll(token, FigureKind(kind))
        for kind, by, victims in hit(token, tokens):
            for victim in victims:
                for toll in self._counted(kind, token, victim, by):
                    yield toll
                    for part in [*_among(toll, victim), *them]:
                        yield from self._counted(kind, token, part, by)

    def _counted(self, kind: FigureKind, word: Token, victim: Token, by: str) -> Iterator[Toll]:
        below = [*victim.all("appos"), *syntax.prepositional(victim, "of")]  # "seven of its soldiers and 22 rebels"
        others = [part for named in below for part in named.all("conj") if self._number(part) is not None]
        for each in [*syntax.coordinated(victim), *others] if by not in _ALONE else [victim]:
            quantity = self._quantity(each, word)
            if quantity is None or (by == "count" and quantity.noun is None and each is not victim):
                continue
            noun = quantity.noun if quantity.noun is not word else None
            if not quantity.currency and (noun is None or self._is_being(noun)):
                of = [] if noun is None else _words(noun, quantity)
                yield Toll(kind, quantity, word, of, f"figure.{by}")

    def _number(self, noun: Token) -> Quantity | None:
        return next((each for each in self._quantities if noun in each.tokens or each.noun is noun), None)

    def _quantity(self, noun: Token, word: Token) -> Quantity | None:
        """The number of what ``noun`` heads; a single one for "a boy", none for "no one"."""
        if (quantity := self._number(noun)) is not None:
            return quantity
        before = [child for child in noun.children if child.dep in _DETERMINERS]
        before += noun.all("poss")  # "and his driver"
        said = {"a" if child.dep == "poss" else child.lower for child in before}
        if noun.lower in figure_words("none") or (noun.lower == "one" and "no" in said):
            return Quantity([*before, noun], 0, 0, approximate=False)
        if "no" in said or any(child.lower == "not" for child in noun.children):
            return Quantity(before or [noun], 0, 0, approximate=False, noun=noun)  # "not a single person"
        if noun.lower == "another":
            return Quantity([noun], 1, 1, approximate=False)
        if said & figure_words("pair").keys():
            return Quantity(before, 2, 2, approximate=False, noun=noun)
        of = next(iter(syntax.prepositional(noun, "of")), None)
        if of is not None and noun.lemma in _WHOLES:
            return self._quantity(of, word)
        is_single = said & _ONE or (said and noun.lemma.lower() in titles())  # "killed the governor"
        if is_single and noun.tag in {"NN", "NNP"} and word.dep != "amod" and _tells_one(word) and _is_one(noun):
            return Quantity(before, 1, 1, approximate=False, noun=noun)
        return None

    def _toll(self, noun: Token, kind: FigureKind) -> Iterator[Toll]:
        """ "the death toll rose to 45", "put the toll at 20", "a toll of 12"."""
        verb = noun.head
        past = verb.lemma in figure_words("past")
        places = [*syntax.prepositional(verb, "to", "at"), *verb.all("attr")]
        places += [*syntax.prepositional(noun, "to", "at", "of"), *(noun.all("appos") if verb.dep == "prep" else ())]
        if noun.dep in syntax.SUBJECT:
            beyond = syntax.prepositional(verb, "past", "above", "beyond", "over", "around", "near")
            places = [*places, *beyond, *verb.all("dobj", "npadvmod", "nummod")]
            past = past or any(place.head.lower in figure_words("past") for place in beyond)
        numbers = (q for place in places for q in self._quantities if place in q.tokens or q.noun is place)
        # Of "put the number of dead at 38 and that of injured at 91", each has the number next behind it.
        behind = sorted(numbers, key=lambda each: (each.tokens[0].i < noun.i, each.tokens[0].i))
        found = next((quantity for quantity in behind if quantity.currency is None), None)
        if found is not None:
            counted = found.noun
            of = _words(counted, found) if counted is not None and self._is_being(counted) else []
            if past and found.low == found.high:
                found = replace(found, high=None, approximate=True)
            yield Toll(kind, found, noun, of, "figure.toll")


def _words(noun: Token, quantity: Quantity) -> list[Token]:
    if noun.lemma.lower() in figure_words("count").keys() | {"life"}:
        return []
    told = phrase_of(noun, after=quantity.tokens[-1].i if quantity.tokens[-1].i < noun.i else -1)
    return [word for word in told if word is noun or word.lower not in figure_words("state")]


def _among(toll: Toll, victim: Token) -> list[Token]:
    """Those who are counted besides or once more: "including three children", "along with a nurse"."""
    heads = dict.fromkeys([toll.quantity.noun or victim, victim, toll.word])
    return [part for head in heads for part in syntax.prepositional(head, "including", "among", "along with")]


def _tells_one(word: Token) -> bool:
    """Whether a single one may be counted by it: "killed a boy", "stabbed to death", "shot dead"."""
    shot = word.lower == "dead" and not word.is_root and word.head.pos == "VERB"
    return word.pos == "VERB" or shot or (word.lower == "death" and word.head.lower == "to")


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
        if together and other.word in syntax.coordinated(syntax.first_coordinated(first.word)):
            found.append(replace(first, kind=FigureKind.CASUALTIES))
        elif first.kind is FigureKind.CASUALTIES and first.quantity.high == 0:
            found += [replace(first, kind=FigureKind.KILLED), replace(first, kind=FigureKind.WOUNDED)]
        else:
            found += same if first.quantity.high == 0 else [min(same, key=_distance)]
    return found


def _carried(tolls: list[Toll], tokens: Sequence[Token]) -> list[Toll]:
    """A bare number counts those whom the one before it counts: "killed 17 people and injured more than 50"."""
    found: list[Toll] = []
    for toll in sorted(tolls, key=lambda each: each.quantity.tokens[0].i):
        of = toll.of
        # Of "21 people, including five women", the people.
        before = max((each for each in found if each.of), key=lambda each: each.quantity.low or 0, default=None)
        noun = toll.quantity.noun
        is_bare = not toll.of and toll.quantity.high != 0 and (noun is None or noun is toll.word)
        if before is not None and is_bare and before.kind is not toll.kind:
            start, end = before.quantity.tokens[-1].i, toll.quantity.tokens[0].i
            between = {token.lower for token in tokens if start < token.i < end}
            if "and" in between and between.isdisjoint(_APART):
                of = before.of
        found.append(replace(toll, of=of))
    return found


def _distance(toll: Toll) -> tuple[bool, int]:
    """Of "four of the injured men died", what happened to them goes before what they are said to be."""
    return toll.word.dep == "amod", abs(toll.word.i - toll.quantity.tokens[-1].i)


def is_told(word: Token) -> bool:
    """Whether what ``word`` tells has happened, as far as the words right above it say."""
    verb = word
    while verb.pos not in syntax.VERBAL and not verb.is_root and verb.dep not in {"pcomp", "relcl"}:
        verb = verb.head
    if verb.dep == "ccomp" and verb.head.lemma in figure_words("denying"):
        return False
    if verb is not word and verb.lemma in figure_words("foretelling"):
        return False
    if word.pos in syntax.NOMINAL and word.lemma in figure_words("act"):
        return True  # "to protest the killing of three"
    for link in [verb, *(above for above in syntax.verb_chain(verb)[1:] if verb.dep in {"conj", "xcomp", "advcl"})]:
        if any(child.dep in {"aux", "auxpass"} and child.lower in figure_words("modal") for child in link.children):
            return False
        if any(child.dep in {"mark", "advmod"} and child.lower in figure_words("unreal") for child in link.children):
            return False
        if syntax.is_infinitive(link) and (link.is_root or link.head.lemma not in figure_words("realized")):
            return False
    return True


def is_hedged(word: Token) -> bool:
    """Whether it is told as hearsay: "reportedly", "it is believed that"."""
    above = [word, *word.ancestors()]
    hearsay, adverbs = operators("hearsay"), operators("adverb")
    return any(link.lemma in hearsay or any(child.lower in adverbs for child in link.children) for link in above)
