"""Figures in single sentences, as people would note them: what is counted, the number, of whom or in what.

``>=`` and ``<=`` stand for open ends, ``~`` for a number that is not exact.
"""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract import at_least, load_reader
from kg.model import ArticleFacts, EventType, Figure, FigureKind, Status
from kg.rdf import facts_to_quads, read_articles
from kg.validate import check_facts
from tests.extract.event_article import annotated

SENTENCES = [
    ("A boat carrying migrants capsized off Libya, and more than 60 people are feared dead.", "killed >=60 people"),
    ("Twin earthquakes in Iran left 250 people dead and 1,800 injured.", "killed 250 people; wounded 1800 people"),
    ("Hundreds of villagers fled their homes as the volcano erupted.", "displaced >=200 villagers"),
    ("Rescuers said 35 people were still missing after the landslide.", "missing 35 people"),
    ("Nobody was killed in the raid, but three officers were injured.", "killed 0; wounded 3 officers"),
    ("The fighting has claimed more than 10,000 lives.", "killed >=10000"),
    ("Gunmen killed nine tourists and their guide in northern Pakistan.", "killed 9 tourists"),
    ("Between 80 and 100 rebels were killed in the offensive, the army said.", "killed 80-100 rebels"),
    ("As many as 300 people may have died in the storm.", ""),
    ("Officials warned that the famine could kill 200,000 people.", ""),
    ("The company laid off 500 workers.", ""),
    ("Israel has sent 2,000 troops to the border.", "people 2000 troops"),
    ("Some 4,500 families lost their homes in the flood.", "displaced ~4500 families"),
    (
        "Seven people, including a four-year-old girl, were hurt when the roof collapsed.",
        "wounded 1 girl; wounded 7 people",
    ),
    ("The bombing wounded scores of civilians.", "wounded >=40 civilians"),
    ("Two rockets landed in Sderot, lightly wounding a woman.", "wounded 1 woman"),
    ("Militants beheaded 21 Egyptian Christians in Libya.", "killed 21 Egyptian Christians"),
    ("No injuries were reported.", "wounded 0"),
    ("The rebels lost 30 fighters in the battle.", ""),
    ("Hospital sources put the number of wounded at 70.", "wounded 70"),
    ("The president expressed regret over the deaths of 16 civilians in the strike.", "killed 16 civilians"),
    ("More than a million people have been displaced by the fighting.", "displaced >=1000000 people"),
    ("The avalanche buried a ski lodge, killing 11 and leaving 3 missing.", "killed 11; missing 3"),
    ("Washington will provide $75 million in military aid to Kyiv.", "money 75000000 USD"),
    ("The EU agreed to give Egypt 7.4 billion euros in loans and grants.", "money 7400000000 EUR"),
    ("The U.S. has deployed more than 3,000 troops to Poland.", "people >=3000 troops"),
    ("Saudi Arabia pledged between $1 billion and $2 billion for Yemen.", "money 1000000000-2000000000 USD"),
    ("The death toll from the earthquake rose to 45, officials said.", "killed 45"),
    (
        "Police said eight people died in the clashes, while the rebels put the toll at 20.",
        "killed 20; killed 8 people",
    ),
    ("The landslide claimed 30 lives.", "killed 30"),
    ("A boy was killed when Israeli troops opened fire near Jenin.", "killed 1 boy"),
    ("There were no casualties in the attack.", "killed 0; wounded 0"),
    ("Floods have forced 5,000 people from their homes in eastern Sudan.", "displaced 5000 people"),
    (
        "Rebels ambushed a convoy, killing six Kenyan peacekeepers and wounding two dozen.",
        "killed 6 Kenyan peacekeepers; wounded 24 Kenyan peacekeepers",
    ),
    ("More than 2,000 people have lost their lives in the conflict.", "killed >=2000 people"),
    ("More than 100 people were killed or wounded in the shelling.", "casualties >=100 people"),
    (
        "The cyclone killed hundreds and displaced tens of thousands of people.",
        "displaced >=20000 people; killed >=200",
    ),
    ("Half a million people have been uprooted by the conflict.", "displaced 500000 people"),
    ("The toll from the cholera outbreak has passed 1,000.", "killed >=1000"),
    ("The attack could kill thousands of people.", ""),
    ("The Senate killed the bill by 52 votes to 48.", ""),
    ("A 12-year-old boy died of his wounds.", "killed 1 boy"),
    ("A court sentenced four men to death for the bombing.", ""),
    ("Troops marched 12 miles and shot two dogs.", ""),
    ("Russia agreed to supply 500,000 tonnes of wheat to Egypt.", "goods 500000 tonne"),
    ("Up to 100 fighters were killed, according to the Defense Ministry.", "killed <=100 fighters"),
    (
        "Two people were killed and 14 injured when police opened fire on demonstrators in Conakry.",
        "killed 2 people; wounded 14 people",
    ),
    (
        "At least one person was killed and another was seriously injured in the avalanche.",
        "killed >=1 person; wounded 1 person",
    ),
    ("Rescue teams have recovered 28 bodies from the wreckage.", "killed 28"),
    ("All 12 crew members survived the crash.", ""),
    ("Fighting has forced tens of thousands to flee.", "displaced >=20000"),
    ("A mortar attack in Mogadishu left between 15 and 20 people dead.", "killed 15-20 people"),
    ("The Taliban said its fighters killed or wounded 30 Afghan soldiers.", "casualties 30 Afghan soldiers"),
    ("A 6.1-magnitude quake struck western Iran, killing at least six people.", "killed >=6 people"),
    ("Not a single person was injured in the attack.", "wounded 0 person"),
    ("An 18-year-old student was stabbed to death in Berlin.", "killed 1 student"),
    ("More than 300 schoolgirls were kidnapped by the militants.", ""),
    ("Rebel shelling killed a woman and her two children in Donetsk.", "killed 1 woman; killed 2 children"),
    ("Fewer than 10 people were hurt.", "wounded <=10 people"),
    (
        "Pakistani jets bombed militant hideouts, killing as many as 40 suspected insurgents.",
        "killed <=40 suspected insurgents",
    ),
    (
        "Thirteen members of the security forces were killed in an ambush in Mali.",
        "killed 13 members of the security forces",
    ),
    ("The quake killed five hundred thousand people.", "killed 500000 people"),
    ("The attack killed 12 real estate agents.", "killed 12 real estate agents"),
    ("Canada gave Haiti 30 million Canadian dollars in aid.", "money 30000000 CAD"),
    ("Rwanda has sent 2,000 of the 7,000 African Union troops in Darfur.", "people 2000 troops"),
    # One word counts twice, another is but part of a name, a third takes it back.
    ("Officials denied that ten soldiers had been killed in the raid.", ""),
    ("Four of the injured men died in hospital.", "killed 4 men"),
    ("Among the dead were three children.", "killed 3 children"),
    ("If the dam bursts, 4,000 people will lose their homes.", ""),
    ("The army said it did not kill 20 villagers.", ""),
    ("The film tells how rebels killed 40 monks.", ""),
]


