"""Words of war, votes and meetings that are not meant so: figures of speech, games, names of works."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.rules.events.triggers.frames import Frame
from kg.language import Annotation, Token, syntax
from kg.lexicon.event_words import word_class
from kg.model import BlockKind, EventType

_FOUGHT = {EventType.ARMED_ACTION, EventType.MILITARY_ACTIVITY}
#: What is told of games too, in words of its own.
_PLAYED = {EventType.ARMED_ACTION, EventType.MEETING, EventType.OFFICE_CHANGE}
#: Words of a report of a game that stand apart from it: "after the semi-final".
_APART = {"after", "before", "during", "following", "since"}
_LONGEST_REPORT = 60
_RELEASING = {"release", "free"}
_BOMBING = {"bomb", "shell", "strafe", "torpedo", "kill"}
_STRUGGLES = {"war", "battle", "fight", "crusade", "offensive", "campaign"}
_VOLLEYS = {"barrage", "volley", "flood", "army", "invasion", "bombardment", "salvo", "storm"}
#: What is visited, released or elected in another sense.
_OTHER_THINGS = {
    EventType.VISIT: "visited_pages",
    EventType.LEGAL_ACTION: "published",
    EventType.ELECTION: "chosen_words",
}
_VOTING = {"vote", "voter", "ballot", "lawmaker", "senator", "councillor", "judge", "court", "council", "parliament"}


def is_figure(annotation: Annotation, trigger: Token, frame: Frame) -> bool:
    """Whether ``trigger``, which could open ``frame``, tells no such event where it stands."""
    if frame.type in _FOUGHT and _is_figurative(trigger):
        return True
    if _is_of_other_things(trigger, frame):
        return True
    return (frame.type in _PLAYED and _is_of_game(annotation, trigger)) or _is_work(annotation, trigger)


def _are_all(nouns: list[Token], listed: str) -> bool:
    """There are some, and these with what is coordinated with them are all of the class."""
    rows = [part.lemma.lower() for noun in nouns for part in syntax.coordinated(noun)]
    return bool(rows) and all(word in word_class(listed) for word in rows)


def _is_of_other_things(word: Token, frame: Frame) -> bool:
    """ "visited the website", "released a report", "the release of the film", "elected it word of the year"."""
    listed = _OTHER_THINGS.get(frame.type)
    if listed is None or (frame.type is EventType.LEGAL_ACTION and frame.word not in _RELEASING):
        return False
    hit = syntax.patient(word) if word.pos == "VERB" else None
    named = word.all("oprd", "dobj")
    nouns = syntax.prepositional(word, "of") if word.pos != "VERB" else [hit] if hit is not None else []
    return _are_all(nouns, listed) or _are_all(named, listed)


def _is_figurative(word: Token) -> bool:
    """ "a trade war", "a charm offensive", "a war of words", "the battle against inflation"."""
    if word.pos != "VERB":
        before = {child.lemma.lower() for child in word.all("amod", "compound", "nmod")}
        if before & word_class("figurative"):
            return True
        if word.lemma in _STRUGGLES | _VOLLEYS and _are_all(syntax.prepositional(word, "of"), "figurative_of"):
            return True
        return word.lemma in _STRUGGLES and _are_all(syntax.prepositional(word, "on", "against"), "ills")
    hit, doer = syntax.patient(word), syntax.agent(word)
    if doer is not None and _are_all([doer], "harmless"):
        return True
    abstract = word.lemma not in _BOMBING and hit is not None and _are_all([hit], "abstract")
    return abstract or _are_all(syntax.prepositional(word, "with"), "figurative_of")


def _is_of_game(annotation: Annotation, trigger: Token) -> bool:
    """The sentence has a word that only games have, or a score ("3-1")."""
    where = syntax.prepositional(trigger, "in", "at", "for")
    if any(noun.lemma.lower() in word_class("sports") for noun in where):
        return True
    said = annotation.tokens_of(annotation.sentence_of(trigger))[:_LONGEST_REPORT]
    words = [token for token in said if not (token.dep == "pobj" and token.head.lower in _APART)]
    lemmas = {token.lemma.lower() for token in words}
    if lemmas & word_class("only_sports"):
        return True
    return _has_score(said) and not lemmas & _VOTING


def _has_score(said: Sequence[Token]) -> bool:
    return any(
        first.text.isdigit()
        and mark.text in {"-", "–"}
        and second.text.isdigit()
        and first.end == mark.start
        and mark.end == second.start
        for first, mark, second in zip(said, said[1:], said[2:], strict=False)
        if len(first.text) == len(second.text) == 1
    )


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
