"""``kg build`` of many articles at once: what is read, what is left out, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

from kg.cli.shared.formats import InputFormat
from kg.read import InputFormat as Known
from tests.command import Command
from tests.read.texts import text

PLAIN = ("--no-view", "-f", "nq")


def articles(kg: Command) -> int:
    """How many articles are in the graph that was made."""
    quads = (kg.folder / "output" / "graph.nq").read_text(encoding="utf-8")
    return quads.count(
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/statecraft/ontology#Article>"
    )


def table(folder: Path, *rows: str) -> Path:
    path = folder / "news.csv"
    path.write_text("\n".join(("body;day", *rows)), encoding="utf-8")
    return path


def test_the_options_know_what_is_read() -> None:
    assert [each.value for each in InputFormat] == [each.value for each in Known]


def test_a_table_with_names_of_its_own(kg: Command) -> None:
    table(kg.folder, f'"{text(1)}";2024-04-19', f'"{text(2)}";2024-04-20')
    done = kg("build", "news.csv", "--field", "text=body", "--field", "published=day", *PLAIN)
    assert (done.code, articles(kg)) == (0, 2), done.err
    assert "left out" not in done.err
    assert "no date of publication" not in done.err


def test_one_bad_article_and_no_file(kg: Command) -> None:
    table(kg.folder, f'"{text(1)}";2024-04-19', '"";2024-04-20')
    done = kg("build", "news.csv", "--field", "text=body", *PLAIN)
    assert done.code == 2
    assert done.err == "kg: news.csv, line 3: no words in it; give an article with text\n"
    assert not (kg.folder / "output").exists()


def test_bad_articles_are_left_out_on_request(kg: Command) -> None:
    table(kg.folder, f'"{text(1)}";2024-04-19', '"";2024-04-20', '"??";2024-04-20')
    (kg.folder / "b.txt").write_bytes(b"\x00")
    done = kg("build", "*.txt", "news.csv", "--field", "text=body", "--skip-bad", *PLAIN)
    assert (done.code, articles(kg)) == (0, 1), done.err
    told = [line for line in done.err.splitlines() if line.startswith("kg: ")]
    assert told[0].startswith("kg: left out: b.txt: binary data, not a text;")
    assert told[1].startswith("kg: left out: news.csv, line 3: no words in it;")
    assert told[2].startswith("kg: left out: news.csv, line 4: no words in it;")
    assert told[-1] == "kg: 3 articles are left out because they cannot be read"


def test_nothing_but_bad_articles(kg: Command) -> None:
    (kg.folder / "b.txt").write_bytes(b"\x00")
    done = kg("build", "b.txt", "--skip-bad", *PLAIN)
    assert done.code == 2
    assert done.err.splitlines()[-1] == "kg: none of the articles can be read; see what is said of each"
    assert not (kg.folder / "output").exists()


def test_a_name_that_is_not_there_is_no_bad_article(kg: Command) -> None:
    (kg.folder / "a.txt").write_text(text(), encoding="utf-8")
    done = kg("build", "a.txt", "nowhere.txt", "--skip-bad", *PLAIN)
    assert (done.code, done.err) == (2, "kg: nowhere.txt: no such file or folder; check the name\n")


def test_copies_are_read_once_and_few_are_named(kg: Command) -> None:
    lines = json.dumps({"text": text()}) + "\n"
    done = kg("build", "-", "--input-format", "jsonl", *PLAIN, stdin=(lines * 8).encode())
    assert (done.code, articles(kg)) == (0, 1), done.err
    told = [line for line in done.err.splitlines() if "left out" in line]
    assert told[0] == "kg: left out: standard input, line 2: the same text as article-1"
    assert told[5:] == ["kg: 7 articles are left out because their text was there before"]


def test_fields_that_make_no_sense(kg: Command) -> None:
    table(kg.folder, f'"{text(1)}";2024')
    for option, words in (
        ("text", "kg: --field text: not a field and its name; write --field text=body\n"),
        (
            "body=text",
            "kg: field body: no such field; the fields are text, title, published, source, author, url, id\n",
        ),
    ):
        done = kg("build", "news.csv", "--field", option, *PLAIN)
        assert (done.code, done.err) == (2, words)
    done = kg("build", "news.csv", "--field", "text=body", "--field", "text=day")
    assert (done.code, done.err) == (2, "kg: --field text=day: names the field a second time; name it once\n")
