"""Rules, numbers and private affairs are no events; what others have done is not told of whoever stands nearby."""

from __future__ import annotations

import pytest

from tests.extract.rules.events.test_events import events_of, names, only


def _types(text: str) -> list[str]:
    return [event.type.value for event in events_of(text)]


@pytest.mark.parametrize(
    ("told", "other", "type"),
    [
        ("The Senate passed the bill.", "The Senate needed 60 votes to pass the bill.", "Decision"),
        (
            "The party formed a government in Chad.",
            "In order to form a government, a party needs to win 51 seats.",
            "OfficeChange",
        ),
        ("Chad imposed a deadline.", "Chad has a tendency to impose deadlines.", "Decision"),
        ("Kenya expelled the diplomat.", "The University of Kenya expelled the student.", "Sanction"),
        ("Chad and Mali agreed to share the gold.", "Chad and Mali have also agreed to hand over gold.", "Agreement"),
        ("Spain released the prisoners.", "Spain released the missions.", "LegalAction"),
        ("France helped the refugees.", "A nurse died helping her fellow nurse.", "Support"),
        ("President Obeng visited Kenya.", "President Obeng visited his family.", "Visit"),
        ("The Senate voted for the bill.", "Many people said they might vote for the Labour Party.", "Decision"),
        ("The government of Chad declared an emergency.", "The aircraft declared an emergency.", "Decision"),
        ("Chad started an investigation.", "Conservatives dismissed the investigation.", "LegalAction"),
        ("The parties signed the agreement.", "The parliament of Chad ratified the agreement.", "Agreement"),
        (
            "The government of Chad will change the rules.",
            "The government of Chad asked for ten years to change the rules.",
            "Decision",
        ),
        ("President Obeng did not resign: he was elected.", "Obeng did what he was elected to do.", "Election"),
        ("Minister Ali Habib took the role of chairman.", "Minister Ali Habib took a role in a film.", "OfficeChange"),
        ("Minister Ali Habib landed in Kenya.", "Colonel Ali Habib landed in Kenya in a spacecraft.", "Visit"),
        ("Hamas fired rockets on Friday.", "Hamas fired warning shots on Friday.", "ArmedAction"),
        ("Minister Ali Habib departed for Kenya.", "The ship was old. It departed for Alexandria, Egypt.", "Visit"),
        ("Chad and Mali agreed to share the gold.", "Chad and Mali agreed to join the mission.", "Agreement"),
        ("Chad's weapons program worries Niger.", "Talks on Chad's weapons program are hard.", "MilitaryActivity"),
        ("Chad ratified the treaty.", "Chad linked Malian ratification of the treaty to peace.", "Agreement"),
        ("Chad signed the accord.", "Lawmakers of Chad ratified Mali's accord with Niger.", "Agreement"),
        ("Chad's war in Mali began on Friday.", "She wrote the book The Winter War in 1999.", "ArmedAction"),
    ],
)
def test_one_tells_it_and_the_other_does_not(told: str, other: str, type: str) -> None:
    assert type in _types(told)
    assert type not in _types(other)


def test_a_vote_of_members_fills_a_post() -> None:
    event = only("The election of Howard Dean to the post of party chairman was welcomed.", "OfficeChange")
    assert names(event.targets) == {"Howard Dean"}


def test_one_of_a_party_votes_for_himself() -> None:
    event = only("One Republican, Representative Joseph Kao, voted for the bill.", "Decision")
    assert names(event.agents) == {"Joseph Kao"}


def test_vehicles_of_an_army_are_not_those_of_its_state() -> None:
    event = only("Militants attacked three Indian Army vehicles on Friday.", "ArmedAction")
    assert names(event.targets) == {"Indian Army"}


def test_where_a_ship_comes_from_is_not_where_it_is_seized() -> None:
    event = only("Pirates have seized two European tankers.", "ArmedAction")
    assert (names(event.agents), event.targets, event.places) == ({"Pirates"}, (), ())


def test_who_is_hurt_is_not_hurt_by_those_who_fired_at_fighters() -> None:
    event = only("Soldiers fired at the militants on Friday. Nine women were injured.", "ArmedAction")
    assert names(event.targets) == {"militants"}


