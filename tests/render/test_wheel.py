"""The built wheel works on its own: templates, seeds, the manifest and the schema travel in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKED = """
import datetime, json, pathlib
import bot, briefings
from bot.app import build_app
from bot.blocks import Compiler
from bot.limits import slack_limits
from briefings import filing
from briefings.corpus import Corpus
from briefings.lookup import Lookup
from briefings.render import Renderer
corpus = Corpus.open(pathlib.Path("wheel.db"))
filed = filing.file_seeds(corpus, datetime.datetime(2025, 6, 2, tzinfo=datetime.UTC))
answer = Lookup(corpus).person("ohta", datetime.date(2025, 6, 2))
message = Compiler(slack_limits()).one_message(Renderer().answer(answer))
manifest = pathlib.Path(bot.__file__).with_name("manifest.yaml").is_file()
print(json.dumps([len(filed), message.text.splitlines()[0], manifest, briefings.__file__, bot.__file__]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as it would be published."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    [built] = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_wheel_answers_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    """Installed in a fresh environment, away from the checkout, the wheel files its seeds and answers from them."""
    home = tmp_path / "environment"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    # The dependencies are those of this environment; a path file does not bring its editable install along.
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [python, "-c", ASKED], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True, timeout=120
    )
    filed, name, manifest, *places = json.loads(done.stdout)
    assert (filed, name, manifest) == (5, "Naoki Ota", True)
    assert all(Path(place).is_relative_to(home) for place in places)
