"""Pipes that close, interrupts, and terminals that know no Unicode."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from tests.command import KG, Command


def test_a_closed_pipe_is_no_traceback(example_output: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [str(KG), "export", str(example_output / "graph.trig"), "--format", "nq"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 141


def test_an_interrupt_ends_quietly_and_leaves_nothing(tmp_path: Path, example: Path) -> None:
    command = [str(KG), "build", "-", "-o", "out"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        # A shell lets what it runs in the background ignore interrupts, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        time.sleep(1.5)  # it waits for the article
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == b""
    assert list(tmp_path.iterdir()) == []


def test_output_is_utf8_whatever_the_locale_is(kg: Command, example_output: Path) -> None:
    query = "SELECT ?words { ?x oa:exact ?words FILTER(CONTAINS(?words, '“')) } LIMIT 1"
    plain = kg("query", "-e", query, example_output / "graph.trig")
    ascii_only = kg("query", "-e", query, example_output / "graph.trig", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "“" in plain.out
    assert ascii_only.out == plain.out


def test_an_error_can_name_any_file(kg: Command) -> None:
    outcome = kg("build", "no “such” файл.txt", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert outcome.code == 2
    assert outcome.err.startswith("kg: no ")
    assert "Traceback" not in outcome.err


def test_names_cannot_act_on_the_terminal(kg: Command, example_output: Path) -> None:
    outcome = kg("build", "no\x1b[2Jsuch\x07.txt")
    assert outcome.err.startswith("kg: no\ufffd[2Jsuch\ufffd.txt: ")
    outcome = kg("query", "meetings", example_output / "graph.trig", "-p", "who=\x1b[31mNobody")
    assert "\x1b" not in outcome.err + outcome.out
