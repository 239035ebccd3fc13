"""Several processes read the same as one, whatever happens to them, and none outlives what started it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from kg.errors import ArticleError, GraphError, ModelError, UsageError
from kg.knowledge import KnowledgeBase
from kg.model import Article, Block, BlockKind, Span
from kg.pipeline import build, read_sources
from kg.workers import MOST_JOBS, Read, Setup, read_facts
from kg.workers.reading import AHEAD
from tests.command import KG, Command
from tests.processes import children, eventually, is_running
from tests.read.texts import page, text
from tests.workers.methods import AwkwardError, Obedient, article

ROOT = Path(__file__).resolve().parents[2]
PLAIN = ("--no-view", "-f", "nq")
OWN = """<https://w3id.org/statecraft/id/state/norway>
    <http://www.w3.org/2000/01/rdf-schema#label> "The Kingdom" ;
    <http://www.w3.org/2004/02/skos/core#altLabel> "Norway" ."""
T = TypeVar("T")


def orders(*texts: str) -> list[Article]:
    return [article(each, number) for number, each in enumerate(texts)]


def readers(reads: list[Read]) -> set[int]:
    """The processes that read."""
    return {int(read.faults[0]) for read in reads}


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    before = children(os.getpid())
    yield
    assert sorted(children(os.getpid())) == sorted(before)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return list(read_sources([f"{text(number)}\n" for number in range(12)], published="2024-04-19"))


@pytest.fixture(scope="module")
def alone(articles: list[Article]) -> list[Read]:
    """What one process reads."""
    return list(read_facts(articles, Setup()))


# The same, however many they are


@pytest.mark.parametrize("jobs", [2, 3])
def test_facts_are_the_same_and_in_order(articles: list[Article], alone: list[Read], jobs: int) -> None:
    assert list(read_facts(articles, Setup(), jobs=jobs)) == alone
    assert [read.facts.article.id for read in alone] == [each.id for each in articles]
    assert all(read.facts.events and not read.faults for read in alone)


def test_graphs_are_the_same_to_the_byte(kg: Command) -> None:
    for number in range(5):
        (kg.folder / f"{number}.txt").write_text(text(number), encoding="utf-8")
    for jobs in ("1", "2"):
        done = kg("build", "*.txt", "-j", jobs, "-o", jobs, *PLAIN)
        assert done.code == 0, done.err
    one, two = ((kg.folder / jobs / "graph.nq").read_bytes() for jobs in ("1", "2"))
    assert one == two != b""


def test_children_know_the_reference_facts_and_the_least_confidence(tmp_path: Path, articles: list[Article]) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN, encoding="utf-8")
    how = Setup(reference=(own,), min_confidence=0.99)
    one, two = (list(read_facts(articles[:3], how, jobs=jobs)) for jobs in (1, 2))
    assert one == two
    assert "The Kingdom" in {entity.name for read in one for entity in read.facts.entities}
    assert not any(read.facts.events for read in one)


def test_articles_that_take_their_time_hold_nobody_up() -> None:
    given = orders("sleep 0.3", *["go"] * 30)
    reads = list(read_facts(given, Obedient(), jobs=2))
    assert [read.facts.article for read in reads] == given
    assert len(readers(reads)) == 2
    first = int(reads[0].faults[0])
    assert sum(read.faults == (str(first),) for read in reads) < 10


def test_no_more_are_started_than_are_needed() -> None:
    assert list(read_facts([], Obedient("fail"), jobs=2)) == []
    assert len(readers(list(read_facts(orders("go"), Obedient(), jobs=8)))) == 1
    here = readers(list(read_facts(orders("go"), Obedient(), jobs=1)))
    assert here == {os.getpid()}


def test_nought_is_one_for_each_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3, 5, 7}, raising=False)
    reads = list(read_facts(orders(*["sleep 0.05"] * 20), Obedient(), jobs=0))
    assert len(readers(reads)) == 3
    assert os.getpid() not in readers(reads)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3})
    assert readers(list(read_facts(orders("go"), Obedient(), jobs=0))) == {os.getpid()}


def test_numbers_that_make_no_sense(kg: Command) -> None:
    for jobs in (-1, MOST_JOBS + 1):
        with pytest.raises(UsageError, match="not between 0 and 64"):
            read_facts([], Setup(), jobs=jobs)
        done = kg("build", "a.txt", "--jobs", str(jobs))
        assert done.code == 2
        assert done.err.startswith("kg: Invalid value for '--jobs' / '-j'")


