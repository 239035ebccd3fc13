"""An event told many times is one event; two events are two, however alike their words."""

from __future__ import annotations

import pytest

from kg.extract import load_reader
from kg.model import Event
from tests.extract.event_article import annotated


def _told(text: str, type: str, *, headline: bool = False) -> list[tuple[set[str], set[str], str]]:
    """Agents, targets and status of the events of ``type``."""
    facts = load_reader().read(annotated(text, headline=headline))
    names = {entity.id: entity.name for entity in facts.entities}

    def shown(event: Event) -> tuple[set[str], set[str], str]:
        return {names[x] for x in event.agents}, {names[x] for x in event.targets}, event.status.value

    return [shown(event) for event in facts.events if event.type.value == type]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        # told with a verb and again with a noun, or by whom it hit
        ("A Turkish air strike hit Homs on Monday. The air strike killed 13 villagers.", "ArmedAction"),
        ("Rebels attacked soldiers in Mali. The rebel attack on Chadian soldiers was the third.", "ArmedAction"),
        ("German Chancellor Angela Merkel met Emmanuel Macron in Rome. Their talks centered on trade.", "Meeting"),
        ("Russia attacked Georgia. The attack began on Monday. Russia's attack killed 90 people.", "ArmedAction"),
        # said less fully
        ("Somali pirates seized the Danish ship. Pirates seized the Danish ship off Oman.", "ArmedAction"),
        ("Police in Kenya arrested a group of seven Somali pirates. The seven pirates were arrested.", "LegalAction"),
        ("The gunmen shot and killed Ivan Petrov. Ivan Petrov was killed by masked men.", "ArmedAction"),
        # one decision
        ("The Supreme Court rejected the appeal. The Supreme Court ruled that the law was valid.", "Decision"),
        ("The Senate passed a stimulus package. The Senate approved the bill by a vote of 61 to 37.", "Decision"),
        # the errand and whom it led to
        ("Angela Merkel is in Turkey for talks. Merkel is to meet Emmanuel Macron and Boris Johnson.", "Meeting"),
        ("General Ivan Petrov died after his helicopter crashed. Petrov's death shocked many.", "Incident"),
        ("Kiev suffered an attack on June 2, when bombers claimed the lives of 33 people.", "ArmedAction"),
        (
            "Ivan Petrov, the finance minister, will resign on Sunday. Petrov is standing down after ten years.",
            "OfficeChange",
        ),
        ("Chad is expelling the Polish and Kenyan consuls. The diplomats are being expelled.", "Sanction"),
        ("Rebels attacked Timbuktu in Mali on Monday. Ten people were killed by the attack.", "ArmedAction"),
        ("A massacre occurred in Homs on Monday with the killing of 20 villagers.", "ArmedAction"),
        ("Tropical Storm Danielle formed in the Atlantic Ocean. The storm formed near West Africa.", "Incident"),
        ("A jet crashed near Lima. Investigators want to know why the jet crashed.", "Incident"),
        ("A blizzard hit Ohio on Monday. The storm had come from Canada.", "Incident"),
        # told of besides
        (
            "Rebels attacked Timbuktu on Monday. Four soldiers were killed and 14 were injured in the attack.",
            "ArmedAction",
        ),
        ("Senator Ivan Petrov was shot in Kiev on Monday. Several others were wounded in the shooting.", "ArmedAction"),
        (
            'Somali pirates attacked the Maltese ship on Monday. "You attacked a ship in high seas," the judge said.',
            "ArmedAction",
        ),
        # told in passing
        ("The foreign ministers met in Rome. Smith Brown held talks with Igor Ivanov in Rome.", "Meeting"),
    ],
)
def test_tellings_of_one_event(text: str, type: str) -> None:
    assert len(_told(text, type)) == 1


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Rebels attacked soldiers in Mali. Rebels also attacked soldiers in Chad.", "ArmedAction"),
        ("A bomb exploded in Baghdad, killing 12 people. Another bomb exploded in Iraq.", "ArmedAction"),
        ("In Lima, a bus crashed and three people died. In Cusco, a train crashed.", "Incident"),
        ("Pirates hijacked the yacht of four tourists. Pirates killed four tourists.", "ArmedAction"),
        ("Ivan Petrov was arrested in May. Petrov was sentenced to two years in prison.", "LegalAction"),
        ("French troops killed Ivan Petrov. Chadian troops killed Ivan Petrov, Chad said.", "ArmedAction"),
        ("A plane crashed in Peru, killing 14 British tourists. The crash in Chile killed nine miners.", "Incident"),
        ("Rebels attacked Timbuktu on Monday. Ten villagers were wounded in the rebel attack on Gao.", "ArmedAction"),
        ('Rebels killed a mayor in Chad. "Rebels killed nine soldiers in Mali," a general said.', "ArmedAction"),
        ("Six soldiers were killed by rebels in Mali. Rebels killed nine soldiers in Mali.", "ArmedAction"),
        ("The Senate passed the budget. The Senate rejected a treaty with Peru.", "Decision"),
        ("The House passed a health bill. Senator John Smith proposed a bill against smoking.", "Decision"),
        ("Heavy fighting broke out in Mogadishu. Troops clashed with militants in Baidoa.", "ArmedAction"),
        ("Foreign ministers met in Rome. Angela Merkel held talks with Emmanuel Macron in Paris.", "Meeting"),
    ],
)
def test_two_events_stay_apart(text: str, type: str) -> None:
    assert len(_told(text, type)) == 2


