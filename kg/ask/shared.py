"""Sentences that tell of several events: who and which places belong to another of them, by where they stand.

"Duarte's trip to Oslo, Aalto's meeting with Tamura in Rome and Holt's talks in Bonn": what was read of the meeting may
have all three places. A place is of the event whose word stands last before it, and who stands before the word of
another event, with somebody else between this and the word of the event, takes no part in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kg.ask.phrases import found_by
from kg.model import Span
from kg.query.binding import sparql_term
from kg.rdf.iris import span_in
from kg.rdf.terms import Iri
from kg.store import Store


@dataclass(slots=True)
class _Event:
    agents: set[Iri] = field(default_factory=set)
    places: set[Iri] = field(default_factory=set)
    targets: set[Iri] = field(default_factory=set)
    triggers: list[int] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)

    @property
    def parts(self) -> set[Iri]:
        return self.agents | self.places | self.targets


def of_others(store: Store, facts: Collection[Iri]) -> tuple[tuple[Iri, Iri], ...]:
    """Events with what was read of each though it is another's, in order."""
    given = " ".join(map(sparql_term, sorted(facts)))
    by_article: dict[Iri, list[Iri]] = {}
    for fact, news in found_by(
        store, f"SELECT ?fact ?news {{ VALUES ?fact {{ {given} }} ?fact prov:wasDerivedFrom ?news }}"
    ):
        by_article.setdefault(Iri(news), []).append(Iri(fact))
    found: set[tuple[Iri, Iri]] = set()
    for news, asked in by_article.items():
        events = _events(store, news)
        if any(len(event.places) > 1 or len(event.agents) > 1 for fact in asked if (event := events.get(fact))):
            mentions = _mentions(store, news)
            found |= _found(events, mentions, {fact for fact in asked if fact in events})
    return tuple(sorted(found))


def _found(
    events: Mapping[Iri, _Event], mentions: Mapping[Iri, list[int]], asked: Collection[Iri]
) -> set[tuple[Iri, Iri]]:
    agents = {
        iri: {agent for agent in event.agents if _is_before(agent, event, events, mentions)}
        for iri, event in events.items()
    }
    found = {(iri, agent) for iri in asked for agent in agents[iri]}
    for iri in asked:
        event = events[iri]
        theirs = event.agents - agents[iri]
        others = [
            other for of, other in events.items() if of != iri and not theirs & (other.agents - agents[of]) and theirs
        ]
        for place in event.places:
            claiming = [other for other in others if place in other.parts]
            places = [(at, span) for span in event.evidence for at in _within(mentions.get(place, ()), span)]
            if places and all(_is_nearer(at, span, event, claiming) for at, span in places):
                found.add((iri, place))
    return found


def _is_before(agent: Iri, event: _Event, events: Mapping[Iri, _Event], mentions: Mapping[Iri, list[int]]) -> bool:
    """Whether somebody stands before the word of another event of theirs, and others between this and the event."""
    seen = False
    for span in event.evidence:
        own = [at for at in event.triggers if span.start <= at < span.end]
        places = _within(mentions.get(agent, ()), span)
        if not own or not places:
            continue
        seen = True
        between = [
            at
            for other in events.values()
            if other is not event and agent in other.agents
            for at in _within(other.triggers, span)
            if max(places) < at < min(own)
            and any(
                at < there < min(own)
                for one in event.agents - other.parts
                for there in _within(mentions.get(one, ()), span)
            )
        ]
        if not between:
            return False
    return seen


def _is_nearer(at: int, span: Span, event: _Event, others: Iterable[_Event]) -> bool:
    """Whether in these words that of another event stands last before a place."""
    own = max((trigger for trigger in _within(event.triggers, span) if trigger < at), default=-1)
    return any(
        own < trigger < at
        for other in others
        for words in other.evidence
        if words.overlaps(span)
        for trigger in _within(other.triggers, words)
    )


def _events(store: Store, news: Iri) -> Mapping[Iri, _Event]:
    found: dict[Iri, _Event] = {}
    rows = found_by(
        store,
        f"""SELECT ?event ?role ?it {{ ?event prov:wasDerivedFrom {sparql_term(news)} ; a sc:ReportedEvent .
          {{ ?event ?role ?it VALUES ?role {{ sc:agent sc:target sc:place sc:evidence }} }}
          UNION {{ ?event sc:telling?/sc:trigger ?it BIND(sc:trigger AS ?role) }} }}""",
    )
    for iri, role, it in rows:
        event, name, span = found.setdefault(Iri(iri), _Event()), role.rpartition("#")[2], span_in(it)
        if name == "trigger" and span is not None:
            event.triggers.append(span.start)
        elif name == "evidence" and span is not None:
            event.evidence.append(span)
        else:
            {"agent": event.agents, "target": event.targets, "place": event.places}.get(name, set()).add(Iri(it))
    return found


def _mentions(store: Store, news: Iri) -> Mapping[Iri, list[int]]:
    """Where an article names things, whatever it calls them."""
    found: dict[Iri, list[int]] = {}
    rows = found_by(
        store,
        f"""SELECT ?it ?where {{ ?seen prov:wasDerivedFrom {sparql_term(news)} ; sc:thing ?it ;
          sc:nameMention|sc:nominalMention|sc:pronounMention ?where }}""",
    )
    for it, where in rows:
        if (span := span_in(where)) is not None:
            found.setdefault(Iri(it), []).append(span.start)
    return {it: sorted(places) for it, places in found.items()}


def _within(places: Iterable[int], span: Span) -> list[int]:
    return [at for at in places if span.start <= at < span.end]
