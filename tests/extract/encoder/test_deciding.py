"""What is made of the network's answers: the components, asked with a network that says what the test wants."""

from __future__ import annotations

import pytest

from kg.model import FACTS, ArticleFacts, EntityType, Event, EventType, Stance, Status
from tests.extract.encoder.scripted import Script

_STATE, _GROUP, _PLACE = EntityType.STATE, EntityType.GROUP, EntityType.PLACE
_ATTACK = (EventType.ARMED_ACTION, Status.OCCURRED)
_TEXT = "Russia attacked Georgia near Gori on Tuesday. The attack killed nine soldiers. They had slept."
_WHO = {"Russia": _STATE, "Georgia": _STATE, "Gori": _PLACE, "nine soldiers": _GROUP, "They": _GROUP}


def _names(facts: ArticleFacts, ids: tuple[str, ...]) -> list[str]:
    return sorted(entity.name for entity in facts.entities if entity.id in ids)


def _only(events: tuple[Event, ...]) -> Event:
    (event,) = events
    return event


def test_an_event_has_its_participants_its_day_and_the_words_that_tell_it() -> None:
    roles = {("attacked", "Russia"): "agent", ("attacked", "Georgia"): "target", ("attacked", "Gori"): "place"}
    pairs = {**roles, ("attacked", "Tuesday"): "time"}
    facts = Script(_TEXT, mentions=_WHO, triggers={"attacked": _ATTACK}, pairs=pairs).facts()
    event = _only(facts.events)
    assert (event.type, event.status) == _ATTACK
    assert _names(facts, event.agents) == ["Russia"]
    assert _names(facts, event.targets) == ["Georgia"]
    assert _names(facts, event.places) == ["Gori"]
    assert event.start == event.end == "2024-04-16"
    assert facts.article.words(event.evidence[0].span) == "Russia attacked Georgia near Gori"


def test_what_is_no_place_cannot_be_one() -> None:
    pairs = {("attack", "soldiers"): "place", ("attack", "Russia"): "agent"}
    facts = Script(_TEXT, mentions=_WHO, triggers={"attack": _ATTACK}, pairs=pairs).facts()
    assert _only(facts.events).places == ()


def test_a_town_does_not_act() -> None:
    pairs = {("attacked", "Gori"): "agent", ("attacked", "Georgia"): "target"}
    facts = Script(_TEXT, mentions=_WHO, triggers={"attacked": _ATTACK}, pairs=pairs).facts()
    assert _only(facts.events).agents == ()


def test_tellings_of_one_event_are_one_with_what_all_tell() -> None:
    pairs = {("attacked", "Russia"): "agent", ("attack", "soldiers"): "target", ("attack", "Russia"): "agent"}
    script = Script(_TEXT, mentions=_WHO, triggers={"attacked": _ATTACK, "attack": _ATTACK}, pairs=pairs)
    assert len(script.facts().events) == 2
    script.same = [("attacked", "attack")]
    event = _only(script.facts().events)
    assert len(event.evidence) == 2
    assert _names(script.facts(), event.agents) == ["Russia"]


def test_events_of_two_types_are_never_one() -> None:
    triggers = {"attacked": _ATTACK, "attack": (EventType.INCIDENT, Status.OCCURRED)}
    pairs = {("attacked", "Russia"): "agent", ("attack", "soldiers"): "target"}
    script = Script(_TEXT, mentions=_WHO, triggers=triggers, pairs=pairs, same=[("attacked", "attack")])
    assert len(script.facts().events) == 2


@pytest.mark.parametrize(("likely", "found"), [(0.98, 1), (0.9, 0)])
def test_an_event_that_names_nobody_must_be_told_beyond_doubt(likely: float, found: int) -> None:
    script = Script(_TEXT, mentions=_WHO, triggers={"attack": _ATTACK}, likely={"attack": likely})
    # What a toll tells is another matter.
    assert len([event for event in script.facts().events if event.evidence[0].rule == "encoder.events"]) == found


def test_whom_only_another_sentence_names_must_be_likelier() -> None:
    chances = {("attack", "Russia"): 0.5, ("attack", "soldiers"): 0.5}
    pairs = {("attack", "Russia"): "agent", ("attack", "soldiers"): "target"}
    facts = Script(_TEXT, mentions=_WHO, triggers={"attack": _ATTACK}, pairs=pairs, chances=chances).facts()
    assert _only(facts.events).agents == ()
    assert _names(facts, _only(facts.events).targets) == ["nine soldiers"]


