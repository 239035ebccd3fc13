"""The lexicon of attribution is whole: every frame is known, every stance valid, every row used."""

from __future__ import annotations

from kg.extract.rules.attribution.content import content_of
from kg.extract.rules.attribution.cue_words import load_cues
from kg.model import Stance
from tests.extract.rules.attribution.test_claims import annotated

_PREPOSITIONS = {"at", "on", "upon", "for", "against", "of", "about", "to", "with", "by"}
_FRAMES = {"clause", "told", "quoted", "to", "infinitive", "gerund", "object", "person", "predicate", "as"}


def test_every_frame_of_a_verb_is_one_that_can_be_read() -> None:
    for entry in load_cues().verbs.values():
        for frame in entry.frames:
            word = frame.removesuffix("+to").removeprefix("prep-")
            assert frame in _FRAMES or word in _PREPOSITIONS, (entry.word, frame)
        assert entry.frames, entry.word


def test_a_frame_may_have_a_stance_of_its_own() -> None:
    tell = load_cues().verbs["tell"]
    assert tell.used_in("told").stance is Stance.STATE
    assert tell.used_in("to").stance is Stance.REQUEST


def test_a_frame_that_does_not_fit_gives_nothing() -> None:
    annotation = annotated("France accused Germany of theft.")
    verb = annotation.tokens[1]
    assert content_of(annotation, verb, "of") is not None
    assert content_of(annotation, verb, "clause") is None
    assert content_of(annotation, verb, "infinitive") is None


def test_forms_that_the_lemmatizer_gets_wrong_are_found() -> None:
    annotation = annotated("France hopes that the talks go on.")
    entry = load_cues().verb(annotation.tokens[1])
    assert entry is not None
    assert entry.word == "hope"
