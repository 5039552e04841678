"""Settings: what is wrong is named, with what to do; secrets are never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.disk import loss_warning
from bot.settings import SETTINGS, SettingError, misspelled, read_settings, settings_table


def test_nothing_set_means_the_sandbox() -> None:
    """Without any setting the bot starts the sandbox."""
    settings = read_settings({})
    assert settings.tokens is None
    assert settings.database == Path("briefings.db")
    assert settings.seeds
    assert not settings.guests


def test_everything_set(tmp_path: Path) -> None:
    """Each setting is read from its variable."""
    settings = read_settings(
        {
            "SLACK_BOT_TOKEN": "xoxb-secret-1",
            "SLACK_APP_TOKEN": "xapp-secret-2",
            "BRIEFINGS_DB": str(tmp_path / "x.db"),
            "BRIEFINGS_SEEDS": "no",
            "BRIEFINGS_ADMINS": "U1A, W2B",
            "BRIEFINGS_ADMIN_GROUP": "S0GROUP",
            "BRIEFINGS_INTAKE_CHANNELS": "C1A, G2B",
            "BRIEFINGS_GUESTS": "yes",
            "BRIEFINGS_TEMPLATES": str(tmp_path),
            "BRIEFINGS_SANDBOX_PORT": "0",
            "BRIEFINGS_LOG_LEVEL": "debug",
        }
    )
    assert settings.tokens is not None
    assert (settings.tokens.bot, settings.tokens.app) == ("xoxb-secret-1", "xapp-secret-2")
    assert settings.admins == {"U1A", "W2B"}
    assert settings.admin_group == "S0GROUP"
    assert settings.intake_channels == {"C1A", "G2B"}
    assert settings.guests
    assert settings.templates == tmp_path
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("environment", "named", "advice"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is not set", "Set both"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN is not set", "Set both"),
        ({"SLACK_BOT_TOKEN": "xapp-1", "SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_BOT_TOKEN", "token for SLACK_APP_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxp-1", "SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN", "must start with xoxb-"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapx-1"}, "SLACK_APP_TOKEN", "must start with xapp-"),
        ({"BRIEFINGS_DB": "/"}, "BRIEFINGS_DB", "Name a file"),
        ({"BRIEFINGS_DB": "/nowhere/at/all.db"}, "BRIEFINGS_DB", "create it first"),
        ({"BRIEFINGS_TEMPLATES": "/nowhere"}, "BRIEFINGS_TEMPLATES", "create it"),
        ({"BRIEFINGS_ADMINS": "aiko"}, "BRIEFINGS_ADMINS", "Copy member ID"),
        ({"BRIEFINGS_GUESTS": "maybe"}, "BRIEFINGS_GUESTS", "yes or no"),
        ({"BRIEFINGS_SEEDS": "2"}, "BRIEFINGS_SEEDS", "yes or no"),
        ({"BRIEFINGS_SANDBOX_PORT": "99999"}, "BRIEFINGS_SANDBOX_PORT", "0 to 65535"),
        ({"BRIEFINGS_LOG_LEVEL": "loud"}, "BRIEFINGS_LOG_LEVEL", "debug, info"),
    ],
)
def test_what_is_wrong_is_named(environment: dict[str, str], named: str, advice: str) -> None:
    """A wrong or half-set configuration names the setting and says what to do, without showing a token."""
    with pytest.raises(SettingError) as caught:
        read_settings(environment)
    sentence = str(caught.value)
    assert named in sentence
    assert advice in sentence
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        assert environment.get(name, "nothing set") not in sentence


def test_misspelled_setting() -> None:
    """A variable that looks like a setting and is none is pointed out, with the one that is meant."""
    assert misspelled({"BRIEFINGS_ADMIN": "U1", "PATH": "/bin"}) == [
        "BRIEFINGS_ADMIN is not a setting of Briefings; did you mean BRIEFINGS_ADMINS?"
    ]


def test_other_variable() -> None:
    """A variable that resembles no setting gets no suggestion: what all settings begin with is no likeness."""
    assert misspelled({"BRIEFINGS_ZZ": "1"}) == ["BRIEFINGS_ZZ is not a setting of Briefings."]


def test_table_names_every_setting() -> None:
    """The README's table has a row for each setting."""
    rows = settings_table().splitlines()[2:]
    assert len(rows) == len(SETTINGS)
    assert all(setting.name in row for setting, row in zip(SETTINGS, rows, strict=True))


def test_disk_that_does_not_last(tmp_path: Path) -> None:
    """On a host whose disk is emptied, or on a container's own disk, a database would be lost: that is said."""
    database = tmp_path / "briefings.db"
    assert loss_warning(database, {}, root=tmp_path) is None
    assert "emptied" in str(loss_warning(database, {"DYNO": "worker.1"}, root=tmp_path))
    (tmp_path / ".dockerenv").touch()
    assert "container" in str(loss_warning(database, {}, root=tmp_path))
    # /proc is a device of its own, as a mounted volume is.
    assert loss_warning(Path("/proc/briefings.db"), {}, root=tmp_path) is None


@pytest.mark.parametrize(
    ("name", "value"), [("BRIEFINGS_ADMIN_GROUP", "@editors"), ("BRIEFINGS_INTAKE_CHANNELS", "C1A, #records")]
)
def test_names_where_ids_are_needed(name: str, value: str) -> None:
    """A name in the place of an ID is refused, with where to find the ID."""
    with pytest.raises(SettingError, match=rf"{name} .*In Slack"):
        read_settings({name: value})
