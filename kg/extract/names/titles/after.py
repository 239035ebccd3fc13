"""What belongs to a title behind it: "-elect", "of China", "for East Asian affairs", "at the Stimson Center"."""

from __future__ import annotations

from kg.extract.layers import NameMention
from kg.extract.names.titles.phrase import NamesBeside, TitleDraft, may_own
from kg.language import Annotation, Sentence, Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType, RoleStatus

_BELONGING = {"of", "for", "at", "with", "in", "to"}
#: Modifiers that may stand behind the title without a hyphen.
_SUFFIXES = {"elect", "designate", "nominee", "candidate", "hopeful"}


class TitleEnd:
    """Extends a title to the right."""

    def __init__(self, annotation: Annotation, named: NamesBeside) -> None:
        self._annotation = annotation
        self._named = named

    def extend(self, phrase: TitleDraft, sentence: Sentence) -> None:
        """Moves the end over the suffix and the matter of the title, and sets whose office it is."""
        tokens = self._annotation.tokens
        phrase.last = i = self._suffixed(phrase, sentence)
        while i + 1 < sentence.last and tokens[i].lower in _BELONGING:
            taken = self._attach(phrase, i, sentence)
            if taken is None:
                return
            i = taken

    def _suffixed(self, phrase: TitleDraft, sentence: Sentence) -> int:
        """ "president-elect", "vice presidential nominee": sets the status and gives the place behind the suffix."""
        tokens, modifiers, i = self._annotation.tokens, lexicon.title_modifiers(), phrase.last
        if i + 1 < sentence.last and tokens[i].text == "-" and (suffix := modifiers.get(f"-{tokens[i + 1].lower}")):
            phrase.status = RoleStatus(suffix.status or "elect")
            return i + 2
        if i < sentence.last and tokens[i].lower in _SUFFIXES and (suffix := modifiers.get(tokens[i].lower)):
            phrase.status = RoleStatus(suffix.status or "nominee")
            return i + 1
        return i

    def _attach(self, phrase: TitleDraft, i: int, sentence: Sentence) -> int | None:
        """What "of X", "for X", "to X" after the title adds; the place after it, or None if it adds nothing."""
        tokens = self._annotation.tokens
        preposition, after = tokens[i].lower, i + 1
        while after < sentence.last and (tokens[after].lower in {"the", "its", "their"} or tokens[after].tag == "POS"):
            after += 1
        if after >= sentence.last:
            return None
        name = self._name_ahead(after, sentence)
        sure = name is not None and (name.trusted or name.type is EntityType.ORGANIZATION)
        if name is not None and (sure or phrase.entry.level == "royal") and may_own(name):
            return self._owned(phrase, preposition, name, sentence)
        if preposition in {"of", "for"} and tokens[phrase.head].lower in lexicon.words("ministerial"):
            last = self._topic(after, sentence)
            if last > after:
                phrase.last = last
                return last
        return None

    def _owned(self, phrase: TitleDraft, preposition: str, name: NameMention, sentence: Sentence) -> int | None:
        """Whose office it is; a place owns mayors and governors only, and "to X" is part of the title."""
        level = phrase.entry.level
        if preposition == "to":
            if level not in {"diplomat", "adviser"}:
                return None
            phrase.last = name.last
            return name.last
        if name.type is EntityType.PLACE and preposition == "of" and level == "royal":
            phrase.last = name.last  # "Prince of Wales", "Duke of York": no place owns the title
            return name.last
        if name.type is EntityType.PLACE and (preposition == "in" or name.form is not Form.CAPITAL):
            heads = level in {"head-of-government", "head-of-state"} and name.known is not None and not phrase.plural
            provincial = heads and name.form is Form.NAME  # "Premier of New South Wales"
            if preposition != "of" or not (provincial or level in lexicon.levels_of("part")):
                return None
            phrase.of = name
            return name.last
        if preposition == "in" and level not in {"diplomat", "head", "leader"}:
            return None
        owner = self._whole(name, sentence)
        if phrase.of is None or owner.type is EntityType.ORGANIZATION:
            phrase.of = owner
        return owner.last

    def _name_ahead(self, after: int, sentence: Sentence) -> NameMention | None:
        """The name at ``after``, or that of the owned organization a word or two on ("the ruling X Party")."""
        for i in range(after, min(after + 3, sentence.last)):
            name = self._named.at(i)
            if name is not None:
                return name
            token = self._annotation.tokens[i]
            if token.pos not in {"ADJ", "NOUN"} and token.text != "-" and token.lower != "based":
                return None
        return None

    def _whole(self, name: NameMention, sentence: Sentence) -> NameMention:
        """The last name of a phrase owns the office: "Washington-based Stimson Center", "China's Foreign Ministry"."""
        tokens = self._annotation.tokens
        i = name.last
        while i < sentence.last and (
            tokens[i].tag == "POS"
            or tokens[i].text == "-"
            or tokens[i].lower == "based"
            or (tokens[i].pos == "ADJ" and tokens[i].head.i > i)
        ):
            i += 1
        following = self._named.at(i) if i < sentence.last else None
        if following is not None and i > name.last and following.type is EntityType.ORGANIZATION:
            return following
        return name

    def _topic(self, i: int, sentence: Sentence) -> int:
        """The end of a portfolio: "Foreign Affairs", "Immigration and Border Protection", "foreign affairs"."""
        tokens = self._annotation.tokens
        last = i
        while last < sentence.last:
            token = tokens[last]
            name = self._named.at(last)
            if last in self._named.persons or (name is not None and name.trusted and name.type is EntityType.STATE):
                break
            if (token.text[0].isupper() and token.pos in {"PROPN", "NOUN", "ADJ"}) or (
                token.pos in {"NOUN", "ADJ"} and last - i < 3 and not token.text[0].isupper()
            ):
                last += 1
                continue
            nxt = tokens[last + 1] if last + 1 < sentence.last else None
            if (
                token.lower in {"and", "&"}
                and nxt is not None
                and nxt.text[0].isupper() == tokens[last - 1].text[0].isupper()
                and nxt.pos in {"PROPN", "NOUN", "ADJ"}
                and (nxt.i not in self._named.persons)
                and self._is_topic(nxt)
            ):
                last += 1
                continue
            break
        return last

    @staticmethod
    def _is_topic(token: Token) -> bool:
        """The word after "and" is a topic, not the next person on the list."""
        return (
            token.text[0].isupper() and token.lower not in lexicon.titles() and token.text not in lexicon.first_names()
        )
