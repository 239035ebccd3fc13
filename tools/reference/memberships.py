"""Reads the World Factbook's lists of organizations: "AU, OAS (observer), ITUC (NGOs)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from tools.reference.sources import SourceError, own_table

_ITEM = re.compile(r"(?P<form>[^(]*?)\s*(?:\((?P<note>.*)\))?")
_OBSERVERS = re.compile(
    r"observer|(?:sectoral )?(?:dialogue )?(?:partners?|member)|associated?(?: member| observer)?(?:,.*)?|correspondent"
    r"|subscriber|cooperating state|enhanced engagement"
)
# Suspended members are members. What a state takes part in through a society, a union or a committee, it is none of.
_MEMBERS = re.compile(
    r"|(?:non)?regional members?|regional|compliant country.*|implementing country|(?:temporarily )?suspended"
    r"|permanent|Chinese Taipei|\d{4}"
)
_NEITHER = re.compile(
    r"NGOs|national committees|candidates?(?: country)?|accession candidate|signatory|pending member|temporary"
    r"|de facto member|subbureau|excluded from .*|participating member,.*"
)


@dataclass(frozen=True)
class Memberships:
    """Names of the bodies of the word list."""

    member: frozenset[str] = field(default=frozenset())
    observer: frozenset[str] = field(default=frozenset())


def entries(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of an organization as the text calls it and what stands in brackets behind it."""
    found: list[tuple[str, str]] = []
    for item in re.split(r"[,;]\s*(?![^(]*\))", text.rpartition(": ")[2]):
        match = _ITEM.fullmatch(item.strip())
        form, note = (match["form"], match["note"] or "") if match else (item.strip(), "")
        if form and form != "none":
            found.append((form, note))
    return tuple(found)


def memberships(state: str, text: str) -> Memberships:
    """What ``state`` is a member and an observer of by ``text``, with the corrections of ``tables/changes.tsv``.

    Raises:
        SourceError: if the text names an organization or a status that is not known here.
    """
    member: set[str] = set()
    observer: set[str] = set()
    for form, note in entries(text):
        if form not in forms():
            raise SourceError(f"{form!r} is unknown", where=state, remedy="add it to tables/forms.tsv")
        body = forms()[form]
        if _OBSERVERS.fullmatch(note) and body:
            observer.add(body)
        elif _MEMBERS.fullmatch(note) and body:
            member.add(body)
        elif body and not _NEITHER.fullmatch(note):
            raise SourceError(f"{form} ({note}): what is that?", where=state, remedy="add it to the statuses")
    for body, status in _changes().get(state, ()):
        member.discard(body)
        observer.discard(body)
        if status:
            (member if status == "member" else observer).add(body)
    return Memberships(frozenset(member), frozenset(observer - member))


@cache
def forms() -> Mapping[str, str]:
    """The body of the word list by the form that the World Factbook uses; "" for what is left out."""
    return MappingProxyType({form: body for form, body, _ in own_table("forms.tsv", ("form", "body", "note"))})


@cache
def _changes() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for body, status, states, _ in own_table("changes.tsv", ("body", "status", "states", "note")):
        for state in states.split("|"):
            found.setdefault(state, []).append((body, "" if status == "none" else status))
    return MappingProxyType({state: tuple(changes) for state, changes in found.items()})
