"""What a question was understood to ask, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from kg.ask.asked import AHEAD, ANY, DENIED, HAPPENED, POSSIBLE, Asked
from kg.ask.phrases import Phrase

_STATUS = {
    HAPPENED: "that happened or go on",
    AHEAD: "that are planned or possible",
    POSSIBLE: "that are possible or planned",
    DENIED: "that are denied",
    ANY: "of any status",
}
_FOCUS = {
    "who": "who does it",
    "to": "whom or what it is done to",
    "when": "when",
    "where": "where",
    "yes": "whether there are any",
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
    "holder": "who holds the office",
    "leader": "who holds the highest offices",
    "offices": "who holds which office",
    "member": "what they are members of",
    "members": "the members",
    "ismember": "whether it is a member",
    "articles": "articles",
    "countarticles": "articles, which the rows count",
    "whereis": "where it lies",
}


def told(asked: Asked) -> str:
    """What is asked for, as a line."""
    parts = [_head(asked)]
    mutual = asked.act is not None and asked.act.is_mutual
    said = asked.what == "said"
    parts += _each(
        "by"
        if not (mutual or asked.what in {"person", "office", "member", "ismember"})
        else "with"
        if mutual
        else "of",
        asked.who,
    )
    parts += _each("to or about" if said else "with" if mutual else "towards", asked.to)
    parts += _each(
        "of" if asked.what in {"holder", "leader", "offices", "members", "ismember"} else "with", asked.any_part
    )
    parts += _each("in", asked.place)
    parts += _each("about", asked.topic)
    parts += _each("according to", asked.source)
    if asked.words:
        parts.append(f"with {', '.join(f'“{word}”' for word in asked.words)} in the words")
    if asked.span is not None:
        parts.append(f"{asked.span.words()} (“{asked.span.told}”)")
    return " ".join(parts[:1]) + ("" if len(parts) == 1 else " " + ", ".join(parts[1:]))


def _head(asked: Asked) -> str:
    if asked.what in _WHAT:
        head = _WHAT[asked.what]
        if asked.what == "said" and asked.act is not None:
            return f"{asked.act.told}"
        return head
    kinds = asked.act.told if asked.act else "events of all kinds"
    focus = _FOCUS[asked.focus]
    status = _STATUS[asked.status]
    if asked.what == "planned" and asked.status == AHEAD:
        status = "that are planned"
    if asked.what == "why":
        return f"the words that tell of {kinds} {status} (the graph holds no reasons)"
    return f"{focus + ': ' if focus else ''}{kinds} {status}"


def _each(preposition: str, phrases: Sequence[Phrase]) -> list[str]:
    return [
        f"{preposition} {phrase.told}{' or who acts for it' if phrase.wide and 'who acts' not in phrase.told else ''}"
        for phrase in phrases
    ]
