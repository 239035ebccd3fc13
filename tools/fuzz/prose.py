"""News prose in pieces, glued by chance: what no writer means, and every reader of texts meets."""

from __future__ import annotations

_MARKS = [
    *("“", "”", "“”", "““", '"', '""', "''", "``", "„", "«", "»", "‘", "’", "'", "’s", "'s", "s'", "(“„", "“(", "”,"),
    *(
        "(",
        ")",
        "((",
        "[",
        "]",
        "{",
        "—",
        "–",
        "-",
        "--",
        "...",
        "…",
        ".",
        ",",
        ";",
        ":",
        "!",
        "?",
        "?!",
        "/",
        "&",
        "%",
    ),
    *(
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u00ad",
        "\r\n",
        "\x0b",
        "\x85",
        "\u2028",
    ),
    *("\x00", "\x1b[31m", "\ud800", "\udfff", "\ufffe", "\U0001f1f3\U0001f1f4", "e\u0301", "ﬁ", "İ", "ß", "１９", "०"),
]
_WORDS = [
    *("the", "a", "of", "and", "that", "to", "in", "by", "its", "his", "who", "which", "he", "they", "it", "not", "as"),
    *("said", "says", "told reporters", "according to", "accused", "denied", "vowed to", "called on", "asked whether"),
    *(
        "met",
        "attacked",
        "invaded",
        "killed",
        "was killed in",
        "signed",
        "resigned",
        "was elected",
        "expelled",
        "visited",
    ),
    *(
        "will meet",
        "would attack",
        "may sign",
        "has not met",
        "plans to visit",
        "is to become",
        "died after",
        "rejected",
    ),
    *(
        "the agreement",
        "talks",
        "an attack on",
        "the election",
        "sanctions against",
        "a visit to",
        "the accord",
        "a bomb",
    ),
    *(
        "Norway",
        "France",
        "the United States",
        "U.S.",
        "Iran's",
        "Georgia",
        "Congo",
        "North Korea",
        "Moscow",
        "Washington",
    ),
    *("Norwegian", "French", "US-led", "Palestinians", "the European Union", "NATO", "(IAEA)", "the Senate", "Hamas"),
    *(
        "President",
        "Prime Minister",
        "the foreign minister",
        "Gen.",
        "Mr.",
        "Dr.",
        "King",
        "the former president",
        "Sir",
    ),
    *("Ann Lee", "Lee", "Ban Ki-moon", "Kofi Annan", "al-Maliki", "d'Estaing", "von der Leyen", "O’Neill", "X", "Jr."),
    *("李克强", "Путин", "محمد", "ישראל", "ประยุทธ์", "Νίκος", "Đỗ", "Ñ", "ǅ", "🙂", "x" * 90, "A-b-C-d", "1st Lt."),
    *("Monday", "on May 3", "April 19, 2024", "2024-02-30", "last week", "in 1999", "30 February", "tomorrow", "May"),
    *(
        "10",
        "three people",
        "at least 20 soldiers",
        "1,000,000",
        "9" * 30,
        "$5",
        "1.5.2.",
        "two-thirds",
        "3rd",
        "-7",
        "½",
    ),
    *(
        "spokesman",
        "officials",
        "the two leaders",
        "both countries",
        "the country",
        "the government",
        "his counterpart",
    ),
    *(
        "OSLO (AP) —",
        "By Ann Lee",
        "Related articles",
        "(Reuters)",
        "http://example.org/a?b=<c>",
        "a@b.org",
        "<b>",
        "]]>",
    ),
]
_SENTENCES = [
    "The foreign minister of Norway met her Swedish colleague in Oslo on Monday.",
    "“We will never sign it,” the president of France told reporters.",
    "He said that they had attacked the town, killing 12 people.",
    "Iran's foreign minister, Kamal Kharazi, accused the United States of spying.",
    "According to officials, the two leaders will visit Moscow next week.",
    "The Senate approved the bill by a vote of 51 to 49, and the president signed it.",
]
PIECES = [*_MARKS, *_WORDS, *_SENTENCES]
_GLUE = [" ", " ", " ", " ", " ", "", "", ". ", ", ", "\n\n"]


def glued(data: bytes) -> str:
    """A text of which each two bytes choose a piece and what stands behind it."""
    chosen = zip(data[::2], data[1::2], strict=False)
    return "".join(PIECES[a * len(PIECES) // 256] + _GLUE[b % len(_GLUE)] for a, b in chosen)


def frame(words: str) -> str:
    """An article in English with the words as headline, in a sentence, and as text."""
    said = "The foreign minister of Norway met her colleague in Oslo, and they spoke about it for an hour.\n\n"
    return f"{words[:60]}\n\nApril 19, 2024\n\n{said * 3}He said {words[:200]} to the king.\n\n{words}\n"
