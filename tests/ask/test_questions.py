"""Questions in English are answered as the articles of the example corpus tell; what was understood is said."""

from __future__ import annotations

import pytest

import kg
from kg.ask import MAY_TELL, NotUnderstoodError

_ARRIVED = "Danish Foreign Minister Karen Holt arrived in Iceland on March 8 for talks about mackerel."
_AGREED = "Denmark and Iceland agreed to set up a commission of experts, which will report in summer."
#: A question; a column; what the articles say in it, in any row; what must be said of what was understood.
ANSWERED = [
    ("Who met Jon Baldur?", "who", "Jon Baldur, Karen Holt", "that happened"),
    ("who met jon baldur in march 2024", "who", "Jon Baldur, Karen Holt", "from 2024-03-01 to 2024-03-31"),
    ("Whom did Baldur meet?", "who", "Jon Baldur, Karen Holt", "with Jon Baldur"),
    ("Where did Holt and Baldur meet?", "where", "Iceland, Reykjavik", "asked is where"),
    ("When did Karen Holt visit Iceland?", "start", "2024-03-08", "asked is when"),
    ("Who visited Iceland?", "who", "Karen Holt", "visits"),
    ("Did Holt meet Baldur?", "answer", "yes", "whether it is told"),
    ("Has Iceland agreed to a treaty with Denmark?", "answer", "denied", "agreements"),
    ("Who will visit Norway?", "who", "Marcos Tavira", "planned"),
    ("When will the Danish foreign minister travel to Iceland?", "start", "2024-03-08", "Karen Holt (foreign"),
    ("What is planned?", "who", "Marcos Tavira", "that are planned"),
    ("What happened in Kandahar between March 10 and March 15, 2024?", "who", "Taliban", "to 2024-03-15"),
    ("What happened in Kandahar last year?", "to", "eleven people", "“last year”"),
    ("How many policemen were killed in Kandahar?", "atLeast", "7", "how many were killed"),
    ("Who attacked the police post in Kandahar?", "who", "Gunmen", "“police post”"),
    ("Who killed eleven people in Kandahar?", "start", "2023", "deaths"),
    ("Who is the prime minister of Iceland?", "person", "Jon Baldur", "“prime minister” of Iceland"),
    ("Who is Denmark's foreign minister?", "person", "Karen Holt", "foreign minister"),
    ("Who is Jon Baldur?", "office", "Prime Minister", "offices of Jon Baldur"),
    ("Who is Karen Holt?", "office", "mayor", "(foreign minister, Denmark) or Karen Holt (mayor, Nelson)"),
    ("What did the Icelandic prime minister say?", "text", "There is no deal", "prime minister of Iceland"),
    ("Who said what about fishing?", "text", "We want to settle the dispute over fishing", "about"),
    ("Who welcomed the ruling?", "who", "Marcos Tavira", "“ruling”"),
    ("Who condemned the attack in Kandahar?", "who", "Afghan interior ministry", "criticism"),
    ("Who praised Jon Baldur?", "who", "Karen Holt", "praise"),
    ("What did Iceland deny?", "text", "deal on mackerel", "denials"),
    ("Which articles mention Norway?", "article", "Tavira to meet Norwegian prime minister", "articles"),
    ("What do the articles disagree on?", "told", "five policemen", "`disagreements`"),
    ("Which organizations is Iceland a member of?", "organization", "North Atlantic Treaty Organization", "member"),
    ("Is Norway a member of NATO?", "answer", "yes", "membership"),
    ("Who turned away the trawlers from Denmark?", "who", "Icelandic coast guard", "“turn away”"),
    ("According to Jon Baldur, what happened?", "accordingTo", "Jon Baldur", "according to Jon Baldur"),
    ("How many people died in the Kandahar bombing in 2023?", "atLeast", "11", "“bombing” in the sentence"),
    ("Did Denmark and Iceland sign a treaty on mackerel?", "answer", "denied", "agreements"),
    ("Who criticized the talks between Denmark and Iceland?", "who", "Opposition leaders in Copenhagen", "criticism"),
    ("What did Denmark and Iceland agree on?", "words", _AGREED, "asked is what"),
    ("What did Denmark and Iceland agree to set up after the talks in Reykjavik?", "words", _AGREED, "“set”"),
    ("Which case did Norway's Supreme Court hear?", "words", "Norway's Supreme Court hears wind farm case", "hearings"),
    ("When does President Tavira plan to visit Norway?", "start", "2023-11", "planned or possible"),
    ("Who is said to have turned away the trawlers from Denmark?", "who", "Icelandic coast guard", "“turn away”"),
    ("Was a bridge opened in New Zealand?", "answer", "yes", "openings"),
    ("Why did Holt visit Iceland?", "words", _ARRIVED, "no reasons"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "column", "value", "understood"), ANSWERED)
def test_it_is_answered(graph: kg.Graph, question: str, column: str, value: str, understood: str) -> None:
    reply = graph.ask(question)
    assert understood in reply.understood
    assert value in {row[column] for row in reply}


