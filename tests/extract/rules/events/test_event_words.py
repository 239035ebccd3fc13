"""Words of policy, law, office, death and unrest: a sentence that tells the event, and one that does not."""

from __future__ import annotations

import pytest

from kg.model import Status
from tests.extract.rules.events.test_events import events_of, names, only


def types(text: str) -> list[str]:
    return [event.type.value for event in events_of(text)]


@pytest.mark.parametrize(
    ("told", "other", "type"),
    [
        ("Norway phased out oil heating in 2018.", "Norway mentioned oil heating in 2018.", "Decision"),
        ("Kenya suspended its coffee exports.", "John Smith suspended his campaign.", "Decision"),
        ("The Chilean government cut off access to the site.", "The flood cut off access to the site.", "Decision"),
        ("The Senate decided to build a dam.", "John Smith decided to build a house.", "Decision"),
        ("Romania surrendered in 1944.", "The player surrendered the lead.", "Decision"),
        ("The governor signed an ordinance on Monday.", "The governor signed a football on Monday.", "Decision"),
        ("Japan allowed inspectors to enter the plant.", "Japan allowed two goals.", "Decision"),
        ("Paul Weber was made director of the agency.", "Paul Weber was made angry by the agency.", "OfficeChange"),
        ("Paul Weber was stopped at the border.", "Paul Weber was stopped by a friend.", "LegalAction"),
        ("Prosecutors asked for ten years in prison.", "Prosecutors asked for a glass of water.", "LegalAction"),
        ("Police are investigating the incident.", "Scientists are investigating the planet.", "LegalAction"),
        ("Novelist Paul Weber died on Monday.", "The custom died on Monday.", "Incident"),
        ("The death of Paul Weber shocked Austria.", "The death of the novel shocked Austria.", "Incident"),
        ("Chad agreed to a freeze of its programme.", "Chad agreed to the request.", "Agreement"),
        ("Teachers went on strike in Nairobi.", "Aircraft launched a strike in Nairobi.", "Protest"),
        ("Thousands of protesters took to the streets.", "Thousands of fans took to the pool.", "Protest"),
        ("Chad ejected the French ambassador.", "The machine ejected the coin.", "Sanction"),
        ("Paul Weber is on trial in Oslo.", "Paul Weber is on holiday in Oslo.", "LegalAction"),
        ("Paul Weber has been under house arrest since May.", "Paul Weber has been under pressure.", "LegalAction"),
        ("Paul Weber was placed under house arrest.", "Paul Weber was placed under a tree.", "LegalAction"),
        ("France established a commission.", "France established a rhythm.", "Decision"),
        ("Only China abstained.", "Only China remained.", "Decision"),
        ("China abstained from the vote.", "Monks in China abstained from meat.", "Decision"),
        ("Paul Weber was taken into custody.", "Paul Weber was taken into the garden.", "LegalAction"),
        ("Paul Weber appeared in court.", "Paul Weber appeared in a film.", "LegalAction"),
        ("Paul Weber faces charges of fraud.", "Paul Weber pays charges to the bank.", "LegalAction"),
        ("Canada pulled out of the treaty.", "Canada pulled out of the tournament.", "Decision"),
        ("Norway applied for membership.", "Norway applied the brakes.", "Decision"),
        ("Norway banned imports of fish from Chile.", "Norway banned smoking in bars.", "Sanction"),
        ("A rocket landed in Sderot.", "A parcel landed in Sderot.", "ArmedAction"),
        ("Rebels seized the town of Goma.", "Rebels seized the attention of Goma.", "ArmedAction"),
        ("Farmers blocked roads in Bolivia.", "Farmers paved roads in Bolivia.", "Protest"),
        ("India and Pakistan exchanged prisoners.", "India and Pakistan exchanged greetings.", "Agreement"),
        ("Angela Merkel wrapped up a tour of Japan.", "Angela Merkel wrapped up a present.", "Visit"),
        ("Twenty miners were trapped in Chile.", "Twenty animals were photographed in Chile.", "Incident"),
        ("Mali evacuated 300 people from the coast.", "Mali counted 300 people on the coast.", "Support"),
    ],
)
def test_one_tells_it_and_the_other_does_not(told: str, other: str, type: str) -> None:
    assert type in types(told)
    assert type not in types(other)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The European Union imposed sanctions on Burma.", "Sanction"),
        ("The European Union lifted sanctions on Burma.", "Decision"),
        ("The United States eased its embargo against Cuba.", "Decision"),
        ("Soldiers marched on Tripoli.", "ArmedAction"),
        ("Demonstrators marched on the embassy of Japan in Beijing.", "Protest"),
    ],
)
def test_what_is_undone_is_not_done_and_protesters_do_not_attack(text: str, type: str) -> None:
    assert types(text) == [type]


def test_who_is_elected_by_members_changes_office() -> None:
    assert types("Paul Weber was elected president of the Miners' Union in 2009.") == ["OfficeChange"]
    assert types("Paul Weber was elected president of Austria in 2009.") == ["Election"]


def test_a_strike_of_workers_is_no_attack() -> None:
    assert types("The union led a strike by workers in Lima.") == ["Protest"]
    assert "ArmedAction" in types("Israel launched a strike on Syria.")


def test_a_heart_attack_kills_without_an_attacker() -> None:
    found = events_of("Novelist Paul Weber died of a heart attack on Monday.")
    assert [(event.type.value, names(event.targets)) for event in found] == [("Incident", {"Paul Weber"})]


def test_an_announced_death_is_no_plan() -> None:
    assert only("The death of Paul Weber was announced on Monday.", "Incident").status is Status.OCCURRED


def test_the_battle_tells_of_those_killed_in_it() -> None:
    found = events_of("Two French soldiers were killed on Monday in a battle with Taliban forces.")
    assert [event.type.value for event in found] == ["ArmedAction"]
    assert names(found[0].agents) == {"Taliban forces"}


def test_who_imposes_sanctions_may_be_told_by_a_noun() -> None:
    event = only("The UN Security Council threatened Chad with the imposition of sanctions.", "Sanction")
    assert "Chad" in names(event.targets)


def test_a_relative_clause_without_pronoun_describes_what_is_done() -> None:
    event = only("The bill the Senate passed on Monday bans smoking.", "Decision")
    assert (names(event.agents), event.start) == ({"Senate"}, "2020-06-08")


def test_a_participle_tells_what_befell_somebody() -> None:
    assert names(only("Police protect the ousted President Paul Weber.", "OfficeChange").targets) == {"Paul Weber"}
    assert events_of("Police protect the popular President Paul Weber.") == ()


def test_a_storm_with_a_name_is_no_person_and_a_weather_office_no_storm() -> None:
    event = only("Hurricane Ida moved toward Cuba.", "Incident")
    assert names([*event.targets, *event.places]) == {"Cuba"}
    assert events_of("The Hurricane Center in Miami warned Cuba.") == ()


def test_a_month_is_no_march() -> None:
    assert [event.type.value for event in events_of("Iraqis went to the polls on March 7.")] == ["Election"]


def test_what_comes_of_violence_tells_no_outbreak() -> None:
    assert events_of("The increasing violence in Libya has prompted calls for help.") == ()
    assert types("Violence broke out in Libya.") == ["ArmedAction"]


def test_who_prepares_for_elections_holds_them() -> None:
    assert names(only("Iraq prepares for elections.", "Election").targets) == {"Iraq"}


def test_security_along_a_border_concerns_the_neighbour() -> None:
    event = only("Syria has improved security along its border with Iraq.", "MilitaryActivity")
    assert (names(event.agents), names(event.targets)) == ({"Syria"}, {"Iraq"})
