"""The readers of the World Factbook's texts, on texts written for them."""

from __future__ import annotations

import pytest

from kg.errors import StatecraftError
from tools.reference.executives import Holder, date, holder, normal_case
from tools.reference.forms import acronyms, is_acronym, shared
from tools.reference.memberships import entries, memberships
from tools.reference.nouns import abbreviations, adjectives, former_names, long_name, nouns
from tools.reference.sources import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritanian(s)", ("Ruritanian", "Ruritanians")),
        ("Moruri (singular), Baruri (plural)", ("Moruri", "Baruri")),
        ("Ruritanese (singular and plural)", ("Ruritanese",)),
        (
            "Ruriman(men), Ruriwoman(women), Ruri (collective plural)",
            ("Ruriman", "Rurimen", "Ruriwoman", "Ruriwomen", "Ruri"),
        ),
        ("Northerner(s) or Norther (colloquial)", ("Northerner", "Northerners", "Norther")),
        ("Easter(s), Wester(s)", ("Easter", "Easters", "Wester", "Westers")),
        ("liRuri (singular), emaRuri (plural); note - former term, Ruri(s), still used", ("liRuri", "emaRuri")),
        ("none", ()),
        ("", ()),
    ],
)
def test_nouns_for_a_people(text: str, expected: tuple[str, ...]) -> None:
    assert nouns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritanian", ("Ruritanian",)),
        ("Ruritanese or Ruri", ("Ruritanese", "Ruri")),
        ("Ruri (or Ruritanese)", ("Ruri", "Ruritanese")),
        ("Ruritanian; Eastish, Westish(s)", ("Ruritanian",)),
        ("Northern or Norther (colloquial)", ("Northern", "Norther")),
    ],
)
def test_adjectives(text: str, expected: tuple[str, ...]) -> None:
    assert adjectives(text) == expected


def test_official_names_without_remarks() -> None:
    assert long_name("Kingdom of Ruritania; note - with its islands") == "Kingdom of Ruritania"
    assert long_name("Republic of Ruritania (City State)") == "Republic of Ruritania"
    assert long_name("Emirate of Ruritania (until 2021); current country name disputed") == ""


def test_former_names() -> None:
    text = "Old Ruritania, Kingdom of Ruri (along with Zenda), sometimes called Rur"
    assert former_names(text) == ("Old Ruritania", "Kingdom of Ruri")
    assert former_names("Rur Arab Republic [Rur (East) or East Rur] and People's Republic of Rur") == (
        "Rur Arab Republic",
        "People's Republic of Rur",
    )
    assert former_names("Hoorn is the former name of the islands") == ()


def test_abbreviations_of_three_letters_and_more() -> None:
    assert abbreviations("RUR (or RURI)") == ("RUR",)
    assert abbreviations("RU or RUS") == ("RUS",)


def test_organizations_and_what_stands_behind_them() -> None:
    text = "AU, OAS (observer), ICC (NGOs), CIS (associate member, has not signed, yet), UN"
    assert entries(text) == (
        ("AU", ""),
        ("OAS", "observer"),
        ("ICC", "NGOs"),
        ("CIS", "associate member, has not signed, yet"),
        ("UN", ""),
    )
    assert entries("Ruritania takes part in the following: ADB, FAO") == (("ADB", ""), ("FAO", ""))
    assert entries("none") == ()


@pytest.mark.parametrize(
    ("item", "status"),
    [
        ("UN", "member"),
        ("AU (suspended)", "member"),
        ("ADB (nonregional member)", "member"),
        ("UNSC (permanent)", "member"),
        ("OAS (observer)", "observer"),
        ("OSCE (partner)", "observer"),
        ("ASEAN (sectoral dialogue partner)", "observer"),
        ("Caricom (associate)", "observer"),
        ("CIS (associate member, has not ratified the charter)", "observer"),
        ("EU (candidate country)", "neither"),
        ("OPCW (signatory)", "neither"),
        ("UN Security Council (temporary)", "neither"),
        ("ISO (correspondent)", "neither"),
        ("ITUC (NGOs)", "neither"),
        ("ICC (national committees)", "neither"),
        ("MONUSCO", "neither"),
    ],
)
def test_members_observers_and_others(item: str, status: str) -> None:
    found = memberships("Ruritania", item)
    assert (len(found.member), len(found.observer)) == {"member": (1, 0), "observer": (0, 1), "neither": (0, 0)}[status]


@pytest.mark.parametrize("text", ["League of Ruritania", "UN (honorary president)"])
def test_what_is_unknown_is_an_error(text: str) -> None:
    with pytest.raises(StatecraftError, match="Ruritania"):
        memberships("Ruritania", text)


