"""Actors of a view model in the codes of event data: the sector they act in, and whose they are.

A code is given where a type, a listed body, an office or a noun tells it, and left out otherwise. Sectors are told by
``ontology/sectors.tsv`` and by the kinds and levels of the word lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from kg.export.told import Fact, Json, Told
from kg.lexicon import lists as lexicon
from kg.lexicon.entries import Body
from kg.lexicon.tables import read_table
from kg.resources import ontology_folder
from kg.slugs import slug
from kg.store import ReferenceStore

#: Sectors, in the codes of CAMEO and ICEWS, and what they mean.
SECTORS: Mapping[str, str] = MappingProxyType(
    {
        "GOV": "government",
        "MIL": "armed forces of a state",
        "COP": "police and security forces",
        "SPY": "intelligence services",
        "JUD": "courts, judges, prosecutors",
        "LEG": "parliaments and their members",
        "PTY": "parties and politicians",
        "OPP": "political opposition, protesters, dissidents",
        "REB": "armed groups that fight a government",
        "UAF": "armed groups and armed men of no clear side",
        "CRM": "gangs and criminals",
        "BUS": "companies, banks, business people",
        "LAB": "workers and unions",
        "AGR": "farmers and fishermen",
        "MED": "media and journalists",
        "EDU": "universities, students, scholars",
        "REL": "churches and clerics",
        "HLH": "doctors and hospitals",
        "NGO": "non-governmental organizations",
        "IGO": "intergovernmental organizations",
        "REF": "refugees and migrants",
        "ELI": "those who held office once, and celebrities",
        "CVL": "civilians, and people of whom no more is told",
    }
)

_KINDS = {
    "ministry": "GOV",
    "agency": "GOV",
    "army": "MIL",
    "court": "JUD",
    "parliament": "LEG",
    "party": "PTY",
    "armed-group": "REB",
    "company": "BUS",
    "bank": "BUS",
    "media": "MED",
    "university": "EDU",
    "religious": "REL",
    "ngo": "NGO",
    "think-tank": "NGO",
    "intergovernmental": "IGO",
}
#: Of a name that is on no list, only these kinds of heads are sure: any council may be an "agency".
_SURE_HEADS = frozenset({"ministry", "army", "court", "parliament", "party", "university", "religious", "company"})
#: Sectors of named bodies that a noun tells: a "union" that has a name may be one of states.
_OF_NAMES = frozenset(SECTORS) - {"LAB", "CVL", "ELI", "OPP", "UAF", "AGR", "REF"}
#: Titles that another word before them makes something else: "legal representative", "surgeon general".
_VAGUE = frozenset({"representative", "deputy", "delegate", "general"})
_LEVELS = {
    **dict.fromkeys(("deputy-head", "minister", "deputy-minister", "adviser", "chief-of-staff", "commissioner"), "GOV"),
    **dict.fromkeys(("senior-official", "diplomat", "governor", "mayor", "royal"), "GOV"),
    **dict.fromkeys(("military", "commander", "army-chief"), "MIL"),
    **dict.fromkeys(("judge", "prosecutor"), "JUD"),
    **dict.fromkeys(("legislator", "legislative-leader", "speaker"), "LEG"),
    "police-chief": "COP",
    "intelligence-chief": "SPY",
    "opposition-leader": "OPP",
    "religious-leader": "REL",
    "spouse": "ELI",
}
_ENDING = re.compile(
    r"of|from|in|at|for|on|near|with|who|that|which|to|against|by|under|inside|outside|across|around|over",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w.'’-]+")
_OWNING = re.compile(r"of|for|from|at|with")
_LOOSE = re.compile(r"the|an?|its|his|her|their|some|many|several|most|all|any|other|more|both", re.IGNORECASE)
_IRREGULAR = {"men": "man", "women": "woman", "children": "child"}
#: Who had an office in one of these is one of the elites.
_PUBLIC = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
_STATUSES = ("current", "acting", "elect")
_FORMER = "former"


class Actors:
    """The things of a view model as actors; things are asked for by their full IRIs."""

    def __init__(self, told: Told, reference: ReferenceStore | None = None) -> None:
        self._told = told
        self._reference = ReferenceStore() if reference is None else reference
        self._roles: dict[str, list[Fact]] = defaultdict(list)
        self._owners: dict[str, list[str]] = defaultdict(list)
        for fact in told.facts.values():
            if fact.kind == "role":
                for person in fact.of("person"):
                    self._roles[person].append(fact)
            elif fact.kind == "relation" and fact.category == "partOf":
                for part in fact.of("subject"):
                    self._owners[part] += fact.of("object")

    def sector_of(self, thing: str) -> str | None:
        """The code of the sector that a thing acts in, or None."""
        shown = self._told.things[thing]
        match shown["type"]:
            case "State":
                return "GOV"
            case "Organization":
                return self._of_body(shown)
            case "Official" | "Person":
                return self._of_person(thing, shown)
            case "Group":
                return phrase_sector(str(shown["label"])) or ("CVL" if _people(str(shown["label"])) else None)
        return None

    def state_of(self, thing: str) -> str | None:
        """The ISO 3166-1 alpha-3 code of the state that a thing is, belongs to or holds an office of, or None."""
        found = self._state(thing, deep=True)
        return None if found is None else str(self._reference.codes(found).get("iso3", "")) or None

    def codes_of(self, thing: str) -> Json:
        """All codes of the same state: ``iso2``, ``iso3``, ``cow``, ``gw``, as far as there are any."""
        found = self._state(thing, deep=True)
        return {} if found is None else self._reference.codes(found)

    def title_of(self, thing: str) -> str | None:
        """The title of the office that somebody holds, or held; of several the first that is told as held."""
        return next((str(role.shown["title"]) for role in self._in_order(thing)), None)

    # Sectors

    def _of_person(self, person: str, shown: Json) -> str | None:
        for role in self._in_order(person):
            sector = self._of_role(role, shown)
            if role.status == _FORMER:
                return "ELI" if sector in _PUBLIC else None
            if sector is not None:
                return sector
        if shown["type"] == "Official" and not self._roles.get(person) and not _is_name(str(shown["label"])):
            return _title_sector(str(shown["label"]).lower())
        words = (*shown.get("aliases", ()), *shown.get("descriptions", ()))
        described = (phrase_sector(each) for each in words if _is_description(each))
        return next((sector for sector in described if sector not in (None, "CVL")), None)

    def _of_role(self, role: Fact, shown: Json) -> str | None:
        """By the title where it tells more than that it is an office; else by the body, else by the title."""
        title = str(role.shown["title"]).lower()
        of = next((self._told.things[body] for body in role.of("of")), None)
        sector = _title_sector(title)
        if shown["type"] == "Person" and sector in _PUBLIC:
            sector = None  # who is no official has no public office, whatever it sounds like
        if sector in (None, "GOV") and of is not None and of["type"] == "Organization":
            return self._of_body(of) or sector
        if sector is None and of is not None and of["type"] == "State" and shown["type"] == "Official":
            return "GOV"
        return sector

    def _in_order(self, person: str) -> Iterator[Fact]:
        """The roles of a person: those that are held, then those that were."""
        roles = self._roles.get(person, ())
        yield from (role for role in roles if role.status in _STATUSES)
        yield from (role for role in roles if role.status == _FORMER)

    def _of_body(self, shown: Json) -> str | None:
        name = str(shown["label"]).partition(" (")[0]
        told = _noun_sector(_WORD.findall(name))
        body = self._listed(shown)
        if body is not None:
            if body.kind == "agency":
                return told if told in ("COP", "SPY", "MIL", "HLH") else _agency(body)
            return _KINDS.get(body.kind)
        kind = next((lexicon.organization_heads().get(word) for word in _split(name.split())[0][-1:]), None)
        if kind in _SURE_HEADS and told not in ("COP", "SPY"):
            return _KINDS[kind]
        return told if told in _OF_NAMES else None

    def _listed(self, shown: Json) -> Body | None:
        """The listed body that a thing is linked to."""
        body = _bodies().get(str(shown["label"]))
        return body if body is not None and str(shown["id"]) == f"organization/{slug(body.name)}" else None

    # States

    def _state(self, thing: str, *, deep: bool) -> str | None:
        """The id of the state, among the reference facts."""
        shown = self._told.things[thing]
        kind = shown["type"]
        if kind == "State":
            return str(shown["id"])
        if kind in ("Official", "Person"):
            bodies = [body for role in self._in_order(thing) for body in role.of("of")]
            named = kind == "Official" and not self._roles.get(thing) and not _is_name(str(shown["label"]))
            return self._one(bodies) or (_named_state([str(shown["label"])]) if named else None)
        if kind == "Organization":
            body = self._listed(shown)
            if body is not None:
                return f"state/{slug(body.state)}" if body.state else None
            if (owner := self._one(self._owners.get(thing, ()) if deep else ())) is not None:
                return owner
        if kind in ("Organization", "Group"):
            return _named_state((str(shown["label"]), *(shown.get("aliases", ()) if kind == "Organization" else ())))
        return None

    def _one(self, bodies: Iterable[str]) -> str | None:
        """The state of the first body that has one."""
        found = (self._state(body, deep=False) for body in bodies if body in self._told.things)
        return next((state for state in found if state is not None), None)


def phrase_sector(phrase: str) -> str | None:
    """The sector of a description ("Turkish police officers", "members of the gang"), or None.

    Where several are told of, all must be of one sector.
    """
    pieces = [piece for piece in re.split(r",| and ", phrase) if _WORD.search(piece)]
    found = {_noun_sector(_WORD.findall(piece.replace("’", "'"))) for piece in pieces}
    return found.pop() if len(found) == 1 else None


def _noun_sector(words: Sequence[str]) -> str | None:
    """The sector of the noun that heads some words, by the longest noun of the table that they end with."""
    head, behind = _split(words)
    nouns = _nouns()
    for start in range(len(head)):
        forms = list(_forms(head[start:]))
        whole = (" ".join((form, *behind)).lower() for form in forms if behind)
        sector = next((nouns[form] for form in (*whole, *forms) if form in nouns), None)
        if sector is None:
            continue
        if not sector.startswith("<"):
            return sector
        alone = sector[1:] or None
        before = _body_sector(head[:start]) or _noun_sector(head[:start])
        of = behind[1:] if behind and _OWNING.fullmatch(behind[0]) else []
        owner = _body_sector(of) or (_noun_sector(of) if of else None)
        unknown = any(word[0].isupper() for word in of) and owner is None and _named_state([" ".join(of)]) is None
        told = before or owner
        return alone if (told is None and not unknown) or (told == "GOV" and alone) else told
    return None


def _split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words up to the first that begins a complement, without what stands loosely before them; and the rest."""
    end = next((at for at, word in enumerate(words) if at and _ENDING.fullmatch(word)), len(words))
    start = next((at for at, word in enumerate(words[:end]) if not _LOOSE.fullmatch(word)), end)
    return list(words[start:end]), list(words[end:])


