"""Holders that a verb joins to the title: "X is the president", "appointed X as minister", "X took up the post of"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.layers import PersonName, TitlePhrase
from kg.extract.offices.held import Held, NamesOfPersons
from kg.language import Annotation, Token
from kg.language.syntax import NOMINAL, VERBAL, subject
from kg.lexicon import lists as lexicon
from kg.model import RoleStatus

_COPULAS = {"be", "become", "remain"}
_GREETING = {"congratulate", "praise", "thank"}


class PredicatedHolders:
    """Finds the holder of a title by the verb above it."""

    def __init__(self, annotation: Annotation, names: NamesOfPersons) -> None:
        self._tokens = annotation.tokens
        self._names = names

    def find(self, title: TitlePhrase) -> Held | None:
        head = self._tokens[title.head]
        if head.dep in {"attr", "oprd"} and head.head.lemma in _COPULAS:
            return self._said_to_be(title, head, head.head)
        if head.dep == "pobj" and head.head.lower == "as":
            return self._serving(title, head.head.head) or self._appointed(title, head.head)
        return None

    def _said_to_be(self, title: TitlePhrase, head: Token, verb: Token) -> Held | None:
        """ "X is the president", but not "X could be president", "X as the next pope" or "X was the first to call"."""
        name = self._becoming(verb) if verb.dep == "pcomp" else self._names.at(subject(verb))
        if name is None or title.entry.kind == "profession" or verb.child("neg") is not None:
            return None
        if any(clause.child("aux") is not None for clause in head.all("relcl", "acl")):
            return None
        if any(child.lower in {"next", "future", "possible", "potential"} for child in head.children):
            return None
        if any(aux.lower not in {"has", "have", "had"} for aux in verb.all("aux")):
            return None
        return Held(name, "role.predicate", self._by_tense(title, verb))

    def _becoming(self, verb: Token) -> PersonName | None:
        """ "After becoming premier, X ...", "congratulated X on becoming premier"."""
        told = verb.head.head
        return self._names.at(told.child("dobj") if told.lemma in _GREETING else subject(told))

    @staticmethod
    def _by_tense(title: TitlePhrase, verb: Token) -> RoleStatus:
        if title.status is not RoleStatus.CURRENT or verb.lemma != "be":
            return title.status
        past = verb.tag == "VBD" or any(child.lower == "had" for child in verb.children)
        return RoleStatus.FORMER if past else RoleStatus.CURRENT

    def _serving(self, title: TitlePhrase, verb: Token) -> Held | None:
        """ "X, who serves as minister", "X served as minister"."""
        doubted = verb.child("neg") is not None or any(aux.tag in {"MD", "TO"} for aux in verb.all("aux"))
        name = self._names.at(subject(verb)) if verb.lemma == "serve" and not doubted else None
        if name is None or title.entry.kind == "profession" or verb.tag not in {"VBZ", "VBP", "VBD"}:
            return None
        past = verb.tag == "VBD" and title.status is RoleStatus.CURRENT
        return Held(name, "role.serving", RoleStatus.FORMER if past else title.status)

    def _appointed(self, title: TitlePhrase, preposition: Token) -> Held | None:
        """ "named X as minister", "X was sworn in as president"."""
        if not any(verb.lemma in lexicon.words("appointing") for verb in self._verbs_above(preposition)):
            return None
        name = self._appointee(preposition)
        status = RoleStatus.NOMINEE if title.status is RoleStatus.CURRENT else title.status
        return Held(name, "role.appointed-as", status) if name is not None else None

    @staticmethod
    def _verbs_above(preposition: Token) -> Iterator[Token]:
        """The first verb above the preposition, and all words above that."""
        verb = preposition.head
        while verb.pos not in VERBAL and not verb.is_root:
            verb = verb.head
        yield verb
        yield from verb.ancestors()

    def _appointee(self, preposition: Token) -> PersonName | None:
        governor = preposition.head
        name = self._names.ending(preposition.i)
        if name is None and governor.pos in NOMINAL:
            name = self._names.at(governor)
        if name is None and governor.pos == "VERB":
            name = self._names.at(governor.child("nsubjpass") or governor.child("dobj"))
        return name