def test_reference_facts_may_come_from_standard_input(kg: Command) -> None:
    (kg.folder / "a.txt").write_text(text(), encoding="utf-8")
    graphs = []
    for jobs in ("1", "2"):
        done = kg("build", "a.txt", "-r", "-", "-j", jobs, "-o", jobs, *PLAIN, stdin=OWN.encode())
        assert done.code == 0, done.err
        graphs.append((kg.folder / jobs / "graph.nq").read_bytes())
    assert graphs[0] == graphs[1]
    assert b"The Kingdom" in graphs[0]


# As they come


@pytest.mark.parametrize(("jobs", "most"), [(1, 1), (2, 2 * AHEAD)])
def test_articles_are_drawn_a_few_ahead(jobs: int, most: int) -> None:
    drawn = 0

    def source() -> Iterator[Article]:
        nonlocal drawn
        for number in range(150):
            drawn += 1
            yield article("go", number)

    ahead = []
    reads = read_facts(source(), Obedient(), jobs=jobs)
    assert drawn == 0
    for given, _ in enumerate(reads):
        ahead.append(drawn - given)
    assert len(ahead) == 150
    assert max(ahead) <= most


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_source_comes_after_what_was_drawn_before(jobs: int) -> None:
    def source() -> Iterator[Article]:
        yield from orders("sleep 0.1", "go", "go")
        raise ArticleError("it is torn")

    reads = read_facts(source(), Obedient(), jobs=jobs)
    assert [next(reads).facts.article.id for _ in range(3)] == ["a0", "a1", "a2"]
    with pytest.raises(ArticleError, match="it is torn"):
        next(reads)


# What goes wrong


def told_of(given: list[Article], *, jobs: int = 2, timeout: float = 60) -> tuple[list[str], list[ArticleError]]:
    """The articles that were read and what was said of the others."""
    told: list[ArticleError] = []
    reads = list(read_facts(given, Obedient(), jobs=jobs, on_bad=told.append, timeout=timeout))
    return [read.facts.article.id for read in reads], told


def test_children_that_are_killed_are_replaced() -> None:
    before = children(os.getpid())
    given = orders("go", *["sleep 0.01"] * 50)
    reads = read_facts(given, Obedient(), jobs=2)
    found = [next(reads)]
    killed = set(children(os.getpid())) - set(before)
    for child in killed:
        os.kill(child, signal.SIGKILL)
    found += reads
    assert [read.facts.article for read in found] == given
    assert len(killed) == len(readers(found) - killed) == 2


def test_an_article_may_end_one_child(tmp_path: Path) -> None:
    given = orders("go", "go", f"die-once {tmp_path / 'died'}", *["go"] * 5)
    ids, told = told_of(given)
    assert ids == [each.id for each in given]
    assert told == []


@pytest.mark.parametrize("order", ["die", "exit"])
def test_an_article_that_ends_two_children_is_left_out(order: str) -> None:
    ids, told = told_of(orders("go", order, "go", order, "go"))
    assert ids == ["a0", "a2", "a4"]
    assert list(map(str, told)) == [
        f"{id}: ended the process that read it; leave it out, and please report it" for id in ("a1", "a3")
    ]
    with pytest.raises(ArticleError, match="a1: ended the process"):
        list(read_facts(orders("go", order, "go"), Obedient(), jobs=2))


def test_an_article_that_takes_too_long_is_left_out() -> None:
    ids, told = told_of(orders("go", "sleep 60", "go", "go"), timeout=0.3)
    assert ids == ["a0", "a2", "a3"]
    assert [(error.where, error.cause) for error in told] == [("a1", "takes longer than 0.3 seconds to read")]


def test_time_is_that_of_one_article() -> None:
    ids, told = told_of(orders(*["sleep 0.3"] * 6), timeout=1)
    assert (len(ids), told) == (6, [])


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_ours_concerns_one_article(jobs: int) -> None:
    ids, told = told_of(orders("go", "fail by design", "go", "fail-awkwardly twice"), jobs=jobs)
    assert ids == ["a0", "a2"]
    assert [error.where for error in told] == ["a1", "a3"]
    assert told[0].cause == "a fault of kg itself (ValueError: by design)"
    assert isinstance(told[0].__cause__, ValueError)
    assert "AwkwardError: twice!" in told[1].cause


def test_a_fault_of_ours_comes_out_as_it_is() -> None:
    with pytest.raises(ValueError, match="by design") as caught:
        list(read_facts(orders("go", "fail by design"), Obedient(), jobs=2))
    assert "in obey" in caught.value.__notes__[0]
    with pytest.raises(AwkwardError):
        list(read_facts(orders("fail-awkwardly twice"), Obedient(), jobs=1))
    with pytest.raises(RuntimeError, match="AwkwardError: twice!"):
        list(read_facts(orders("fail-awkwardly twice"), Obedient(), jobs=2))


