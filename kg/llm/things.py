"""The things of an article, from what a model noted of each section: one where several sections name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.extract.layers import Cluster
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.lexicon.gazetteer import Form, Gazetteer, Known
from kg.llm.account import Account
from kg.llm.grounding import Grounding
from kg.model import BODIES, PERSONS, EntityType, Mention, MentionKind, Span
from kg.notes import straight

__all__ = ["Noted", "joined", "noted_things"]

#: Types by which one thing may be noted in two sections.
_FAMILIES = (PERSONS, BODIES | {EntityType.GROUP}, frozenset({EntityType.PLACE}))
_TYPES = MappingProxyType({kind.value: kind for kind in EntityType})
_LEADING = ("the ", "a ", "an ")
_PEOPLE = (Form.PEOPLE, Form.ADJECTIVE)


@dataclass(frozen=True, slots=True, eq=False)
class Noted:
    """A thing as it is noted in one section.

    Args:
        type: what it is.
        name: as the article has it or as the word lists spell it; "" where nothing there names it.
        called: the name that the model gives it, small letters.
        mentions: with their places in the text.
        known: what the word lists say of it.
    """

    type: EntityType
    name: str
    called: str
    mentions: tuple[Mention, ...]
    known: Known | None = None


@dataclass(slots=True)
class _Found:
    """What all sections together say of a thing."""

    first: Noted
    noted: list[Noted] = field(default_factory=list)


def noted_things(
    entries: object, annotation: Annotation, grounding: Grounding, listed: Gazetteer, account: Account
) -> tuple[dict[str, Noted], dict[str, str]]:
    """The things of one section by the model's ids, and the names of what is an issue by theirs."""
    things: dict[str, Noted] = {}
    issues: dict[str, str] = {}
    taken: set[Span] = set()
    for entry in entries if isinstance(entries, list) else ():
        id, called = _text(entry, "id"), _text(entry, "name")
        kind = _TYPES.get(_text(entry, "type"))
        if not id or kind is None or id in things:
            account.refuse("form", called or entry, "no thing of the ontology")
            continue
        if kind is EntityType.ISSUE:
            issues[id] = called
            continue
        places = grounding.places(entry.get("mentions"), called)
        mentions = [Mention(each.span, _kind(annotation, grounding, each.span)) for each in places]
        mentions = [each for each in mentions if each.kind is not MentionKind.NAME or each.span not in taken]
        thing = _thing(kind, called, mentions, grounding, listed)
        if thing is None:
            account.refuse("name", called, "nothing in the section mentions it so")
            continue
        taken.update(each.span for each in mentions if each.kind is MentionKind.NAME)
        things[id] = thing
    return things, issues


def _kind(annotation: Annotation, grounding: Grounding, span: Span) -> MentionKind:
    """That of its words; a description with a name in it ("the French president") is none."""
    found = grounding.article.kind(span)
    words = annotation.tokens_in(span)
    is_described = found is MentionKind.NAME and words and phrase_head(words).text[:1].islower()
    return MentionKind.NOMINAL if is_described else found


def _thing(
    kind: EntityType, called: str, mentions: Sequence[Mention], grounding: Grounding, listed: Gazetteer
) -> Noted | None:
    if not mentions:
        return None
    words = {each.span: _bare(grounding.article.words(each.span)) for each in mentions}
    named = [words[each.span] for each in mentions if each.kind is MentionKind.NAME]
    known = _known(kind, named, listed)
    if known is not None:
        kind = known.type
    elif kind is EntityType.STATE:
        return None  # all states are listed
    name = known.name if known is not None else _name(called, named)
    return Noted(kind, name, _bare(straight(called)).casefold(), tuple(mentions), known)


def _known(kind: EntityType, named: Iterable[str], listed: Gazetteer) -> Known | None:
    """What the word lists have under a name, if it may be what the model says that it is."""
    for words in named:
        for known in listed.readings(words):
            if known.form is Form.CAPITAL or (known.form in _PEOPLE and kind is not EntityType.STATE):
                continue
            if known.type is kind or {known.type, kind} <= {EntityType.STATE, EntityType.PLACE}:
                return known
    return None


