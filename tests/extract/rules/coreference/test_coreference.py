"""What pronouns and descriptions stand for. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

import pytest

from tests.extract.who import Who


@pytest.mark.parametrize(
    ("text", "word", "number", "meant"),
    [
        ("President Paula Reyes of Peru spoke on Friday. She thanked the voters.", "She", 1, "Official Paula Reyes"),
        ("Paula Reyes met Erik Lindqvist. Lindqvist told her that he was tired.", "her", 1, "Person Paula Reyes"),
        ("Paula Reyes met Erik Lindqvist. Lindqvist told her that he was tired.", "he", 1, "Person Erik Lindqvist"),
        ("France accused Mali of lying. It said nothing more.", "It", 1, "State France"),
        (
            "While Governor Bokele Dunga spoke about the life of Margaret Olsen after her death, he did not travel.",
            "her",
            1,
            "Person Margaret Olsen",
        ),
        (
            "While Governor Bokele Dunga spoke about the life of Margaret Olsen after his return, he did not travel.",
            "his",
            1,
            "Official Bokele Dunga",
        ),
        ("The report was published on Friday. It was long.", "It", 1, ""),
        ("France spoke. It was reported that Mali had left.", "It", 1, ""),
        ("France spoke. It is likely that Mali will stay.", "It", 1, ""),
        ("A Canadian astronaut spoke. It was a long flight.", "It", 1, ""),
        ("The envoy flew to Cologne, Germany. It was raided.", "It", 1, ""),
        ("Greece and Italy sent fighters to follow the jet before it landed.", "it", 1, "Group jet"),
        ("The Security Council spoke of Iran's reply to demands that it suspend work.", "it", 1, "State Iran"),
        ("It is with sadness that Chad spoke.", "It", 1, ""),
        ("The missiles were launched by Hamas. They landed in the sea.", "They", 1, ""),
        ("The Security Council demanded arrests. They could be questioned.", "They", 1, ""),
        ("Hamas said they will not accept it.", "they", 1, "Organization Hamas"),
        ("A spokeswoman spoke. He founded a firm.", "He", 1, ""),
        ("A wider force came. His death was reported.", "His", 1, ""),
        ('Joseph Obeng met Karl Otieno. "He will win," Obeng said.', "He", 1, "Person Karl Otieno"),
        ("The NATO chief urged Chad to step up its fight.", "its", 1, "State Chad"),
        ("Flight 447 was an Airbus of Air France when it vanished.", "it", 1, ""),
        ('Ali Habib met Karl Otieno. Joseph Obeng said that "he should go".', "he", 1, ""),
        ("The United States offered to join talks with Iran if it stops.", "it", 1, "State Iran"),
        ("President Joe Obeng spoke. It was part of Karl Otieno's visit since he won.", "he", 1, ""),
        ("The Iranian government denied it.", "government", 1, "State Iran"),
        ("The Kurdish leadership in Iraq denied it.", "leadership", 1, ""),
        ("Israeli authorities closed the road.", "authorities", 1, "State Israel"),
        ("The government of Chad closed it.", "government", 1, "State Chad"),
        ("The government of Chad closed it. The government said so.", "government", 2, "State Chad"),
        ("Iran and Israel spoke. The regime in Tehran protested.", "regime", 1, "State Iran"),
        ("The militant group Hamas said it attacked the town.", "group", 1, "Organization Hamas"),
        ("The militant group Hamas said it attacked. The group was ready.", "group", 2, "Organization Hamas"),
        ("John Harper, the president of Kenya, said that his country was safe.", "country", 1, "State Kenya"),
        ("Foreign Minister Aino Salo arrived. The foreign minister met him.", "minister", 1, "Official Aino Salo"),
        (
            "U.S. Secretary of State John Harper arrived in Kenya. The top U.S. diplomat met students.",
            "diplomat",
            1,
            "Official John Harper",
        ),
        ("John Harper met his Kenyan counterpart, Mary Otieno.", "counterpart", 1, "Person Mary Otieno"),
    ],
)
def test_what_a_word_means(text: str, word: str, number: int, meant: str) -> None:
    assert Who(text).meant(word, number) == meant


def test_an_object_pronoun_is_not_its_subject() -> None:
    who = Who("Erik Lindqvist saw Karl Weber. Lindqvist told him a story.")
    assert who.meant("him") != "Person Erik Lindqvist"


def test_the_local_government_is_not_the_state() -> None:
    assert Who("Chad voted. The local government agreed.").meant("government") != "State Chad"


def test_an_indefinite_title_is_not_the_holder_named_before() -> None:
    who = Who("Foreign Minister Aino Salo of Finland arrived. A foreign minister rarely walks.")
    assert who.meant("minister") != "Official Aino Salo"


def test_two_that_were_named_are_meant_together() -> None:
    who = Who("Presidents Paula Reyes of Peru and Luis Soto of Chile met. The two leaders agreed. Both countries vote.")
    assert who.participants("leaders") == ["Official Paula Reyes", "Official Luis Soto"]
    assert who.participants("countries") == ["State Peru", "State Chile"]


def test_two_of_three_are_nobody_known() -> None:
    who = Who("Paula Reyes, Luis Soto and Karl Weber met on Friday. The two leaders agreed.")
    assert not {"Person Paula Reyes", "Person Luis Soto"} & set(who.participants("leaders"))


def test_they_are_those_who_were_named_together() -> None:
    who = Who("Paula Reyes and Luis Soto met on Friday. They signed an agreement.")
    assert who.participants("They") == ["Person Paula Reyes", "Person Luis Soto"]


def test_a_pronoun_is_a_mention_at_its_place() -> None:
    who = Who("President Paula Reyes of Peru spoke on Friday. She thanked the voters.")
    thing = who.thing("She")
    assert thing is not None
    assert [who.text[m.span.start : m.span.end] for m in thing.mentions] == ["Paula Reyes", "She"]
    assert [m.kind.value for m in thing.mentions] == ["name", "pronoun"]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Chad votes today. The cabinet resigned.", {("cabinet", "partOf", "Chad")}),
        ("Chad votes today. Parliament passed the law.", {("Parliament", "partOf", "Chad")}),
        ("Chad votes today. A parliament is needed.", set()),
        ("Chad and Niger voted. The cabinet resigned.", set()),
        ("Chad votes today. A cabinet meeting was held.", set()),
    ],
)
def test_the_organ_of_the_one_state(text: str, relations: set[tuple[str, str, str]]) -> None:
    assert Who(text).relations == relations


def test_a_surname_without_its_article_is_the_same_person() -> None:
    who = Who("Iraqi Prime Minister Nouri al-Hakim met Omar al-Sayed. Mr. Hakim left, and Sayed thanked him.")
    assert who.names("Person") | who.names("Official") == {"Nouri al-Hakim", "Omar al-Sayed"}


def test_who_only_gives_a_government_its_name_does_nothing() -> None:
    assert not Who("The Bush administration refused. Iran objected.").names("Official")
    assert Who("The Bush administration refused. Bush left.").names("Official") == {"Bush"}


def test_its_is_of_what_the_owned_is_joined_to() -> None:
    told = "Britain, which had held the lead, turned over the presidency to {} Chancellor Karl Weber."
    assert ("Karl Weber", "Chancellor", "Austria", "current") in Who(told.format("Austria and its")).roles
    assert Who("Norway sees Austria and its allies.").meant("its") == "State Austria"
