"""Many clients at once: how long quick queries take at a server while slow ones are being ended.

``python -m benchmarks.load GRAPH`` starts `kg serve` and asks it from fifty connections: first quick clients alone,
then with clients beside them whose queries run out of time, memory or rows, are broken, or are given up half-way. At
last a hundred clients ask without a pause, also what takes a while, and a process beside them asks whether all is well.
It prints the answers by status, the time of quick queries with and without the others, that of ``/health``, the load of
the machine, and the memory of the server. It ends with 1 if there was an error that is no declared limit.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote

from benchmarks.bulk import MEGABYTE, memory

QUICK = (
    "SELECT ?s { ?s a <https://w3id.org/statecraft/ontology#Article> } LIMIT 20",
    "SELECT ?s ?label { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?label } LIMIT 20",
    "ASK { ?s a <https://w3id.org/statecraft/ontology#Claim> }",
)
#: What takes some processor time, at most some tenths of a second, so that others wait for their turn.
HEAVY = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?c ?d ?e . ?e ?f ?g }",
    'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?b ?e FILTER(STR(?c) = CONCAT(STR(?e), "x")) } LIMIT 1',
    "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o . ?o ?q ?r } GROUP BY ?s ORDER BY DESC(?n) LIMIT 5",
)
#: Queries that meet a limit, with the statuses that they may be answered with. {n} makes each of them another one.
OTHERS: dict[str, tuple[str, set[int]]] = {
    "time": (
        'ASK {{ ?a{n} ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) = CONCAT(STR(?f), STR(?i), "x")) }}', {504, 507, 503}),
    "memory": ("SELECT * {{ ?a{n} ?b ?c . ?d ?e ?f . ?g ?h ?i }} ORDER BY ?c ?f ?i", {507, 504, 503}),
    "rows": ("SELECT * {{ ?a{n} ?b ?c . ?d ?e ?f }}", {507, 504, 503}),
    "broken": ("SELECT ?a{n} {{", {400}),
}  # fmt: skip
_STATUS = re.compile(rb"HTTP/1\.1 (\d+)")
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


@dataclass
class Seen:
    """What clients met."""

    quick: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


class Client:
    """A connection that stays."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, query: str) -> int:
        """The status of the answer, when all of it is there."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(f"GET /query?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        status, length = _STATUS.match(head), _LENGTH.search(head)
        if status is None or length is None:
            raise OSError(f"no answer of HTTP: {head[:100]!r}")
        await reader.readexactly(int(length[1]))
        return int(status[1])

    def give_up(self) -> None:
        """Go away in the middle."""
        if self._streams is not None:
            self._streams[1].transport.abort()
            self._streams = None


async def quick(port: int, seen: Seen, end: float, pause: float, chance: random.Random) -> None:
    """Asks quick queries, with a pause between them."""
    client = Client(port)
    while time.monotonic() < end:
        await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)
        start = time.monotonic()
        status = await client.ask(chance.choice(QUICK))
        seen.quick.append(time.monotonic() - start)
        seen.statuses[f"quick {status}"] += 1
        if status != 200:
            seen.faults.append(f"a quick query was answered with {status}")
    client.give_up()


async def other(port: int, seen: Seen, end: float, chance: random.Random) -> None:
    """Asks what meets a limit, one after the other; of five, one is given up half-way."""
    client = Client(port)
    while time.monotonic() < end:
        kind = chance.choice(list(OTHERS))
        query, allowed = OTHERS[kind]
        work = client.ask(query.format(n=chance.randrange(10**9)))
        if chance.random() < 0.2:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(work, chance.uniform(0, 1))
            client.give_up()
            seen.statuses[f"{kind} given up"] += 1
            continue
        status = await work
        seen.statuses[f"{kind} {status}"] += 1
        if status not in allowed:
            seen.faults.append(f"a query of the kind {kind} was answered with {status}")
        if status == 503:
            await asyncio.sleep(1)
    client.give_up()


async def busy(port: int, statuses: Counter[str], end: float, chance: random.Random) -> None:
    """Asks without a pause, quick and heavy queries; that there are too many is no error here."""
    client = Client(port)
    while time.monotonic() < end:
        try:
            statuses[f"busy {await client.ask(chance.choice((*QUICK, *HEAVY)))}"] += 1
        except OSError:  # the connection was left alone for longer than the server keeps it
            client.give_up()
    client.give_up()


async def crowd(port: int, clients: int, seconds: float) -> tuple[list[tuple[float, int]], Counter[str]]:
    """So many busy clients: seconds and status of each answer of ``/health`` beside them, and all others by status."""
    statuses: Counter[str] = Counter()
    end = time.monotonic() + seconds
    watcher = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.health", str(port), str(seconds), stdout=asyncio.subprocess.PIPE
    )
    async with asyncio.TaskGroup() as group:
        for number in range(clients):
            chance = random.Random(number)  # noqa: S311 - a benchmark
            group.create_task(busy(port, statuses, end, chance))
        lines, _ = await watcher.communicate()
    return [(float(line.split()[1]), int(line.split()[2])) for line in lines.decode().splitlines()], statuses


async def watch(process: int, seen: Seen, end: float) -> None:
    """Looks at the memory of the server and its processes."""
    while time.monotonic() < end:
        with contextlib.suppress(OSError):  # one of them has just ended
            seen.memory.append(memory(process))
        await asyncio.sleep(1)


def port_of(server: subprocess.Popen[bytes], log: IO[str]) -> int:
    """Where it listens, when it does."""
    while server.poll() is None:
        time.sleep(0.1)
        log.seek(0)
        if found := re.search(r"http://127\.0\.0\.1:(\d+)", log.read()):
            return int(found[1])
    raise SystemExit("the server has not started")


async def phase(port: int, process: int, clients: int, others: int, *, seconds: float, pause: float) -> Seen:
    """So many clients for so long."""
    seen, end = Seen(), time.monotonic() + seconds
    chances = [random.Random(number) for number in range(clients + others)]  # noqa: S311 - a benchmark
    async with asyncio.TaskGroup() as group:
        group.create_task(watch(process, seen, end))
        for chance in chances[:clients]:
            group.create_task(quick(port, seen, end, pause, chance))
        for chance in chances[clients:]:
            group.create_task(other(port, seen, end, chance))
    return seen


def percentile(values: list[float], share: float) -> float:
    """In milliseconds."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)] * 1000


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure a server under load.")
    parser.add_argument("graph", help="a graph file or a store")
    parser.add_argument("--clients", type=int, default=50, help="connections in all (default 50)")
    parser.add_argument("--others", type=int, default=15, help="those whose queries meet limits (default 15)")
    parser.add_argument("--seconds", type=float, default=60, help="how long (default 60)")
    parser.add_argument(
        "--pause", type=float, default=0.5, help="seconds between queries of a quick client (default 0.5)"
    )
    parser.add_argument("--crowd", type=int, default=100, help="clients without a pause, beside /health (default 100)")
    parser.add_argument("--only-crowd", action="store_true", help="leave out the rest")
    given = parser.parse_args()
    options = ["--port", "0", "--timeout", "3", "--max-rows", "5000", "--max-memory", "150", "--log-level", "warning"]
    with tempfile.TemporaryFile("w+") as log:
        command = [str(Path(sys.executable).with_name("kg")), "serve", given.graph, *options]
        server = subprocess.Popen(command, stderr=log)
        try:
            port = port_of(server, log)
            time.sleep(3)  # until all processes are ready
            if not given.only_crowd:
                clients, quarter = given.clients - given.others, given.seconds / 4
                alone = asyncio.run(phase(port, server.pid, clients, 0, seconds=quarter, pause=given.pause))
                full = asyncio.run(
                    phase(port, server.pid, clients, given.others, seconds=given.seconds, pause=given.pause)
                )
            before = os.getloadavg()[0]
            answers, statuses = asyncio.run(crowd(port, given.crowd, given.seconds / 2))
            after = os.getloadavg()[0]
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    has_faults = False if given.only_crowd else tell_phases(alone, full)
    return 1 if tell_health(answers, statuses, (before, after)) or has_faults else 0