def test_groups_are_things_of_the_article_only_if_a_fact_has_them() -> None:
    script = Script(_TEXT, mentions=_WHO, triggers={"attack": _ATTACK}, pairs={("attack", "Russia"): "agent"})
    assert "nine soldiers" not in {entity.name for entity in script.facts().entities}
    script.pairs = {("attack", "soldiers"): "target"}
    assert "nine soldiers" in {entity.name for entity in script.facts().entities}


def test_a_pronoun_stands_for_what_goes_with_it_best() -> None:
    means = {("They", "soldiers"): 3.0, ("They", "Georgia"): 1.0}
    pairs = {("attack", "soldiers"): "target"}
    facts = Script(_TEXT, mentions=_WHO, triggers={"attack": _ATTACK}, pairs=pairs, means=means).facts()
    (soldiers,) = (entity for entity in facts.entities if entity.name == "nine soldiers")
    assert [facts.article.words(mention.span) for mention in soldiers.mentions] == ["nine soldiers", "They"]


def test_a_pronoun_that_goes_with_nothing_stands_for_nothing() -> None:
    facts = Script(_TEXT, mentions=_WHO, triggers={"attack": _ATTACK}, pairs={("attack", "They"): "target"}).facts()
    assert facts.events == () or _only(facts.events).targets == ()


def test_the_government_of_a_state_is_the_state() -> None:
    text = "The Georgian government protested on Tuesday."
    triggers = {"protested": (EventType.PROTEST, Status.OCCURRED)}
    pairs = {("protested", "government"): "agent"}
    facts = Script(text, mentions={"The government": _STATE}, triggers=triggers, pairs=pairs).facts()
    assert _names(facts, _only(facts.events).agents) == ["Georgia"]


def test_a_person_without_a_name_is_a_group() -> None:
    text = "A minister was killed in Gori."
    pairs = {("killed", "minister"): "target"}
    facts = Script(
        text, mentions={"A minister": EntityType.OFFICIAL}, triggers={"killed": _ATTACK}, pairs=pairs
    ).facts()
    (target,) = (entity for entity in facts.entities if entity.id in _only(facts.events).targets)
    assert (target.type, target.name) == (_GROUP, "minister")


_SAID = "Georgia said on Tuesday that Russia had attacked and, it claimed, that nobody was safe."


def test_who_says_what_in_pieces_that_the_cue_interrupts() -> None:
    content = ["that", "Russia", "had", "attacked", "that#2", "nobody", "was", "safe"]
    mentions = {"Georgia": _STATE, "Russia": _STATE}
    pairs = {("said", "Georgia"): "speaker", ("said", "Russia"): "target"}
    script = Script(_SAID, mentions=mentions, cues={"said": Stance.CRITICIZE}, pairs=pairs, content={"said": content})
    facts = script.facts()
    (claim,) = facts.claims
    assert claim.stance is Stance.CRITICIZE
    assert _names(facts, claim.speakers) == ["Georgia"]
    assert _names(facts, claim.targets) == ["Russia"]
    assert [facts.article.words(span) for span in claim.content] == ["that Russia had attacked", "that nobody was safe"]
    assert claim.start == "2024-04-16"


@pytest.mark.parametrize(("chance", "found"), [(0.98, 1), (0.3, 1), (0.1, 0)])
def test_nothing_is_said_by_nobody(chance: float, found: int) -> None:
    pair = ("said", "Georgia")
    script = Script(
        _SAID,
        mentions={"Georgia": _STATE},
        cues={"said": Stance.STATE},
        pairs={pair: "speaker"},
        chances={pair: chance},
        content={"said": ["Russia", "had", "attacked"]},
    )
    assert len(script.facts().claims) == found


@pytest.mark.parametrize(("kind", "found"), [(EntityType.ORGANIZATION, 1), (EntityType.PLACE, 0)])
def test_a_town_does_not_speak(kind: EntityType, found: int) -> None:
    text = "Zorvak said that nobody was safe."
    pairs = {("said", "Zorvak"): "speaker"}
    content = {"said": ["nobody", "was", "safe"]}
    script = Script(text, mentions={"Zorvak": kind}, cues={"said": Stance.STATE}, pairs=pairs, content=content)
    assert len(script.facts().claims) == found


