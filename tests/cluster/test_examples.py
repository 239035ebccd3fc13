"""The notebook and the script for `spark-submit` do what they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pyspark

from tests.cluster.archives import manifest
from tests.notebooks import as_program

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "cluster"
CORPUS = ROOT / "examples" / "corpus"
COUNT = len(list(CORPUS.glob("*.txt")))


def _run(*command: str | Path, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    every = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable, **env}
    return subprocess.run(
        [str(part) for part in command], cwd=folder, env=every, capture_output=True, text=True, check=False, timeout=300
    )


def test_the_notebook_runs_from_top_to_bottom(tmp_path: Path) -> None:
    done = _run(sys.executable, as_program(EXAMPLES / "archive.ipynb", tmp_path), folder=tmp_path, ARTICLES=str(CORPUS))
    assert done.returncode == 0, done.stderr[-2000:]
    assert f"{COUNT} articles read, {COUNT} in the archive" in done.stdout
    assert re.search(r"\|20\d\d-\d\d\|", done.stdout)
    assert (tmp_path / "store").is_dir()


def test_spark_submit(tmp_path: Path) -> None:
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    done = _run(submit, "--master", "local[2]", EXAMPLES / "submit.py", CORPUS, "out", folder=tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert manifest(tmp_path / "out")["articles"] == COUNT


def test_the_composition_opens_no_port() -> None:
    composition = (EXAMPLES / "compose.yaml").read_text(encoding="utf-8")
    assert "deploy: {replicas: 2}" in composition
    assert "ports" not in composition
    assert "network_mode" not in composition
