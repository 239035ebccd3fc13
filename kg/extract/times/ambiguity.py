"""Whether words that look like a time are one: "May" is a month or a verb, "2000" a year or a count."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.times.tagger import UNDATING, Expression
from kg.language import Annotation, Token
from kg.lexicon.tables import class_of
from kg.lexicon.times import time_words

#: Names of days that are no date: "Good Friday", "the Sunday Times", "Friday prayers".
_DAY_NAMES = {"good", "black", "bloody", "super", "ash", "palm", "easter", "holy", "a", "an", "every", "each", "one"}
_RITES = {"prayer", "service", "mass", "sermon", "paper", "newspaper", "times"}
#: What the number before a plural noun may date ("the 2008 elections"); elsewhere it counts ("the 2000 soldiers").
_DATED_NOUNS = class_of("clause_words.tsv", "dated")
#: "shortly after the vote", "as soon as": no time without what comes after.
_COUNTED_FROM = {"after", "afterwards", "before", "thereafter", "as"}
#: "the daily reported": a newspaper.
_ROLES = {"nsubj", "nsubjpass", "dobj", "pobj", "appos"}
#: "the September 11 attacks".
_ATTACKS = {"attack", "terrorist", "terror", "hijacker", "hijacking", "commission", "atrocity"}
_NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM"}
_YEAR_CUES = class_of("clause_words.tsv", "before-years")
_MONTH_CUES = class_of("clause_words.tsv", "before-months")


def is_time(annotation: Annotation, words: Sequence[Token], expression: Expression) -> bool:
    """False for words that only look like a date: "May" the verb or the name, "2000 troops", "Friday prayers"."""
    first, last = words[0], words[-1]
    previous, following = annotation.next(first, -1), annotation.next(last)
    cue = previous.lower if previous is not None else ""
    if expression.kind == "day" and not expression.year and _is_by_name(words, following):
        return False
    if expression.kind == "length":
        return _is_length(words, previous)
    if expression.kind in UNDATING:
        return _is_told(words, previous, following, expression)
    if expression.kind == "near":
        return not (first.text.istitle() and previous is not None and previous.pos == "PROPN")  # "USA Today"
    if expression.kind == "weekday":
        title = last.dep == "compound" and last.head is following and last.head.pos == "PROPN"
        rite = last.dep in {"compound", "nmod", "npadvmod"} and last.head.lemma.lower() in _RITES
        return cue not in _DAY_NAMES and not title and not rite
    if expression.kind == "month" and len(words) == 1:
        if first.lower == "may":
            return cue in {"in", "since", "until", "last", "next", "this", "early", "late", "mid", "during"}
        return cue in _MONTH_CUES or first.dep in {"npadvmod", "compound", "poss", "nmod"}
    if expression.kind == "year" and len(words) == 1:
        return _is_year(last, cue, following)
    of_years = expression.kind == "range" and len(words) == 3 and first.text.isdigit() and len(first.text) == 4
    return not (of_years and expression.year and last.dep == "nummod")


def _is_year(last: Token, cue: str, following: Token | None) -> bool:
    """True for a number that is told as a year: "in 2003", "the 2003 war"; not "2000 soldiers"."""
    bracketed = cue == "(" and following is not None and following.text == ")"
    if last.dep == "nummod" and last.head.tag in {"NNS", "NNPS"} and last.head.lemma.lower() not in _DATED_NOUNS:
        return False
    if cue == "and":  # "in 2011 and 2015", not "1846 were hospitalized and 1720 discharged"
        return last.dep == "conj" and last.head.text.isdigit()
    accord = cue == "a" and last.dep == "nummod" and last.head.tag == "NN"  # "a 1982 accord"
    return bracketed or accord or cue in _YEAR_CUES or cue in {"'s", "his", "her", "their", "its"}


def _is_length(words: Sequence[Token], previous: Token | None) -> bool:
    """False for the bare plural of a phrase: "the early hours", "office hours", "the days of the king"."""
    return len(words) > 1 or previous is None or previous.pos not in {"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"}


def _is_told(words: Sequence[Token], previous: Token | None, following: Token | None, expression: Expression) -> bool:
    """False for "the Daily Mail", "soon after the vote", "the future state", "the 10th man"."""
    last, behind = words[-1], following.lower if following is not None else ""
    if last.lower in time_words("frequency"):  # "the daily Le Monde"
        named = following is not None and following.pos == "PROPN"
        paper = last.head.lemma.lower() in _RITES or (last.pos == "NOUN" and last.dep in _ROLES)
        return not named and not paper and (last.pos != "PROPN" or previous is None or previous.pos != "PROPN")
    if expression.kind == "reference":
        if behind in _COUNTED_FROM:
            return False
        return last.lower not in {"past", "future"} or (last.dep not in {"amod", "compound"} and behind != "of")
    if last.lower in {"dawn", "dusk"} and behind == "of":
        return False
    if words[0].lower == "the" and last.text[:1].isdigit():
        return last.dep not in {"amod", "compound", "nummod"} and (following is None or following.pos not in _NOMINAL)
    return True


def _is_by_name(words: Sequence[Token], following: Token | None) -> bool:
    """ "the September 11 attacks": a day whose year everybody knows, which is seldom that of the article."""
    if following is None or not words[0].lower.startswith("sept") or words[-1].lower != "11":
        return False
    return following.lemma.lower() in _ATTACKS
