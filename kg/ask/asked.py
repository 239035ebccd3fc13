"""What a question asks for, taken apart: the facts that are looked for, and what must hold of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kg.ask.patterns import ADJUNCTS, Match
from kg.ask.periods import Span
from kg.ask.phrases import Phrase, Phrases
from kg.ask.words import Act, base_of, by_noun, by_participle, by_verb, classes, either
from kg.model import EventType
from kg.rdf.terms import Iri

#: What is told of facts that are asked for: they happened, lie ahead, may be, did not happen, or any of these.
HAPPENED, AHEAD, POSSIBLE, DENIED, ANY = "happened", "ahead", "possible", "denied", "any"
_MARK = re.compile(r"@\d+")
#: Slots that verbs fill.
_VERBS = ("act", "acting", "acted", "stance", "stanced", "say")
#: What is a number.
COUNTED = frozenset({"killed", "wounded", "missing", "displaced", "casualties", "amounts"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart.

    Args:
        what, focus: as the pattern has them.
        act: which events and claims; None for all events.
        verb: the base of the verb that is asked with.
        who: who acts or speaks; all of these must.
        to: whom it is done to.
        any_part: who takes part in whatever way.
        place, topic, source: where, about what, and according to whom.
        office: the title of an office, or a kind of things, as it is asked for.
        title: the titles of the graph that are meant by it, as SPARQL writes them.
        words: words that the texts must have.
        in_sentence: words that the sentences must have that tell it.
        some: words of which the texts must have at least half.
        in_article, beside: words and things that the article must have, wherever.
        given: the facts, where they are known already: lists of their parts are made for these alone.
        others: facts with what was read of them but is another's.
        span: when.
        status: see the constants.
        left_out: parts of the question that nothing in a graph can answer.
        doubled: how many words say no more than the verb.
    """

    what: str
    focus: str
    act: Act | None = None
    verb: str = ""
    who: tuple[Phrase, ...] = ()
    to: tuple[Phrase, ...] = ()
    any_part: tuple[Phrase, ...] = ()
    place: tuple[Phrase, ...] = ()
    topic: tuple[Phrase, ...] = ()
    source: tuple[Phrase, ...] = ()
    title: str = ""
    office: str = ""
    words: tuple[str, ...] = ()
    in_sentence: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    in_article: tuple[str, ...] = ()
    beside: tuple[Phrase, ...] = ()
    others: tuple[tuple[Iri, Iri], ...] = ()
    given: tuple[Iri, ...] = ()
    span: Span | None = None
    status: str = HAPPENED
    left_out: tuple[str, ...] = ()
    doubled: int = 0

    @property
    def loose(self) -> float:
        """How many words are looked for in the texts; those of nothing that is named count more, and verbs."""
        phrases = (*self.who, *self.to, *self.any_part, *self.place, *self.topic, *self.source)
        verbs = sum(word in by_verb() and word not in by_noun() for phrase in phrases for word in phrase.words)
        return sum(len(phrase.words) * (1.0 if phrase.iris else 1.2) for phrase in phrases) + verbs

    @property
    def cost(self) -> float:
        """How much of the question was taken for mere words: the less, the better it is understood."""
        loose = self.loose + 0.2 * self.doubled
        bare = sum(not phrase.iris for phrase in (*self.topic, *self.place, *self.any_part))
        loose += 3 * (self.what == "deeds" and (self.act is None or not self.act.kinds))
        # What somebody says is looked for in words, and nowhere else.
        share = 0.6 if self.what == "said" and self.verb else 0 if self.what in COUNTED else 1
        words = share * len(self.words)
        return loose + 1.1 * words + 0.1 * bare + 0.5 * len(self.left_out)