@pytest.mark.parametrize(
    ("question", "column", "value"),
    [
        # Not what is planned, not whoever is denied, nobody else of the name, no other time and place.
        ("Who visited Norway?", "status", "occurred"),
        ("Who met Jon Baldur?", "status", "scheduled"),
        ("What did the mayor of Nelson say?", "text", "We want to settle the dispute over fishing"),
        ("What happened in Kandahar in March 2024?", "to", "eleven people"),
        ("What happened in Iceland in March 2024?", "where", "Kandahar"),
        ("Was Jon Baldur arrested?", "answer", "yes"),
        ("What did Jon Baldur tell parliament?", "text", "Iceland would not give up its waters"),
        (
            "Which articles mention Karen Holt, the Danish foreign minister?",
            "article",
            "Mayor opens bridge in New Zealand",
        ),
        ("Did Holt meet Baldur about oil?", "answer", "yes"),
    ],
)
def test_nothing_else_is_answered(graph: kg.Graph, question: str, column: str, value: str) -> None:
    assert value not in {row.get(column) for row in graph.ask(question)}


@pytest.mark.parametrize(
    ("question", "recognized"),
    [
        ("What is the weather in Reykjavik?", "“Reykjavik” is Iceland, or Reykjavik"),
        ("How far is Iceland from Denmark?", "“Iceland” is Iceland; “Denmark” is Denmark"),
        ("What happened before Holt visited Iceland in 2024?", "from 2024-01-01 to 2024-12-31"),
        ("", "it is empty"),
        ("who " * 100, "it is too long"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_was_recognized(
    graph: kg.Graph, question: str, recognized: str
) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        graph.ask(question)
    assert recognized in str(caught.value)
    assert len(caught.value.nearest) == 3


def test_an_answer_to_less_than_was_asked_says_so(graph: kg.Graph) -> None:
    reply = graph.ask("Who visited Norway?")
    assert [row["status"] for row in reply] == ["scheduled"]
    assert reply.notes == ("none that happened is told; these have another status",)
    reply = graph.ask("Who met Angela Merkel?")
    assert not len(reply)
    assert "nothing in this graph is called “angela merkel”" in " ".join(reply.notes)


def test_where_no_fact_answers_the_likest_sentences_are_shown(graph: kg.Graph) -> None:
    reply = graph.ask("Has anyone claimed responsibility for the attack in Kandahar?")
    assert not len(reply)
    assert reply.sentences is not None
    first = next(iter(reply.sentences))
    assert first["words"] == "Nobody claimed responsibility."
    assert (first["article"], first["published"]) == ("Gunmen kill five policemen in Kandahar", "2024-03-12")
    assert "no fact answers it; these sentences have most of its words" in reply.notes
    assert first["words"] in str(reply)
    with pytest.raises(NotUnderstoodError) as caught:
        graph.ask("Why on earth are fishermen in Akureyri in such doubt?")
    assert caught.value.sentences is not None
    assert "Akureyri" in str(next(iter(caught.value.sentences))["words"])
    assert graph.ask("Who met Jon Baldur in 2024?").sentences is None


def test_sentences_stand_beneath_facts_that_tell_less_than_was_asked(graph: kg.Graph) -> None:
    reply = graph.ask("When was the bridge in New Zealand opened and who paid for it?")
    assert [row["start"] for row in reply] == ["2021-11-03"]
    assert "“who paid for it” is a second question: ask it by itself" in reply.notes
    assert reply.sentences is not None
    assert "The government of New Zealand paid for half of it." in {row["words"] for row in reply.sentences}
    facts, _, beneath = str(reply).partition(MAY_TELL)
    assert "opened a bridge on Wednesday" in facts
    assert "paid for half of it" in beneath
    # What is shown as a fact is not shown again.
    assert not {row["words"] for row in reply} & {row["words"] for row in reply.sentences}


def test_a_second_question_for_a_column_is_no_second_question(graph: kg.Graph) -> None:
    reply = graph.ask("Whom did Karen Holt meet in Reykjavik, and when?")
    assert {row["start"] for row in reply} == {"2024-03-08"}
    assert "“and when” is told by the columns" in reply.notes


def test_the_query_that_is_shown_is_the_one_that_was_asked(graph: kg.Graph) -> None:
    reply = graph.ask("Who met Jon Baldur in 2024?")
    rows = [*graph.query(reply.sparql)]
    assert [{**row, "words": None} for row in rows] == [{**row, "words": None} for row in reply]
    # The answer has whole sentences.
    assert all(str(row["words"]) in str(shown["words"]) for row, shown in zip(rows, reply, strict=True))
    assert graph.ask("Who met Jon Baldur in 2024?").sparql == reply.sparql


def test_names_cannot_become_sparql(graph: kg.Graph) -> None:
    for attack in ('"} ?xqz ?yqz ?zqz { #', "<http://localhost/> } UNION {", "\\u0022 } #", "person:xqz> ; ?yqz ?zqz"):
        for question in (f"Who met {attack}?", f"What did {attack} say?", f"Which articles mention {attack}?"):
            try:
                assert not len(graph.ask(question))
            except NotUnderstoodError:
                continue


def test_it_shows_in_notebooks_as_text_only(graph: kg.Graph) -> None:
    shown = graph.ask("Who met <b>Jon Baldur</b>?")._repr_html_()
    assert "<b>" not in shown
    assert "understood:" in shown