def test_a_cue_without_words_is_no_claim() -> None:
    script = Script(
        _SAID, mentions={"Georgia": _STATE}, cues={"said": Stance.STATE}, pairs={("said", "Georgia"): "speaker"}
    )
    assert script.facts().claims == ()


@pytest.mark.parametrize(
    ("kind", "told"), [("locatedIn", True), ("memberOf", False), ("partOf", False)], ids=["fits", "no body", "no body"]
)
def test_only_what_the_ontology_allows_is_related(kind: str, told: bool) -> None:
    text = "Troops left Zestafoni while Georgia slept."
    mentions = {"Zestafoni": _PLACE, "Georgia": _STATE}
    facts = Script(text, mentions=mentions, related={("Zestafoni", "Georgia"): kind}).facts()
    assert bool([each for each in facts.relations if each.type.value == kind]) is told


def test_a_long_article_with_very_many_mentions_is_read() -> None:
    text = "Talks\n\n" + "\n\n".join(
        "Russia attacked Georgia near the town of Gori on Tuesday and it was in the news. " * 4 for _ in range(60)
    )
    mentions = {f"Russia#{n}": _STATE for n in range(1, 240)} | {f"Georgia#{n}": _STATE for n in range(1, 240)}
    triggers = {f"attacked#{n}": _ATTACK for n in range(1, 240)}
    pairs = {(f"attacked#{n}", f"Russia#{n}"): "agent" for n in range(1, 240)}
    facts = Script(text, mentions=mentions, triggers=triggers, pairs=pairs).facts()
    assert len(facts.events) == 239


@pytest.mark.parametrize(
    ("doubtful", "pieces"),
    [(0.4, ["the talks failed in Oslo"]), (0.05, ["the talks", "in Oslo"])],
)
def test_a_doubtful_word_stays_in_what_is_said_and_one_that_is_none_divides_it(
    doubtful: float, pieces: list[str]
) -> None:
    script = Script(
        "Russia said the talks failed in Oslo.",
        mentions={"Russia": _STATE},
        cues={"said": Stance.STATE},
        pairs={("said", "Russia"): "speaker"},
        content={"said": ["the", "talks", "failed", "in", "Oslo"]},
        chances={("said", "failed"): doubtful},
    )
    (claim,) = script.facts().claims
    assert [script.facts().article.words(piece) for piece in claim.content] == pieces


def test_a_single_word_that_is_hardly_likely_is_no_piece_of_what_is_said() -> None:
    script = Script(
        "Russia said in Oslo the talks failed.",
        mentions={"Russia": _STATE},
        cues={"said": Stance.STATE},
        pairs={("said", "Russia"): "speaker"},
        content={"said": ["Oslo", "talks", "failed"]},
        chances={("said", "Oslo"): 0.7},
    )
    (claim,) = script.facts().claims
    assert [script.facts().article.words(piece) for piece in claim.content] == ["talks failed"]


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("At no point in the war did Russia attack Georgia.", False),
        ("In the novel Russia attacks Georgia.", False),
        ("Russia attacked Georgia.", True),
    ],
)
def test_a_word_above_an_event_may_take_back_what_the_network_takes_for_done(text: str, happened: bool) -> None:
    trigger = next(word for word in text.rstrip(".").split() if word.startswith("attack"))
    script = Script(
        text,
        mentions={"Russia": _STATE, "Georgia": _STATE},
        triggers={trigger: _ATTACK},
        pairs={(trigger, "Russia"): "agent", (trigger, "Georgia"): "target"},
    )
    assert (_only(script.facts().events).status in FACTS) is happened


def test_who_holds_a_title_that_stands_before_a_name_is_named_there() -> None:
    official = EntityType.OFFICIAL
    text = "Supreme Leader Karimi and President Mahmoud Rahmani praised the attack. Karimi was applauded."
    who = {"Karimi": official, "Mahmoud Rahmani": official}
    script = Script(text, mentions=who, titles=["President"], pairs={("President", "Karimi"): "holder"})
    names = {entity.id: entity.name for entity in script.facts().entities}
    assert [names[role.person] for role in script.facts().roles if role.title == "President"] == ["Mahmoud Rahmani"]