def _forms(words: Sequence[str]) -> Iterator[str]:
    """The words in lower case, their last also in the singular."""
    phrase = " ".join(words).lower().removesuffix("'s").removesuffix("'")
    yield phrase
    rest, _, last = phrase.rpartition(" ")
    before = f"{rest} " if rest else ""
    if last in _IRREGULAR or (last[-3:] == "men" and len(last) > 4):
        yield before + _IRREGULAR.get(last, last[:-2] + "an")
    for ending, singular in (("ies", "y"), ("es", ""), ("s", "")):
        if last.endswith(ending):
            yield before + last.removesuffix(ending) + singular


def _title_sector(title: str) -> str | None:
    """The sector of an office by its title alone, or by the longest title that ends it ("first lieutenant")."""
    title = "secretary-general" if title == "secretary general" else title
    words = title.split()
    told = _nouns().get(title, "<")
    if not told.startswith("<"):
        return told
    for start in range(len(words)):
        known = lexicon.titles().get(" ".join(words[start:]))
        if known is not None and (start == 0 or known.title not in _VAGUE) and known.title != "member":
            found = _LEVELS.get(known.level) or ("GOV" if known.level in lexicon.levels_of("state") else None)
            return found or _noun_sector(words)
    return None if words[-1] == "general" else _noun_sector(words)


