"""The word lists: what they say of well-known names and words, that they agree with each other, and how they break."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kg.errors import LexiconError
from kg.extract.relations.patterns import PATTERNS
from kg.lexicon import lists
from kg.lexicon import lists as lexicon
from kg.lexicon.lists import find, fold
from kg.lexicon.tables import FOLDER, read_table, values
from kg.model import RoleStatus

ISSUES = Path(__file__).parents[2] / "ontology" / "issues.ttl"


@pytest.mark.parametrize(
    ("form", "state"),
    [
        ("United States", "United States"),
        ("U.S.", "United States"),
        ("US", "United States"),
        ("America", "United States"),
        ("Great Britain", "United Kingdom"),
        ("UK", "United Kingdom"),
        ("PRC", "China"),
        ("People's Republic of China", "China"),
        ("People’s Republic of China", "China"),
        ("Republic of China", "Taiwan"),
        ("DPRK", "North Korea"),
        ("Republic of Korea", "South Korea"),
        ("Burma", "Myanmar"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Czechia", "Czech Republic"),
        ("Swaziland", "Eswatini"),
        ("Holy See", "Vatican City"),
        ("USSR", "Soviet Union"),
        ("GDR", "East Germany"),
        ("FRANCE", "France"),
    ],
)
def test_states_are_found_by_their_names(form: str, state: str) -> None:
    entry = find(lexicon.state_by_name(), form)
    assert entry is not None
    assert entry.name == state


@pytest.mark.parametrize("word", ["us", "uk", "car", "who", "turkish", "Atlantis"])
def test_small_words_are_no_states(word: str) -> None:
    assert find(lexicon.state_by_name(), word) is None


@pytest.mark.parametrize(
    ("adjective", "people", "state"),
    [
        ("French", "Frenchmen", "France"),
        ("Dutch", "Dutchmen", "Netherlands"),
        ("Danish", "Danes", "Denmark"),
        ("British", "Britons", "United Kingdom"),
        ("Nigerien", "Nigeriens", "Niger"),
        ("Nigerian", "Nigerians", "Nigeria"),
        ("Ivorian", "Ivorians", "Ivory Coast"),
        ("Philippine", "Filipinos", "Philippines"),
        ("Soviet", "Soviets", "Soviet Union"),
        ("Palestinian", "Palestinians", "Palestine"),
    ],
)
def test_adjectives_and_peoples(adjective: str, people: str, state: str) -> None:
    found = find(lexicon.adjectives(), adjective)
    assert found is not None
    assert found.name == state
    assert [each.name for each in lexicon.states() if people in each.people] == [state]


@pytest.mark.parametrize(
    ("city", "state"),
    [
        ("Beijing", "China"),
        ("Kiev", "Ukraine"),
        ("Tel Aviv", "Israel"),
        ("Rangoon", "Myanmar"),
        ("Bonn", "West Germany"),
    ],
)
def test_capitals_stand_for_governments(city: str, state: str) -> None:
    assert [entry.name for entry in lexicon.states() if city in entry.capital] == [state]


def test_all_members_of_the_united_nations_are_listed() -> None:
    kinds = Counter(state.kind for state in lexicon.states())
    assert kinds["un-member"] == 193
    assert kinds["observer"] == 2


@pytest.mark.parametrize(
    ("iso2", "qid"),
    [("US", "Q30"), ("GB", "Q145"), ("CN", "Q148"), ("FR", "Q142"), ("RU", "Q159"), ("BD", "Q902"), ("SS", "Q958")],
)
def test_codes_of_states(iso2: str, qid: str) -> None:
    assert [state.qid for state in lexicon.states() if state.iso2 == iso2] == [qid]


def test_codes_are_well_formed_and_name_one_state_or_body_each() -> None:
    qids = [state.qid for state in lexicon.states() if state.qid] + [body.qid for body in lexicon.bodies() if body.qid]
    assert [qid for qid in qids if not re.fullmatch(r"Q[1-9][0-9]*", qid)] == []
    assert [qid for qid, count in Counter(qids).items() if count > 1] == []
    codes = Counter(state.iso2 for state in lexicon.states() if state.iso2)
    assert [code for code, count in codes.items() if count > 1 or not re.fullmatch("[A-Z]{2}", code)] == []


def test_what_else_a_name_may_be_is_said_of_a_form_that_the_line_has() -> None:
    for state in lexicon.states():
        forms = {state.name, *state.aliases, *state.adjectives, *state.people, *state.capital}
        assert set(state.ambiguous) <= forms, state.name
    for body in lexicon.bodies():
        assert body.ambiguous <= {body.name, *body.aliases}, body.name
    georgia = find(lexicon.state_by_name(), "Georgia")
    assert georgia is not None
    assert "U.S. state" in georgia.ambiguous["Georgia"]


def test_lists_name_states_and_bodies_that_exist() -> None:
    states = {state.name for state in lexicon.states()}
    bodies = {body.name for body in lexicon.bodies()}
    assert {city.state for city in lexicon.cities()} <= states
    assert {part.state for part in lexicon.subdivisions()} - {""} <= states
    assert {body.state for body in lexicon.bodies()} - {""} <= states
    assert {body.parent for body in lexicon.bodies()} - {""} <= bodies
    assert {state for several in lexicon.national_titles().values() for state in several} <= states


def test_a_state_has_its_capital_among_the_cities() -> None:
    cities = {(form, city.state) for city in lexicon.cities() for form in (city.name, *city.aliases)}
    without = [
        state.name
        for state in lexicon.states()
        if state.kind == "un-member" and not {(city, state.name) for city in state.capital} & cities
    ]
    # City states: a city of the same name would only be taken for the state.
    assert without == ["Monaco", "San Marino", "Singapore"]


@pytest.mark.parametrize(
    ("form", "name", "kind", "parent"),
    [
        ("Security Council", "United Nations Security Council", "intergovernmental", "United Nations"),
        ("Nato", "North Atlantic Treaty Organization", "intergovernmental", ""),
        ("Pentagon", "Pentagon", "ministry", "U.S. Department of Defense"),
        ("al-Qaida", "al-Qaeda", "armed-group", ""),
        ("Daesh", "Islamic State", "armed-group", ""),
        ("VOA", "Voice of America", "media", ""),
        ("State Department", "U.S. Department of State", "ministry", ""),
    ],
)
def test_bodies(form: str, name: str, kind: str, parent: str) -> None:
    (body,) = [body for body in lexicon.bodies() if form in (body.name, *body.aliases)]
    assert (body.name, body.kind, body.parent) == (name, kind, parent)


def test_an_address_stands_for_a_government_and_the_white_house_for_itself() -> None:
    metonyms = {body.name: body.metonym for body in lexicon.bodies()}
    assert metonyms["Downing Street"]
    assert not metonyms["White House"]
    assert not metonyms["Kremlin"]


@pytest.mark.parametrize(
    ("title", "holder", "level"),
    [
        ("prime minister", "official", "head-of-government"),
        ("foreign secretary", "official", "foreign-minister"),
        ("ambassador", "official", "diplomat"),
        ("spokeswoman", "official", "spokesperson"),
        ("senior fellow", "person", ""),
        ("analyst", "person", ""),
        ("director", "either", "head"),
    ],
)
def test_titles(title: str, holder: str, level: str) -> None:
    entry = lexicon.titles()[title]
    assert (entry.holder, entry.level) == (holder, level)


@pytest.mark.parametrize(
    ("level", "single", "scope"),
    [
        ("finance-minister", True, "state"),
        ("energy-minister", True, "state"),
        ("secretary-general", True, ""),
        ("mayor", False, "part"),
        ("prosecutor", False, "district"),
        ("spokesperson", False, ""),
    ],
)
def test_levels_of_office_say_who_has_one_and_how_many_hold_it(level: str, single: bool, scope: str) -> None:
    found = lexicon.office_levels()[level]
    assert (found.single, found.scope) == (single, scope)
    assert (level in lexicon.levels_of("state")) == (scope == "state")


def test_every_level_of_office_has_a_title() -> None:
    assert {title.level for title in lexicon.titles().values()} - {""} == set(lexicon.office_levels())


def test_titles_tell_gender_where_the_word_does() -> None:
    titles = lexicon.titles()
    assert (titles["spokesman"].gender, titles["queen"].gender, titles["senator"].gender) == ("m", "f", "")


def test_modifiers_give_the_status_of_a_role() -> None:
    modifiers = lexicon.title_modifiers()
    statuses = {"former": "former", "acting": "acting", "-elect": "elect", "nominee": "nominee", "outgoing": "current"}
    assert {word: modifiers[word].status for word in statuses} == statuses
    assert {modifier.status for modifier in modifiers.values()} - {""} == set(RoleStatus)
    assert not modifiers["deputy"].strip


def test_collectives_speak_or_do_not() -> None:
    collectives = lexicon.collectives()
    assert (collectives["analyst"].kind, collectives["analyst"].speaks) == ("experts", True)
    assert (collectives["warship"].kind, collectives["warship"].speaks) == ("fighters", False)
    assert collectives["parliament"].kind == "organization"


def test_organs_of_states() -> None:
    organs = lexicon.organ_nouns()
    assert (organs["parliament"], organs["foreign ministry"], organs["air force"]) == ("parliament", "ministry", "army")
    assert "government" not in organs


def test_given_names_have_a_gender() -> None:
    names = lexicon.first_names()
    genders = {"Fatima": "f", "Igor": "m", "José": "m", "Yuriko": "f", "Kwame": "m", "Kim": ""}
    assert {name: names[name] for name in genders} == genders
    assert len(names) > 1500
    assert set(names.values()) == {"m", "f", ""}


def test_head_words_and_places() -> None:
    assert lexicon.organization_heads()["Ministry"] == "ministry"
    assert lexicon.place_heads()["Strait"] == "strait"
    regions = {region.name: region for region in lexicon.regions()}
    assert "African" in regions["Africa"].adjectives
    states = {part.name: part.state for part in lexicon.subdivisions()}
    assert (states["Bavaria"], states["Chechnya"], states["Golan Heights"]) == ("Germany", "Russia", "")


def test_classes_of_words_hold_what_their_rules_need() -> None:
    assert {"travel", "visit"} <= lexicon.words("motion")
    assert "bin" in lexicon.words("particles")
    assert lexicon.words("owned-heads") <= set(lexicon.organization_heads()) | {"Government", "Cabinet"}
    assert {"head", "member"} <= lexicon.words("bare-titles")
    with pytest.raises(LexiconError, match=r"who_words\.tsv: the class 'no such class' is missing"):
        lexicon.words("no such class")


def test_classes_of_words_are_all_asked_for_and_listed_once() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(lexicon.__file__).parents[1].rglob("*.py"))
    rows = read_table("who_words.tsv", ("class", "words"))
    assert {name for name, _ in rows} == set(re.findall(r'lexicon\.words\("([a-z-]+)"\)', code)) | {
        pattern.words for pattern in PATTERNS
    }
    assert [name for name, words in rows if len(set(values(words))) != len(values(words))] == []


def test_letters_of_honour() -> None:
    assert "mp" in lexicon.post_nominals()
    assert "minister" not in lexicon.post_nominals()


def test_every_issue_of_the_thesaurus_has_words_and_no_other() -> None:
    thesaurus = set(
        re.findall(r"^issue:([a-z0-9-]+) a sc:Issue", ISSUES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    counts = Counter(cue.issue for cue in lexicon.issue_cues())
    assert set(counts) == thesaurus
    assert min(counts.values()) >= 10


def test_words_of_issues_are_lower_case_and_listed_once() -> None:
    cues = lexicon.issue_cues()
    assert [cue.cue for cue in cues if cue.cue != cue.cue.lower()] == []
    assert [cue for cue, count in Counter((cue.issue, cue.cue) for cue in cues).items() if count > 1] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_files_are_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert text == unicodedata.normalize("NFC", text)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    cells = [cell for line in lines for cell in line.split("\t")]
    assert [cell for cell in cells if cell != cell.strip()] == []
    assert [cell for cell in cells if "||" in cell or cell.startswith("|") or cell.endswith("|")] == []
    assert [line for line, count in Counter(lines).items() if count > 1] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_files_are_explained(path: Path) -> None:
    assert f"`{path.name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_keys_fold_case_apostrophes_and_spaces() -> None:
    assert fold("Côte  d’Ivoire") == "côte d'ivoire"
    assert values("") == ()
    assert values("a|b") == ("a", "b")


def test_a_table_skips_comments_and_fills_short_lines(tmp_path: Path) -> None:
    (tmp_path / "x.tsv").write_text("# about\nname\tkind\n\nRed\n# note\nBlue\tcold\n", encoding="utf-8")
    assert read_table("x.tsv", ("name", "kind"), folder=tmp_path) == (("Red", ""), ("Blue", "cold"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\tsort\nRed\twarm\n", "line 1: the header must be name kind"),
        ("# about\nname\tkind\nRed\twarm\tmore\n", "line 3: 3 values for 2 columns"),
        ("name\tkind\n\twarm\n", "line 2: the column name is empty"),
        ("name\tkind\nRed\twarm\nBlue\twet\n", "line 3: 'wet' is no kind"),
        ("# nothing\n", "line 1: the header is missing"),
    ],
)
def test_a_broken_table_names_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "x.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_table("x.tsv", ("name", "kind"), (("kind", "warm cold"),), folder=tmp_path)
    assert said in str(caught.value)
    assert "x.tsv" in str(caught.value)


@pytest.mark.parametrize("content", [None, b"name\tkind\n\xff\xfe\t\n"])
def test_an_unreadable_table_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "x.tsv").write_bytes(content)
    with pytest.raises(LexiconError, match=r"x\.tsv"):
        read_table("x.tsv", ("name", "kind"), folder=tmp_path)


def test_no_two_classes_of_words_share_a_name() -> None:
    counted = Counter(row[0] for row in read_table("who_words.tsv", ("class", "words")))
    assert [label for label, number in counted.items() if number > 1] == []


@pytest.mark.parametrize(
    ("load", "name", "row", "said"),
    [
        (lists.titles, "titles.tsv", "grand vizier\tofficial\t\tstate\tvizier\toffice", "'vizier' is no level"),
        (lists.office_levels, "office_levels.tsv", "vizier\tmaybe\tstate", "'maybe' is no single"),
        (lists.office_levels, "office_levels.tsv", "vizier\tyes\tempire", "'empire' is no scope"),
    ],
)
def test_a_broken_row_of_offices_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, load: Any, name: str, row: str, said: str
) -> None:
    (tmp_path / name).write_text((FOLDER / name).read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    lexicon.office_levels()  # of the shipped table, which the titles are checked against
    monkeypatch.setattr(lists, "read_table", partial(read_table, folder=tmp_path))
    with pytest.raises(LexiconError, match=said) as caught:
        load.__wrapped__()
    assert name in str(caught.value)