def asked(match: Match, phrases: Phrases, span: Span | None, status: str) -> Asked:
    """What a question asks for by a pattern that fits it.

    Args:
        status: what of the question besides tells of the status; empty if nothing does.
    """
    slots = match.slots
    found = Asked(match.pattern.what, match.pattern.focus, act=_act(slots), span=span, status=_status(match, status))
    found = replace(found, verb=next((base_of(slots[name]) for name in _VERBS if name in slots), ""))
    found = replace(found, office=slots.get("title", "") or slots.get("kinds", ""))
    counts = found.what in COUNTED
    for slot, part in (("who", "who"), ("to", "to"), ("any", "any_part"), ("topic", "topic")):
        if slot in slots:
            text, _, where = slots[slot].partition(" in ")
            found = _with(found, part, phrases.read(text, place=slot == "to" and is_visit(found.act)))
            found = _with(found, "place", phrases.read(where, place=True) if where else ())
    if "of" in slots and counts:
        found = replace(found, words=_counted(slots["of"], phrases))
    elif "of" in slots:
        part = "to" if found.what == "count" else {"who": "who", "to": "to", "what": "to"}.get(found.focus, "any_part")
        found = _with(found, part if found.what in {"deeds", "count"} else "any_part", phrases.read(slots["of"]))
    if "text" in slots:
        found = replace(found, words=_content(slots["text"], phrases))
        first, _, rest = slots["text"].partition(" ")
        if (
            found.what in {"deeds", "why"}
            and found.act is None
            and not first.startswith("@")
            and first not in _auxiliaries()
        ):
            # A verb of no table: events whose words have it.
            verb = base_of(first)
            found = replace(found, act=Act((), (verb,), f"events in the words “{first}”"), verb=verb)
            found = replace(found, words=_content(_MARK.sub(" ", rest), phrases))
            found = _with(found, "any_part", phrases.read(" and ".join(_MARK.findall(rest))))
    if "extra" in slots and found.what != "office":
        read = phrases.read(slots["extra"])
        found = _with(found, "any_part", tuple(each for each in read if each.iris))
        found = replace(found, words=tuple(word for each in read if not each.iris for word in each.words))
    adjuncts = slots.get("adjuncts", "")
    if "text" in slots and found.what == "said":
        # "urged Iceland to send help to Norway": all of it is what is said.
        rest, by, source = adjuncts.partition("according to")
        found, adjuncts = replace(found, words=(*found.words, *_content(rest, phrases))), by + source
    for role, preposition, text in _split(adjuncts):
        found = _adjunct(found, role, f"{preposition} {text}", text, phrases)
    return _without_act_words(found)


def _adjunct(found: Asked, role: str, whole: str, text: str, phrases: Phrases) -> Asked:
    """A preposition with what follows it."""
    read = phrases.read(text, place=role == "where" or (role == "to" and is_visit(found.act)))
    is_named = any(phrase.iris for phrase in read)
    nouns = [word for word in text.split() if word in by_noun()]
    if role in {"during", "as"}:
        return replace(found, words=(*found.words, *_content(text, phrases)))
    if role in {"where", "of", "about"} and nouns and not is_named and found.what != "said":
        # "in the attack": the words say which event, of what kind it is
        if found.act is None and found.what not in COUNTED:
            return replace(found, act=by_noun()[nouns[0]])
        kinds = {kind for noun in nouns for kind in by_noun()[noun].kinds}
        if found.act is None or kinds & set(found.act.kinds):
            return found
        return replace(found, words=(*found.words, *_content(text, phrases)))
    if role == "where" and found.act is not None and found.act.is_claim:
        return replace(found, left_out=(*found.left_out, phrases.spelled_out(whole)))
    if role == "where" and not is_named:
        return replace(found, words=(*found.words, *_content(text, phrases)))
    if whole.startswith("from ") and found.what == "said":
        return _with(found, "to", read)  # "what does China want from the United States"
    if role == "on":
        is_target = found.what != "said" and read and all(phrase.kind not in {"Issue", ""} for phrase in read)
        return _with(found, "to" if is_target else "topic", read)
    part = {"source": "source", "where": "place", "about": "topic", "to": "to", "with": "any_part", "by": "who",
            "of": "any_part"}[role]  # fmt: skip
    return _with(found, part, read)


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(
        {"be", "been", "being", *(word for name in ("be", "did", "will", "may") for word in classes()[name])}
    )