def _is_name(label: str) -> bool:
    """Whether the label of a person begins as names do: "Stephen King", not "US Secretary of State"."""
    return label.partition(" ")[0] in lexicon.first_names()


def _is_description(alias: str) -> bool:
    """Whether an alias describes and names nobody: its head is a word in small letters."""
    head, _ = _split(alias.split())
    return bool(head) and head[-1].islower()


def _body_sector(words: Sequence[str]) -> str | None:
    body = lexicon.find(_bodies_by_form(), " ".join(words)) if words and words[0][:1].isupper() else None
    return None if body is None else _agency(body) if body.kind == "agency" else _KINDS.get(body.kind)


def _agency(body: Body) -> str:
    """An agency belongs to a state, or to an organization of several."""
    parent = _bodies().get(body.parent)
    while not body.state and parent is not None:
        body, parent = parent, _bodies().get(parent.parent)
    return "IGO" if not body.state and body.kind == "intergovernmental" else "GOV"


def _named_state(names: Iterable[str]) -> str | None:
    """The one state of which a name tells by an adjective or a name before its head, or behind "of" or "from"."""
    found: set[str] = set()
    for name in names:
        words = [word.removesuffix("'s").removesuffix("'") for word in _WORD.findall(name.replace("’", "'"))]
        head, behind = _split(words)
        states = [_adjective(run) for run in _runs(head)]
        if behind[:1] in (["of"], ["from"]):
            rest = behind[2:] if behind[1:2] == ["the"] else behind[1:]
            states.append(_state_id(" ".join(rest)))
        found |= {state for state in states if state is not None}
    return found.pop() if len(found) == 1 else None


