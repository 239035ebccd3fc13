"""Who is who in several articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract import load_reader
from kg.resolve import ArticleProfile, article_profile, identities, link_entities
from kg.resolve.names import Alike, compare, person_name
from kg.store import ReferenceStore
from tests.extract.event_article import annotated
from tests.resolve.appearances import article, groups, person, things


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Åse Larsson", "ase larsson", Alike.EQUAL),
        ("Foreign Minister Åse Larsson", "Åse Larsson", Alike.EQUAL),
        ("Grand Ayatollah Reza Karimi", "Reza Karimi", Alike.EQUAL),
        ("John B. Miller", "John Miller", Alike.VARIANT),
        ("J. Miller", "John Miller", Alike.VARIANT),
        ("William Hart", "Bill Hart", Alike.VARIANT),
        ("Mohammed Farouk", "Mohamed Farouk", Alike.VARIANT),
        ("Dmitry Orlov", "Dmitriy Orlov", Alike.VARIANT),
        ("Mary Ann Stone", "Mary Stone", Alike.VARIANT),
        ("Miller", "John Miller", Alike.PART),
        ("Ban", "Ban Ki-moon", Alike.PART),
        ("Duncan Farouk", "Iain Duncan Farouk", Alike.VARIANT),
        ("Said Farouk", "Saeed Farouk", Alike.VARIANT),
        ("Kim Kye Gwan", "Kim Gye-gwan", Alike.VARIANT),
        ("Marco Rossi", "Mario Rossi", Alike.OTHER),
        ("John Miller", "Joan Miller", Alike.OTHER),
        ("John B. Miller", "John C. Miller", Alike.OTHER),
        ("John B. Miller", "John H. B. Miller", Alike.OTHER),
        ("John Miller", "Jane Miller", Alike.OTHER),
        ("Kim Il Sung", "Kim Jong Il", Alike.OTHER),
        ("Bin", "Osama bin Farouk", Alike.OTHER),
    ],
)
def test_how_two_names_stand_to_each_other(one: str, other: str, how: Alike) -> None:
    assert compare(person_name(one), person_name(other)) is how
    assert compare(person_name(other), person_name(one)) is how


def test_one_full_name_is_one_person_in_whatever_office() -> None:
    """A First Lady who becomes a minister stays who she is."""
    first = article("one", person("Ida Quill", "first lady of freedonia"), day="1998-01-02")
    then = article("two", person("Ida Quill", "foreign minister of freedonia"), day="2009-05-06")
    private = article("three", person("Ida Quill"), day="2003-01-02")
    assert set(things(first, then, private).values()) == {"person/ida-quill"}


def test_a_name_that_many_bear_needs_something_that_speaks_for_it() -> None:
    """An office, an affair, or the same states within a few years, if no office speaks against it."""
    engineer = article("a", person("David Miller", "engineer"), day="2009-01-02", states=("freedonia",))
    colonel = article("b", person("David Miller", "colonel"), day="2009-02-02", states=("freedonia",))
    nobody = article("c", person("David Miller"), day="2010-02-02", states=("sylvania",))
    again = article("d", person("David Miller"), day="2012-02-02", states=("sylvania",))
    long_after = article("e", person("David Miller"), day="2022-02-02", states=("sylvania",))
    assert groups(engineer, colonel, nobody, again, long_after) == {
        frozenset("a"),
        frozenset("b"),
        frozenset("cd"),
        frozenset("e"),
    }


def test_a_name_that_many_bear_is_one_person_in_articles_about_one_affair() -> None:
    one = article("a", person("David Miller", "engineer"), day="2009-01-02", topics=("porto-alto", "ida-quill"))
    two = article("b", person("David Miller", "captive"), day="2009-02-02", topics=("porto-alto", "ida-quill"))
    assert groups(one, two) == {frozenset("ab")}


def test_one_name_with_offices_of_two_states_is_two_people() -> None:
    one = article("one", person("Ida Grant", "mayor of freedonia"), day="2010-01-01")
    two = article("two", person("Ida Grant", "senator of sylvania"), day="2011-01-01")
    third = article("three", person("Ida Grant", "mayor of freedonia"), day="2012-01-01")
    assert things(one, two, third) == {
        "one": "person/ida-grant",
        "three": "person/ida-grant",
        "two": "person/two_ida-grant",
    }
    (apart,) = identities([one, two, third])[("two", "e1")].apart
    assert apart.other == ("one", "e1")
    assert apart.reason == "one has an office of Freedonia, one of Sylvania"


def test_a_name_with_another_numeral_is_another_person() -> None:
    assert groups(article("a", person("Otto Berg Jr.")), article("b", person("Otto Berg III"))) == {
        frozenset({"a"}),
        frozenset({"b"}),
    }


def test_who_is_two_in_one_article_stays_two_in_all() -> None:
    both = article("both", person("Otto Berg"), person("Otto Berg", id="e2"), day="2010-01-01")
    later = article("later", person("Otto Berg"), day="2011-01-01")
    found = things(both, later)
    assert found["both"] != found["both e2"]
    assert found["later"] in (found["both"], found["both e2"])


def test_another_form_of_a_name_needs_an_office_or_a_state_that_speaks_for_it() -> None:
    senator = article("a", person("William J. Hart", "senator of freedonia"), day="2010-01-01")
    also = article("b", person("Bill Hart", "governor of freedonia"), day="2011-01-01")
    singer = article("c", person("Bill Hart"), day="2011-01-01")
    assert groups(senator, also) == {frozenset("ab")}
    assert groups(senator, singer) == {frozenset("a"), frozenset("c")}


def test_a_surname_is_who_holds_its_office_in_these_years() -> None:
    father = article("father", person("George H. Hart", "president of freedonia"), day="1990-03-01")
    son = article("son", person("George W. Hart", "president of freedonia"), day="2003-03-01")
    later = article("later", person("Hart", "president of freedonia"), day="2004-06-01")
    early = article("early", person("Hart", "president of freedonia"), day="1991-06-01")
    assert groups(father, son, later, early) == {frozenset({"father", "early"}), frozenset({"son", "later"})}


def test_holders_of_one_office_at_different_times_are_two_people() -> None:
    one = article("a", person("Carr", "foreign secretary of freedonia"), day="2010-05-01")
    two = article("b", person("Hale", "foreign secretary of freedonia"), day="2014-05-01")
    assert len(groups(one, two)) == 2


def test_a_surname_that_two_may_bear_is_nobody_known() -> None:
    brothers = [
        article("a", person("Max Hart", "minister of freedonia"), day="2003-03-01"),
        article("b", person("Tom Hart", "minister of freedonia"), day="2003-03-01"),
    ]
    bare = article("c", person("Hart", "minister of freedonia"), day="2003-03-02")
    assert things(*brothers, bare)["c"] == "person/c_hart"


def test_a_rare_surname_without_an_office_is_its_only_bearer_in_these_years_and_states() -> None:
    known = [
        article(f"a{n}", person("Ada Quill", "president of freedonia"), day=f"200{n}-03-01", states=("freedonia",))
        for n in (3, 4, 5)
    ]
    bare = person("Quill")
    at_home = article("b", bare, day="2004-09-01", states=("freedonia",))
    abroad = article("c", bare, day="2004-09-01", states=("sylvania",))
    long_after = article("d", bare, day="2014-09-01", states=("freedonia",))
    found = things(*known, at_home, abroad, long_after)
    assert found["b"] == "person/ada-quill"
    assert (found["c"], found["d"]) == ("person/c_quill", "person/d_quill")


def test_a_surname_is_who_bears_it_in_articles_about_the_same_affair() -> None:
    full = article("a", person("Max Brown"), day="2009-01-02", topics=("porto-alto", "ida-quill"))
    other = article("b", person("Tom Brown"), day="2009-01-02", topics=("senate",))
    bare = article("c", person("Brown"), day="2009-01-09", topics=("porto-alto", "ida-quill"))
    later = article("d", person("Brown"), day="2011-01-09", topics=("porto-alto", "ida-quill"))
    assert groups(full, other, bare, later) == {frozenset("ac"), frozenset("b"), frozenset("d")}


def test_an_office_goes_by_many_names() -> None:
    one = article("a", person("Ada Quill", "prime minister of freedonia"), day="2003-03-01")
    two = article("b", person("Quill", "premier of freedonia"), day="2003-04-01")
    three = article("c", person("Quill", "minister of culture of freedonia"), day="2003-04-01")
    assert groups(one, two, three) == {frozenset("ab"), frozenset("c")}


def test_a_given_name_in_short_is_the_same_one_with_a_rare_surname_and_at_home() -> None:
    """As a senator's and a vice president's: no office is the same."""
    senator = article("a", person("Joseph Quillen", "senator"), day="2007-01-24", states=("freedonia",))
    vice = article("b", person("Joe Quillen", "vice president of freedonia"), day="2010-12-24")
    abroad = article("c", person("Joe Quillen"), day="2010-12-24", states=("sylvania",))
    common = article("d", person("Joseph Miller", "senator"), day="2007-01-24", states=("freedonia",))
    also_common = article("e", person("Joe Miller", "vice president of freedonia"), day="2010-12-24")
    assert groups(senator, vice) == {frozenset("ab")}
    assert len(groups(senator, abroad)) == 2
    assert len(groups(common, also_common)) == 2


def test_a_king_is_no_president() -> None:
    """Both are heads of state; and an article about several states does not say of which its president is."""
    king = article("a", person("Idris", "former king of freedonia"), day="2013-03-01")
    president = article("b", person("Reza Idris", "president"), day="2013-03-01", states=("freedonia", "sylvania"))
    assert len(groups(king, president)) == 2


def test_a_title_in_another_spelling_makes_nobody_a_foreigner() -> None:
    """Defence secretaries are British, but here no word is said of Britain."""
    here = profile("one", "U.S. Defense Secretary Owen Gale spoke in Washington on Monday.")
    there = profile("two", "Owen Gale, the defence secretary, spoke to U.S. troops in Iraq.")
    at_home = profile("three", "Owen Gale, Britain's defence secretary, spoke to British troops in Iraq.")
    assert [office.title for thing in there.things for office in thing.offices] == ["defence secretary"]
    assert groups_of("Owen Gale", here, there) == {frozenset({"one", "two"})}
    assert groups_of("Owen Gale", here, at_home) == {frozenset({"one"}), frozenset({"three"})}


def profile(id: str, text: str) -> ArticleProfile:
    """What resolution sees of a text."""
    return replace(article_profile(link_entities(load_reader().read(annotated(text)), ReferenceStore())), id=id)


def groups_of(label: str, *articles: ArticleProfile) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for (id, _), identity in identities(articles).items():
        if identity.label == label:
            found.setdefault(identity.thing, set()).add(id)
    return {frozenset(each) for each in found.values()}