def test_a_telling_joins_if_it_matches_one_and_contradicts_none() -> None:
    text = "Israel attacked Gaza. Israel's offensive in Gaza has killed 90 people. The offensive began on Monday."
    assert len(_told(text, "ArmedAction")) == 1


@pytest.mark.parametrize(
    ("headline", "lead", "type", "event"),
    [
        (
            "European Commission to investigate Acme Corporation",
            "The European Commission is investigating Acme Corporation over its prices.",
            "LegalAction",
            ({"European Commission"}, {"Acme Corporation"}, "ongoing"),
        ),
        (
            "Merkel travels to Kuwait",
            "German Chancellor Angela Merkel is set to travel to Kuwait.",
            "Visit",
            ({"Angela Merkel"}, {"Kuwait"}, "scheduled"),
        ),
        (
            "Iraqi government approves budget law",
            "The Iraqi parliament approved the budget law on Saturday.",
            "Decision",
            ({"Iraqi parliament"}, set(), "occurred"),
        ),
        (
            "Soldiers arrest suspect",
            "Ivan Petrov was arrested by soldiers on Monday in Kiev.",
            "LegalAction",
            ({"Soldiers"}, {"Ivan Petrov"}, "occurred"),
        ),
    ],
)
def test_a_headline_is_told_by_the_first_sentences(
    headline: str, lead: str, type: str, event: tuple[set[str], set[str], str]
) -> None:
    assert _told(f"{headline}\n{lead}", type, headline=True) == [event]


def test_a_headline_without_participants_is_told_by_the_first_sentence() -> None:
    text = "Death toll in Indonesian tsunami rises\nMore than 650 people died after a tsunami hit the island of Java."
    assert len(_told(text, "Incident", headline=True)) == 1


def test_what_a_headline_says_of_others_stays_apart() -> None:
    text = "Pirates seize tanker\nThe Spanish navy arrested seven pirates. In May, rebels seized a town in Mali."
    assert len(_told(text, "ArmedAction", headline=True)) == 2


def test_who_is_elected_by_members_is_elected_once() -> None:
    text = "Ivan Petrov was elected chairman of the Labour Party on Monday. The election of Petrov angered many."
    assert _told(text, "Election") == []
    assert [targets for _, targets, _ in _told(text, "OfficeChange")] == [{"Ivan Petrov"}]


def test_a_parliament_that_approves_an_agreement_is_no_party_to_it() -> None:
    text = "The Iraqi parliament approved a power-sharing agreement."
    assert _told(text, "Agreement") == []
    assert len(_told(text, "Decision")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Senate passed a measure to repeal the law.",
        "The House agreed to a bill to end the shutdown and to raise the debt limit.",
    ],
)
def test_what_a_law_is_to_do_is_no_second_decision(text: str) -> None:
    assert len(_told(text, "Decision")) == 1


def test_whom_a_state_deports_it_punishes_if_they_are_envoys() -> None:
    assert len(_told("Chad deported two French diplomats.", "Sanction")) == 1
    assert len(_told("Chad deported two French pirates.", "LegalAction")) == 1


def test_aid_that_is_given_again_is_help() -> None:
    assert _told("The European Union resumed aid to Mali.", "Support") == [({"European Union"}, {"Mali"}, "occurred")]


def test_an_offer_in_the_headline_may_be_a_plan_in_the_text() -> None:
    text = "European Union offers to train Malian soldiers\nThe European Union said it will train Malian soldiers."
    assert [status for _, _, status in _told(text, "Support", headline=True)] == ["scheduled"]


def test_those_hit_besides_are_hit_too() -> None:
    text = "Ivan Petrov was shot in Kiev on Monday. Several others were wounded in the shooting."
    assert _told(text, "ArmedAction") == [(set(), {"Ivan Petrov", "others"}, "occurred")]


def test_each_of_those_who_died_died_when_it_is_said() -> None:
    text = "Flags were lowered for King Hussein, who died in 1999, and Yitzhak Rabin, who died in 1995."
    assert [targets for _, targets, _ in _told(text, "Incident")] == [{"Hussein"}, {"Yitzhak Rabin"}]


def test_who_died_was_not_killed_in_a_war_of_the_past() -> None:
    text = (
        "Senator Ivan Petrov dies at 76\nSenator Ivan Petrov died on Monday. He opposed the Soviet war in Afghanistan."
    )
    assert [targets for _, targets, _ in _told(text, "ArmedAction", headline=True)] == [set()]
    assert len(_told(text, "Incident", headline=True)) == 1
    killed = _told("Senator Ivan Petrov was killed in the Soviet war in Afghanistan.", "ArmedAction")
    assert [targets for _, targets, _ in killed] == [{"Ivan Petrov"}]
