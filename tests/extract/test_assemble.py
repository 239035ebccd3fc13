"""Facts out of layers made by hand: what is numbered how, and what is left out."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from kg.extract.assemble import assemble
from kg.extract.layers import (
    Attribution,
    Attributions,
    Cluster,
    Clusters,
    Confidences,
    DistinctEvent,
    Events,
    Issues,
    LayerError,
    Layers,
    Office,
    Offices,
    Relations,
    StandingRelation,
    Times,
)
from kg.model import (
    Article,
    ArticleFacts,
    EntityType,
    EventType,
    Evidence,
    Mention,
    MentionKind,
    Reader,
    RelationType,
    RoleStatus,
    Span,
    Stance,
    Status,
)
from kg.validate import check_facts

TEXT = "Mali said rebels killed Ana Diaz, mayor of Gao. Voters elected Ole Berg in Mali."
ARTICLE = Article("made", TEXT, (), published="2024-05-03")
READER = Reader("none", "0", "0")


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def cluster(kind: EntityType, words: str, *, latent: bool = False) -> Cluster:
    return Cluster(kind, words, mentions=(Mention(at(words), MentionKind.NAME),), latent=latent)


MALI, GAO = cluster(EntityType.STATE, "Mali"), cluster(EntityType.PLACE, "Gao")
DIAZ, BERG = cluster(EntityType.PERSON, "Ana Diaz"), cluster(EntityType.PERSON, "Ole Berg")
REBELS = cluster(EntityType.GROUP, "rebels", latent=True)
VOTERS = cluster(EntityType.GROUP, "Voters", latent=True)


def event(
    kind: EventType, trigger: str, agents: tuple[Cluster, ...] = (), targets: tuple[Cluster, ...] = ()
) -> DistinctEvent:
    where = at(trigger)
    evidence = Evidence(where, "made", where)
    return DistinctEvent((evidence,), kind, Status.OCCURRED, agents=agents, targets=targets)


KILLING = event(EventType.ARMED_ACTION, "killed", agents=(REBELS,), targets=(DIAZ,))
ELECTION = event(EventType.ELECTION, "elected", agents=(BERG,))
SAID = Attribution(
    (MALI,),
    Stance.STATE,
    (at("rebels killed Ana Diaz"),),
    (at("said"),),
    (at("Mali"),),
    Evidence(at("Mali said"), "made"),
)
OFFICE = Office(DIAZ, "mayor", None, RoleStatus.CURRENT, (Evidence(at("Ana Diaz, mayor"), "made"),))
LIES = StandingRelation(RelationType.LOCATED_IN, GAO, MALI, (Evidence(at("Gao"), "made"),))


def layers(**other: object) -> Layers:
    made: dict[str, object] = {
        "times": Times(),
        "clusters": Clusters((BERG, DIAZ, GAO, MALI, REBELS, VOTERS)),
        "offices": Offices((OFFICE,), frozenset({DIAZ})),
        "relations": Relations((LIES,)),
        "attributions": Attributions((SAID,)),
        "events": Events((ELECTION, KILLING)),
        "issues": Issues((("human-rights", at("elected")),), MappingProxyType({KILLING: ("terrorism",)})),
        "sure": Confidences(MappingProxyType({KILLING: 0.7, SAID: 0.9})),
    }
    found = Layers()
    for layer in (made | other).values():
        found = found.assign(layer)
    return found


def facts(**other: object) -> ArticleFacts:
    return assemble(ARTICLE, READER, layers(**other))


def test_facts_are_numbered_in_the_order_of_their_first_words() -> None:
    found = facts()
    assert [(entity.id, entity.name) for entity in found.entities] == [
        *(("e1", "Mali"), ("e2", "rebels"), ("e3", "Ana Diaz"), ("e4", "Gao"), ("e5", "Ole Berg")),
        *(("e6", "terrorism"), ("e7", "human-rights")),
    ]
    assert [(told.id, told.type.value) for told in found.events] == [
        *(("armed-action-ana-diaz", "ArmedAction"), ("election-ole-berg", "Election")),
    ]
    assert check_facts(found) == ()


def test_who_is_unnamed_is_a_thing_of_the_article_only_where_a_fact_has_it() -> None:
    assert "Voters" not in {entity.name for entity in facts().entities}
    assert "rebels" not in {entity.name for entity in facts(events=Events((ELECTION,))).entities}


def test_who_stands_for_an_office_is_an_official_and_so_is_who_has_one() -> None:
    types = {entity.name: entity.type.value for entity in facts().entities}
    assert (types["Ana Diaz"], types["Ole Berg"], types["Mali"]) == ("Official", "Official", "State")
    without = facts(events=Events((KILLING,)), offices=Offices())
    assert {entity.name: entity.type.value for entity in without.entities}["Ana Diaz"] == "Person"


def test_an_event_that_lies_in_what_is_said_is_told_according_to_it() -> None:
    found = facts()
    assert [told.according_to for told in found.events] == [("c1",), ()]


def test_facts_are_as_sure_as_the_layer_says() -> None:
    found = facts()
    assert [told.confidence for told in found.events] == [0.7, None]
    assert found.claims[0].confidence == 0.9
    assert found.roles[0].confidence is None


def test_issues_go_with_their_facts() -> None:
    found = facts()
    assert [told.issues for told in found.events] == [("e6",), ()]
    assert [entity.mentions[0].span for entity in found.entities[-2:]] == [at("killed"), at("elected")]


def test_a_fact_of_somebody_whom_nothing_mentions_is_refused() -> None:
    nobody = Cluster(EntityType.PERSON, "Nobody")
    with pytest.raises(LayerError, match="a fact has 'Nobody', which nothing mentions"):
        facts(events=Events((event(EventType.ELECTION, "elected", agents=(nobody,)),)))


def test_no_layer_no_facts() -> None:
    with pytest.raises(LayerError, match="no layer Issues"):
        assemble(ARTICLE, READER, layers().only([Times, Clusters, Offices, Relations, Attributions, Events]))
