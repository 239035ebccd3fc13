"""A bounded run of the fuzzing in `tools/fuzz`, always with the same inputs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.hostile.child import ROOT
from tools.fuzz.targets import TARGETS

EXAMPLES = {
    "extract": 3,
    "prose": 12,
    "reference": 10,
    "notes": 40,
    "gold": 40,
    "values": 15,
    "html": 40,
    "query": 60,
    "warc": 40,
    "statements": 40,
}


@pytest.mark.parametrize("name", TARGETS)
def test_no_target_fails(name: str) -> None:
    """In a process of its own, since some faults of engines end it."""
    command = [sys.executable, "-m", "tools.fuzz", name, "--examples", str(EXAMPLES.get(name, 80))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_a_fault_is_found() -> None:
    code = (
        "import sys; from tools.fuzz import targets, __main__; "
        "targets.TARGETS['text'] = lambda data: 1 / (b'Envoys' not in data); "
        "sys.argv = ['fuzz', 'text', '--examples', '50']; sys.exit(__main__.main())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, timeout=120)
    assert done.returncode == 1
    assert b"ZeroDivisionError" in done.stderr
