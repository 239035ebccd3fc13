"""What it takes to have a Spark, and what is said where it is not there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cluster.session import check_java
from kg.errors import UsageError
from tests.command import Command


def _program(path: Path, says: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}' >&2\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_without_java_one_line_says_what_to_do(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    outcome = kg("cluster", "build", "in", "out", PATH=str(tmp_path), JAVA_HOME="")
    assert outcome.code == 2
    assert outcome.err == (
        "kg: Spark needs Java, which is not found; install Java 17 or newer (Debian: apt-get install "
        "default-jre-headless), or set JAVA_HOME\n"
    )


@pytest.mark.parametrize(
    ("says", "told"), [('openjdk version "1.8.0_402"', "this is Java 1"), ("hello", "another program")]
)
def test_an_old_java_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, told: str) -> None:
    _program(tmp_path / "bin" / "java", says)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(UsageError, match=told):
        check_java()


def test_any_newer_java_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path / "bin" / "java", 'openjdk version "21.0.5" 2026-10-15')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    check_java()


def test_without_pyspark_one_line_says_what_to_install() -> None:
    code = (
        "import sys\nsys.modules['pyspark'] = None\nfrom kg.cli.app import run\n"
        "sys.exit(run(['cluster', 'build', 'in', 'out']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert done.returncode == 2
    assert done.stderr == (
        "kg: a cluster needs pyspark, which is not installed; install it with pip install 'statecraft-kg[spark]'\n"
    )


@pytest.mark.parametrize(
    "command", [["cluster", "build", "--help"], ["queries"], ["init", "store", "--from", "nowhere"]]
)
def test_nothing_of_spark_is_loaded_where_it_is_not_used(command: list[str], tmp_path: Path) -> None:
    code = f"import sys\nfrom kg.cli.app import run\nrun({command!r})\nprint('', *sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=tmp_path, env=os.environ.copy()
    )
    assert not {"pyspark", "py4j", "pandas", "pyarrow"} & set(done.stderr.split())


@pytest.mark.parametrize("conf", ["spark.executor.memory", "=2g"])
def test_a_setting_has_a_name_and_a_value(kg: Command, conf: str) -> None:
    outcome = kg("cluster", "build", "in", "out", "--conf", conf)
    assert outcome.code == 2
    assert "write --conf NAME=VALUE" in outcome.err
