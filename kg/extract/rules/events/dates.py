"""When an event happens: the date of its trigger or of the verb that carries it, its beginning or end, its length."""

from __future__ import annotations

import datetime as dt
import re

from kg.extract.layers import Dating
from kg.extract.rules.events.arguments.sites import Site
from kg.extract.rules.events.drafts import EventDraft
from kg.extract.rules.events.triggers.frames import frames_of
from kg.extract.shared.referents import Referents
from kg.extract.shared.times.attachment import DatedWords
from kg.extract.shared.times.calendar import is_day, moved
from kg.extract.shared.times.tense import PLANS
from kg.language import Token
from kg.lexicon.event_words import word_class
from kg.lexicon.times import numbers
from kg.model import EventType

#: Verbs that date the beginning of what they are said of, and those that date its end.
_BEGINNING = {"begin", "start", "resume", "commence", "open"}
_ENDING = {"end", "conclude", "finish", "expire", "adjourn"}
#: Verbs of going after which a visit of some days is told: "arrived on Monday for a three-day visit".
_SETTING_OUT = {"arrive", "fly", "travel", "land", "embark", "depart", "leave", "go"}
_LONG = {EventType.VISIT, EventType.MEETING, EventType.PROTEST, EventType.MILITARY_ACTIVITY}
_LONGEST = 31
_DIGITS = re.compile(r"\d{1,2}")


def date_event(referents: Referents, times: DatedWords, site: Site, draft: EventDraft) -> None:
    """The date of the trigger or of the verb that carries it, unless another event's noun stands between."""
    for token in (site.trigger, *(carrier.verb for carrier in site.carriers), *_striking(site)):
        date = times.for_verb(token)
        if date is not None and _is_told_as_past(token) and _is_later(referents, date):
            continue  # a day of another year
        if date is not None and _is_aftermath(site, token, draft):
            continue
        if date is not None and not _is_of_other(referents, site, token, date):
            draft.start, draft.end, draft.date_inferred = date.start, date.end, date.inferred
            return


def _is_told_as_past(token: Token) -> bool:
    return token.tag == "VBD" and token.lemma.lower() not in PLANS


def _is_aftermath(site: Site, token: Token, draft: EventDraft) -> bool:
    """ "On Friday the storm is weakening": what it did before has another day."""
    if draft.type is not EventType.INCIDENT or token is site.trigger or site.trigger.dep != "nsubj":
        return False
    return token.tag == "VBG" and any(child.lower in {"is", "are"} for child in token.all("aux"))


def _is_later(referents: Referents, date: Dating) -> bool:
    published = referents.annotation.article.published
    if published is None or date.start is None or not is_day(date.start) or not is_day(published):
        return False
    return date.start > published


def _striking(site: Site) -> list[Token]:
    """ "Friday's attack killed ten": the attack."""
    noun = site.trigger.child("nsubj") if site.trigger.lemma in word_class("hits") else None
    return [noun] if noun is not None and noun.pos == "NOUN" else []


def delimit(site: Site, draft: EventDraft) -> None:
    """Only the beginning of what is said to begin on a date, only the end of what ends; the rest by its length."""
    if draft.start is None or draft.start != draft.end or draft.type is EventType.ELECTION:
        return
    phases, trigger = _phases(site), site.trigger
    days = _length(trigger) if draft.type in _LONG else None
    if phases & _ENDING:
        draft.start = _moved(draft.end, 1 - days) if days else None
    elif days and (phases & _BEGINNING or _set_out(trigger)):
        draft.end = _moved(draft.start, days - 1) or draft.end
    elif phases & _BEGINNING:
        draft.end = None


def _phases(site: Site) -> set[str]:
    """Lemmas of the verbs that tell of the event's course."""
    trigger = site.trigger
    above = [trigger.head] if trigger.dep == "xcomp" and trigger.head.pos == "VERB" else []  # "began to withdraw"
    return {verb.lemma.lower() for verb in (*above, *(carrier.verb for carrier in site.carriers))}


def _set_out(noun: Token) -> bool:
    """ "arrived on Monday for a three-day visit" """
    return noun.dep == "pobj" and noun.head.lower in {"for", "on"} and noun.head.head.lemma.lower() in _SETTING_OUT


def _length(noun: Token) -> int | None:
    """ "a five-day visit", "three days of talks": so many days."""
    for word in noun.subtree():
        if word.i < noun.i and word.lower == "day":
            days = next((count for w in word.children if (count := _count(w)) is not None), None)
            if days is not None and any(above is noun for above in word.ancestors()):
                return days
    above = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else None
    if above is not None and above.lemma.lower() == "day":
        number = above.child("nummod")
        return _count(number) if number is not None else None
    return None


def _count(number: Token) -> int | None:
    found = numbers().get(number.lower) or (int(number.lower) if _DIGITS.fullmatch(number.lower) else 0)
    return found if 1 < found <= _LONGEST else None


def _moved(day: str | None, days: int) -> str | None:
    found = moved(dt.date.fromisoformat(day), days) if day and is_day(day) else None
    return found.isoformat() if found is not None else None


def _is_of_other(referents: Referents, site: Site, dated: Token, date: Dating) -> bool:
    """ "weeks before the inauguration on May 20": the day is that of the inauguration."""
    token = referents.annotation.tokens[date.first]
    for above in token.ancestors():
        if above is dated or above is site.trigger:
            return False
        if above.pos == "NOUN" and frames_of(referents.annotation, above):
            return True
    return False
