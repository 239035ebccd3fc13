"""A question made plain before patterns are tried: without contractions, politeness, a second question at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.ask.asked import AHEAD, DENIED
from kg.ask.words import by_noun, by_verb, classes, either

_FULL = {"s": "is", "re": "are", "ve": "have", "ll": "will"}
_CONTRACTED = re.compile(r"\b(who|what|when|where|how|that|there|they|we|you)['’](s|re|ve|ll)\b", re.IGNORECASE)
#: "Who met the minister, and when": the answer has a column for it.
_COLUMNS = r"(?:when|where|by whom|(?:to|with) whom|on (?:what|which) (?:day|date)|in (?:what|which) \w+|how|who)"
_MORE = re.compile(rf",? (and {_COLUMNS})$", re.IGNORECASE)
_BOTH = re.compile(rf"^(who|when|where|what) (and {_COLUMNS})(?= )", re.IGNORECASE)
#: What a second question begins with.
_SECOND = re.compile(
    r",? and ((?:(?:in|on|at|by|to|with|for|from) )?(?:who|whom|whose|what|which|when|where|why|how)\b .+"
    r"|(?:did|does|do|is|are|was|were|has|have|had|will|can) (?:he|she|it|they|there|the)\b.+)$",
    re.IGNORECASE,
)
#: "when did the talks take place": what it ends with says no more.
_TAKES_PLACE = re.compile(
    r"^((?:when|where|in which \w+) (?:did|does|will|do) .+?) (?:take place|happen|occur|start|begin|end|held)$"
)
#: "According to China, who ...": what stands in front belongs to the end. What says nothing at the end is left out.
_IN_FRONT = re.compile(r"^((?:according to|in|at|on|during|between) [^,]+?) , (.+)$")
_IS_EXPECTED = re.compile(r"^((?:when|where) (?:is|are|was|were) .+?) (?:expected|scheduled|planned|due)$")
_IS_HELD = re.compile(r"^((?:when|where) (?:is|are|was|were) .+ (?:of|on|between|about|in|at|with|for) .+) held$")
_IS_PLANNED = re.compile(r"^(is|are|was|were) (?:an?|any|the) (.+) (planned|scheduled|expected|announced)$")
_AT_END = re.compile(r" (?:before|yet|already|again|lately|recently|so far|there|ever|too|in person|by name)$")
#: "who is said to have aided": who aided.
_SAID_TO = re.compile(
    r"\b(is|are|was|were) (?:said|believed|thought|reported|alleged|known|understood) to"
    r"(?:(?P<passive> have been)| have|(?P<be> be))?(?= )"
)
#: "when does she plan to visit": when is she going to.
_PLANS_TO = re.compile(
    r"^(when|where|who|whom|(?:what|which) \w+) (?:do|does|did) (.+?)"
    r" (?:plan|intend|expect|hope|want) to (?!do\b)"
)
#: "when is she to be sworn in": when will she be.
_IS_TO = re.compile(
    r"^((?:(?:when|where|who|whom|what|which \w+) )?)(?:is|are) ((?:[\w-]+ ){0,3}@\d+(?: and @\d+)?) to (?=\w)"
)
_NOT = re.compile(r"\b(?:not|never)\b")
_SHORT_NOT = re.compile(r"\b(is|are|was|were|did|do|does|has|have|had|could|would|should|ca|wo)n['’]t\b")
_WHOLE = {"ca": "can", "wo": "will"}


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in plain words.

    Args:
        text: without what is polite, and without what was asked besides.
        columns: "and when": what the columns of the answer tell.
        second: a second question, which is not asked.
    """

    text: str
    columns: str = ""
    second: str = ""


def plain(question: str) -> Wording:
    """The question without contractions, politeness and the mark at its end, and what it asks besides."""
    text = re.sub(r"[?!.\s]+$", "", " ".join(question.split()))
    text = _without_polite(_CONTRACTED.sub(lambda found: f"{found[1]} {_FULL[found[2].lower()]}", text))
    asked_more = _MORE.search(text)
    columns = asked_more[1] if asked_more else ""
    text = _MORE.sub("", text)
    both = _BOTH.search(text)
    if both:
        columns, text = columns or both[2], _BOTH.sub(r"\1", text)
    second = _SECOND.search(text)
    if second is None or re.fullmatch(r"(?i)what (?:do|does|did) (?:he|she|they|it) do", second[1]):
        return Wording(text, columns)
    return Wording(text[: second.start()], columns, second[1])


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked question without what patterns need not know.

    Args:
        status: what this says of it: ``denied``, ``ahead`` or nothing.
        left_out: "after the vote": an event by which no fact is found.
    """

    text: str
    status: str = ""
    left_out: str = ""


def normal(marked: str) -> Marked:
    """A marked question in the words that patterns have."""
    text = _SHORT_NOT.sub(lambda found: f"{_WHOLE.get(found[1], found[1])} not", marked)
    text = _IS_TO.sub(r"\1will \2 ", text)
    text = _PLANS_TO.sub(r"\1 is \2 going to ", _SAID_TO.sub(_as_told, text))
    is_expected = re.match(r"\w+ (?:is|are) ", text) and _IS_EXPECTED.search(text)
    text = _IS_HELD.sub(r"\1", text)
    text = _IS_EXPECTED.sub(r"\1", _IS_PLANNED.sub(r"\1 there \3 \2", text))
    text = _AT_END.sub("", _IN_FRONT.sub(r"\2 \1", text))
    text, left_out = _without_after(text)
    status = DENIED if _NOT.search(text) else AHEAD if is_expected else ""
    return Marked(_TAKES_PLACE.sub(r"\1", " ".join(_NOT.sub(" ", text).split())), status, left_out)


def _without_after(text: str) -> tuple[str, str]:
    """Without "after the vote" at the end; what is a clause, or may decide between yes and no, is kept."""
    found = re.search(rf" (?:{either(classes()['after'])}) [^,]+$", text)
    if found is None or text.split(maxsplit=1)[0] in {*classes()["did"], *classes()["be"], *classes()["will"]}:
        return text, ""
    if any(word in by_verb() and word not in by_noun() for word in found[0].split()[1:]):
        return text, ""
    return text[: found.start()], found[0].strip()


def _as_told(found: re.Match[str]) -> str:
    if found["passive"]:
        return {"is": "was", "are": "were"}.get(found[1], found[1])
    return found[1] if found["be"] else ""


def _without_polite(question: str) -> str:
    words = either(classes()["polite"])
    while (match := re.match(rf"(?:{words})[, ]+", question, re.IGNORECASE)) and match.end() < len(question):
        question = question[match.end() :]
    return re.sub(r"[, ]+please$", "", question, flags=re.IGNORECASE)