def test_errors_of_model_and_reference_facts_come_out_as_they_are(tmp_path: Path, articles: list[Article]) -> None:
    told: list[ArticleError] = []
    with pytest.raises(ModelError, match="en_no_such: no such spaCy pipeline is installed; install it"):
        list(read_facts(articles, Setup(model="en_no_such"), jobs=2, on_bad=told.append))
    with pytest.raises(GraphError, match="no such file"):
        list(read_facts(articles, Setup(reference=(tmp_path / "own.ttl",)), jobs=2, on_bad=told.append))
    assert told == []


def test_children_that_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError, match="end before they are ready; give fewer jobs"):
        list(read_facts(orders("go", "go"), Obedient("die"), jobs=2))
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(ModelError, match=r"no process can be started that reads \(No such file"):
        list(read_facts(orders("go", "go"), Obedient(), jobs=2))


# Nothing is heard of them, and nothing is left


def test_children_print_and_read_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    ids, told = told_of(orders("print me", "read", "print me", "fail loudly"))
    assert (len(ids), len(told)) == (3, 1)
    assert capfd.readouterr() == ("", "")


def test_children_leave_interrupts_to_their_parent() -> None:
    others = children(os.getpid())  # servers of other tests
    reads = read_facts(orders(*["sleep 0.01"] * 60), Obedient(), jobs=2)
    found = [next(reads)]
    for child in set(children(os.getpid())) - set(others):
        os.kill(child, signal.SIGINT)
    found += reads
    assert len(readers(found)) == 2


def test_closing_leaves_no_child() -> None:
    before = children(os.getpid())
    reads = read_facts(orders("go", *["sleep 60"] * 40), Obedient(), jobs=2)
    next(reads)
    assert len(children(os.getpid())) == len(before) + 2
    start = time.monotonic()
    reads.close()
    assert time.monotonic() - start < 5
    assert children(os.getpid()) == before