@cache
def _facts(text: str) -> ArticleFacts:
    return load_reader().read(annotated(text))


def _number(value: float) -> str:
    return str(int(value))


def _noted(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None or high is None:
        number = f"<={_number(high or 0)}" if low is None else f">={_number(low)}"
    elif low == high:
        number = f"{'~' if figure.approximate else ''}{_number(low)}"
    else:
        number = f"{_number(low)}-{_number(high)}"
    return " ".join(filter(None, (figure.kind.value, number, figure.of if figure.is_toll else figure.unit)))


@cache
def _all() -> ArticleFacts:
    """All sentences, each a paragraph of one article."""
    return _facts("\n".join(text for text, _ in SENTENCES))


@pytest.mark.parametrize(("text", "noted"), SENTENCES)
def test_sentences_give_their_figures(text: str, noted: str) -> None:
    start = _all().article.text.index(text)
    told = (figure for figure in _all().figures if start <= figure.evidence.span.start < start + len(text))
    assert "; ".join(sorted(map(_noted, told))) == noted


def test_tolls_that_differ_both_stay_with_who_says_so() -> None:
    text = "Police said eight people died in the clashes, while the rebels put the toll at 20."
    police, rebels = _facts(text).figures
    assert (police.low, rebels.low) == (8, 20)
    assert police.said_by is None
    assert [claim.source for claim in _facts(text).claims if claim.id in police.according_to] != []
    assert (rebels.said_by, rebels.according_to) == ("the rebels", ())
    assert [text[f.evidence.span.start : f.evidence.span.end] for f in (police, rebels)] == [
        "eight people died",
        "toll at 20",
    ]


def test_a_figure_belongs_to_the_event_that_its_sentence_tells() -> None:
    text = "A bomb killed six people in Kabul on Monday. In Pakistan, floods have displaced 900 families."
    facts = _facts(text)
    types = {event.id: event.type for event in facts.events}
    assert [(figure.kind, types[figure.event]) for figure in facts.figures] == [
        (FigureKind.KILLED, EventType.ARMED_ACTION),
        (FigureKind.DISPLACED, EventType.INCIDENT),
    ]


def test_a_toll_without_an_event_tells_one_itself() -> None:
    facts = _facts("No injuries were reported.")
    (figure,) = facts.figures
    (event,) = facts.events
    assert (event.type, event.status, _noted(figure)) == (EventType.INCIDENT, Status.NEGATED, "wounded 0")
    assert (event.id, event.evidence[0].rule) == (figure.event, figure.evidence.rule)


def test_amounts_stay_with_what_is_only_planned() -> None:
    facts = _facts("Germany will deliver 18 Leopard tanks to Ukraine.")
    (figure,), (event,) = facts.figures, facts.events
    assert (figure.of, figure.unit, event.status) == ("Leopard tanks", "tank", Status.SCHEDULED)


def test_the_graph_holds_every_figure() -> None:
    assert check_facts(_all()) == ()
    (found,) = read_articles(facts_to_quads(_all()))
    assert len(_all().figures) > len(SENTENCES) / 2
    assert found.facts.figures == _all().figures


def test_a_figure_goes_with_its_event() -> None:
    facts = _facts("The landslide claimed 30 lives.")
    assert at_least(facts, 0.99).figures == ()
