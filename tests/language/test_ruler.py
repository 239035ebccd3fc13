"""The quicker attribute ruler gives what spaCy's own gives. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler, EntityRuler
from spacy.tokens import Doc

from kg.language.engine import DEFAULT_MODEL
from kg.language.ruler import RememberingRuler, remember_rules

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "examples").rglob("*.txt"))]
TEXTS.append(
    "I ain't gonna go, y'all; let's see what you've got. There's nothin' that she didn't do, whether or not. 3 \n x"
)


def told(doc: Doc) -> list[tuple[object, ...]]:
    return [(word.text, word.pos_, word.lemma_, str(word.morph), word.tag_, word.dep_) for word in doc]


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    remember_rules(nlp)
    return nlp


def test_it_gives_the_same_for_every_word_also_the_second_time(quick: Language) -> None:
    plain = spacy.load(DEFAULT_MODEL)
    assert isinstance(quick.get_pipe("attribute_ruler"), RememberingRuler)
    assert len(TEXTS) > 1
    for text in [*TEXTS, *TEXTS]:
        assert told(quick(text)) == told(plain(text))


def test_rules_over_several_words_or_of_what_other_parts_tell_are_asked_each_time() -> None:
    plain, quick = spacy.blank("en"), spacy.blank("en")
    rules: list[Any] = [
        {"patterns": [[{"LOWER": "stop"}]], "attrs": {"POS": "VERB"}},
        {"patterns": [[{"LOWER": "the"}, {"LOWER": "stop"}]], "attrs": {"POS": "NOUN"}, "index": 1},
        {"patterns": [[{"LOWER": "bus"}, {"LOWER": "stop", "OP": "?"}]], "attrs": {"TAG": "NN"}, "index": -1},
        {"patterns": [[{"ENT_TYPE": "ORG"}], [{"LOWER": "acme"}]], "attrs": {"POS": "PROPN"}},
    ]
    for nlp in (plain, quick):
        entities = nlp.add_pipe("entity_ruler")
        assert isinstance(entities, EntityRuler)
        entities.add_patterns([{"label": "ORG", "pattern": [{"LOWER": "ring"}, {"LOWER": "road"}]}])
        ruler = nlp.add_pipe("attribute_ruler")
        assert isinstance(ruler, AttributeRuler)
        ruler.add_patterns(rules)
    remember_rules(quick)
    for text in ("Stop at the stop.", "The bus stop of Acme", "ring the ring road", "stop a ring road stop"):
        assert told(quick(text)) == told(plain(text))
    assert [word.pos_ for word in quick("Stop at the stop")] == ["VERB", "", "", "NOUN"]
    assert [word.pos_ for word in quick("ring the ring road")] == ["", "", "PROPN", "PROPN"]


def test_words_that_no_rule_names_are_told_apart_by_rules_for_others() -> None:
    plain, quick = spacy.blank("en"), spacy.blank("en")
    rules: list[Any] = [
        {"patterns": [[{"LOWER": {"IN": ["stop", "halt"]}}]], "attrs": {"POS": "VERB"}},
        {"patterns": [[{"LOWER": {"NOT_IN": ["stop", "bus"]}}]], "attrs": {"TAG": "NN"}},
        {"patterns": [[{"LOWER": {"REGEX": "^ro.d$"}}]], "attrs": {"POS": "NOUN"}},
        {"patterns": [[{"IS_SPACE": True}], [{"SHAPE": "dd"}]], "attrs": {"POS": "SPACE"}},
    ]
    for nlp in (plain, quick):
        ruler = nlp.add_pipe("attribute_ruler")
        assert isinstance(ruler, AttributeRuler)
        ruler.add_patterns(rules)
    remember_rules(quick)
    for text in ("Halt the bus", "a Stop on the road \n\n 12 Roads", "the rode 345 bus  road"):
        assert told(quick(text)) == told(plain(text))
    assert [(word.pos_, word.tag_) for word in quick("the road stop")] == [("", "NN"), ("NOUN", "NN"), ("VERB", "")]


def test_a_pipeline_without_a_ruler_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    remember_rules(nlp)
    assert nlp.pipe_names == []