def is_visit(act: Act | None) -> bool:
    """Whether what it is done to is a place."""
    return act is not None and act.kinds == (EventType.VISIT,)


def _without_act_words(found: Asked) -> Asked:
    """ "agreed to a treaty": the noun says no more than the verb."""
    kinds = set(found.act.kinds) if found.act else set()

    def kept(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word for word in words if word not in by_noun() or not kinds & set(by_noun()[word].kinds))

    parts: dict[str, Any] = {
        part: tuple(
            replace(phrase, words=kept(phrase.words)) for phrase in getattr(found, part)
            if phrase.iris or kept(phrase.words)
        )
        for part in ("who", "to", "any_part", "topic")
    }  # fmt: skip
    if not kinds:
        return found
    # "agree to a mackerel treaty": what is left says what it is about.
    about = tuple(each for each in found.to if not each.iris and kept(each.words) != each.words)
    left = tuple(replace(each, words=kept(each.words)) for each in about if kept(each.words))
    parts["to"] = tuple(each for each in parts["to"] if each not in left)
    parts["topic"] = (*parts["topic"], *left)
    changed = replace(found, words=kept(found.words), **parts)
    return replace(changed, doubled=round(found.loose - changed.loose))


def _with(found: Asked, part: str, phrases: tuple[Phrase, ...]) -> Asked:
    changed: dict[str, Any] = {part: (*getattr(found, part), *phrases)}
    return replace(found, **changed)


def _act(slots: Mapping[str, str]) -> Act | None:
    if "blamed" in slots:
        return by_participle()[slots["blamed"]]
    for group, table in (
        ("acted", by_participle()),
        ("stanced", by_participle()),
        ("act", by_verb()),
        ("acting", by_verb()),
        ("stance", by_verb()),
        ("noun", by_noun()),
    ):
        if group in slots:
            return table[slots[group]]
    return None


def _status(match: Match, told: str) -> str:
    slots, what, focus = match.slots, match.pattern.what, match.pattern.focus
    aux = next((slots[name] for name in ("aux", "will", "may", "be", "did") if name in slots), "")
    if told or "denied" in slots:
        return told or DENIED
    if "chance" in slots or "may" in slots or aux in classes()["may"]:
        return POSSIBLE
    named = {text for name, text in slots.items() if name.startswith(("planned", "light"))}
    ahead = named & set(classes()["planned"]) or {"planning", "ahead"} & set(slots)
    if what == "planned" or ahead or aux in {*classes()["will"], "will be", "is to be", "are to be"}:
        return AHEAD
    # "is visiting", "when is the visit": not over, if it is told at all. "Visits to China" says nothing of when.
    is_open = aux in {"is", "are"} and (focus != "to" or "acting" in slots)
    is_bare = (
        focus == "all" and what in {"deeds", "happened"} and not aux and not {"happen", "light", "act"} & set(slots)
    )
    return ANY if is_open or is_bare or focus == "yes" or what in {"evidence", "why", "count"} else HAPPENED


def _split(text: str) -> list[tuple[str, str, str]]:
    """Prepositions with what follows them, in their order: the class, the preposition, the phrase."""
    preposition = {word: name for name in reversed(ADJUNCTS) for word in classes()[name]}
    parts = re.split(rf"(?:^|\s)({either(preposition)})(?=\s|$)", text)
    pairs = [(parts[at], parts[at + 1].strip()) for at in range(1, len(parts) - 1, 2)]
    return [(preposition[word], word, phrase) for word, phrase in pairs if phrase]


def _content(text: str, phrases: Phrases) -> tuple[str, ...]:
    """The words of a phrase that say something; of names, the last word."""
    small = classes()["small"]
    return tuple(phrases.spelled(word) for word in text.split() if word not in small and word != "'s")


def _counted(text: str, phrases: Phrases) -> tuple[str, ...]:
    """Who is counted; "people" may be anybody."""
    anybody = {*classes()["beings"], *classes()["small"]}
    return tuple(phrases.spelled(word) for word in text.split() if word not in anybody)
