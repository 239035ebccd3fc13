"""Events and claims coded in PLOVER: by the words that tell them, their type or stance, and modality.

The words of a fact are looked up where it is told (its trigger, its cue) and at the verb whose deed it names ("called
off the talks"). What is promised, asked for, refused or threatened is looked up in the words said.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from kg.extract.acts.finder import Mentioned
from kg.extract.acts.frames import Types, governor, lowest, modality, words_of
from kg.extract.layers import Attribution, Attributions, Clusters, Codings, DistinctEvent, Events, Layers
from kg.language import Annotation, Token, syntax
from kg.lexicon.plover import THREATS, Act, act_of, after_modality, contexts_of, general_act, general_coding, roots
from kg.model import Coding, EventType, Span, Stance, Status

__all__ = ["ActCoding"]

#: Root codes that say what somebody wants another one, or himself, to do: what that is follows in the words.
_POINTING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
_MUST = frozenset({"must", "should"})


class ActCoding:
    """What events and claims are in the terms of PLOVER."""

    name = "acts.coding"
    version = "1"
    requires = (Clusters, Events, Attributions)
    assigns = (Codings,)

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        events, attributions = layers[Events].events, layers[Attributions].attributions
        coder = _Coder(annotation, events, Mentioned(layers[Clusters]).types)
        found: list[tuple[object, Coding | None]] = [(event, coder.event(event)) for event in events]
        found += [(said, coder.claim(said)) for said in attributions]
        of = {fact: coding for fact, coding in found if coding is not None}
        return layers.assign(Codings(MappingProxyType(of)))


class _Coder:
    """Codes the facts of one article.

    Args:
        events: all of the article, for what claims are about.
        types: the types of what a word mentions.
    """

    def __init__(self, annotation: Annotation, events: Sequence[DistinctEvent], types: Types) -> None:
        self._annotation, self._types = annotation, types
        self._events = [(each.trigger or each.span, event) for event in events for each in event.evidence]

    def event(self, event: DistinctEvent) -> Coding | None:
        """Of several tellings the one whose words say most counts, the first among equals."""
        found: tuple[int, Act, Status, Span] | None = None
        for told in sorted(event.evidence, key=lambda each: each.trigger or each.span):
            one = self._told(event, self._head(told.trigger or told.span))
            if one is not None and (found is None or one[0] > found[0]):
                found = *one, told.span
        if found is None:
            return None
        _, row, status, span = found
        coding = self._coding(row, after_modality(row.code, status), span)
        return coding or general_coding(event.type, event.status)

    def _told(self, event: DistinctEvent, trigger: Token) -> tuple[int, Act, Status] | None:
        """The row of the words, how much they say, and the status of the deed."""
        kind = event.type.value
        deed = lowest(trigger) if trigger.pos in syntax.VERBAL else trigger
        own = act_of(words_of(deed, self._types), kind)
        above = governor(trigger) if trigger.pos not in syntax.VERBAL else None
        if above is not None:
            low = lowest(above)
            higher = act_of(words_of(low, self._types), kind)
            if higher is not None and own is not None and higher[1].code == own[1].code:
                return *max(own, higher, key=lambda each: each[0]), modality(low)
            if higher is not None and (own is None or higher[0] >= own[0]) and _names_deed(trigger, *higher):
                return *higher, modality(low)
        if own is not None:
            return *own, event.status
        row = general_act(kind)
        return None if row is None else (0, row, event.status)

    def claim(self, said: Attribution) -> Coding | None:
        cue = self._head(said.cue[0])
        found = act_of(words_of(cue, self._types), said.stance.value)
        above = governor(cue) if cue.pos not in syntax.VERBAL else None
        if above is not None:
            higher = act_of(words_of(above, self._types), said.stance.value)
            if higher is not None and (found is None or higher[0] >= found[0]) and higher[0] > 1:
                found = higher
        row = found[1] if found is not None else general_act(said.stance.value)
        about = self.about(said.content)
        if row is None and said.stance is Stance.STATE:
            return self._of_content(said, about)
        if row is None:
            return None
        code: str | None = row.code
        if cue.pos in syntax.VERBAL and syntax.is_negated(cue) and roots()[row.code].is_cooperation:
            code = "REJECT"
        elif row.code == "AGREE" and about is not None:
            code = after_modality(about.code, Status.SCHEDULED) or code
            code = code if code in {"AGREE", "THREATEN", "REJECT"} else "AGREE"
        if row.code not in _POINTING:
            about = None
        return self._coding(row, code, said.evidence.span, about)

    def _of_content(self, said: Attribution, about: Act | None) -> Coding | None:
        """What is only stated is an act if the words do it: "must be freed", "they condemned the raid"."""
        head = self._head(said.content[0])
        if any(child.lower in _MUST for child in head.all("aux")):
            return self._coding(_plain("REQUEST"), "REQUEST", said.evidence.span, about)
        found = act_of(words_of(head, self._types), said.stance.value)
        doer = syntax.subject(head)
        if found is None or found[1].reads not in _STANCES or doer is None or doer.lower not in _SELF:
            return None
        return self._coding(found[1], after_modality(found[1].code, modality(head)), said.evidence.span)

    def about(self, content: Sequence[Span]) -> Act | None:
        """The act that words said are about: that of their head, or of the first event that they tell."""
        head = lowest(self._head(content[0]))
        for word in (head, *head.all("dobj", "xcomp", "ccomp", "attr", "conj")):
            found = act_of(words_of(word, self._types))
            if found is not None and (word.pos in syntax.VERBAL or found[0] > 1 or word is head):
                return found[1]
        for span, event in self._events:
            if any(piece.contains(span) for piece in content):
                told = self._told(event, self._head(span))
                if told is not None:
                    return told[1]
        return None

    def _head(self, span: Span) -> Token:
        head = syntax.phrase_head(self._annotation.tokens_in(span))
        is_particle = head.pos in {"ADP", "ADV", "PART"} and head.head.pos in syntax.VERBAL
        return head.head if is_particle else head

    def _coding(self, row: Act, code: str | None, span: Span, about: Act | None = None) -> Coding | None:
        if code is None:
            return None
        before = about or row
        mode = before.mode if code == before.code else row.mode if code == row.code else ""
        if code in {"REQUEST", "REJECT"} and before.code != code:
            mode = roots()[before.code].asked
        elif code == "THREATEN" and before.code != code:
            mode = before.mode if before.mode in THREATS else roots()[before.code].threatened
        words = (token.lemma.lower() for token in self._annotation.tokens_in(span))
        contexts = sorted({*row.contexts, *before.contexts, *contexts_of(words)})
        return Coding(code, before.code, mode or None, tuple(contexts))


def _names_deed(noun: Token, weight: int, row: Act) -> bool:
    """Whether the verb above a noun makes the deed of it: "called off the talks", but not "deplored the attack"."""
    is_object = any(noun.lemma.lower() in group for group in row.complements)  # "lodged a protest"
    return row.code in _POINTING or is_object or (weight > 1 and row.reads in _EVENTS)


_EVENTS, _STANCES = frozenset(EventType), frozenset(Stance)
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})


def _plain(code: str) -> Act:
    return Act(code, "", (), "", frozenset(), (), frozenset(), "", "")
