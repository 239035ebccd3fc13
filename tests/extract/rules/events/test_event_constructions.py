"""Events told by less plain constructions, each beside a like one that tells none or another."""

from __future__ import annotations

import pytest

from tests.extract.rules.events.test_events import events_of, names


def told(text: str, **options: object) -> list[tuple[str, str, set[str], set[str]]]:
    """Type, status, agents and targets of every event of the text."""
    found = events_of(text, **options)  # type: ignore[arg-type]
    return [(e.type.value, e.status.value, names(e.agents), names(e.targets)) for e in found]


def types(text: str) -> list[str]:
    return [kind for kind, *_ in told(text)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Japanese Foreign Minister Taro Kono is in India for talks on trade.",
            ("Visit", "ongoing", {"Taro Kono"}, {"India"}),
        ),
        (
            "While in Norway, Japanese Foreign Minister Taro Kono praised the plan.",
            ("Visit", "ongoing", {"Taro Kono"}, {"Norway"}),
        ),
        (
            "During a visit to Norway, Japanese Foreign Minister Taro Kono praised the plan.",
            ("Visit", "occurred", {"Taro Kono"}, {"Norway"}),
        ),
        (
            "Japan's visiting Foreign Minister Taro Kono praised the plan.",
            ("Visit", "ongoing", {"Taro Kono"}, set()),
        ),
    ],
)
def test_being_somewhere_is_a_visit(text: str, event: tuple[str, str, set[str], set[str]]) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Japanese Foreign Minister Taro Kono is in Tokyo, Japan.",
        "Japanese Foreign Minister Taro Kono is not in India.",
        "Japanese Foreign Minister Taro Kono is popular in India.",
        "Mount Fuji is in Japan.",
    ],
)
def test_being_at_home_or_something_is_no_visit(text: str) -> None:
    assert "Visit" not in types(text)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Two bombs exploded in Cairo, killing twelve people.", {"twelve people"}),
        ("Twelve soldiers were killed by a bomb.", {"Twelve soldiers"}),
        ("Suicide bombers claimed the lives of twelve people.", {"twelve people"}),
        ("A clash in the north killed twelve soldiers.", {"twelve soldiers"}),
        ("Twelve people died in an attack.", {"Twelve people"}),
    ],
)
def test_those_hit_are_targets_of_the_attack(text: str, targets: set[str]) -> None:
    assert [(kind, hit) for kind, _, _, hit in told(text)] == [("ArmedAction", targets)]


def test_with_tells_the_enemy_of_those_who_were_hit() -> None:
    assert told("Two Danish soldiers were killed in a battle with rebels.") == [
        ("ArmedAction", "occurred", {"rebels"}, {"Two Danish soldiers"})
    ]


@pytest.mark.parametrize(
    "text",
    ["The plane crashed near Lima, killing twelve people.", "The earthquake in Peru killed twelve people."],
)
def test_accidents_are_no_attacks(text: str) -> None:
    assert types(text) == ["Incident"]


@pytest.mark.parametrize(
    "text",
    ["The singer died after a long battle with cancer.", "The Israeli-Palestinian conflict is a topic in the press."],
)
def test_figures_of_speech_and_topics_are_no_attacks(text: str) -> None:
    assert "ArmedAction" not in types(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Canada has 500 troops in Latvia.", "ongoing"),
        ("Canada maintains soldiers in Latvia.", "ongoing"),
        ("Canada had 500 troops in Latvia.", "occurred"),
    ],
)
def test_forces_abroad(text: str, status: str) -> None:
    (event,) = events_of(text)
    assert (event.type.value, event.status.value, names(event.agents)) == ("MilitaryActivity", status, {"Canada"})
    assert "Latvia" in names(event.places + event.targets)


