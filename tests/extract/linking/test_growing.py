"""A cluster that grew is finished with all that it belongs to."""

from __future__ import annotations

from kg.extract.linking import GrowingCluster, finished
from kg.extract.linking.growing import grown
from kg.model import EntityType, MentionKind, Span


def test_a_place_is_mentioned_once() -> None:
    one = GrowingCluster(EntityType.STATE, "Mali")
    one.add_mention(Span(0, 4), MentionKind.NAME)
    one.add_mention(Span(0, 4), MentionKind.NOMINAL)
    one.add_alias("Mali")
    one.add_alias("the country")
    assert [mention.kind for mention in one.mentions] == [MentionKind.NAME]
    assert one.aliases == ["the country"]


def test_what_it_belongs_to_is_finished_too() -> None:
    mali = GrowingCluster(EntityType.STATE, "Mali")
    army = GrowingCluster(EntityType.ORGANIZATION, "army", state=mali)
    troops = GrowingCluster(EntityType.GROUP, "troops", state=mali)
    found = finished([army], [troops])
    assert found[army].state is found[troops].state is found[mali]
    assert {one.name: one.latent for one in found.values()} == {"army": False, "troops": True, "Mali": True}


def test_a_ring_of_belonging_is_cut() -> None:
    one, two = GrowingCluster(EntityType.ORGANIZATION, "board"), GrowingCluster(EntityType.ORGANIZATION, "bank")
    one.state, two.state = two, one
    found = finished([one, two])
    assert len(found) == 2
    assert [found[each].state is None for each in (one, two)].count(True) == 1


def test_names_go_on_growing_without_changing_what_was_finished() -> None:
    mali = GrowingCluster(EntityType.STATE, "Mali")
    (before,) = finished([mali]).values()
    again = grown([before])[before]
    again.add_alias("the country")
    assert (before.aliases, again.aliases) == ((), ["the country"])
