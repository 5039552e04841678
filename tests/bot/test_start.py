"""python -m bot, as a process of its own: it starts, says what it is, and stops; or says what is wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def environment(tmp_path: Path, **settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.casefold()}
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        kept.pop(name, None)
    return {**kept, "BRIEFINGS_DB": str(tmp_path / "briefings.db"), "BRIEFINGS_SANDBOX_PORT": "0", **settings}


def test_starts_the_sandbox_and_stops(tmp_path: Path) -> None:
    """Without tokens it files the seeds, starts the sandbox, says its address and that it is not Slack, and stops."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline() + process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert "http://127.0.0.1:" in said
    assert "not Slack" in said
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-only"}, "SLACK_APP_TOKEN"),
        ({"SLACK_BOT_TOKEN": "swapped", "SLACK_APP_TOKEN": "swapped"}, "SLACK_BOT_TOKEN"),
        ({"BRIEFINGS_DB": "/nowhere/x.db"}, "BRIEFINGS_DB"),
    ],
)
def test_wrong_settings_end_with_one_sentence(tmp_path: Path, settings: dict[str, str], named: str) -> None:
    """A wrong or half-set configuration ends with exit status 2 and one sentence that names the setting."""
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        env=environment(tmp_path, **settings),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert named in done.stderr
    assert done.stderr.count("\n") == 1


def test_file_that_is_no_database(tmp_path: Path) -> None:
    """A file that is no database is named in one sentence."""
    (tmp_path / "briefings.db").write_text("These are minutes, not a database. " * 100, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert "briefings.db" in done.stderr
    assert "Traceback" not in done.stderr
