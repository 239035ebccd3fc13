"""Events and claims in the terms of PLOVER, as the reader codes them, and acts that only their words tell."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.plover import main_act
from kg.extract import Reader, load_reader
from kg.language import load_annotator
from kg.language.annotation import Annotator
from kg.model import ArticleFacts, Coding
from kg.read import read_text


@cache
def _reading() -> tuple[Annotator, Reader]:
    return load_annotator(), load_reader()


def read(text: str) -> tuple[ArticleFacts, Coding | None]:
    annotator, reader = _reading()
    annotation = annotator.annotate(read_text(text, id="acts", published="2024-05-10"))
    facts = reader.read(annotation)
    return facts, main_act(annotation, facts)


@pytest.mark.parametrize(
    ("text", "code", "root", "mode"),
    [
        ("Tunisia lifted the curfew in the capital on Monday.", "CONCEDE", "CONCEDE", "ease"),
        ("Rebels in eastern Chad released eleven aid workers on Friday.", "RETREAT", "RETREAT", "release"),
        ("Albania and Greece held joint naval exercises in the Ionian Sea.", "COOPERATE", "COOPERATE", None),
        ("Denmark will send doctors and tents to Nepal next week.", "AGREE", "AID", None),
        ("Norway urged Sudan to release the journalists.", "REQUEST", "RETREAT", "yield"),
        ("Cuba refused to meet the envoys of the opposition.", "REJECT", "CONSULT", "meet"),
        ("Sudan's army vowed to avenge the attack on its base.", "THREATEN", "ASSAULT", "violence"),
        ("Togo threatened to expel two French diplomats.", "THREATEN", "SANCTION", "expel"),
        ("Peru recalled its ambassador from Quito.", "SANCTION", "SANCTION", "withdraw"),
        ("Prosecutors in Lima opened an investigation into the minister.", "ACCUSE", "ACCUSE", "investigate"),
    ],
)
def test_a_sentence_has_the_code_of_its_main_act(text: str, code: str, root: str, mode: str | None) -> None:
    _, coding = read(text)
    assert coding is not None
    assert (coding.code, coding.root, coding.mode) == (code, root, mode)


def test_contexts_are_told_by_the_words() -> None:
    _, coding = read("Iceland imposed tariffs on Danish fish.")
    assert coding is not None
    assert "economic" in coding.contexts


def test_an_election_and_a_comment_are_no_acts() -> None:
    assert read("Laos held a parliamentary election on Sunday.")[1] is None
    assert read("The weather was fine, the president of Malta said.")[1] is None


def test_what_a_network_passes_over_is_found_by_its_words() -> None:
    facts, coding = read("Oman spurned an offer of vaccines from Kuwait.")
    (said,) = (claim for claim in facts.claims if claim.evidence.rule == "acts.predicate")
    names = {entity.id: entity.name for entity in facts.entities}
    assert [names[speaker] for speaker in said.speakers] == ["Oman"]
    assert facts.article.words(said.content[0]).startswith("an offer")
    assert coding is not None
    assert coding.code == "REJECT"


@pytest.mark.parametrize(
    "text",
    ["Warragul surrendered the lead in the second quarter.", "The weekly may have spurned an offer from Kuwait."],
)
def test_games_and_what_may_be_are_not_looked_up(text: str) -> None:
    facts, _ = read(text)
    rules = {evidence.rule for event in facts.events for evidence in event.evidence}
    assert "acts.predicate" not in rules | {claim.evidence.rule for claim in facts.claims}
