"""The title phrases of an article: the longest titles of the word list, with what belongs to them on either side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.extract.layers import NameMention, TitlePhrase
from kg.extract.names.titles.after import TitleEnd
from kg.extract.names.titles.before import TitleStart
from kg.extract.names.titles.phrase import NamesBeside, TitleDraft
from kg.language import Annotation, Sentence, Token
from kg.language.marks import QUOTATION_MARKS
from kg.language.syntax import MODIFIERS, PLURAL
from kg.lexicon import lists as lexicon
from kg.lexicon.entries import Title
from kg.lexicon.tables import class_of
from kg.model import EntityType, RoleStatus

#: In tokens.
_LONGEST_TITLE = 6
#: Whoever is called so holds no office.
_PRETENDED = class_of("clause_words.tsv", "pretended")


class _ListedTitle(NamedTuple):
    """A title of the word list whose last token is the one before ``last``."""

    last: int
    entry: Title
    plural: bool


class TitleFinder:
    """Finds the title phrases of an article, once its states and organizations are known."""

    def __init__(self, annotation: Annotation, names: Sequence[NameMention]) -> None:
        self._annotation = annotation
        self._named = NamesBeside(annotation, names)
        self._start = TitleStart(annotation, self._named)
        self._end = TitleEnd(annotation, self._named)

    def find(self) -> list[TitlePhrase]:
        return [phrase for sentence in self._annotation.sentences for phrase in self._in_sentence(sentence)]

    def _in_sentence(self, sentence: Sentence) -> Iterator[TitlePhrase]:
        tokens = self._annotation.tokens
        i = title_end = sentence.first
        while i < sentence.last:
            match = self._match(i, sentence.last) if _begins_title(tokens[i]) else None
            if match is None:
                i += 1
                continue
            last, entry, plural = match
            phrase = self._phrase(i, last, entry, sentence, plural=plural, limit=self._limit(i, title_end))
            word = self._word_before(phrase, sentence)
            if word == "would-be" and phrase.status is RoleStatus.CURRENT:
                phrase = replace(phrase, status=RoleStatus.NOMINEE)
            if word not in _PRETENDED:
                yield phrase
            i = title_end = max(phrase.last, last)

    def _limit(self, i: int, title_end: int) -> int:
        """Where the title at ``i`` may begin: "army chief General X" are two, "chief nuclear negotiator" is one."""
        tokens = self._annotation.tokens
        if i == title_end and tokens[i].text[0].isupper() and tokens[i - 1].text[0].islower():
            return i
        return self._annotation.sentence_of(tokens[i]).first

    def _word_before(self, phrase: TitlePhrase, sentence: Sentence) -> str:
        """The word before the bare title, with what a hyphen joins to it; marks of quotation do not count."""
        tokens, i = self._annotation.tokens, phrase.title_first - 1
        while i > sentence.first and tokens[i].text in QUOTATION_MARKS:
            i -= 1
        if i < sentence.first:
            return ""
        joined = i - 2 >= sentence.first and tokens[i - 1].text == "-"
        return f"{tokens[i - 2].lower}-{tokens[i].lower}" if joined else tokens[i].lower

    def _match(self, i: int, limit: int) -> tuple[int, Title, bool] | None:
        tokens = self._annotation.tokens
        listed = _listed_titles(tokens[i : min(i + _LONGEST_TITLE, limit)])
        if not listed or self._inside_name(i):
            return None
        for last, entry, plural in listed:
            if any(self._inside_name(k) for k in range(i, last)):
                continue
            if entry.kind == "honorific" or self._is_suffix(entry):
                continue
            if tokens[last - 1].pos not in {"NOUN", "PROPN", "ADJ"} or self._is_other_use(last - 1):
                continue
            return last, entry, plural
        return None

    def _is_other_use(self, i: int) -> bool:
        """ "head" of state as part, "chair" to sit on: the word modifies the next noun and no name follows."""
        token = self._annotation.tokens[i]
        after = self._annotation.next(token)
        if after is None or token.text[0].isupper():
            return False
        if token.dep not in MODIFIERS or token.head.i <= i:
            return False
        part = token.lower in lexicon.title_modifiers() and token.head.lower in lexicon.titles()
        return part or (after.pos == "NOUN" and token.head.i == after.i)  # "chief nuclear negotiator"

    def _inside_name(self, i: int) -> bool:
        """Part of a name that is no title: a trusted one, or one that the word ends ("Sutherland Shire Leader")."""
        phrase = self._named.at(i)
        if phrase is None or phrase.type is EntityType.PERSON:
            return False
        ends = phrase.type is EntityType.ORGANIZATION and phrase.last - 1 == i and phrase.last - phrase.first > 2
        return phrase.trusted or (ends and self._annotation.tokens[phrase.first].lower not in lexicon.title_modifiers())

    @staticmethod
    def _is_suffix(entry: Title) -> bool:
        """ "Jr.", "OBE": no office, though commas may set it off."""
        return entry.kind == "post-nominal" and entry.holder != "official"

    def _phrase(
        self, first: int, last: int, entry: Title, sentence: Sentence, *, plural: bool, limit: int
    ) -> TitlePhrase:
        words = self._annotation.tokens[first:last]
        head = next((token.i for token in words if token.is_root or not first <= token.head.i < last), last - 1)
        phrase = TitleDraft(first, last, first, head, entry, plural=plural)
        last_word = lexicon.title_modifiers().get(entry.title.split()[-1])
        if last_word is not None and last_word.status == "nominee":
            phrase.status = RoleStatus.NOMINEE  # "presidential candidate"
        self._start.extend(phrase, sentence, limit)
        self._end.extend(phrase, sentence)
        title = self._annotation.tokens[phrase.title_first : phrase.last]
        return phrase.finished(self._annotation.plain_words(self._annotation.span_of(title)))


def _begins_title(word: Token) -> bool:
    """Whether the titles that a word may begin are worth a look: most words begin none."""
    return word.lower in _beginnings() or word.tag in PLURAL


def _listed_titles(words: Sequence[Token]) -> list[_ListedTitle]:
    """The titles that the first words spell, in the singular or plural, the longest first."""
    titles, beginnings = lexicon.titles(), _beginnings()
    found: list[_ListedTitle] = []
    text, end = "", 0
    for token in words[:_LONGEST_TITLE]:
        text += f" {token.lower}" if text and token.start > end else token.lower
        end = token.end
        entry = titles.get(text)
        plural = entry is None and token.tag in PLURAL
        if plural:
            entry = titles.get(_singular(text))
        if entry is not None:
            found.append(_ListedTitle(token.i + 1, entry, plural))
        if text not in beginnings:
            break
    return found[::-1]


@cache
def _beginnings() -> frozenset[str]:
    """Titles, and what they begin with, of any length."""
    return frozenset(title[:length] for title in lexicon.titles() for length in range(1, len(title) + 1))


def _singular(text: str) -> str:
    if text.endswith("men"):
        return text[:-3] + "man"
    if text.endswith("ies"):
        return text[:-3] + "y"
    return text.removesuffix("s")
