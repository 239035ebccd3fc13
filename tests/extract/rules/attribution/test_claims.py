"""Claims: cue, speaker, content, stance, target, audience and date, on sentences written for each construction."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.layers import Attribution
from kg.language import Annotation, load_annotator
from kg.language.annotation import Annotator
from kg.model import Article, Block, BlockKind, Span, Stance
from tests.extract.reading import attributions_in


@cache
def annotator() -> Annotator:
    return load_annotator()


def annotated(text: str, headline: str = "") -> Annotation:
    """One paragraph a line, after the headline if there is one."""
    whole = f"{headline}\n{text}" if headline else text
    blocks, start = [], 0
    for line in whole.split("\n"):
        kind = BlockKind.HEADLINE if headline and not start else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + 1
    return annotator().annotate(Article("test", whole, tuple(blocks), published="2020-06-10"))


def read(text: str, headline: str = "") -> tuple[Annotation, tuple[Attribution, ...]]:
    annotation = annotated(text, headline)
    return annotation, attributions_in(annotation)


def told(text: str) -> list[tuple[str, str, str]]:
    """Speakers, stance and words of every claim."""
    annotation, claims = read(text)
    return [
        (
            " and ".join(thing.name for thing in claim.speakers),
            claim.stance.value,
            " … ".join(annotation.article.words(span) for span in claim.content),
        )
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("France said that the border was open.", "France", "the border was open"),
        ("France said the border was open.", "France", "the border was open"),
        ("The border was open, France said.", "France", "The border was open"),
        ("The border was open, said France.", "France", "The border was open"),
        ("The border, France said, was open.", "France", "The border … was open"),
        ("According to France, the border was open.", "France", "the border was open"),
        ("The border was open, according to France.", "France", "The border was open"),
        ("However, the border was open, according to France.", "France", "the border was open"),
        ('"The border is open," France said.', "France", "The border is open"),
        ('"The border is open," said France.', "France", "The border is open"),
        ('France said: "The border is open."', "France", "The border is open."),
        ("“The border is open,” France said on Friday.", "France", "The border is open"),
        ('France said that the border was "wide open" to trade.', "France", 'the border was "wide open" to trade'),
        ('The border "is open," France said.', "France", 'The border "is open,"'),
        ('"The border," France said, "is open."', "France", "The border … is open."),
    ],
)
def test_reported_speech(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, "state", content)]


@pytest.mark.parametrize(
    ("text", "stance", "content"),
    [
        ("France urged Germany to close the port.", "request", "close the port"),
        ("France called on Germany to close the port.", "request", "close the port"),
        ("France told Germany to close the port.", "request", "close the port"),
        ("France called for an end to the war.", "request", "an end to the war"),
        ("France warned Germany against closing the port.", "warn", "closing the port"),
        ("France accused Germany of closing the port.", "criticize", "closing the port"),
        ("France condemned the attack on the port.", "criticize", "the attack on the port"),
        ("France rejected the proposal.", "reject", "the proposal"),
        ("France denied closing the port.", "reject", "closing the port"),
        ("France refused to close the port.", "reject", "to close the port"),
        ("France praised Germany for its patience.", "support", "its patience"),
        ("France welcomed the decision.", "support", "the decision"),
        ("France pledged to rebuild the port.", "promise", "to rebuild the port"),
        ("France hopes that the talks succeed.", "predict", "the talks succeed"),
        ("France expressed concern about the fighting.", "warn", "the fighting"),
        ("France is confident that the talks are useful.", "predict", "the talks are useful"),
    ],
)
def test_the_verb_of_a_speech_act_tells_the_stance(text: str, stance: str, content: str) -> None:
    assert told(text) == [("France", stance, content)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("France said it will rebuild the port.", Stance.PROMISE),
        ("France said Germany will rebuild the port.", Stance.PREDICT),
        ("France said Germany should rebuild the port.", Stance.REQUEST),
        ("France said Germany might rebuild the port.", Stance.PREDICT),
        ("France said it welcomes the decision.", Stance.SUPPORT),
        ("France said the attack was unacceptable.", Stance.CRITICIZE),
        ("France said the attack was not unacceptable.", Stance.STATE),
        ("France said the accusations were baseless.", Stance.REJECT),
        ("France said it charges for the use of the port.", Stance.STATE),
        ('"We condemn this attack," France said.', Stance.CRITICIZE),
    ],
)
def test_a_neutral_cue_leaves_the_stance_to_plain_words_of_the_content(text: str, stance: Stance) -> None:
    _, claims = read(text)
    assert [claim.stance for claim in claims] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "It was said that the border was open.",  # by nobody
        "France claimed 20 victories in the tournament.",
        "France did not say that the border was open.",
        "France may say that the border is open.",
        "France refused to comment.",
        "France has made no call for talks with Germany.",
        "When asked for an apology, the minister of France left.",
        "The court rejected the appeal.",
        "France called an election.",
        "The talks between France and Germany went on.",
        "According to plan, the border was opened.",
        "France welcomed Germany.",  # a guest or an opponent, not a thing said
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert told(text) == []


def test_a_quote_that_goes_on_belongs_to_the_claim_that_it_goes_on_with() -> None:
    within = '"The border is open," France said. "It will stay open."'
    assert [content for *_, content in told(within)] == ["The border is open … It will stay open."]
    next_paragraph = 'France said that the border was open.\n"It will stay open. We promise it."\nGermany was silent.'
    assert [content for *_, content in told(next_paragraph)] == [
        "the border was open … It will stay open. We promise it."
    ]


def test_a_quote_over_several_sentences_is_one_claim() -> None:
    text = 'France said: "The border is open. Trade goes on. Nobody has to wait."'
    assert [content for *_, content in told(text)] == ["The border is open. Trade goes on. Nobody has to wait."]


def test_each_cue_is_a_claim() -> None:
    text = "France condemned the attack and urged Germany to close the port, adding that the danger was real."
    assert [stance for _, stance, _ in told(text)] == ["criticize", "request", "state"]
    assert {speaker for speaker, *_ in told(text)} == {"France"}


def test_a_speaker_within_what_another_says_has_a_claim_too() -> None:
    assert told("France said that Germany had denied the report.") == [
        ("France", "state", "Germany had denied the report"),
        ("Germany", "reject", "the report"),
    ]


def test_passive_cues_have_the_agent_as_speaker() -> None:
    assert told("The attack was condemned by France.") == [("France", "criticize", "The attack")]
    assert told("The attack was condemned.") == []


def test_coordinated_speakers_share_a_claim() -> None:
    _, claims = read("France and Germany said the border was open.")
    assert [sorted(thing.name for thing in claim.speakers) for claim in claims] == [["France", "Germany"]]


def test_a_pronoun_speaks_for_whom_it_stands() -> None:
    text = "Foreign Minister Anna Novak of Poland spoke in Warsaw. She said the border was open."
    assert [speaker for speaker, *_ in told(text)] == ["Anna Novak"]


def test_a_document_speaks_for_its_issuer() -> None:
    text = "France published a report on trade. The report says that the border was open."
    assert told(text) == [("France", "state", "the border was open")]
    assert told("The report says that the border was open.") == []


def test_targets() -> None:
    _, claims = read("France accused Germany of theft. Spain criticized Italy's decision. Poland said it was ready.")
    assert [[thing.name for thing in claim.targets] for claim in claims] == [["Germany"], ["Italy"], []]


def test_audience_and_date() -> None:
    _, claims = read("France told reporters at a briefing in Paris on Friday that the border was open.")
    assert [claim.audience for claim in claims] == ["reporters at a briefing in Paris"]
    assert [claim.start for claim in claims] == ["2020-06-05"]


def test_every_span_of_a_claim_lies_in_the_text_and_the_evidence_in_one_sentence() -> None:
    text = 'Trade went on. "The border is open," France told us. "It will stay open." According to Spain, it shut.'
    annotation, claims = read(text)
    assert len(claims) == 2
    for claim in claims:
        evidence = annotation.article.words(claim.evidence.span)
        cue, source = annotation.article.words(claim.cue[0]), annotation.article.words(claim.source[0])
        assert cue in evidence
        assert source in evidence
        assert ". " not in evidence.replace('."', "")
        assert claim.evidence.rule in {"claim.quote", "claim.according-to"}
        assert claim.evidence.trigger == claim.cue[0]
        assert list(claim.content) == sorted(claim.content)
        assert all(span.end <= len(text) for span in claim.content)


def test_a_request_is_read_whatever_the_tagger_calls_its_to() -> None:
    text = "The official called on Hariri to present evidence of the smuggling to the public."
    assert told(text) == [("official", "request", "present evidence of the smuggling to the public")]
