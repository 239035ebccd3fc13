"""Phrases that name an office or profession: "former Deputy Secretary of State", "spokeswoman for the ministry"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import lexicon
from kg.extract.entries import Title
from kg.extract.gazetteer import Form
from kg.extract.names import NamePhrase
from kg.language import Annotation, Sentence, Token
from kg.model import EntityType, RoleStatus

_LONGEST_TITLE = 6
_BELONGING = {"of", "for", "at", "with", "in"}
#: Adjectives that end like those of a field ("legal adviser") and tell no field.
_QUALITIES = {
    "several", "final", "total", "real", "controversial", "influential", "critical", "charismatic", "outspoken", "local", "potential",
    "typical", "usual", "dramatic", "historic", "public", "loyal", "radical", "liberal", "individual", "additional", "original",
}  # fmt: skip
_MINISTERIAL = {"minister", "secretary", "undersecretary", "member", "commissioner", "ministers"}
_TOPIC_JOINS = {"and", "&", ","}


@dataclass(slots=True, eq=False)
class TitlePhrase:
    """Tokens ``first`` to ``last`` (exclusive) name an office; ``title_first`` is where the bare title starts.

    Args:
        of: the name of the state or organization that the office belongs to.
        owner_token: a possessor that is no name ("his spokesman", "the country's president").
        introduced: "the", "a" or "" by the word before it.
    """

    first: int
    last: int
    title_first: int
    head: int
    text: str
    entry: Title
    status: RoleStatus = RoleStatus.CURRENT
    of: NamePhrase | None = None
    owner_token: Token | None = None
    introduced: str = ""
    plural: bool = False

    @property
    def end(self) -> int:
        """Where the phrase ends with its "of ..." (exclusive)."""
        return max(self.last, self.of.last) if self.of is not None and self.of.first >= self.last else self.last


class TitleFinder:
    """Finds the title phrases of an article, once its states and organizations are known."""

    def __init__(self, annotation: Annotation, names: list[NamePhrase]) -> None:
        self.annotation = annotation
        kept = [name for name in names if name.trusted or not self._opens_with_title(name)]
        self._names = {i: phrase for phrase in kept for i in range(phrase.first, phrase.last)}
        self._persons = {i for n in annotation.names if n.label == "PERSON" for i in range(n.first, n.last)}
        self._surnames = {i for n in annotation.names if n.label == "PERSON" for i in range(n.first + 1, n.last)}

    def _opens_with_title(self, name: NamePhrase) -> bool:
        return self.annotation.tokens[name.first].lower in lexicon.titles()

    def find(self) -> list[TitlePhrase]:
        return [phrase for sentence in self.annotation.sentences for phrase in self._in_sentence(sentence)]

    def _in_sentence(self, sentence: Sentence) -> Iterator[TitlePhrase]:
        i = sentence.first
        while i < sentence.last:
            match = self._match(i, sentence.last)
            if match is None:
                i += 1
                continue
            last, entry, plural = match
            phrase = self._phrase(i, last, entry, sentence, plural=plural)
            yield phrase
            i = max(phrase.last, last)

    def _match(self, i: int, limit: int) -> tuple[int, Title, bool] | None:
        titles = lexicon.titles()
        tokens = self.annotation.tokens
        if self._inside_name(i) or self._ends_name(i):
            return None
        for last in range(min(i + _LONGEST_TITLE, limit), i, -1):
            if any(self._inside_name(k) for k in range(i, last)):
                continue
            text = self._words(i, last)
            entry = titles.get(text)
            plural = False
            if entry is None and tokens[last - 1].tag in {"NNS", "NNPS"}:
                entry = titles.get(self._singular(text))
                plural = entry is not None
            if entry is None or entry.kind == "honorific":
                continue
            if tokens[last - 1].pos not in {"NOUN", "PROPN", "ADJ"} or self._is_other_use(last - 1):
                continue
            return last, entry, plural
        return None

    def _is_other_use(self, i: int) -> bool:
        """ "head" of state as part, "chair" to sit on: the word modifies the next noun and no name follows."""
        token = self.annotation.tokens[i]
        after = self.annotation.next(token)
        if after is None or token.text[0].isupper():
            return False
        return token.dep in {"compound", "amod", "nmod"} and after.pos == "NOUN" and token.head.i == after.i

    def _ends_name(self, i: int) -> bool:
        """A word like a title that ends a name: "Julie Bishop", the "Sutherland Shire Leader"."""
        token, before = self.annotation.tokens[i], self.annotation.tokens[i - 1] if i else None
        if before is None or not token.text[0].isupper() or before.sentence != token.sentence:
            return False
        if before.text in lexicon.first_names() and i in self._surnames and before.entity == "PERSON":
            return True
        phrase = self._names.get(i - 1)
        return phrase is not None and not phrase.trusted and phrase.type is EntityType.PLACE

    def _inside_name(self, i: int) -> bool:
        """Part of a name that is no title: a trusted one, or one that ends with the word ("Sutherland Shire Leader")."""
        phrase = self._names.get(i)
        if phrase is None or phrase.type is EntityType.PERSON:
            return False
        ends = phrase.type is EntityType.ORGANIZATION and phrase.last - 1 == i and phrase.last - phrase.first > 2
        return phrase.trusted or (ends and self.annotation.tokens[phrase.first].lower not in lexicon.title_modifiers())

    def _words(self, first: int, last: int) -> str:
        words = ""
        before: Token | None = None
        for token in self.annotation.tokens[first:last]:
            words += (" " if before is not None and token.start > before.end else "") + token.lower
            before = token
        return words

    @staticmethod
    def _singular(text: str) -> str:
        if text.endswith("men"):
            return text[:-3] + "man"
        if text.endswith("ies"):
            return text[:-3] + "y"
        return text.removesuffix("s")

    def _phrase(self, first: int, last: int, entry: Title, sentence: Sentence, *, plural: bool) -> TitlePhrase:
        words = self.annotation.tokens[first:last]
        head = next((token.i for token in words if token.is_root or not first <= token.head.i < last), last - 1)
        phrase = TitlePhrase(first, last, first, head, "", entry, plural=plural)
        self._extend_left(phrase, sentence)
        self._extend_right(phrase, sentence)
        text = self.annotation.article.text[
            self.annotation.tokens[phrase.title_first].start : self.annotation.tokens[phrase.last - 1].end
        ]
        phrase.text = " ".join(text.split())
        return phrase

    def _extend_left(self, phrase: TitlePhrase, sentence: Sentence) -> None:
        tokens, modifiers = self.annotation.tokens, lexicon.title_modifiers()
        i = phrase.first
        while i > sentence.first:
            token = tokens[i - 1]
            name = self._names.get(i - 1)
            joined = token.end == tokens[i].start
            if (
                name is not None
                and name.trusted
                and name.type in {EntityType.STATE, EntityType.ORGANIZATION, EntityType.PLACE}
            ):
                if name.type is EntityType.PLACE and name.form is not Form.CAPITAL and name.form is not Form.ADJECTIVE:
                    return
                phrase.of, phrase.first = name, name.first
                if name.type is EntityType.ORGANIZATION and phrase.entry.title in {"secretary", "minister"}:
                    phrase.title_first = name.first
                self._introduce(phrase, name.first, sentence)
                return
            if token.tag == "POS":
                phrase.first = i - 1
                name = self._names.get(i - 2) if i - 2 >= sentence.first else None
                if name is not None:
                    phrase.of, phrase.first = name, name.first
                elif i - 2 >= sentence.first:
                    phrase.owner_token = tokens[i - 2]
                return
            modifier = modifiers.get(token.lower) or (
                modifiers.get(token.lower + "-") if tokens[i].text == "-" else None
            )
            if modifier is not None and token.pos != "ADP":
                if modifier.status:
                    phrase.status = (
                        RoleStatus(modifier.status) if phrase.status is RoleStatus.CURRENT else phrase.status
                    )
                strip = modifier.strip or (token.lower == "visiting" and phrase.entry.kind == "office")
                if not strip and phrase.first == phrase.title_first:
                    phrase.title_first = i - 1
                phrase.first = i = i - 1
                continue
            if token.text == "-" and joined:
                i -= 1
                continue
            if self._belongs_to_title(token, tokens[phrase.head]) and phrase.first == phrase.title_first:
                phrase.first = phrase.title_first = i = i - 1
                continue
            if token.tag == "PRP$":
                phrase.owner_token = token
            self._introduce(phrase, i, sentence)
            return

    def _introduce(self, phrase: TitlePhrase, i: int, sentence: Sentence) -> None:
        while i > sentence.first:
            token = self.annotation.tokens[i - 1]
            if token.lower in {"the", "this", "that"}:
                phrase.introduced = "the"
            elif token.lower in {"a", "an", "one", "another", "some"} or token.pos == "NUM":
                phrase.introduced = "a"
            elif token.pos == "ADJ" or token.text == "-" or lexicon.title_modifiers().get(token.lower):
                i -= 1
                continue
            return

    def _belongs_to_title(self, token: Token, head: Token) -> bool:
        if token.i in self._persons or token.pos in {"DET", "ADP", "PUNCT", "VERB", "AUX", "CCONJ", "PRON"}:
            return False
        if token.lower in {"mr", "mrs", "ms", "dr"} or token.pos == "NUM" or token.tag in {"CD", "JJS"}:
            return token.text[0].isdigit() and token.text[-1].isalpha()
        if token.text[0].isupper() and not head.text[0].isupper():
            return False
        if token.pos == "ADJ" and not token.text[0].isupper():
            return token.lower in {"foreign", "prime", "chief"} or (
                token.lower.endswith(("al", "ic", "ary", "ear")) and token.lower not in _QUALITIES
            )
        return token.dep in {"compound", "nmod", "amod"} or token.text[0].isupper()

    def _extend_right(self, phrase: TitlePhrase, sentence: Sentence) -> None:
        tokens, modifiers = self.annotation.tokens, lexicon.title_modifiers()
        i = phrase.last
        if i + 1 < sentence.last and tokens[i].text == "-" and (suffix := modifiers.get("-" + tokens[i + 1].lower)):
            phrase.status, i = RoleStatus(suffix.status or "elect"), i + 2
        elif (
            i < sentence.last
            and (suffix := modifiers.get(tokens[i].lower))
            and tokens[i].lower in {"elect", "designate", "nominee", "candidate", "hopeful"}
        ):
            phrase.status, i = RoleStatus(suffix.status or "nominee"), i + 1
        phrase.last = i
        while i + 1 < sentence.last and tokens[i].lower in {*_BELONGING, "to"}:
            taken = self._attach(phrase, i, sentence)
            if taken is None:
                return
            i = taken
        return

    def _attach(self, phrase: TitlePhrase, i: int, sentence: Sentence) -> int | None:
        """What "of X", "for X", "to X" after the title adds; the place after it, or None if it adds nothing."""
        tokens = self.annotation.tokens
        prep, after = tokens[i].lower, i + 1
        while after < sentence.last and (tokens[after].lower in {"the", "its", "their"} or tokens[after].tag == "POS"):
            after += 1
        if after >= sentence.last:
            return None
        name = self._names.get(after)
        if name is None:
            name = self._name_ahead(after, sentence)
        if (
            name is not None
            and (name.trusted or name.type is EntityType.ORGANIZATION)
            and name.type in {EntityType.STATE, EntityType.ORGANIZATION, EntityType.PLACE}
        ):
            if prep == "to":
                if phrase.entry.level not in {"diplomat", "adviser"}:
                    return None
                phrase.last = name.last
                return name.last
            if name.type is EntityType.PLACE and (prep == "in" or name.form is not Form.CAPITAL):
                if phrase.entry.level in {"mayor", "governor"} and prep == "of":
                    phrase.of = name
                    return name.last
                return None
            if prep == "in" and phrase.entry.level not in {"diplomat", "head"}:
                return None
            owned = self._whole(name, after, sentence)
            if phrase.of is None or owned.type is EntityType.ORGANIZATION:
                phrase.of = owned
            return owned.last
        if prep in {"of", "for"} and tokens[phrase.head].lower in _MINISTERIAL:
            last = self._topic(after, sentence)
            if last > after:
                phrase.last = last
                return last
        return None

    def _name_ahead(self, after: int, sentence: Sentence) -> NamePhrase | None:
        """The owned organization after a possessor or adjective ("China's Foreign Affairs Ministry", "ruling X Party")."""
        for i in range(after, min(after + 3, sentence.last)):
            if i in self._names:
                return self._names[i]
            token = self.annotation.tokens[i]
            if token.pos not in {"ADJ", "NOUN"} and token.text not in {"-"} and token.lower not in {"based"}:
                return None
        return None

    def _whole(self, name: NamePhrase, after: int, sentence: Sentence) -> NamePhrase:
        """ "Washington-based Stimson Center", "China's Foreign Affairs Ministry": the last name of the phrase owns the office."""
        tokens = self.annotation.tokens
        i = name.last
        while i < sentence.last:
            if (
                tokens[i].tag == "POS"
                or tokens[i].text == "-"
                or tokens[i].lower == "based"
                or (tokens[i].pos == "ADJ" and tokens[i].head.i > i)
            ):
                i += 1
                continue
            following = self._names.get(i)
            if following is not None and i > name.last and following.type is EntityType.ORGANIZATION:
                return following
            break
        return name

    def _topic(self, i: int, sentence: Sentence) -> int:
        """The end of a portfolio: "Foreign Affairs", "Immigration and Border Protection", "foreign affairs"."""
        tokens = self.annotation.tokens
        last = i
        while last < sentence.last:
            token = tokens[last]
            name = self._names.get(last)
            if last in self._persons and self._before_name(last):
                last += 1
                break
            if last in self._persons or (name is not None and name.trusted and name.type is EntityType.STATE):
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
                and (nxt.i not in self._persons)
                and self._followed(nxt, sentence)
            ):
                last += 1
                continue
            break
        return last

    def _before_name(self, i: int) -> bool:
        """The engine took a constituency or portfolio for the start of the name behind it ("Cook Scott Morrison")."""
        given = lexicon.first_names()
        after = self.annotation.next(self.annotation.tokens[i])
        return (
            self.annotation.tokens[i].text not in given
            and after is not None
            and after.text in given
            and after.i in self._surnames
        )

    def _followed(self, token: Token, sentence: Sentence) -> bool:
        """The word after "and" is a topic, not the next person on the list."""
        return (
            token.text[0].isupper() and token.lower not in lexicon.titles() and token.text not in lexicon.first_names()
        )