@pytest.mark.parametrize(
    ("text", "office", "name", "since"),
    [
        (
            "President Rudolf Maria ELPHBERG (since 12 December 2019)",
            "President",
            "Rudolf Maria Elphberg",
            "2019-12-12",
        ),
        ("Prime Minister Anna SAPT (since April 2018)", "Prime Minister", "Anna Sapt", "2018-04"),
        ("President Denis RURI-Tanio (since 1997)", "President", "Denis Ruri-Tanio", "1997"),
        ("Prime Minister ANNA Ruri (since 5 Sep 2025)", "Prime Minister", "Anna Ruri", "2025-09-05"),
        ("King RUDOLF XVI GUSTAF (since 1 May 2001)", "King", "Rudolf XVI Gustaf", "2001-05-01"),
        ("President XI Ruri (since 1 May 2001)", "President", "Xi Ruri", "2001-05-01"),
        (
            "King RUDOLF V (since 8 September 2022); represented by Governor General Anna SAPT (since 1 July 2024)",
            "King",
            "Rudolf V",
            "2022-09-08",
        ),
        ("Acting President Sr. Gen. RU RI TAN (since 1 May 2001)", "Acting President", "Ru Ri Tan", "2001-05-01"),
        (
            "Prime Minister Sir Anna VAN DER SAPT (since 1 May 2001)",
            "Prime Minister",
            "Anna Van der Sapt",
            "2001-05-01",
        ),
        ("President Luis SAPT DE SOUSA (since 1 May 2001)", "President", "Luis Sapt de Sousa", "2001-05-01"),
        ("President Abdel EL-RURI (since 1 May 2001)", "President", "Abdel El-Ruri", "2001-05-01"),
        ("President Jean D'ARC (since 1 May 2001)", "President", "Jean D'Arc", "2001-05-01"),
        ('President Rudolf "Rudi" SAPT, Jr. (since 1 May 2001)', "President", "Rudolf Sapt Jr.", "2001-05-01"),
        ("Premier RU Tan (President of the Yuan) (since 1 May 2001)", "Premier", "Ru Tan", "2001-05-01"),
        (
            "Prime Minister Anna SAPT (since 1 May 2001); the title is President",
            "Prime Minister",
            "Anna Sapt",
            "2001-05-01",
        ),
        ("Prince RUDOLF II (since 1 May 2001, regent since 26 August 1984)", "Prince", "Rudolf II", "2001-05-01"),
    ],
)
def test_office_holders(text: str, office: str, name: str, since: str) -> None:
    assert holder(text) == Holder(office, name, since)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "President (vacant)",
        "Rudolf ELPHBERG (since 1 May 2001)",
        "President Rudolf ELPHBERG",
        "Great Helmsman Rudolf ELPHBERG (since 1 May 2001)",
        "President of the Council for the Homeland (CNS) General Rudolf SAPT (since 28 July 2023)",
        "President of the Commission for the City Rudolf SAPT (since 28 July 2023)",
        "co-chiefs of state Captains Regent Rudolf SAPT and Anna SAPT (for the period 1 October 2025 - 31 March 2026)",
        "Chairperson of the Presidency Anna SAPT (chairperson since 16 July 2025); Rudolf R (member since 1 May 2001)",
        "President Rudolf SAPT (since 1 May 2001) and Prince RUDOLF II (since 1 May 1999)",
        "President Rudolf SAPT (since 41 May 2001)",
    ],
)
def test_who_is_not_sure_is_left_out(text: str) -> None:
    assert holder(text) is None


def test_dates_keep_their_precision() -> None:
    assert [date(text) for text in ("7 May 2012", "May 2012", "2012", "soon")] == ["2012-05-07", "2012-05", "2012", ""]


def test_regnal_numbers_are_no_names() -> None:
    assert normal_case("LEO XIV", monarch=True) == "Leo XIV"
    assert normal_case("XI Tan") == "Xi Tan"


def test_markup_is_taken_off() -> None:
    assert plain("Bras&iacute;lia <br>\xa0 <em>now</em>") == "Brasília now"
    assert plain(None) == ""


@pytest.mark.parametrize("form", ["NATO", "U.N.", "U.S", "U. S.", "G-77", "P5+1", "AfDB", "BiH", "D8", "UNAIDS"])
def test_acronyms(form: str) -> None:
    assert is_acronym(form)


@pytest.mark.parametrize(
    "form", ["Nato", "Mercosur", "UN Women", "S. Korea", "DR Congo", "5", "McDonald", "SpaceX", "OpenAI"]
)
def test_words_are_no_acronyms(form: str) -> None:
    assert not is_acronym(form)


def test_an_acronym_spelled_as_a_word_is_one_beside_its_capitals() -> None:
    assert acronyms(["North Atlantic Treaty Organization", "NATO", "Nato"]) == {"NATO", "Nato"}
    assert acronyms(["Nato", "Mercosur"]) == frozenset()


def test_forms_that_two_things_share() -> None:
    assert shared({"Niger": ["Niger", "Ruri"], "Rur": ["Rur", "ruri"]}) == {
        "Niger": frozenset({"Ruri"}),
        "Rur": frozenset({"ruri"}),
    }
