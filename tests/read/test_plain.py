"""Plain text becomes an article with blocks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.errors import ArticleError
from kg.model import Article, BlockKind
from kg.read import read_text

FRENCH = (
    "Le ministre du commerce a dit lundi que les deux pays vont parler de la pêche dans le nord du pays, mais sans"
    " donner de date pour la rencontre avec son homologue."
)
GERMAN = (
    "Der Minister sagte am Montag, dass die beiden Länder im Frühjahr wieder über den Fischfang sprechen werden, und"
    " dass man davon nicht viel erwarten solle."
)
BODY = "The minister of trade said on Monday that the two governments will talk about fish again in the spring."


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, article.words(block.span)) for block in article.blocks]


def test_a_whole_article() -> None:
    text = (
        "Ministers talk about fish\nFriday, March 5, 2021\n\nBy Ann Lee and Raj Rao\n\n"
        f"OSLO, Norway (AP) — {BODY}\n\nWhat comes next\n\n{BODY}\n\n"
        "Share this:\n\nRelated articles\nMore fish for all\n"
    )
    article = read_text(text)
    assert kinds(article) == [
        ("headline", "Ministers talk about fish"),
        ("date-line", "Friday, March 5, 2021"),
        ("byline", "By Ann Lee and Raj Rao"),
        ("dateline", "OSLO, Norway (AP) —"),
        ("paragraph", BODY),
        ("heading", "What comes next"),
        ("paragraph", BODY),
        ("boilerplate", "Share this:"),
        ("boilerplate", "Related articles"),
        ("boilerplate", "More fish for all"),
    ]
    assert (article.title, article.published, article.author) == (
        "Ministers talk about fish",
        "2021-03-05",
        "Ann Lee and Raj Rao",
    )
    assert article.id == "ministers-talk-about-fish"
    assert not article.published_inferred


def test_one_sentence_is_a_paragraph() -> None:
    assert kinds(read_text(BODY)) == [("paragraph", BODY)]


def test_each_line_is_a_paragraph_where_no_blank_line_parts_them() -> None:
    lines = [
        BODY,
        "She did not say when.",
        "The prime minister has not answered the letter that was sent to him in May.",
    ]
    assert kinds(read_text("\n".join(lines))) == [("paragraph", line) for line in lines]


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    wrapped = (
        "The minister of trade said on Monday that the two\ngovernments will talk about fish again in the spring,\n"
        "and that nobody should expect much of it."
    )
    assert kinds(read_text(f"A headline\n\n{wrapped}\n")) == [("headline", "A headline"), ("paragraph", wrapped)]


def test_a_headline_may_end_with_an_abbreviation() -> None:
    assert read_text(f"Minister goes to Washington, D.C.\n\n{BODY}").title == "Minister goes to Washington, D.C."


@pytest.mark.parametrize(
    "line", ["By Friday, rebels are to leave the two towns.", "From Hungary, Ukraine got both fuel and grain."]
)
def test_a_sentence_that_begins_as_a_byline_does_is_text(line: str) -> None:
    assert kinds(read_text(line)) == [("paragraph", line)]


@pytest.mark.parametrize("agency", ["(AFP)", "/Xinhua/", "/Itar-Tass/"])
def test_a_dateline_may_have_its_agency_between_strokes(agency: str) -> None:
    text = f"MOSCOW, May 9 {agency} -- Finland has closed two crossings to lorries, the ministry of trade said."
    assert [kind for kind, _ in kinds(read_text(text))] == ["dateline", "paragraph"]


def test_a_first_sentence_is_no_headline() -> None:
    article = read_text(f"The minister has gone.\n\n{BODY}")
    assert article.title is None
    assert [kind for kind, _ in kinds(article)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("May 16, 2010", "2010-05-16"),
        ("16 May 2010", "2010-05-16"),
        ("2010-05-16", "2010-05-16"),
        ("Sunday, May 16, 2010", "2010-05-16"),
        ("Sun., 16 May 2010", "2010-05-16"),
        ("Published: May 16, 2010", "2010-05-16"),
        ("Published on Sept. 3, 2010 at 10:30 AM EST", "2010-09-03"),
        ("Last updated: 3rd September 2010", "2010-09-03"),
        ("May 2010", "2010-05"),
        ("2012-02-29T08:00:00Z", "2012-02-29"),
        ("February 30, 2010", None),
        ("29 February 2011", None),
    ],
)
def test_date_lines(line: str, published: str | None) -> None:
    article = read_text(f"Ministers talk about fish\n{line}\n\n{BODY}")
    assert article.published == published
    assert kinds(article)[1] == ("date-line", line)


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("OSLO, May 3, 2024 —", "2024-05-03"),
        ("OSLO, 3 May 2024 (NTB) —", "2024-05-03"),
        ("OSLO, May 3 —", None),
        ("OSLO, February 30, 2024 —", None),
    ],
)
def test_a_dateline_may_tell_the_day(dateline: str, published: str | None) -> None:
    assert read_text(f"Ministers talk about fish\n\n{dateline} {BODY}").published == published
    assert read_text(f"Ministers talk about fish\nMay 4, 2024\n\n{dateline} {BODY}").published == "2024-05-04"


def test_the_option_wins_over_the_date_line() -> None:
    assert read_text(f"A headline\nMay 16, 2010\n\n{BODY}", published="2011").published == "2011"


@pytest.mark.parametrize("value", ["yesterday", "2010-13", "2010-02-30", "10-05-16", "2010/05/16", "", "0000"])
def test_a_bad_date_of_publication(value: str) -> None:
    with pytest.raises(ArticleError, match="not a date of publication"):
        read_text(BODY, published=value)


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON —",
        "Foreign Office —",
        "BEIJING (AP) --",
        "KYIV, Ukraine —",
        "LONDON, Jan 5 (Reuters) -",
        "NEW YORK –",
        "OSLO, May 3, 2024 —",
        "OSLO, 3 May 2024 (NTB) —",
    ],
)
def test_datelines(line: str) -> None:
    assert kinds(read_text(f"{line} {BODY}")) == [("dateline", line), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway — which is no member — said on Monday that it will talk about fish with the others again.",
        "The plan - it has no name - was made by the minister of trade of the country in the spring.",
        "U.S.-Norwegian talks about fish will begin in the spring, said the minister of trade on Monday.",
    ],
)
def test_dashes_that_are_no_dateline(sentence: str) -> None:
    assert kinds(read_text(sentence)) == [("paragraph", sentence)]


def test_an_outlet_glued_to_the_first_word() -> None:
    article = read_text(f"A headline\n\nVOA News{BODY}")
    assert kinds(article)[1:] == [("byline", "VOA News"), ("paragraph", BODY)]
    assert article.source == "VOA News"


@pytest.mark.parametrize(
    "line",
    [
        "leave a reply:",
        "Share this:",
        "Read more: Fish in the north",
        "Related articles",
        "Sign up for our newsletter",
        "Advertisement",
        "© 2020 Daily Post. All rights reserved.",
        "Copyright 2020 Daily Post",
        "3 comments",
        "Photo: Ann Lee",
        "Follow us on Twitter",
        "(Reporting by Ann Lee; editing by Raj Rao)",
        "5 min read",
    ],
)
def test_boilerplate(line: str) -> None:
    assert kinds(read_text(f"A headline\n\n{BODY}\n\n{line}"))[-1] == ("boilerplate", line)


def test_sentences_that_only_begin_like_boilerplate() -> None:
    for sentence in (
        "Share prices fell on Monday.",
        "Read the minister's letter, she said.",
        "Print media are in trouble.",
    ):
        assert kinds(read_text(f"{BODY}\n\n{sentence}"))[-1] == ("paragraph", sentence)


def test_the_text_stays_but_for_line_ends_and_composition() -> None:
    article = read_text("\ufeff\u201cCafe\u0301\u00a0 is\u201d  what\r\nthe minister said.\rNo more.")
    assert article.text == "\u201cCaf\u00e9\u00a0 is\u201d  what\nthe minister said.\nNo more."


def test_blocks_are_ordered_and_hold_all_words() -> None:
    text = f"A headline\nMay 16, 2010\n\nOSLO — {BODY}\n\n''odd'' ], ]\n\nA heading\n\n* {BODY}\n\nShare this:\n"
    article = read_text(text)
    spans = [block.span for block in article.blocks]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    outside = "".join(
        article.text[a:b] for a, b in zip([0, *(s.end for s in spans)], [*(s.start for s in spans), None], strict=True)
    )
    assert not any(char.isalnum() for char in outside)


def test_markdown_headings() -> None:
    assert kinds(read_text(f"# Fish and ships\n\n{BODY}\n\n## Ships\n\n{BODY}")) == [
        ("headline", "Fish and ships"),
        ("paragraph", BODY),
        ("heading", "Ships"),
        ("paragraph", BODY),
    ]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "no words"),
        (" \n\t ... ", "no words"),
        ("The \x00 minister", "binary"),
        (FRENCH, "not English"),
        (GERMAN, "not English"),
        ("Министр торговли прибыл в Осло.", "not English"),
        ("部长星期一说,两国将再次会谈。", "not English"),
        ("Share this:\n\nRead more", "no article"),
    ],
)  # fmt: skip
def test_what_is_no_article(text: str, cause: str) -> None:
    with pytest.raises(ArticleError, match=cause):
        read_text(text)


def test_foreign_names_are_english_enough() -> None:
    assert read_text("Recep Tayyip Erdoğan met Włodzimierz Cimoszewicz in Łódź.").blocks[0].kind is BlockKind.PARAGRAPH