def _name(called: str, named: Sequence[str]) -> str:
    """What the model calls it, or the end of that, as far as the words of the section do; else the longest of these."""
    wanted = _bare(straight(called)).split()
    for first in range(len(wanted)):  # of "John Kerry" there may be "Kerry" alone
        end = " ".join(wanted[first:])
        if any(f" {end.casefold()} " in f" {words.casefold()} " for words in named):
            return end
    return max(named, key=len, default="")


def joined(sections: Sequence[Mapping[str, Noted]], article: str) -> tuple[list[Cluster], dict[Noted, Cluster]]:
    """The things of all sections, in the order of first mention, and which of them each noted one is.

    A person who has a surname alone in one section is the only one of that surname in the others; what has no name in
    a section is what the model calls it there, if another section names that.

    Args:
        article: its text.
    """
    all_noted = [noted for things in sections for noted in things.values()]
    found: list[_Found] = []
    for noted in sorted((each for each in all_noted if each.name), key=lambda each: -len(each.name)):
        same = next((each for each in found if _is_one(each.first, noted, found)), None)
        if same is None:
            found.append(same := _Found(noted))
        same.noted.append(noted)
    for noted in (each for each in all_noted if not each.name):
        same = next((f for f in found if _is_called(f, noted)), None)
        if same is None:
            found.append(same := _Found(noted))
        same.noted.append(noted)
    of: dict[Noted, Cluster] = {}
    for each in found:
        cluster = _cluster(each, article)
        of |= dict.fromkeys(each.noted, cluster)
    clusters = dict.fromkeys(of.values())
    return sorted(clusters, key=lambda cluster: min(m.span for m in cluster.mentions)), of


def _is_one(one: Noted, other: Noted, found: Sequence[_Found]) -> bool:
    if not _are_alike(one.type, other.type):
        return False
    if one.name.casefold() == other.name.casefold():
        return True
    if other.known is not None or not (one.type in PERSONS and other.type in PERSONS):
        return False
    if not _ends_so(one.name, other.name):
        return False
    return one.name.casefold() == other.called or sum(_ends_so(each.first.name, other.name) for each in found) == 1


def _is_called(found: _Found, other: Noted) -> bool:
    return (
        bool(other.called)
        and _are_alike(found.first.type, other.type)
        and other.called
        in (
            found.first.name.casefold(),
            found.first.called,
        )
    )


def _ends_so(name: str, end: str) -> bool:
    return name.casefold().endswith(f" {end.casefold()}")


def _are_alike(one: EntityType, other: EntityType) -> bool:
    return one is other or any(one in family and other in family for family in _FAMILIES)


def _cluster(found: _Found, article: str) -> Cluster:
    noted = sorted(found.noted, key=lambda each: min(each.mentions, key=lambda m: m.span).span)
    mentions = tuple(sorted({m for each in noted for m in each.mentions}, key=lambda m: (m.span, m.kind.value)))
    forms = (_bare(straight(article[m.span.start : m.span.end])) for m in mentions if m.kind is MentionKind.NAME)
    first = found.first
    kind = EntityType.OFFICIAL if any(each.type is EntityType.OFFICIAL for each in noted) else first.type
    described = next((m for m in mentions if m.kind is MentionKind.NOMINAL), mentions[0]).span
    name = first.name or _bare(straight(article[described.start : described.end]))
    return Cluster(
        type=kind if first.type in PERSONS else first.type,
        name=name,
        aliases=tuple(form for form in dict.fromkeys(forms) if form != name),
        mentions=mentions,
        link=None if first.known is None else first.known.link,
        known=first.known,
        # What nobody names is a thing of the article only if a fact has it.
        latent=not first.name,
    )


def _bare(words: str) -> str:
    """Without an article before it and a possessive behind it."""
    words = " ".join(words.split()).removesuffix("'s").removesuffix("'")
    start = next((each for each in _LEADING if words.lower().startswith(each)), "")
    return words[len(start) :]


def _text(entry: object, key: str) -> str:
    found = entry.get(key) if isinstance(entry, dict) else None
    return " ".join(found.split())[:200] if isinstance(found, str) else ""
