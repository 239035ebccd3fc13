"""What an operator takes back is no fact; the same act without it is one. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from kg.extract.veridicality import asserted
from kg.model import EventType, Status
from tests.extract.event_article import annotated, word

OCCURRED, POSSIBLE, NEGATED = Status.OCCURRED, Status.POSSIBLE, Status.NEGATED


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        # Adverbs of hearsay, of the clause or of one above it.
        ("The navy reportedly sank a trawler.", "sank", POSSIBLE),
        ("Supposedly, the two ministers met in Oslo and signed a pact.", "signed", POSSIBLE),
        ("The navy sank a trawler, and its captain reportedly fled.", "sank", OCCURRED),
        ("The judge, who was reportedly bribed, freed the general.", "freed", OCCURRED),
        ("The paper falsely said that the navy had sunk a trawler.", "sunk", NEGATED),
        ("The navy mistakenly sank a trawler.", "sank", OCCURRED),
        ("In the latest episode, the navy sank a trawler.", "sank", OCCURRED),
        ("During the game, the navy sank a trawler.", "sank", OCCURRED),
        ("The sinking of the trawler was wrong.", "sinking", OCCURRED),
        ("The sinking of a trawler was a hoax.", "sinking", NEGATED),
        ("Rather than wait, the navy sank a trawler.", "sank", OCCURRED),
        ("Never before has the navy sunk a trawler in port.", "sunk", OCCURRED),
        ("Who sank the trawler?", "sank", OCCURRED),
        ("The daily withdrew a video in which the navy sank a trawler.", "sank", OCCURRED),
        # Questions, but not those that ask why or when.
        ("Has the navy sunk a trawler?", "sunk", POSSIBLE),
        ("Why has the navy sunk a trawler?", "sunk", OCCURRED),
        ("Did the sailors see that the invasion failed?", "invasion", OCCURRED),
        # Inventions, rehearsals, drafts.
        ("In the novel, the navy sank a trawler.", "sank", POSSIBLE),
        ("In the port, the navy sank a trawler.", "sank", OCCURRED),
        ("The new season of the series opens with a coup in Lima.", "coup", POSSIBLE),
        ("The new session of the parliament opens with a coup in Lima.", "coup", OCCURRED),
        ("In a drill off Oman, a frigate attacked a tanker.", "attacked", POSSIBLE),
        ("In a storm off Oman, a frigate attacked a tanker.", "attacked", OCCURRED),
        ("Under the draft, the two states exchange prisoners.", "exchange", POSSIBLE),
        ("They witnessed a series of raids.", "raids", OCCURRED),
        # What is not so, or only supposed.
        ("It is a myth that the navy sank a trawler.", "sank", NEGATED),
        ("It is a fact that the navy sank a trawler.", "sank", OCCURRED),
        ("A theory holding that the navy sank a trawler is popular.", "sank", POSSIBLE),
        ("Imagine that the navy sank a trawler.", "sank", POSSIBLE),
        ("Many wish that the navy had sunk the trawler.", "sunk", POSSIBLE),
        ("The daily withdrew a report which said that the navy had sunk a trawler.", "sunk", NEGATED),
        ("The daily printed a report which said that the navy had sunk a trawler.", "sunk", OCCURRED),
        ("We were wrong to report that the navy sank a trawler.", "sank", NEGATED),
        ("The letter in which the navy admits an attack is a forgery.", "attack", NEGATED),
        # Instead of, far from, no sign of.
        ("Instead of attacking the port, the rebels went home.", "attacking", NEGATED),
        ("The rebels are far from capturing the port.", "capturing", NEGATED),
        ("The rebels left rather than attack the port.", "attack", NEGATED),
        ("Contrary to reports that the navy sank a trawler, all is calm.", "sank", NEGATED),
        ("The rebels are so strong that they attacked the port.", "attacked", OCCURRED),
        ("She persuaded the rebels to sign a truce.", "sign", OCCURRED),
        # No occasion.
        ("At no point did the navy sink a trawler.", "sink", NEGATED),
        ("At that point the navy sank a trawler.", "sank", OCCURRED),
        ("Under no circumstances have they attacked the port.", "attacked", NEGATED),
    ],
)
def test_an_operator_above_takes_back_what_is_told(text: str, trigger: str, status: Status) -> None:
    annotation = annotated(text)
    assert asserted(annotation, word(annotation, trigger), OCCURRED, EventType.ARMED_ACTION) is status


def test_military_activity_and_accidents_in_an_exercise_are_real() -> None:
    annotation = annotated("In the exercise, ships fired twelve missiles.")
    shots = word(annotation, "fired")
    assert asserted(annotation, shots, OCCURRED, EventType.MILITARY_ACTIVITY) is OCCURRED
    assert asserted(annotation, shots, OCCURRED, EventType.INCIDENT) is OCCURRED
    assert asserted(annotation, shots, OCCURRED, EventType.ARMED_ACTION) is POSSIBLE


def test_a_known_event_stays_whatever_is_asked_about_it() -> None:
    annotation = annotated("Did the invasion reportedly cost 100 lives?")
    assert asserted(annotation, word(annotation, "invasion"), OCCURRED, EventType.ARMED_ACTION) is OCCURRED


def test_what_was_no_fact_before_is_left_as_it_is() -> None:
    annotation = annotated("It is a myth that the navy wants to sink a trawler.")
    kept = asserted(annotation, word(annotation, "sink"), Status.REQUESTED, EventType.ARMED_ACTION)
    assert kept is Status.REQUESTED
