"""What belongs to a title before it: "the former U.S. deputy ...", "China's ...", "his ..."."""

from __future__ import annotations

from kg.extract.layers import NameMention
from kg.extract.names.titles.phrase import NamesBeside, TitleDraft, may_own
from kg.language import Annotation, Sentence, Token
from kg.language.syntax import MODIFIERS, NOUN_MODIFIERS
from kg.lexicon import lists as lexicon
from kg.lexicon.entries import Modifier
from kg.lexicon.gazetteer import Form
from kg.model import EntityType, RoleStatus

#: Adjectives in small letters that are part of titles.
_OFFICIAL = {"foreign", "prime", "chief", "humanitarian"}
#: Endings of adjectives that tell a field ("military attache", "nuclear envoy").
_FIELD_ENDINGS = ("al", "ic", "ary", "ear")


class TitleStart:
    """Extends a title to the left."""

    def __init__(self, annotation: Annotation, named: NamesBeside) -> None:
        self._annotation = annotation
        self._named = named

    def extend(self, phrase: TitleDraft, sentence: Sentence, limit: int) -> None:
        """Sets the owner, the status and how the phrase is introduced; moves its start and that of its bare title.

        Args:
            limit: where the title before it ends.
        """
        tokens = self._annotation.tokens
        i = phrase.first
        while i > limit:
            token, name = tokens[i - 1], self._named.at(i - 1)
            if name is not None and (name.trusted or self._is_body(name)) and may_own(name):
                self._owned(phrase, name, sentence)
                return
            if token.tag == "POS":
                self._possessed(phrase, i - 1, sentence)
                return
            modifier = self._modifier(token, tokens[i])
            if modifier is not None:
                i -= 1
                self._modified(phrase, modifier, i)
            elif token.text == "-" and token.end == tokens[i].start:
                i -= 1
            elif self._belongs_to_title(token, tokens[phrase.head]) and phrase.first == phrase.title_first:
                phrase.first = phrase.title_first = i = i - 1
            else:
                if token.tag == "PRP$":
                    phrase.owner_token = token
                self._introduce(phrase, i, sentence)
                return

    def _is_body(self, name: NameMention) -> bool:
        """What only the network takes for an organization owns the title, unless it looks like a part of it."""
        if name.type is not EntityType.ORGANIZATION or self._named.at(name.first - 1) is not None:
            return False
        word = self._annotation.tokens[name.first]
        return word.lower not in lexicon.title_modifiers() and word.text not in lexicon.first_names()

    def _owned(self, phrase: TitleDraft, name: NameMention, sentence: Sentence) -> None:
        """ "U.S. senator", "State Department spokesman"; a town before a title is where, not whose."""
        if name.type is EntityType.PLACE and name.form not in {Form.CAPITAL, Form.ADJECTIVE}:
            self._introduce(phrase, name.first, sentence)
            return
        phrase.of, phrase.first = name, name.first
        # "Treasury secretary", but "Foreign Office minister".
        is_body = name.text.split()[-1] in lexicon.words("owned-heads")
        if name.type is EntityType.ORGANIZATION and phrase.entry.title in {"secretary", "minister"} and not is_body:
            phrase.title_first = name.first
        self._introduce(phrase, name.first, sentence)

    def _possessed(self, phrase: TitleDraft, mark: int, sentence: Sentence) -> None:
        """ "China's president", "the country's president": the owner stands before the mark."""
        phrase.first = mark
        if mark - 1 < sentence.first:
            return
        name = self._named.at(mark - 1)
        if name is not None:
            phrase.of, phrase.first = name, name.first
        else:
            phrase.owner_token = self._annotation.tokens[mark - 1]

    @staticmethod
    def _modifier(token: Token, after: Token) -> Modifier | None:
        if token.pos == "ADP":
            return None
        modifiers = lexicon.title_modifiers()
        return modifiers.get(token.lower) or (modifiers.get(f"{token.lower}-") if after.text == "-" else None)

    @staticmethod
    def _modified(phrase: TitleDraft, modifier: Modifier, first: int) -> None:
        TitleStart._set_status(phrase, modifier)
        outside = modifier.strip or (modifier.word == "visiting" and phrase.entry.kind == "office")
        if not outside and phrase.first == phrase.title_first:
            phrase.title_first = first
        phrase.first = first

    @staticmethod
    def _set_status(phrase: TitleDraft, modifier: Modifier) -> None:
        if modifier.status and phrase.status is RoleStatus.CURRENT:
            phrase.status = RoleStatus(modifier.status)

    def _introduce(self, phrase: TitleDraft, i: int, sentence: Sentence) -> None:
        """Reads on before the owner or an adjective: "the former U.S. president" is former, and the one."""
        while i > sentence.first:
            token = self._annotation.tokens[i - 1]
            if token.lower in lexicon.words("definite"):
                phrase.introduced = "the"
                if i - 2 >= sentence.first and self._annotation.tokens[i - 2].lower in {"once", "formerly"}:
                    phrase.status = RoleStatus.FORMER  # "once the foreign minister"
            elif token.lower in lexicon.words("indefinite") or token.pos == "NUM":
                phrase.introduced = "a"
            elif token.pos == "ADJ" or token.text == "-" or lexicon.title_modifiers().get(token.lower):
                modifier = self._modifier(token, self._annotation.tokens[i])
                if modifier is not None:
                    self._set_status(phrase, modifier)
                i -= 1
                continue
            return

    def _belongs_to_title(self, token: Token, head: Token) -> bool:
        if token.i in self._named.persons or token.pos in {
            "DET",
            "ADP",
            "PUNCT",
            "VERB",
            "AUX",
            "CCONJ",
            "SCONJ",
            "PRON",
        }:
            return False
        if token.lower in {"mr", "mrs", "ms", "dr"} or token.pos == "NUM" or token.tag in {"CD", "JJS"}:
            return token.text[0].isdigit() and token.text[-1].isalpha()
        opens = token.i == self._annotation.sentence_of(token).first and token.pos in {"NOUN", "ADJ"}
        if token.text[0].isupper() and not head.text[0].isupper():
            return opens and token.dep in NOUN_MODIFIERS and token.text not in lexicon.organization_heads()
        if token.pos == "ADJ" and not token.text[0].isupper():
            return token.lower in _OFFICIAL or (
                token.lower.endswith(_FIELD_ENDINGS) and token.lower not in lexicon.words("qualities")
            )
        return token.dep in MODIFIERS or token.text[0].isupper()
