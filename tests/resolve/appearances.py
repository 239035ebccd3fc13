"""Made-up articles, as resolution sees them."""

from __future__ import annotations

from kg.model import RoleStatus
from kg.resolve import ArticleProfile, ThingProfile, identities
from kg.resolve.profiles import Office


def person(name: str, *offices: str, id: str = "e1", aliases: tuple[str, ...] = ()) -> ThingProfile:
    """Somebody with offices such as ``president of france`` or ``former president of france``."""
    found = tuple(map(_office, offices))
    states = frozenset(office.state for office in found if office.state)
    return ThingProfile(id, "person", name, aliases, offices=found, states=states)


def _office(words: str) -> Office:
    status = RoleStatus.FORMER if words.startswith("former ") else RoleStatus.CURRENT
    title, _, of = words.removeprefix("former ").partition(" of ")
    state = f"state/{of}" if of and not of.startswith("the-") else ""
    return Office(title, state or (f"organization/{of}" if of else ""), state, status)


def body(name: str, of: str = "", *, id: str = "e1", aliases: tuple[str, ...] = ()) -> ThingProfile:
    """An organization, maybe of a state."""
    return _owned("organization", name, of, id, aliases)


def place(name: str, of: str = "", *, id: str = "e1") -> ThingProfile:
    """A place, maybe in a state."""
    return _owned("place", name, of, id, ())


def _owned(kind: str, name: str, of: str, id: str, aliases: tuple[str, ...]) -> ThingProfile:
    owner = ((f"state/{of.lower()}", of),) if of else ()
    return ThingProfile(id, kind, name, aliases, within=owner, states=frozenset(id for id, _ in owner))


def article(
    id: str, *things: ThingProfile, day: str | None = None, states: tuple[str, ...] = (), topics: tuple[str, ...] = ()
) -> ArticleProfile:
    """An article that names these things, and these states and topics besides."""
    named = frozenset(f"state/{s}" for s in states)
    return ArticleProfile(id, day, things, named, named.union(*(t.states for t in things)), frozenset(topics))


def things(*articles: ArticleProfile, known: tuple[str, ...] = ()) -> dict[str, str]:
    """What each appearance is, by article (and entity, where that is not ``e1``)."""
    found = identities(articles, known=known)
    return {a if e == "e1" else f"{a} {e}": identity.thing for (a, e), identity in found.items()}


def groups(*articles: ArticleProfile) -> set[frozenset[str]]:
    """The articles in groups that speak of one thing."""
    found: dict[str, set[str]] = {}
    for key, thing in things(*articles).items():
        found.setdefault(thing, set()).add(key)
    return {frozenset(keys) for keys in found.values()}
