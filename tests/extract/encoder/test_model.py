"""The shipped network: it is loaded late, refused if it is not the shipped one, and always answers the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.extract.encoder.network.inputs import windows
from kg.extract.encoder.network.model import MANIFEST, WEIGHTS, OnnxModel
from kg.extract.encoder.network.outputs import EVENT_TYPES, ISSUES, MENTION_TYPES, WIDEST
from kg.lexicon.gazetteer import gazetteer
from tests.extract.encoder.given import annotated, times

_TEXT = (
    "Talks in Oslo\n\nNorwegian Foreign Minister Kari Lunde met her Swedish counterpart in Oslo on Monday. "
    '"We agreed to end the dispute," Lunde told reporters. Protesters marched in Bergen.'
)


def test_the_files_are_small_enough_to_ship_and_all_in_the_manifest() -> None:
    files = {path.name for path in WEIGHTS.iterdir()} - {MANIFEST}
    assert files == set(json.loads((WEIGHTS / MANIFEST).read_text("utf-8"))["files"])
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 40 * 2**20


def test_of_every_word_it_says_how_likely_each_class_is() -> None:
    (window,) = windows(annotated(_TEXT), times(_TEXT), gazetteer(), OnnxModel().subwords)
    found = OnnxModel().words(window)
    count = len(window.words)
    assert found.trigger.shape == (count, 1 + len(EVENT_TYPES))
    assert found.about.shape == (count, len(ISSUES))
    assert found.spans.shape == (count, WIDEST, 1 + len(MENTION_TYPES))
    for likely in (found.trigger, found.cue, found.title, found.status, found.stance, found.spans):
        np.testing.assert_allclose(likely.sum(-1), 1, atol=1e-4)


@pytest.mark.parametrize("name", ["words.onnx", "event_roles.onnx", "vocabulary.txt", "decisions.json", MANIFEST])
@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_what_was_not_shipped_so_is_refused(tmp_path: Path, name: str, harm: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    if harm == "missing":
        (folder / name).unlink()
    else:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: len(data) // 2])
    model = OnnxModel(folder)
    with pytest.raises(ModelError) as error:
        _use(model, name)
    assert "install the package again" in str(error.value.remedy)


def _use(model: OnnxModel, name: str) -> None:
    if name in {"vocabulary.txt", MANIFEST}:
        assert model.subwords.of("the")
    elif name == "decisions.json":
        assert model.fitted
    elif name == "words.onnx":
        model.words(windows(annotated(_TEXT), times(_TEXT), gazetteer(), OnnxModel().subwords)[0])
    else:
        none = np.zeros((1, 384), dtype=np.float32), np.zeros(1, dtype=np.int64), np.zeros((1, 3), dtype=np.int64)
        model.pairs("event_roles", *none)


def test_a_network_that_was_trained_for_other_types_is_refused(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, folder := tmp_path / "weights")
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    manifest["classes"]["issues"].remove("sanctions")
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(ModelError, match="trained for other issues") as error:
        assert OnnxModel(folder).version
    assert "make train" in str(error.value.remedy)


_READ = """
import hashlib, sys
from kg.extract import load_reader
from kg.language import load_annotator
from kg.read import read_text
facts = load_reader().read(load_annotator().annotate(read_text(sys.argv[1], id="a", published="2024-04-19")))
print(hashlib.sha256(repr(facts).encode()).hexdigest())
"""


def test_the_same_facts_whatever_the_seed_and_the_threads() -> None:
    told = set()
    for seed, threads in (("0", "1"), ("1", "4"), ("random", "2")):
        asked = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        command = [sys.executable, "-c", _READ, _TEXT]
        run = subprocess.run(command, env={**os.environ, **asked}, capture_output=True, text=True, check=True)
        told.add(run.stdout)
    assert len(told) == 1


def test_nothing_is_loaded_before_an_article_is_read() -> None:
    script = (
        "import sys; from kg.extract import load_reader; load_reader(); "
        "sys.exit(any(name.split('.')[0] in {'onnxruntime', 'torch'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
