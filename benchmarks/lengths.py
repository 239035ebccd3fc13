"""How the time for one article grows with its length: seconds of processor time, and the exponent between lengths.

    python -m benchmarks.lengths FOLDER [--lengths 20000,80000,300000] [--shapes prose,names]

Prose is what the articles of the folder say, joined; the other shapes are sentences made to keep single rules busy. An
exponent of 1 says that a text twice as long takes twice the time. All that `kg build` does is counted but starting up:
reading, facts, the graph as text, and both pages.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
from collections.abc import Callable
from itertools import count, pairwise
from pathlib import Path

LONGEST = 300_000
START = (
    "Envoys meet in Oslo\n\nApril 19, 2024\n\nThe foreign minister of Norway met her colleague in Oslo on Monday, and "
    "they have said that it was good for all of them.\n\n"
)
ENGLISH = "The of and to that is was for with by from has have had been it its.\n"
DAY = re.compile(r"^[A-Z][a-z]+ \d{1,2}, \d{4}$|^\d{4}-\d\d-\d\d$")
STATES = [
    "France", "Germany", "Norway", "Sweden", "Russia", "China", "India", "Japan", "Brazil", "Canada", "Mexico",
    "Egypt", "Iran", "Iraq", "Israel", "Turkey", "Italy", "Spain", "Poland", "Ukraine", "Kenya", "Nigeria", "Chad",
    "Sudan", "Syria", "Jordan", "Cuba", "Peru", "Chile", "Vietnam",
]  # fmt: skip
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
GIVEN = [
    "Anna", "Boris", "Carla", "David", "Elena", "Fyodor", "Gina", "Hassan", "Irene", "Jacob", "Karla", "Leon",
    "Maria", "Nadia", "Oscar", "Paula", "Rosa", "Tania",
]  # fmt: skip
VERBS = [
    "attacked", "invaded", "criticized", "met the president of", "signed an agreement with", "threatened", "bombed",
]  # fmt: skip
SYLLABLES = [
    "bal", "cor", "dun", "fer", "gol", "har", "kel", "lom", "mar", "nov", "pas", "ras", "sol", "tan", "var", "wol",
    "zan", "bre", "dra", "fla",
]  # fmt: skip
ENDINGS = ["man", "ton", "ski", "ov", "elli", "berg", "wick", "ero", "ides", "son", "ford", "well", "ano", "ura", "ich"]


def name(i: int) -> str:
    """A name of a person; the first thousands differ."""
    family = SYLLABLES[i // 18 % 20] + "aeiou"[i // 360 % 5] + ENDINGS[(i * 7 + i // 18) % 15]
    return f"{GIVEN[i % 18]} {family.capitalize()}"


def state(i: int) -> str:
    return STATES[i % len(STATES)]


def day(i: int) -> str:
    return f"{MONTHS[i // 3 % 12]} {1 + i * 3 % 28}"


SENTENCES: dict[str, Callable[[int], str]] = {
    "unclosed quotes": lambda _: "He said “a” to the",
    "one minister": lambda _: "The minister Ann Lee met the president of France and Tom Hill.",
    "ministers": lambda i: f"The minister {name(2 * i)} met the president of France and {name(2 * i + 1)}.",
    "attacks": lambda i: f"{state(i)} attacked {state(i * 11 + 7)}.",
    "deeds": lambda i: f"{state(i)} {VERBS[i % 7]} {state(i * 11 + 7 + i // 7)} on {day(i)}, {2001 + i % 20}.",
    "deaths": lambda i: f"At least {i % 90 + 2} people were killed in a bomb attack in {state(i)} on Monday.",
    "sayings": lambda i: f"{name(i)} said that {state(i)} would attack {state(i * 7 + 3)}, and he condemned it.",
    "quotes": lambda i: f"“We will never attack {state(i)},” said {name(i)}. “They have met us.”",
    "officials": lambda i: (
        f"{state(i)}'s foreign minister, {name(i)}, told the Board of {name(i)[-5:]} that he resigned."
    ),
    "pronouns": lambda _: "He said that he met her and that they would meet them.",
    "names": lambda i: f"{name(i)},",
    "said that": lambda _: "he said that",
    "and": lambda i: f"{state(i)} attacked {state(i + 1)} and",
    "who": lambda _: "the president who met the minister who",
    "of the": lambda _: "of the",
    "slashes": lambda _: "a/b/c/d/e/f/g",
    "marks": lambda _: "“ ” ( „ ",
    "numbers": lambda i: f"{i * 37 % 9999}",
}


def made(shape: str, length: int) -> str:
    """An article of so many characters whose sentences are of one shape, behind enough English to be read."""
    title, opening = START.split("\n\nThe", 1)
    head = f"{title}\n\n{ENGLISH * (length // 4 // len(ENGLISH))}\nThe{opening}"
    found, size = [head], len(head)
    for i in count():
        if size >= length:
            return "".join(found)[:length]
        found.append(SENTENCES[shape](i) + " ")
        size += len(found[-1])
    raise AssertionError


def joined(folder: Path, length: int, *, most: int | None = None) -> str:
    """What the articles say, without headlines and dates, again and again until it is long enough."""
    bodies: list[str] = []
    for path in sorted(folder.rglob("*.txt"))[:most]:
        paragraphs = path.read_text(encoding="utf-8").split("\n\n")[1:]
        bodies.append("\n\n".join(text for text in paragraphs if not DAY.match(text.strip())))
    text = "\n\n".join(bodies)
    return (START + text * (length // max(len(text), 1) + 1))[:length]


def taken(text: str) -> float:
    """Seconds of processor time for all of `kg build` but starting up."""
    from kg import build

    started = time.process_time()
    graph = build(text)
    for ending in ("ttl", "trig"):
        graph.export(ending)
    graph.pages()
    return time.process_time() - started


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how the time for an article grows with its length.")
    parser.add_argument("folder", type=Path, help="a folder with articles")
    parser.add_argument("--lengths", default="20000,80000,300000", help="characters, joined by commas")
    parser.add_argument("--shapes", help=f"some of prose, repeated, {', '.join(SENTENCES)}; by default all")
    options = parser.parse_args()
    lengths = [min(int(length), LONGEST) for length in options.lengths.split(",")]
    shapes = options.shapes.split(",") if options.shapes else ["prose", "repeated", *SENTENCES]
    taken(START + ENGLISH)  # what is loaded once
    print(f"{'':16}" + "".join(f"{length:>12,}" for length in lengths) + "   exponents")
    for shape in shapes:
        seconds: list[float] = []
        for length in lengths:
            if shape in {"prose", "repeated"}:
                text = joined(options.folder, length, most=1 if shape == "repeated" else None)
            else:
                text = made(shape, length)
            seconds.append(taken(text))
        pairs = list(zip(lengths, seconds, strict=True))
        exponents = [
            math.log(after / before) / math.log(longer / shorter)
            for (shorter, before), (longer, after) in pairwise(pairs)
        ]
        told = "".join(f"{each:>11.1f}s" for each in seconds) + "   " + " ".join(f"{each:.2f}" for each in exponents)
        print(f"{shape:16}{told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