def test_a_script_needs_no_guard_and_may_leave_it_at_that() -> None:
    script = """
from kg.workers import read_facts
from tests.workers.methods import Obedient, article
reads = read_facts([article("go"), *[article("sleep 60")] * 40], Obedient(), jobs=2)
print(next(reads).faults[0])
"""
    done = subprocess.run(
        [sys.executable, "-"], input=script, capture_output=True, text=True, cwd=ROOT, check=False, timeout=30
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not is_running(int(done.stdout))


def started(folder: Path, *, jobs: int = 2) -> subprocess.Popen[bytes]:
    """``kg build`` at work on many articles, once all of its children run."""
    for number in range(400):
        (folder / f"{number}.txt").write_text(text(number), encoding="utf-8")
    process = subprocess.Popen(
        [str(KG), "build", "*.txt", "-j", str(jobs), *PLAIN],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        start_new_session=True,
    )
    assert eventually(lambda: len(children(process.pid)) == jobs)
    return process


@pytest.mark.parametrize("wait", [0, 2])
def test_an_interrupt_ends_all_of_them_quietly(tmp_path: Path, wait: float) -> None:
    with started(tmp_path) as process:
        ours = children(process.pid)
        time.sleep(wait)  # at first they load, then they read
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert not any(map(is_running, ours))
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("wait", [0, 2])
def test_children_end_with_a_parent_that_is_killed(tmp_path: Path, wait: float) -> None:
    with started(tmp_path) as process:
        ours = children(process.pid)
        time.sleep(wait)
        process.kill()
        process.communicate(timeout=30)
    assert eventually(lambda: not any(map(is_running, ours)), seconds=10)


# Time, in whatever process and thread


def in_a_thread(work: Callable[[], T]) -> T:
    """What ``work`` gives, done where nothing can be interrupted."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


SLOW = text(20) * 4000  # takes far longer to read than any limit here
HEAVY = page(30).replace("<p>", "<p>" + "<b>w</b> " * 90_000 + "</p><p>", 1)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("order", ["sleep 60", "toil"])
def test_time_is_limited_whoever_reads(jobs: int, order: str) -> None:
    given = orders("go", order, "go", order, "go")
    for apart in (False, True):
        work = partial(told_of, given, jobs=jobs, timeout=0.5)
        ids, told = in_a_thread(work) if apart else work()
        assert ids == ["a0", "a2", "a4"]
        assert [str(error) for error in told] == [
            f"{id}: takes longer than 0.5 seconds to read; leave it out, or give it more time" for id in ("a1", "a3")
        ]
    with pytest.raises(ArticleError, match="a1: takes longer than"):
        list(read_facts(given, Obedient(), jobs=jobs, timeout=0.5))


@pytest.mark.parametrize("jobs", [1, 2])
def test_loading_does_not_count(jobs: int) -> None:
    how = Obedient("sleep 1.5")
    assert len(list(read_facts(orders("go", "sleep 0.2"), how, jobs=jobs, timeout=1))) == 2


def test_where_nothing_can_be_interrupted_a_child_reads_unless_there_is_no_limit() -> None:
    given = orders("go", "go")
    beside = in_a_thread(lambda: list(read_facts(given, Obedient(), jobs=1)))
    assert len(readers(beside)) == 1
    assert os.getpid() not in readers(beside)
    assert readers(in_a_thread(lambda: list(read_facts(given, Obedient(), jobs=1, timeout=None)))) == {os.getpid()}


def test_an_interrupted_article_changes_nothing_in_those_after_it(articles: list[Article], alone: list[Read]) -> None:
    slow = replace(articles[0], id="slow", text=SLOW, blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(SLOW))),))
    told: list[ArticleError] = []
    given = [articles[0], slow, *articles[1:]]
    assert list(read_facts(given, Setup(), on_bad=told.append, timeout=5)) == alone
    assert [error.where for error in told] == ["slow"]


@pytest.fixture
def slow(kg: Command) -> Command:
    """With a page and a text that take far longer than any limit here, and an article that does not."""
    (kg.folder / "heavy.html").write_text(HEAVY, encoding="utf-8")
    (kg.folder / "slow.txt").write_text(SLOW[:290_000], encoding="utf-8")
    (kg.folder / "good.txt").write_text(text(), encoding="utf-8")
    return kg


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_articles_that_take_too_long_are_left_out_of_a_graph(slow: Command, jobs: str) -> None:
    done = slow("build", "heavy.html", "slow.txt", "good.txt", "--timeout", "4", "-j", jobs, "--skip-bad", *PLAIN)
    assert done.code == 0, done.err
    for name in ("heavy.html", "slow"):
        assert f"kg: left out: {name}: takes longer than 4 seconds to read; leave it out, or give it more" in done.err
    assert "2 articles are left out because they cannot be read" in done.err
    assert slow("build", "good.txt", "--timeout", "0", "-o", "alone", *PLAIN).code == 0
    assert (slow.folder / "output/graph.nq").read_bytes() == (slow.folder / "alone/graph.nq").read_bytes()


@pytest.mark.parametrize("name", ["heavy.html", "slow.txt"])
def test_one_article_that_takes_too_long_ends_a_build(slow: Command, name: str) -> None:
    done = slow("build", "good.txt", name, "--timeout", "4", *PLAIN)
    assert (done.code, done.out) == (2, "")
    assert "takes longer than 4 seconds to read; leave it out, or give it more time" in done.err
    assert not (slow.folder / "output").exists()


def test_articles_that_take_too_long_are_left_out_of_a_corpus(slow: Command) -> None:
    assert slow("init").code == 0
    done = slow("add", "heavy.html", "slow.txt", "good.txt", "--timeout", "4")
    assert done.code == 0, done.err
    listed = [json.loads(line) for line in (slow.folder / "store/failures.jsonl").read_text().splitlines()]
    assert [(Path(each["source"]).name, each["where"]) for each in listed] == [
        ("heavy.html", "heavy.html"),
        ("slow.txt", "slow.txt"),
    ]
    assert all(each["reason"].startswith("takes longer than 4 seconds to read") for each in listed)
    assert slow("add", "heavy.html", "--timeout", "1").code == 2


def test_pages_are_limited_in_other_threads_too(tmp_path: Path) -> None:
    (tmp_path / "heavy.html").write_text(HEAVY, encoding="utf-8")
    (tmp_path / "good.html").write_text(page(), encoding="utf-8")
    told: list[ArticleError] = []
    graph = in_a_thread(lambda: build(tmp_path, on_bad=told.append, timeout=6))
    assert [(error.where, error.cause) for error in told] == [
        (str(tmp_path / "heavy.html"), "takes longer than 6 seconds to read")
    ]
    assert graph.export("nq") == build(tmp_path / "good.html", timeout=None).export("nq")
    with KnowledgeBase.create(tmp_path / "store") as base:
        added = in_a_thread(lambda: base.add(tmp_path / "good.html", timeout=60))
    assert added.tally.articles == 1


@pytest.mark.parametrize("seconds", ["-1", "1e7", "nan", "x"])
def test_times_that_make_no_sense(kg: Command, seconds: str) -> None:
    (kg.folder / "a.txt").write_text(text(), encoding="utf-8")
    done = kg("build", "a.txt", "--timeout", seconds)
    assert done.code == 2
    assert "timeout" in done.err
    with pytest.raises(UsageError, match="timeout"):
        build(f"{text()}\n", timeout=-1)