@pytest.mark.parametrize(
    ("text", "agents", "places"),
    [
        ("The Syrian civil war broke out in 2011.", set(), {"Syria"}),
        ("The Russian war in Georgia broke out in 2008.", {"Russia"}, {"Georgia"}),
        ("Rwanda's genocide began in 1994.", set(), {"Rwanda"}),
    ],
)
def test_whose_war_it_is(text: str, agents: set[str], places: set[str]) -> None:
    event = only(text, "ArmedAction")
    assert (names(event.agents), names(event.places)) == (agents, places)


def test_rockets_that_fighters_fire_are_an_attack() -> None:
    assert _types("Hamas fired rockets on Friday.") == ["ArmedAction"]
    assert _types("North Korea fired rockets on Friday.") == ["MilitaryActivity"]


def test_a_gerund_after_a_name_tells_of_nobody_else() -> None:
    text = "Despite the recognition of rival Karl Otieno winning the election, President Joseph Obeng spoke."
    assert [(names(event.agents), names(event.targets)) for event in events_of(text)] == [(set(), {"Karl Otieno"})]
    text = "Despite the recognition of Karl Otieno, President Joseph Obeng won the election."
    assert names(only(text, "Election").agents) == {"Joseph Obeng"}


def test_which_does_not_stand_for_people() -> None:
    event = only("Farmers in Bulgaria, who joined the protest in Sofia, left.", "Protest")
    assert names(event.agents) == {"Farmers"}
    event = only("Farmers in Bulgaria, which joined the protest in Sofia, left.", "Protest")
    assert (event.agents, names(event.places)) == ((), {"Sofia"})
    assert _types("Jobs are scarce for workers from Romania and Bulgaria, which joined the EU in 2007.") == []


def test_the_second_to_be_arrested_is_who_becomes_it() -> None:
    event = only("President Joseph Obeng becomes the first leader to be arrested in Chad.", "LegalAction")
    assert names(event.targets) == {"Joseph Obeng"}


def test_a_defector_abroad_pays_no_visit() -> None:
    told = "Defence Minister Ali Habib of Syria is in Turkey."
    assert _types(told) == ["Visit"]
    assert "Visit" not in _types(f"Defence Minister Ali Habib of Syria has defected. {told}")


def test_who_replaces_somebody_with_another_takes_no_post() -> None:
    text = "President Joseph Obeng replaced his finance minister, Ali Habib, with Karl Otieno."
    event = only(text, "OfficeChange")
    assert (names(event.agents), names(event.targets)) == ({"Joseph Obeng"}, {"Ali Habib"})


def test_those_called_on_are_to_do_it() -> None:
    text = (
        "Secretary-General Karl Otieno of NATO called on Chad and other countries to step up the fight against rebels."
    )
    event = only(text, "ArmedAction")
    assert (names(event.agents), names(event.targets)) == ({"Chad"}, {"rebels"})


def test_a_plural_verb_does_not_tell_of_one() -> None:
    event = only("A commander who is fighting Malian forces spoke.", "ArmedAction")
    assert names(event.agents) == {"commander"}
    assert _types("A commander of the rebels who are fighting Malian forces spoke.") == []


def test_who_announces_a_successor_does_not_appoint_him() -> None:
    text = "General Ali Habib retired from his post, announcing General Karl Otieno as his successor."
    assert [names(event.agents) for event in events_of(text)] == [set(), set()]


def test_two_titles_before_a_name_are_one_person() -> None:
    event = only("The bill was introduced by Independent MP and Lord Mayor of Sydney, Carla Moore.", "Decision")
    assert names(event.agents) == {"Carla Moore"}


def test_who_is_somewhere_is_attacked_and_where_one_is_is_not() -> None:
    text = "The Turkish assault on Gallipoli failed in 1915. The president of Chad spoke at Gallipoli."
    event = only(text, "ArmedAction")
    assert (names(event.agents), event.targets, names(event.places)) == ({"Turkey"}, (), {"Gallipoli"})


def test_a_finite_clause_does_not_count_the_victims_of_another_event() -> None:
    text = "The crash in Kandahar came a day after fighting across the south killed nine policemen."
    event = only(text, "Incident")
    assert (event.targets, names(event.places)) == ((), {"Kandahar"})
    assert names(only("A plane crashed in Kandahar, killing nine policemen.", "Incident").targets) == {"nine policemen"}
