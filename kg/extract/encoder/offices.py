"""Offices as a stage of reading: what titles and verbs tell by rule, corrected and completed by the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from kg.extract.encoder.decisions import Decisions, logit
from kg.extract.encoder.network.outputs import ROLE_STATUSES
from kg.extract.encoder.network.signals import Signals, Words
from kg.extract.encoder.participants import Participants
from kg.extract.encoder.runs import tag_runs
from kg.extract.layers import Cluster, Clusters, Layers, Names, Office, Offices
from kg.extract.offices import offices_of
from kg.language import Annotation
from kg.language.syntax import phrase_head
from kg.lexicon import lists as lexicon
from kg.model import OWNERS, EntityType, Evidence, Span

__all__ = ["EncoderOffices"]

_TITLE, _HOLDER, _OF = 0.5, 0.5, 0.5
#: What a rule finds and the network takes for a title, or for its owner, less likely than this is none.
_NONE = 0.02
#: So much likelier an owner must be than any other.
_LIKELIER = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class _Title:
    """A title that the network finds.

    Args:
        words: its tokens.
        span: their place.
        holders, owners: how likely somebody holds it, and how likely it belongs to something.
    """

    words: Words
    span: Span
    holders: dict[Cluster, float]
    owners: dict[Cluster, float]


class EncoderOffices:
    """Who holds which office.

    Args:
        decisions: among them how likely it is that what only the network finds is right, and how likely it must be.
    """

    name = "encoder.offices"
    version = "3"
    requires = (Names, Clusters, Signals)
    assigns = (Offices,)

    def __init__(self, decisions: Decisions) -> None:
        self._right = decisions["roles"]

    def __call__(self, annotation: Annotation, layers: Layers, /) -> Layers:
        signals = layers[Signals]
        titles = list(_titles(annotation, signals, layers[Clusters]))
        written = offices_of(annotation, layers[Names], layers[Clusters])
        learned = [office for title in titles for office in _learned(annotation, signals, title)]
        likely = [office for office in written.offices if _is_likely(annotation, signals, office)]
        kept = list(_joined(replace(office, of=_owner(office, titles)) for office in likely))
        refused = {office.person for office in written.offices} - {office.person for office in likely}
        for office in learned:
            told = any(_is_same(office, other) for other in kept) or any(_has_title(other, office) for other in likely)
            if self._right.allows(office.signs) and not told:
                kept.append(office)
        return layers.assign(Offices(tuple(kept), written.officials - refused))


def _titles(annotation: Annotation, signals: Signals, clusters: Clusters) -> Iterator[_Title]:
    titles = list(tag_runs(annotation, signals.words.title, _TITLE))
    who = Participants(annotation, clusters)
    for near in signals.belonging("office_roles", titles, who.places):
        words, best = titles[near.anchor], who.pooled(near)
        yield _Title(
            words,
            signals.span(words),
            {thing: float(scores[0]) for thing, scores in best.items() if thing.is_person},
            {thing: float(scores[1]) for thing, scores in best.items() if _may_own(thing)},
        )


def _learned(annotation: Annotation, signals: Signals, title: _Title) -> Iterator[Office]:
    first, last = title.words
    owner = _likeliest(title.owners)
    listed = phrase_head(annotation.tokens[first:last]).lower in lexicon.titles()
    for person, held in title.holders.items():
        if held >= _HOLDER:
            yield Office(
                person=person,
                title=annotation.plain_words(title.span),
                of=owner,
                status=ROLE_STATUSES[int(np.round(signals.words.tenure[first], 4).argmax())],
                evidence=(Evidence(title.span, "encoder.offices", title.span),),
                signs=MappingProxyType(
                    {
                        "network": logit(float((1 - signals.words.title[first, 0]) * held)),
                        "an owner": float(owner is not None),
                        "a listed title": float(listed),
                    }
                ),
            )


def _may_own(thing: Cluster) -> bool:
    """A town without a name ("the city's mayor") says no more than the title."""
    return thing.type in OWNERS and not (thing.type is EntityType.PLACE and thing.latent)


def _likeliest(owners: Mapping[Cluster, float]) -> Cluster | None:
    """The likeliest owner, if it is likely and no other is nearly as much."""
    first, second = [*sorted(owners.items(), key=lambda each: -each[1]), (None, 0.0), (None, 0.0)][:2]
    return first[0] if first[1] >= _OF and first[1] > second[1] + _LIKELIER else None


def _is_likely(annotation: Annotation, signals: Signals, office: Office) -> bool:
    """Some word of what tells it may be a title's."""
    for told in office.evidence:
        words = annotation.tokens_in(told.trigger or told.span)
        if any(1 - signals.words.title[token.i, 0] > _NONE for token in words):
            return True
    return False


def _owner(office: Office, titles: Iterable[_Title]) -> Cluster | None:
    """What an office that a rule found belongs to: as it says, but where the network is surer of another or of none."""
    owners: dict[Cluster, float] = {}
    for title in titles:
        if any(title.span.overlaps(told.trigger or told.span) for told in office.evidence):
            for thing, likely in title.owners.items():
                owners[thing] = max(likely, owners.get(thing, 0.0))
    likeliest = _likeliest(owners)
    if likeliest is not None and (office.of is None or office.of in owners):
        return likeliest
    return office.of if office.of is not None and owners.get(office.of, 1.0) >= _NONE else None


def _joined(offices: Iterable[Office]) -> Iterable[Office]:
    """Those that have the same owner now are one."""
    found: dict[tuple[Cluster, str, Cluster | None], Office] = {}
    for office in offices:
        key = (office.person, office.title.casefold(), office.of)
        first = found.get(key)
        found[key] = office if first is None else replace(first, evidence=(*first.evidence, *office.evidence))
    return found.values()


def _has_title(written: Office, learned: Office) -> bool:
    """The very words are somebody's title by a rule, hence nobody else's."""
    titles = [each.trigger for each in written.evidence if each.trigger is not None]
    return any(title.overlaps(learned.evidence[0].span) for title in titles)


def _is_same(one: Office, other: Office) -> bool:
    """The same person and words of one title in common."""
    if one.person is not other.person:
        return False
    a, b = (set(office.title.casefold().split()) for office in (one, other))
    return bool(a & b) or any(x.span.overlaps(y.span) for x in one.evidence for y in other.evidence)