def test_having_other_things_is_no_military_activity() -> None:
    assert told("Canada has two embassies in Latvia.") == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The European Union's ban on arms sales to China is old.", ("Sanction", {"European Union"}, {"China"})),
        ("Russia was expelled from the United Nations.", ("Sanction", set(), {"Russia"})),
        ("France threatened Syria with sanctions.", ("Sanction", set(), {"Syria"})),
        ("The agency referred Iran to the United Nations.", ("Decision", set(), {"Iran", "United Nations"})),
        ("France removed Cuba from a list of enemies.", ("Decision", {"France"}, {"Cuba"})),
    ],
)
def test_bans_expulsions_and_lists(text: str, event: tuple[str, set[str], set[str]]) -> None:
    kind, agents, targets = event
    assert any(k == kind and agents <= a and t == targets for k, _, a, t in told(text))


def test_removing_something_from_elsewhere_is_no_decision() -> None:
    assert "Decision" not in types("France removed the statue from the square.")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iran denied that it supports the Taliban.", "negated"),
        ("Iran supports the Taliban.", "ongoing"),
        ("Iran is a supporter of the Taliban.", "ongoing"),
        ("Iran expressed support for the Taliban.", "occurred"),
    ],
)
def test_support_of_a_power(text: str, status: str) -> None:
    assert ("Support", status, {"Iran"}, {"Taliban"}) in told(text)


def test_supporting_an_idea_is_no_support() -> None:
    assert types("Iran supports the idea.") == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "German Chancellor Angela Merkel was awarded the Nobel Peace Prize.",
            ("Decision", "occurred", set(), {"Angela Merkel"}),
        ),
        (
            "German Chancellor Angela Merkel was ordered to leave.",
            ("Decision", "occurred", set(), {"Angela Merkel"}),
        ),
    ],
)
def test_receivers_of_prizes_and_orders(text: str, event: tuple[str, str, set[str], set[str]]) -> None:
    assert event in told(text)


def test_a_rejection_is_a_decision_only_of_a_body() -> None:
    assert "Decision" not in types("German Chancellor Angela Merkel rejected the proposal.")
    assert ("Decision", "occurred", {"European Parliament"}, set()) in told("The European Parliament rejected the law.")


def test_voters_are_no_candidates() -> None:
    (event,) = events_of("Egyptian voters voted in a referendum.")
    assert (event.type.value, names(event.agents), names(event.targets)) == ("Election", set(), {"Egypt"})


def test_who_announces_an_agreement_is_party_to_it_only_where_no_other_is() -> None:
    (alone,) = events_of("Norway announced an agreement on Sunday.")
    (others,) = events_of("Norway announced an agreement between Sudan and Chad.")
    assert names(alone.agents) == {"Norway"}
    assert names(others.agents) == {"Sudan", "Chad"}


def test_members_named_after_including_take_part() -> None:
    (event,) = events_of("Ten protesters, including Peter Schmidt, were arrested.")
    assert names(event.targets) == {"Ten protesters", "Peter Schmidt"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Brazil is one of the leaders at the EU summit.", "Meeting"),
        ("An investigation into the fire is under way.", "LegalAction"),
        ("Thousands took part in an anti-Putin demonstration in Berlin.", "Protest"),
    ],
)
def test_nouns_that_tell_by_themselves(text: str, kind: str) -> None:
    assert kind in types(text)


def test_anti_tells_against_whom() -> None:
    text = "Russian President Vladimir Putin spoke. Thousands took part in an anti-Putin demonstration in Berlin."
    (event,) = [event for event in events_of(text) if event.type.value == "Protest"]
    assert "Vladimir Putin" in names(event.targets)
    assert "Vladimir Putin" not in names(event.agents)


def test_a_ban_is_in_force_until_it_ends() -> None:
    assert told("France called for an end of the European Union's ban on arms sales to China.")[0][:2] == (
        "Sanction",
        "ongoing",
    )


def test_who_ends_a_fight_need_not_fight() -> None:
    (event,) = events_of("Norway ended the civil war in Sudan.")
    assert not event.agents
    (event,) = events_of("Norway fought a war in Sudan.")
    assert names(event.agents) == {"Norway"}
