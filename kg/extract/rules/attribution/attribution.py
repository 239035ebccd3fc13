"""Who says it: from a word of attribution to the phrase that names its speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from kg.extract.rules.attribution.cue_words import Cue, load_cues
from kg.language import Token
from kg.language.syntax import agent, is_passive, patient, subject
from kg.lexicon.times import weekdays
from kg.model import Span

#: How a phrase hangs together between an infinitive and the verb that has its subject.
_CONTROLLED = {"acomp", "attr", "pobj", "pcomp", "prep", "xcomp", "acl", "advcl", "conj", "dobj"}
_RECEIVING = {"receive", "get", "obtain", "read", "see", "find", "face", "hear"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}


@dataclass(slots=True, eq=False)
class Saying:
    """A cue with what hangs on it, in words that are not yet things.

    Args:
        cue: the words of attribution.
        entry: their entry in the lexicon.
        speaker: head of the phrase that names the speaker.
        content: what is said, in pieces, as the text has them.
        rule: the construction that was read.
        targets: heads of the phrases that name whom it addresses or judges.
        objects: the judged thing ("the visit"), whose possessor is a target.
        labels: True where the cue says what somebody takes something for ("described X as Y").
    """

    cue: list[Token]
    entry: Cue
    speaker: Token | None
    content: list[Span]
    rule: str
    targets: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    labels: bool = False

    @property
    def head(self) -> Token:
        return self.cue[0]


def speaker_of(verb: Token) -> Token | None:
    """The head of the phrase that names who speaks, in the active or the passive ("was condemned by")."""
    if (
        verb.dep == "pcomp"
        and verb.head.lower == "as"
        and verb.head.head.lemma in {"quote", "cite", "report", "record"}
    ):
        outer = verb.head.head
        return subject(outer) if is_passive(outer) else patient(outer)
    if is_passive(verb) and verb.tag == "VBN":
        return agent(verb)
    if verb.tag == "VBG" and is_passive(verb.head) and any(map(is_document, verb.head.all("dobj"))):
        return None  # "S was sent a letter, asking": not S asks
    return _quoted(verb) or _presented(verb) or doer_of(verb) or subject(verb) or _before_day(verb)


def _quoted(verb: Token) -> Token | None:
    """For "The paper quoted S, saying that": S."""
    above = verb.head
    if verb.tag != "VBG" or verb.dep not in {"advcl", "acl", "ccomp", "xcomp"} or verb.child("nsubj") is not None:
        return None
    return above.child("dobj") if above.lemma in {"quote", "cite"} and not is_passive(above) else None


def _presented(verb: Token) -> Token | None:
    """For "presented a survey to the panel that showed": the survey."""
    noun = verb.head
    if verb.dep != "relcl" or noun.dep != "pobj" or noun.head.lower != "to":
        return None
    above = noun.head.head
    return next((t for t in (above, *above.all("dobj")) if is_document(t) and t.i < noun.i), None)


def _before_day(verb: Token) -> Token | None:
    """For "Kallas Monday said", where the parser takes the name for part of the day."""
    days = [day for day in verb.all("npadvmod") if day.i == verb.i - 1 and day.lower in weekdays()]
    return next((name for day in days for name in day.all("compound", "nmod") if name.pos == "PROPN"), None)


def is_agentless(verb: Token) -> bool:
    """True for "is accused", where nobody says by whom."""
    return verb.tag == "VBN" and verb.child("nsubjpass") is not None and agent(verb) is None


def controller_of(verb: Token) -> Token | None:
    """Whose deed an infinitive or gerund is, through adjectives, nouns and prepositions: "S was at pains to stress"."""
    named = verb.child("nsubj", "nsubjpass")
    if verb.tag == "VBG" and verb.dep == "acl" and verb.head.head.lemma in _RECEIVING:
        return None  # "he received a letter saying": not he says
    if verb.tag not in {"VB", "VBG"} or (named is not None and not is_document(named)):
        return None
    for above in islice(verb.ancestors(), 5):
        own = above.child("nsubj")
        if own is not None:
            return own
        if above.dep not in _CONTROLLED:
            return None
    return None


def doer_of(verb: Token) -> Token | None:
    """For "the appeal was handled by S, arguing that": who did it."""
    above = verb.head
    return agent(above) if verb.tag == "VBG" and verb.dep == "advcl" and is_passive(above) else None


def is_added(verb: Token) -> bool:
    """ "X believes they will fail, saying that": X says so, and not they."""
    if verb.tag != "VBG" or verb.dep != "advcl" or verb.lemma not in {"say", "add", "argue"} or verb.child("nsubj"):
        return False
    told = verb.head
    return told.dep == "ccomp" and (told.lemma == "be" or any(aux.tag == "MD" for aux in told.all("aux")))


def name_in_title(token: Token) -> Token:
    """For "said economist Jan Novak": the name, where the parser took the title before it for the speaker."""
    found = token
    if token.pos == "NOUN" and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        for child in token.rights:
            if (
                child.pos != "PROPN"
                or child.dep not in {"appos", "npadvmod", "nmod", "dobj"}
                or child.subtree()[0].i != token.i + 1
            ):
                break
            found = child
    return found


def first_nominal(tokens: Sequence[Token]) -> Token | None:
    """The head of the first noun phrase in ``tokens``, by surface: for where quotes confused the parser."""
    found: Token | None = None
    for token in tokens:
        if token.pos in _NOMINAL:
            found = token
        elif token.text == "-" and found is not None:
            continue  # "co-founder Jan Novak"
        elif (found is not None and token.pos != "PART") or token.pos in {"VERB", "AUX", "ADP"}:
            break
    return found


def is_document(token: Token) -> bool:
    """True for a noun like "report", which speaks for who issued it."""
    return token.pos == "NOUN" and token.lemma in load_cues().documents


__all__ = [
    "Saying",
    "controller_of",
    "doer_of",
    "first_nominal",
    "is_added",
    "is_agentless",
    "is_document",
    "name_in_title",
    "speaker_of",
]
