"""What is asked in turn until something is told: the question as it is, then with less asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.ask.asked import ANY, COUNTED, Asked
from kg.ask.phrases import Phrase, Phrases, of_whom
from kg.ask.words import Act, kind_words
from kg.model import Stance

_STATUS = {"happened": "happened", "ahead": "is planned", "possible": "is possible"}
_EVENTS = frozenset({"deeds", "happened", "planned", "did"})
#: What may have words in it that the facts have not.
_LOOSE = frozenset({"deeds", "said", "why", "evidence", "count", *COUNTED})
NEAR = "some words are not of what is told but stand in the sentences that tell it"


def attempts(best: Asked, phrases: Phrases) -> Iterator[tuple[Asked, str]]:
    """The question as it is asked, and where nothing is told, with less asked of it; each says so.

    That something else is told is no answer to a yes-or-no question: it is shown without "yes".
    """
    yield best, ""
    act = best.act
    if act is not None and act.alike:
        some = f"{_kinds(best)} in such words as “{act.words[0]}”"
        yield replace(best, act=replace(act, words=act.alike, told=some)), "none is told in that very word"
    if any(phrase.else_of for phrase in (*best.who, *best.to)):
        who, to = (tuple(of_whom(phrase) for phrase in part) for part in (best.who, best.to))
        note = "nothing of the kind is told of such a group; these are of whoever acts for it"
        yield replace(best, who=who, to=to), note
    near = _in_sentences(best)
    if near != best:
        yield near, NEAR
    if (nearer := _in_sentences(best, parts_of_names=True)) != near:
        yield nearer, "nothing is told of those themselves; these are told in sentences with all of these words"
    if (headed := _headed(best)) != best:
        yield headed, "nothing is told with all of these words; these have the last of them"
    if best.what in _LOOSE:
        yield from _looser(best)
    who, to = (tuple(phrases.or_groups(phrase) for phrase in part) for part in (best.who, best.to))
    if (who, to) != (best.who, best.to):
        note = "nothing of the kind is told of those themselves; these are of groups named after them"
        yield replace(best, who=who, to=to), note
    if best.what in _LOOSE and best.act is not None and not best.act.is_mutual and any(each.iris for each in best.to):
        beside = replace(near, to=(), in_sentence=(*near.in_sentence, *(_last(each) for each in best.to if each.iris)))
        note = "nothing of the kind is told of those themselves; these are told in sentences that name them"
        yield replace(beside, focus="all" if best.focus == "yes" else best.focus), note
    yield from _wider(near)
    if best.span is not None and best.span.counted_from:
        yield replace(near, span=None), f"nothing is told of “{best.span.told}”; these are of any time"


def _looser(best: Asked) -> Iterator[tuple[Asked, str]]:
    """With fewer of the words that name nothing, or with names that only the article has."""
    bare, words = _without_words(best)
    if len(words) > 1 and (bare.who or bare.to or bare.place):
        yield replace(bare, some=words), "nothing is told with all of these words; these have at least half of them"
    shown = replace(bare, focus="all" if best.focus == "yes" else best.focus)
    apart, is_anchored = _apart(shown), bool(bare.who or bare.to or bare.place)
    if (words and is_anchored) or (apart != shown and (is_anchored or (best.what != "said" and best.act is not None))):
        note = "nothing is told with all of this; these are from articles that have the rest of it"
        yield replace(apart, in_article=words), note
    if words and is_anchored:
        yield shown, "nothing of the kind is told with those words; these are without them"
    if words and is_anchored and apart != shown:
        note = "nothing of the kind is told with those words; these are without them, from articles with these names"
        yield apart, note


def _wider(best: Asked) -> Iterator[tuple[Asked, str]]:
    """Of other kinds, and of other statuses."""
    act, wide, other = best.act, best, best
    if act is not None and act.kinds and best.verb and best.what in {"deeds", "said", "why"} and (best.who or best.to):
        told = f"what is told in the word “{best.verb}”"
        if act.is_claim:
            words = (*best.in_sentence, best.verb.partition(" ")[0])
            other = replace(best, act=Act(tuple(Stance), (), told), in_sentence=words)
        else:
            other = replace(best, act=Act((), (best.verb,), told))
        yield other, f"none is told as {_kinds(best)}; these are told in such words"
    if act is not None and act.kinds and act.words and best.focus != "yes" and not best.in_sentence:
        wide = replace(best, act=replace(act, words=(), told=f"{_kinds(best)} of any kind"))
        yield wide, f"none is told in such words; these are {_kinds(best)} at large"
    if best.status in _STATUS and best.what in _EVENTS:
        yield replace(best, status=ANY), f"none that {_STATUS[best.status]} is told; these have another status"
        if other is not best:
            yield replace(other, status=ANY), f"none is told as {_kinds(best)}; these are of any kind and status"
        if wide is not best:
            note = f"none that {_STATUS[best.status]} is told in such words; these are {_kinds(best)} of any status"
            yield replace(wide, status=ANY), note
    if act is not None and not act.kinds and act.words and best.focus != "yes":
        yield replace(best, act=replace(act, kinds=tuple(Stance))), "no event is told in such words; these are claims"


def _in_sentences(best: Asked, *, parts_of_names: bool = False) -> Asked:
    """With all words that name nothing looked for in the sentences that tell the facts.

    Args:
        parts_of_names: also names with such words beside them: "the NATO aircraft" is not NATO.
    """
    if best.what not in _LOOSE:
        return best
    counted = best.what in COUNTED
    words = [] if counted else [*best.words]
    parts: dict[str, Any] = {}
    for part in ("who", "to", "any_part", "place", "topic"):
        phrases = getattr(best, part)
        partly = [phrase for phrase in phrases if parts_of_names and phrase.wide and len(phrase.words) == 1]
        words += [word for phrase in phrases for word in phrase.words] + [_last(phrase) for phrase in partly]
        parts[part] = tuple(replace(each, words=()) for each in phrases if each.iris and each not in partly)
    if best.what == "said":  # claims have no place
        words += [_last(phrase) for phrase in parts["place"]]
        parts["place"] = ()
    if not words:
        return best
    return replace(best, **parts, words=best.words if counted else (), in_sentence=tuple(dict.fromkeys(words)))


def _last(phrase: Phrase) -> str:
    """The last word of a name as the question has it."""
    return phrase.names[0].lower().split()[-1]


def _without_words(best: Asked) -> tuple[Asked, tuple[str, ...]]:
    """Without the words that only say what it is about, and these; who is meant by words alone is kept."""
    words = list(best.words) if best.what not in COUNTED else []
    parts: dict[str, Any] = {}
    is_claim = best.act is not None and best.act.is_claim and any(phrase.iris for phrase in best.who)
    for part in ("who", "to", "any_part", "place", "topic"):
        kept: list[Phrase] = []
        for phrase in getattr(best, part):
            if phrase.iris or part in {"any_part", "topic"} or (part == "to" and is_claim):
                words += phrase.words
                kept += [replace(phrase, words=())] if phrase.iris else []
            else:
                kept.append(phrase)
        parts[part] = tuple(kept)
    if best.what not in COUNTED:
        parts["words"] = ()
    return replace(best, **parts), tuple(dict.fromkeys(words))


def _apart(best: Asked) -> Asked:
    """With names that say what it is about looked for in the article alone; of claims, also whom they are about."""
    moved = [phrase for phrase in (*best.any_part, *best.topic) if phrase.iris]
    to = best.to
    if best.act is not None and best.act.is_claim and best.who:
        moved, to = [*moved, *(phrase for phrase in to if phrase.iris)], tuple(each for each in to if not each.iris)
    return replace(best, any_part=(), topic=(), to=to, beside=tuple(moved)) if moved else best


def _headed(best: Asked) -> Asked:
    """Of phrases that name nothing, the last word alone: "the nuclear reactor"."""

    def last(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        return tuple(
            each
            if each.iris or len(each.words) < 2
            else replace(each, words=each.words[-1:], told=f"“{each.words[-1]}” (looked for in the words)")
            for each in phrases
        )

    return replace(best, to=last(best.to), topic=last(best.topic), any_part=last(best.any_part))


def _kinds(best: Asked) -> str:
    return ", ".join(kind_words(kind) for kind in best.act.kinds) if best.act else "events"
