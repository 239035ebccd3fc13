"""Which of the words that mention something are names, none within another of its sort."""

from __future__ import annotations

import pytest

from kg.extract.layers import TypedMention
from kg.extract.names.spans import NameSpans
from kg.language import Annotation
from kg.model import EntityType, Mention, MentionKind, Span
from tests.extract.event_article import annotated

_ORGANIZATION, _OFFICIAL, _PLACE = EntityType.ORGANIZATION, EntityType.OFFICIAL, EntityType.PLACE
_STATE, _GROUP = EntityType.STATE, EntityType.GROUP


def _spans(text: str, *mentioned: tuple[str, EntityType]) -> tuple[Annotation, NameSpans]:
    annotation = annotated(text)
    mentions = []
    for words, kind in mentioned:
        start = text.index(words)
        mentions.append(TypedMention(Mention(Span(start, start + len(words)), MentionKind.NAME), kind))
    return annotation, NameSpans(annotation, mentions)


def _named(annotation: Annotation, spans: NameSpans) -> list[tuple[str, str]]:
    tokens = annotation.tokens
    return [(" ".join(token.text for token in tokens[s.first : s.last]), s.type.value) for s in spans]


@pytest.mark.parametrize(
    ("text", "mentioned", "named"),
    [
        (
            "Israeli spokesman Arieh Mekel spoke.",
            [("Israeli spokesman Arieh Mekel", _OFFICIAL), ("Israeli", _STATE), ("Arieh Mekel", _OFFICIAL)],
            [("Israeli", "State"), ("Arieh Mekel", "Person")],
        ),
        (
            "They asked the Paris-based Hollis Institute.",
            [
                ("the Paris-based Hollis Institute", _ORGANIZATION),
                ("Hollis Institute", _ORGANIZATION),
                ("Paris", _PLACE),
            ],
            [("Paris", "Place"), ("Hollis Institute", "Organization")],
        ),
        (
            "The University of Bergen closed.",
            [("The University of Bergen", _ORGANIZATION), ("Bergen", _PLACE)],
            [("University of Bergen", "Organization")],
        ),
        (
            "The Council of the Nordic Union met at the Jimmy Carter Center.",
            [
                ("The Council of the Nordic Union", _ORGANIZATION),
                ("the Nordic Union", _ORGANIZATION),
                ("the Jimmy Carter Center", _ORGANIZATION),
                ("Jimmy Carter", _OFFICIAL),
            ],
            [("Council of the Nordic Union", "Organization"), ("Jimmy Carter Center", "Organization")],
        ),
        ("The people of Oslo voted.", [("The people of Oslo", _GROUP), ("Oslo", _PLACE)], [("Oslo", "Place")]),
    ],
)
def test_names_are_flat(text: str, mentioned: list[tuple[str, EntityType]], named: list[tuple[str, str]]) -> None:
    assert _named(*_spans(text, *mentioned)) == named


def test_what_is_mentioned_by_no_name_is_none() -> None:
    text = "The minister spoke."
    annotation = annotated(text)
    mention = TypedMention(Mention(Span(0, 12), MentionKind.NOMINAL), _OFFICIAL)
    assert list(NameSpans(annotation, [mention])) == []


def test_a_part_of_a_longer_name_is_one_unless_it_is_mentioned_itself() -> None:
    text = "The coach Michael Jordan met the Chad Basin Commission."
    body = ("Chad Basin Commission", _ORGANIZATION)
    annotation, spans = _spans(text, ("Michael Jordan", _OFFICIAL), body)
    at = {token.text: token.i for token in annotation.tokens}
    assert spans.is_part(at["Jordan"], at["Jordan"] + 1)
    assert spans.is_part(at["Chad"], at["Chad"] + 1)
    assert not spans.is_part(at["Michael"], at["Jordan"] + 1)
    assert not spans.is_part(at["coach"], at["coach"] + 1)
    _, told = _spans(text, body, ("Chad", _STATE))
    assert not told.is_part(at["Chad"], at["Chad"] + 1)
