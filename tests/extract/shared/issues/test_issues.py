"""The issues that words name, with the real language pipeline."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.shared.issues.finder import IssueFinder
from kg.language import load_annotator
from kg.model import Article, Span
from kg.read import read_text

_annotator = cache(load_annotator)


def read(text: str) -> tuple[Article, IssueFinder]:
    article = read_text(text, id="a")
    return article, IssueFinder(_annotator().annotate(article))


def issues_of(text: str, words: str | None = None) -> tuple[str, ...]:
    article, finder = read(text)
    start = article.text.index(words) if words else 0
    return finder.issues_in(Span(start, start + len(words or article.text)))


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("The ministers discussed climate change.", ("climate-change",)),
        ("The ministers discussed Russia's invasion of Ukraine.", ("war-in-ukraine",)),
        ("The envoys discussed the Iranian nuclear program.", ("iran-nuclear",)),
        ("The envoys discussed drug trafficking and press freedom.", ("counternarcotics", "press-freedom")),
        ("The envoys discussed press freedom and drug trafficking.", ("press-freedom", "counternarcotics")),
        ("The council imposed economic sanctions on the regime.", ("sanctions",)),
        ("The minister spoke of artificial intelligence.", ("artificial-intelligence",)),
        ("The flash flood washed away two villages.", ("humanitarian-aid",)),
        ("The regulator barred the firm from the 5G network.", ("technology",)),
        ("Engineers feared a nuclear disaster at the plant.", ("energy",)),
        ("Athletes threatened to boycott the Paralympics.", ("people-to-people-ties",)),
        ("Ministers condemned the military intervention in Crimea.", ("war-in-ukraine",)),
        ("Pirates ended the hijacking of the tanker.", ("transport",)),
        ("The court tried the man for the hijacking.", ("terrorism",)),
        ("Iran halted its nuclear enrichment.", ("iran-nuclear",)),
        ("The clerk kept a state secret.", ()),
        ("Delegates adopted a ban on cluster bombs.", ("arms-control",)),
        ("The crew returned in a space capsule.", ("technology",)),
        ("The economic climate has worsened.", ()),
        ("The prisoner ended his hunger strike.", ()),
        ("Doctors who feared an outbreak of the virus met those who had a vaccine.", ("public-health",)),
        ("The ship carried weapons bound for the rebels.", ("arms-transfers",)),
        ("The guards fired on protesters in the square.", ("human-rights",)),
        ("The sailor was sentenced to death.", ("human-rights",)),
        ("The king opened a bridge over the river.", ()),
    ],
)
def test_words_that_name_an_issue(text: str, issues: tuple[str, ...]) -> None:
    assert issues_of(text) == issues


@pytest.mark.parametrize(
    "text",
    [
        "The Minister for Agriculture and the Finance Minister arrived.",
        "The Security Council met in New York.",
        "The ministers of seven nations met in the Italian capital.",
    ],
)
def test_names_of_offices_and_bodies_are_no_issues(text: str) -> None:
    assert issues_of(text) == ()


def test_a_particular_conflict_stands_for_the_general_one() -> None:
    assert issues_of("The Houthis and the army agreed on a ceasefire in the war in Yemen.") == ("yemen-conflict",)


WAR = (
    "Rebels attack the capital\n\nRebels attacked the capital on Monday in heavy fighting, and the army answered with"
    " airstrikes.\n\nThe president called for a ceasefire and peace talks.\n\nHis envoy flew to Oslo on Tuesday.\n\n"
    "The king talked with the rebels about climate change."
)


def test_what_a_war_article_tells_is_about_the_war() -> None:
    assert issues_of(WAR, "His envoy flew to Oslo") == ("armed-conflict",)


def test_its_own_words_come_before_the_topic() -> None:
    assert issues_of(WAR, "about climate change") == ("climate-change",)


def test_another_article_has_no_topic_to_lend() -> None:
    text = "The ministers discussed climate change and global warming.\n\nThe envoy flew to Oslo on Tuesday."
    assert issues_of(text, "The envoy flew to Oslo") == ()


def test_mentions_slice_the_text() -> None:
    article, finder = read(
        "The ministers discussed climate\u00a0change.\n\nThey also discussed \u201cdrug trafficking\u201d."
    )
    assert [(issue, article.words(span)) for issue, span in finder.mentions()] == [
        ("climate-change", "climate\u00a0change"),
        ("counternarcotics", "drug trafficking"),
    ]


def test_a_pronoun_is_no_health_organization() -> None:
    article, finder = read("Doctors who treat the virus met.\n\nA vaccine was tested by those who made it.")
    assert "who" not in {article.words(span).lower() for _, span in finder.mentions()}


BILL = (
    "Senate passes immigration bill\n\nThe Senate passed a bill on illegal immigration on Monday.\n\nIt opens a guest"
    " worker programme for immigrants.\n\nThe president called for a compromise.\n\n{}The king opened the games."
)


def test_what_the_article_is_about_is_lent_to_what_is_told_near_its_words() -> None:
    assert issues_of(BILL.format(""), "The president called for a compromise") == ("migration",)
    assert issues_of(BILL.format(""), "Senate passes immigration bill") == ("migration",)  # a weak word of the topic


def test_the_topic_fades() -> None:
    long = "The day was warm. The sea was calm. The sun was high. The birds sang. " * 2
    assert issues_of(BILL.format(long + "\n\n"), "The king opened the games") == ()


def test_a_wide_issue_is_lent_to_nothing() -> None:
    text = (
        "Norway and Sweden improve bilateral relations\n\nThe ministers praised bilateral ties.\n\nDiplomatic relations"
        " were restored.\n\nBilateral relations will be normal.\n\nThe king opened the games."
    )
    assert issues_of(text, "The king opened the games") == ()


def test_weak_words_of_fighting_name_it_in_a_short_report_only_without_terrorism() -> None:
    text = "Soldiers fought a battle at the river.\n\nThe offensive lasted all night."
    assert issues_of(text, "The offensive lasted all night") == ("armed-conflict",)
    other = "Terrorists set off a car bomb near a mosque. A suicide bomber hit soldiers in an attack on the military."
    assert issues_of(other, "an attack on the military") != ("armed-conflict",)


def test_a_weapons_programme_is_no_development() -> None:
    assert "development" not in issues_of("The envoys spoke of a nuclear weapons development program.")


def test_pieces_of_one_claim_are_read_together() -> None:
    article, finder = read("The border, the minister said, is closed to drug trafficking and press freedom.")
    spans = [Span(0, 10), Span(article.text.index("is closed"), len(article.text))]
    assert finder.issues_in(*spans) == ("counternarcotics", "press-freedom")


def test_fighting_in_an_article_on_a_state_at_war_is_that_of_its_war() -> None:
    text = "The Syrian National Coalition met. Civilians were killed by government forces in the civil conflict."
    article = read_text(text, id="a")
    whole = Span(text.index("Civilians"), len(text))
    annotation = _annotator().annotate(article)
    assert IssueFinder(annotation, "Syria").issues_in(whole) == ("syria-conflict",)
    assert {issue for issue, _ in IssueFinder(annotation, "Syria").mentions()} == {"syria-conflict"}
    told = [article.words(span) for _, span in IssueFinder(annotation, "Syria").mentions()]
    assert told == ["Syrian National Coalition", "civil conflict"]
    assert "armed-conflict" in {issue for issue, _ in IssueFinder(annotation, "Chad").mentions()}
