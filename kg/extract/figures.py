"""Words of war, votes and meetings that are not meant so: figures of speech, games, names of works."""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.frames import Frame, word_class
from kg.language import Annotation, Token
from kg.model import BlockKind, EventType

_FOUGHT = {EventType.ARMED_ACTION, EventType.MILITARY_ACTIVITY}
#: What happens in games too, in words of its own.
_PLAYED = {
    *(EventType.ARMED_ACTION, EventType.MEETING, EventType.ELECTION, EventType.OFFICE_CHANGE, EventType.VISIT),
    *(EventType.MILITARY_ACTIVITY, EventType.PROTEST, EventType.SUPPORT, EventType.DECISION),
}
#: What is visited, released or elected in another sense.
_OTHER_THINGS = {
    EventType.VISIT: "visited_pages",
    EventType.LEGAL_ACTION: "published",
    EventType.ELECTION: "chosen_words",
}
_STRUGGLES = {"war", "battle", "fight", "crusade", "offensive", "campaign"}
_MOST_GOALS = 9
_VOTING = {"vote", "voter", "ballot", "lawmaker", "senator", "councillor", "judge", "court", "council", "parliament"}


def is_figure(annotation: Annotation, trigger: Token, frame: Frame) -> bool:
    """Whether ``trigger``, which could open ``frame``, tells no such event where it stands."""
    if frame.type in _FOUGHT and _is_figurative(trigger):
        return True
    if frame.type in _OTHER_THINGS and _lemmas_below(trigger) & word_class(_OTHER_THINGS[frame.type]):
        return True
    return (frame.type in _PLAYED and _is_of_game(annotation, trigger)) or _is_work(annotation, trigger)


def _lemmas_below(word: Token) -> set[str]:
    """What is visited, released or elected: objects, and what stands behind "of"."""
    hit = syntax.patient(word) if word.pos == "VERB" else None
    nouns = [*([hit] if hit is not None else []), *word.all("dobj", "oprd"), *syntax.prepositional(word, "of")]
    return {noun.lemma.lower() for noun in nouns}


def _is_figurative(word: Token) -> bool:
    """ "a trade war", "a charm offensive", "a war of words", "the battle against inflation"."""
    before = {child.lemma.lower() for child in word.all("amod", "compound", "nmod")}
    if before & word_class("figurative"):
        return True
    of = {noun.lemma.lower() for noun in syntax.prepositional(word, "of")}
    if of & word_class("figurative_of"):
        return True
    foes = {noun.lemma.lower() for noun in syntax.prepositional(word, "on", "against")}
    if word.pos != "VERB":
        return bool(foes & word_class("ills")) and word.lemma in _STRUGGLES
    hit = {noun.lemma.lower() for noun in (syntax.patient(word), *word.all("dobj")) if noun is not None}
    armed_with = {noun.lemma.lower() for noun in syntax.prepositional(word, "with")}
    doer = syntax.agent(word)
    harmless = doer is not None and doer.lemma.lower() in word_class("harmless")
    return harmless or bool(hit & word_class("abstract")) or bool(armed_with & word_class("figurative_of"))


def _is_of_game(annotation: Annotation, trigger: Token) -> bool:
    """The sentence has a word that only games have, or a score ("3-1")."""
    said = annotation.tokens_of(annotation.sentence_of(trigger))
    lemmas = {token.lemma.lower() for token in said}
    if lemmas & word_class("only_sports"):
        return True
    where = syntax.prepositional(trigger, "in", "at", "for", "during")
    if any(noun.lemma.lower() in word_class("sports") for noun in where):
        return True
    scored = any(
        first.text.isdigit()
        and mark.text in {"-", "–"}
        and second.text.isdigit()
        and max(int(first.text), int(second.text)) <= _MOST_GOALS
        and first.end == mark.start
        and mark.end == second.start
        for first, mark, second in zip(said, said[1:], said[2:], strict=False)
        if len(first.text) < 3 and len(second.text) < 3
    )
    return scored and not lemmas & _VOTING


def _is_work(annotation: Annotation, trigger: Token) -> bool:
    """ "lowered The Meeting of the Three Presidents": its article has a capital in the middle of a sentence."""
    sentence = annotation.sentence_of(trigger)
    if sentence.kind is not BlockKind.PARAGRAPH or not trigger.text[:1].isupper():
        return False
    article = next((child for child in trigger.all("det") if child.text in {"The", "A", "An"}), None)
    if article is None or article.i == sentence.first:
        return False
    before = annotation.tokens[article.i - 1]
    return before.text[-1].isalnum() or before.text == ","
