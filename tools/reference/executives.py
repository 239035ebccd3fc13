"""Reads the World Factbook's texts of office holders: "King LETSIE III (since 7 February 1996)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

_MONARCHS = ("King", "Emperor", "Grand Duke", "Prince", "Pope", "Sultan and Prime Minister")
_OFFICES = (
    *_MONARCHS,
    "Amir",
    "Chairman of the Cabinet of Ministers",
    "Chairperson of the Council of Ministers",
    "Chancellor",
    "Crown Prince and Prime Minister",
    "Minister of State",
    "Premier",
    "President",
    "President of Council of Ministers",
    "President of the Government",
    "President of the Swiss Confederation",
    "Presidential Leadership Council Chairperson",
    "Prime Minister",
    "Prime Minister and Co-Vice President",
    "Prime Minister and Foreign Minister",
    "State Affairs Commission President",
    "Supreme Leader",
    "Taoiseach",
    "Vice President",
)
_OFFICE = re.compile(
    r"(?:(?:Interim|Acting|Caretaker|Transition|Transitional) )?"
    rf"(?:{'|'.join(sorted(map(re.escape, _OFFICES), key=len, reverse=True))})(?= )"
)
_HOLDER = re.compile(
    r"(?P<who>[^(]+?) \((?:since )?(?P<since>(?:(?:\d{1,2} )?[A-Z][a-z]+ )?\d{4})(?:[,;][^)]*)?\)(?:;.*)?"
)
_HONORIFICS = re.compile(r"(?:(?:Sr\. Gen|Gen|Col|Capt|Dr)\.|General|Sir|Dame|Crown Prince) ")
_REMARK = re.compile(
    r" \((?:prime minister-equivalent|Prime Minister|President of [^)]*|also spelled [^)]*)\)|; also spelled \w+"
)
_NAME = re.compile(r"(?!of |and )[^\W\d_](?:[^\W\d_]|['.-])*(?: [^\W\d_](?:[^\W\d_]|['.-])*)*")
_PARTICLES = frozenset({"bin", "da", "de", "del", "der", "do", "dos", "e", "van", "von", "y"})
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True)
class Holder:
    """Who holds which office since when; ``since`` as in XML Schema, "" where it is not known."""

    office: str
    name: str
    since: str


def holder(text: str) -> Holder | None:
    """What ``text`` says of the first person in it, or None where that is not sure.

    Who represents a head of state is left out, and so are vacant offices, several heads, offices that are not
    listed above and texts without a day, month or year.
    """
    match = _HOLDER.fullmatch(_REMARK.sub("", re.split(r"[;,] represented by ", text)[0].strip()))
    office = _OFFICE.match(match["who"]) if match else None
    if match is None or office is None:
        return None
    title = office.group()
    said = match["who"][office.end() :].strip().removeprefix("of Spain ")
    while stripped := _HONORIFICS.match(said):
        said = said[stripped.end() :]
    name = normal_case(said, monarch=title.endswith(_MONARCHS))
    since = date(match["since"])
    return Holder(title, name, since) if _NAME.fullmatch(name) and since else None


def normal_case(name: str, *, monarch: bool = False) -> str:
    """``name`` with its surname in normal letters; regnal numbers of a monarch stay as they are."""
    words = re.sub(r'\s*"[^"]*"', "", name).replace(", Jr.", " Jr.").split()
    found: list[str] = []
    surname = False
    for word in words:
        if monarch and found and _ROMAN.fullmatch(word):
            found.append(word)
        elif word.isupper() and word.casefold() in _PARTICLES and surname:
            found.append(word.casefold())
        else:
            found.append("-".join(_piece(piece) for piece in word.split("-")))
        surname = surname or (word.isupper() and not word.endswith("."))
    return " ".join(found)


def _piece(piece: str) -> str:
    if not piece.isupper() or piece.endswith("."):
        return piece
    if piece[1:2] == "'":
        return piece[:2] + piece[2:].capitalize()
    return piece.capitalize()


def date(text: str) -> str:
    """ "12 December 2019", "April 2018" or "1997" as an ISO date of that precision, "" where it is none."""
    for shape, iso in (("%d %B %Y", "%Y-%m-%d"), ("%d %b %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(text, shape).strftime(iso)  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return ""