def tell_phases(alone: Seen, full: Seen) -> bool:
    """Print what quick clients met alone and among others; whether there was an error that is no declared limit."""
    print("clients                 queries    p50 ms    p95 ms    max ms")
    for name, seen in (("quick alone", alone), ("quick among others", full)):
        figures = "".join(f"{percentile(seen.quick, share):10.1f}" for share in (0.5, 0.95, 1))
        print(f"{name:<20}{len(seen.quick):>11}{figures}")
    print(f"p95 among others: {percentile(full.quick, 0.95) / percentile(alone.quick, 0.95):.1f} times that alone")
    quarter = max(len(full.memory) // 4, 1)
    parts = [max(full.memory[start : start + quarter]) / MEGABYTE for start in range(0, len(full.memory), quarter)][:4]
    print(f"memory of all processes, most in each quarter (MB): {', '.join(f'{part:.0f}' for part in parts)}")
    for status, count in sorted(full.statuses.items()):
        print(f"{count:>7} {status}")
    for fault, count in Counter(full.faults + alone.faults).items():
        print(f"{count} times {fault}")
    return bool(full.faults or alone.faults)


def tell_health(answers: list[tuple[float, int]], statuses: Counter[str], loads: tuple[float, float]) -> bool:
    """Print how long ``/health`` took among a crowd; whether it ever said that all is not well."""
    times = [seconds for seconds, _ in answers]
    figures = "".join(f"{percentile(times, share):10.1f}" for share in (0.5, 0.95, 0.99, 1))
    print("among a crowd           answers    p50 ms    p95 ms    p99 ms    max ms")
    print(f"/health             {len(times):>11}{figures}")
    print(f"load of the machine: {loads[0]:.1f} before, {loads[1]:.1f} at the end, on {os.cpu_count()} processors")
    for status, count in sorted(statuses.items()):
        print(f"{count:>7} {status}")
    ill = sum(status != 200 for _, status in answers)
    if ill:
        print(f"{ill} times /health said that all is not well")
    return bool(ill)


if __name__ == "__main__":
    sys.exit(main())
