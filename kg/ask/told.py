"""What a question was understood to ask, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.asked import AHEAD, ANY, COUNTED, DENIED, HAPPENED, POSSIBLE, Asked
from kg.ask.phrases import Phrase

_STATUS = {
    HAPPENED: "that happened or go on",
    AHEAD: "that are planned or possible",
    POSSIBLE: "that are possible or planned",
    DENIED: "that are denied",
    ANY: "of any status",
}
_FOCUS = {
    "who": "who",
    "to": "to whom or what",
    "what": "what",
    "when": "when",
    "where": "where",
    "yes": "whether it is told",
    "all": "",
    "number": "how many",
}
_WHAT = {
    "said": "what is said",
    "killed": "how many were killed",
    "wounded": "how many were wounded",
    "missing": "how many are missing",
    "displaced": "how many were displaced",
    "casualties": "how many were killed or wounded",
    "amounts": "how much or how many are given or sent",
    "person": "the offices",
    "office": "the offices",
    "isholder": "whether it is the office",
    "holder": "who holds the office",
    "leader": "who holds the highest offices",
    "offices": "who holds which office",
    "member": "memberships",
    "members": "the members",
    "ismember": "membership",
    "articles": "articles",
    "countarticles": "articles, which the rows count",
    "whereis": "the place",
}


_OF = frozenset(
    {"person", "office", "holder", "isholder", "leader", "offices", "member", "members", "ismember", "whereis"}
)
_DEEDS = frozenset({"deeds", "happened", "planned", "did", "evidence", "why", "count"})


def told(asked: Asked) -> str:
    """What is asked for, as a line."""
    mutual = asked.act is not None and asked.act.is_mutual
    by = "with" if mutual else "of" if asked.what in _OF else "by"
    towards = "to or about" if asked.what == "said" else "with" if mutual else "towards"
    parts = [
        *_each(by, asked.who, acts=asked.what not in _OF),
        *_each(towards, asked.to, acts=asked.what != "said"),
        *_each("of" if asked.what in _OF else "with", asked.any_part, acts=asked.what in {*_DEEDS, *COUNTED}),
        *_each("in", asked.place),
        *_each("about", asked.topic),
        *_each("according to", asked.source),
    ]
    if asked.words:
        parts.append(f"with {', '.join(f'“{word}”' for word in asked.words)} in the words")
    if asked.in_sentence:
        parts.append(f"with {', '.join(f'“{word}”' for word in asked.in_sentence)} in the sentence")
    if asked.some:
        parts.append(f"with most of {', '.join(f'“{word}”' for word in asked.some)} in the words")
    if asked.in_article or asked.beside:
        beside = [*(phrase.told for phrase in asked.beside), *(f"“{word}”" for word in asked.in_article)]
        parts.append(f"in articles that have {', '.join(beside)}")
    if asked.span is not None:
        parts.append(f"{asked.span.words()} (“{asked.span.told}”)")
    focus = _FOCUS[asked.focus] if asked.what in _DEEDS else ""
    return f"{_head(asked)} {', '.join(parts)}".strip() + (f"; asked is {focus}" if focus else "")


def _head(asked: Asked) -> str:
    if asked.what in _WHAT:
        head = _WHAT[asked.what]
        if asked.what == "said" and asked.act is not None:
            return asked.act.told
        if asked.what in {"holder", "isholder"}:
            return f"{head} “{asked.office}”"
        return head
    kinds = asked.act.told if asked.act else "events of all kinds"
    status = " that are planned" if asked.what == "planned" and asked.status == AHEAD else f" {_STATUS[asked.status]}"
    if asked.act is not None and asked.act.is_claim:
        status = ""
    if asked.what == "why":
        return f"the words that tell of {kinds}{status} (the graph holds no reasons)"
    return f"{kinds}{status}"


def _each(preposition: str, phrases: Sequence[Phrase], *, acts: bool = False) -> list[str]:
    """The phrases, each with its preposition; ``acts`` where whoever acts for a state or body is meant too."""
    return [f"{preposition} {phrase.told}{' or who acts for it' if acts and phrase.wide else ''}" for phrase in phrases]
