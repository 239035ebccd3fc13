"""On a real cluster of a master and two workers, and with workers and the whole run killed, the graph is the same."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pyspark
import pytest

from tests.cluster.archives import manifest, quads
from tests.command import KG
from tests.processes import children, descendants, eventually

_CLASS = Path(pyspark.__file__).parent / "bin" / "spark-class"
_DEPLOY = "org.apache.spark.deploy"


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _program(*arguments: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    env = os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        arguments, cwd=folder, env=env, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _alive(page: int) -> int:
    try:
        with urlopen(f"http://127.0.0.1:{page}/json/", timeout=5) as answer:
            return int(answer.read().decode().count('"state" : "ALIVE"'))
    except OSError:
        return 0


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[int]]]:
    """A cluster of this machine: the address of its master, and its two workers, each a process of its own."""
    folder = tmp_path_factory.mktemp("cluster")
    port, page = _free_port(), _free_port()
    url = f"spark://127.0.0.1:{port}"
    at = ("--host", "127.0.0.1", "--port", str(port), "--webui-port", str(page))
    worker = (str(_CLASS), f"{_DEPLOY}.worker.Worker", "--cores", "1", "--memory", "1g", "--host", "127.0.0.1")
    folders = [("-d", str(folder / name), "--webui-port", "0", url) for name in ("one", "two")]
    with (
        _program(str(_CLASS), f"{_DEPLOY}.master.Master", *at, folder=folder),
        _program(*worker, *folders[0], folder=folder) as one,
        _program(*worker, *folders[1], folder=folder) as two,
    ):
        assert eventually(lambda: _alive(page) == 2, seconds=60)
        yield url, [one.pid, two.pid]


def _python_of(worker: int) -> list[int]:
    """The processes of Python that read for a worker."""
    return [each for each in descendants(worker) if b"pyspark" in _command(each)]


def _command(process: int) -> bytes:
    try:
        return Path("/proc", str(process), "cmdline").read_bytes()
    except OSError:
        return b""  # it has ended


def test_a_cluster_of_which_workers_are_killed(
    cluster: tuple[str, list[int]], articles: Path, expected: list[str], tmp_path: Path
) -> None:
    """A process of Python and an executor, with nothing told to either, while they read."""
    master, workers = cluster
    conf = ("--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.driver.bindAddress=127.0.0.1")
    command = (str(KG), "cluster", "build", str(articles), "out", "--master", master, *conf, "--batch", "30")
    with _program(*command, folder=tmp_path) as process:
        assert eventually((tmp_path / "out/read").exists, seconds=180)
        assert eventually(lambda: bool(_python_of(workers[0])), seconds=60)
        os.kill(_python_of(workers[0])[-1], signal.SIGKILL)
        time.sleep(3)
        (executor,) = children(workers[1])
        os.kill(executor, signal.SIGKILL)
        assert process.wait(timeout=400) == 0
    assert children(workers[1]) != [executor]
    assert quads(tmp_path / "out") == expected


def test_a_run_that_was_killed_goes_on(articles: Path, expected: list[str], tmp_path: Path) -> None:
    """What was read by then is not read again, and what was written half is written once more."""
    command = (str(KG), "cluster", "build", str(articles), "out", "--master", "local[2]", "--batch", "20")
    read, written = tmp_path / "out/read/run=00001", tmp_path / "out/quads"

    def first_is_read() -> bool:
        return (read / "batch=00000/_SUCCESS").exists()

    with _program(*command, folder=tmp_path) as process:
        assert eventually(first_is_read, seconds=180)
        _kill_group(process)
    before = {path: path.stat().st_mtime_ns for path in (read / "batch=00000").iterdir()}
    assert not (tmp_path / "out/_SUCCESS").exists()
    with _program(*command, folder=tmp_path) as process:
        assert eventually(written.exists, seconds=240)
        _kill_group(process)
    assert {path: path.stat().st_mtime_ns for path in (read / "batch=00000").iterdir()} == before
    with _program(*command, folder=tmp_path) as process:
        assert process.wait(timeout=240) == 0
    assert quads(tmp_path / "out") == expected
    assert (tmp_path / "out/_SUCCESS").exists()
    assert len(manifest(tmp_path / "out")["runs"]) == 1