def _runs(words: Sequence[str]) -> Iterator[str]:
    """One to three words that begin with a capital, and stand together."""
    for length in (1, 2, 3):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if run[0][:1].isupper():
                yield " ".join(run)


def _adjective(form: str) -> str | None:
    states = _nationalities().get(lexicon.fold(form), frozenset())
    return next(iter(states)) if len(states) == 1 else _state_id(form)


def _state_id(name: str) -> str | None:
    """The id of the state of that name, if nothing else has the name."""
    state = lexicon.find(lexicon.state_by_name(), name) if name else None
    return None if state is None or name in state.ambiguous else f"state/{slug(state.name)}"


def _people(phrase: str) -> bool:
    """Whether a phrase is a noun for the people of a state: "Palestinians"."""
    last = _split(phrase.split())[0][-1:]
    return any(word[0].isupper() and lexicon.fold(word) in _nationalities() for word in last)


@cache
def _nouns() -> Mapping[str, str]:
    rows = read_table("sectors.tsv", ("noun", "sector", "example"), folder=ontology_folder())
    return MappingProxyType({noun: sector for noun, sector, _ in rows})


@cache
def _bodies() -> Mapping[str, Body]:
    return MappingProxyType({body.name: body for body in lexicon.bodies()})


@cache
def _bodies_by_form() -> Mapping[str, Body]:
    forms = ((form, body) for body in lexicon.bodies() for form in (body.name, *body.aliases))
    return MappingProxyType({lexicon.fold(form): body for form, body in forms if form not in body.ambiguous})


@cache
def _nationalities() -> Mapping[str, frozenset[str]]:
    """Ids of states by adjective and noun for the people; "Korean" is of several."""
    found: dict[str, set[str]] = defaultdict(set)
    for state in lexicon.states():
        if state.kind != "historical":
            for form in (*state.adjectives, *state.people):
                found[lexicon.fold(form)].add(f"state/{slug(state.name)}")
    return MappingProxyType({form: frozenset(states) for form, states in found.items()})
