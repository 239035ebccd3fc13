"""The words that plain English is made of: one row for each type of event, stance and type of relation.

Whoever adds a type to the vocabulary adds a row here; `phrases` makes sentences and names of links of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.view.phrasing.names import Name


class Verb(NamedTuple):
    """``visit``, ``visited``, ``visiting``, and what always follows: ``part in an election``."""

    plain: str
    past: str
    going: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words for a type of event.

    Args:
        noun: the name of the event; ``story`` is the same as it stands in a sentence: "a visit".
        made: what is done with it: "a visit is made".
        toward: leads from it to whom it is done to: "a visit to China".
        does: what an agent does to a target; ``alone`` what an agent does where no target is known.
        undergoes: what a target does where no agent is known; a participle stands for the passive: "visited".
        willing: whether ``undergoes`` is something that one may be asked to do.
        together: what agents do together, where the type has no targets.
        by: leads from the noun to who does it: "a visit by Ann Lee".
        at, about: lead from ``alone`` to a place and to an issue; an empty one where an issue would tell nothing new.
    """

    noun: str
    story: Name
    made: str
    toward: str
    does: Verb
    alone: Verb
    undergoes: Verb | str
    willing: bool = False
    together: Verb | None = None
    at: str = "in"
    about: str = ""
    by: str = "by"


EVENTS: dict[str, EventWords] = {
    "Visit": EventWords(
        "visit", Name("a visit", False), "made", "to",
        does=Verb("visit", "visited", "visiting"),
        alone=Verb("go", "went", "going", "on a visit"),
        undergoes="visited",
        at="to",
    ),
    "Meeting": EventWords(
        "meeting", Name("talks", True), "held", "with",
        does=Verb("meet", "met", "meeting"),
        alone=Verb("hold", "held", "holding", "talks"),
        undergoes="met",
        together=Verb("meet", "met", "meeting"),
        about="about",
    ),
    "Agreement": EventWords(
        "agreement", Name("an agreement", False), "reached", "with",
        does=Verb("reach", "reached", "reaching", "an agreement with"),
        alone=Verb("reach", "reached", "reaching", "an agreement"),
        undergoes=Verb("reach", "reached", "reaching", "an agreement"),
        together=Verb("reach", "reached", "reaching", "an agreement"),
        about="on",
    ),
    "Support": EventWords(
        "support", Name("support", False), "given", "for",
        does=Verb("support", "supported", "supporting"),
        alone=Verb("give", "gave", "giving", "support"),
        undergoes="supported",
    ),
    "Sanction": EventWords(
        "sanctions", Name("sanctions", True), "imposed", "on",
        does=Verb("sanction", "sanctioned", "sanctioning"),
        alone=Verb("impose", "imposed", "imposing", "sanctions"),
        undergoes="sanctioned",
    ),
    "ArmedAction": EventWords(
        "armed action", Name("armed force", False), "used", "against",
        does=Verb("attack", "attacked", "attacking"),
        alone=Verb("use", "used", "using", "armed force"),
        undergoes="attacked",
        about="over",
    ),
    "MilitaryActivity": EventWords(
        "military activity", Name("military activity", False), "carried out", "towards",
        does=Verb("carry out", "carried out", "carrying out", "military activity towards"),
        alone=Verb("carry out", "carried out", "carrying out", "military activity"),
        undergoes=Verb("face", "faced", "facing", "military activity"),
        about="over",
    ),
    "Protest": EventWords(
        "protest", Name("protests", True), "held", "against",
        does=Verb("protest", "protested", "protesting", "against"),
        alone=Verb("protest", "protested", "protesting"),
        undergoes=Verb("face", "faced", "facing", "protests"),
        about="over",
    ),
    "Election": EventWords(
        "election", Name("an election", False), "held", "in",
        does=Verb("take", "took", "taking", "part in an election in"),
        alone=Verb("take", "took", "taking", "part in an election"),
        undergoes=Verb("hold", "held", "holding", "an election"),
        willing=True,
        by="with",
    ),
    "OfficeChange": EventWords(
        "change of office", Name("a change of office", False), "made", "of",
        does=Verb("appoint or dismiss", "appointed or dismissed", "appointing or dismissing"),
        alone=Verb("make", "made", "making", "a change of office"),
        undergoes=Verb("take or leave", "took or left", "taking or leaving", "office"),
        willing=True,
    ),
    "LegalAction": EventWords(
        "legal action", Name("legal action", False), "taken", "against",
        does=Verb("take", "took", "taking", "legal action against"),
        alone=Verb("take", "took", "taking", "legal action"),
        undergoes=Verb("face", "faced", "facing", "legal action"),
    ),
    "Decision": EventWords(
        "decision", Name("a decision", False), "made", "about",
        does=Verb("make", "made", "making", "a decision about"),
        alone=Verb("make", "made", "making", "a decision"),
        undergoes=Verb("face", "faced", "facing", "a decision"),
        about="on",
    ),
    "Incident": EventWords(
        "incident", Name("an incident", False), "", "affecting",
        does=Verb("hit", "hit", "hitting"),
        alone=Verb("cause", "caused", "causing", "an incident"),
        undergoes="hit by an incident",
    ),
}  # fmt: skip
"""Every type of event of the vocabulary."""


class ClaimWords(NamedTuple):
    """What a speaker does by a claim: alone, to the target, and about an issue; in each, one speaker and many."""

    alone: tuple[str, str]
    target: tuple[str, str]
    issue: tuple[str, str]
    addressed: bool = False
    """Whether the target is whom the words are said to, rather than whom they are about."""


CLAIMS: dict[str, ClaimWords] = {
    "state": ClaimWords(("says", "say"), ("speaks about", "speak about"), ("speaks about", "speak about")),
    "request": ClaimWords(
        ("asks", "ask"), ("asks", "ask"), ("asks for action on", "ask for action on"), addressed=True
    ),
    "warn": ClaimWords(("warns", "warn"), ("warns", "warn"), ("warns about", "warn about"), addressed=True),
    "reject": ClaimWords(("rejects", "reject"), ("objects to", "object to"), ("disagrees about", "disagree about")),
    "criticize": ClaimWords(
        ("criticizes", "criticize"), ("criticizes", "criticize"), ("voices criticism on", "voice criticism on")
    ),
    "support": ClaimWords(("supports", "support"), ("backs", "back"), ("voices support on", "voice support on")),
    "promise": ClaimWords(
        ("promises", "promise"), ("makes promises to", "make promises to"), ("makes promises on", "make promises on"),
        addressed=True,
    ),
    "predict": ClaimWords(
        ("expects", "expect"),
        ("has expectations of", "have expectations of"),
        ("voices expectations on", "voice expectations on"),
    ),
}  # fmt: skip
"""Every stance of the vocabulary."""


class RelationWords(NamedTuple):
    link: str
    verb: str
    verb_of_many: str


RELATIONS: dict[str, RelationWords] = {
    "partOf": RelationWords("part of", "is part of", "are part of"),
    "memberOf": RelationWords("member of", "is a member of", "are members of"),
    "locatedIn": RelationWords("located in", "is in", "are in"),
    "allyOf": RelationWords("ally of", "is an ally of", "are allies of"),
    "opposes": RelationWords("opponent of", "is an opponent of", "are opponents of"),
}
"""Every type of relation of the vocabulary."""
