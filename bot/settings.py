"""Every setting of the bot, declared once with its reason. They are read from the environment when the bot starts."""

from __future__ import annotations

import difflib
import logging
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefings.records import BriefingsError


class SettingError(BriefingsError):
    """A setting is wrong or missing; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: what it is called, what holds when it is not set, and why one would set it."""

    name: str
    default: str
    reason: str
    secret: bool = False


BOT_TOKEN = Setting(
    "SLACK_BOT_TOKEN",
    "",
    "Connects to a real Slack: the Bot User OAuth Token (xoxb-…) under OAuth & Permissions. "
    "Without both tokens the bot starts the sandbox.",
    secret=True,
)
APP_TOKEN = Setting(
    "SLACK_APP_TOKEN",
    "",
    "Opens the Socket Mode connection: an app-level token (xapp-…) with connections:write, under Basic Information.",
    secret=True,
)
DATABASE = Setting("BRIEFINGS_DB", "briefings.db", "The file that holds the corpus. Put it on a disk that lasts.")
SEEDS = Setting("BRIEFINGS_SEEDS", "yes", "Whether a new corpus is filled with the five first records (yes or no).")
ADMINS = Setting(
    "BRIEFINGS_ADMINS",
    "",
    "Slack member IDs (U…), separated by commas, who may add records beside the workspace's admins and owners.",
)
ADMIN_GROUP = Setting(
    "BRIEFINGS_ADMIN_GROUP",
    "",
    "A Slack user group (S…) whose members may add records, too. Whoever leaves it in Slack may not any more.",
)
INTAKE_CHANNELS = Setting(
    "BRIEFINGS_INTAKE_CHANNELS",
    "",
    "Slack channel IDs (C… or G…), separated by commas: a file posted in one of them is read and laid on the admins' "
    "desk. Invite the bot there.",
)
GUESTS = Setting(
    "BRIEFINGS_GUESTS",
    "no",
    "Whether guests, and people of other organisations in shared channels, may ask too (yes or no).",
)
TEMPLATES = Setting(
    "BRIEFINGS_TEMPLATES", "", "A folder whose files take the place of templates/ of the same name: your own wording."
)
FEEDBACK_DAYS = Setting(
    "BRIEFINGS_FEEDBACK_DAYS", "180", "For how many days what people say of answers is kept, with what was asked."
)
SANDBOX_PORT = Setting(
    "BRIEFINGS_SANDBOX_PORT", "8420", "The port of the sandbox on this machine; 0 takes any that is free."
)
LOG_LEVEL = Setting("BRIEFINGS_LOG_LEVEL", "info", "How much is logged: debug, info, warning or error.")

SETTINGS = (
    BOT_TOKEN,
    APP_TOKEN,
    DATABASE,
    SEEDS,
    ADMINS,
    ADMIN_GROUP,
    INTAKE_CHANNELS,
    GUESTS,
    TEMPLATES,
    FEEDBACK_DAYS,
    SANDBOX_PORT,
    LOG_LEVEL,
)

_PREFIX = "BRIEFINGS_"
_LONGEST_KEPT = 3650
_LOG_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
_YES_NO = {"yes": True, "true": True, "1": True, "on": True, "no": False, "false": False, "0": False, "off": False}


@dataclass(frozen=True, slots=True)
class SlackTokens:
    """The two tokens of a Slack app. They are never shown: not in a log, not in an error, not in a repr."""

    bot: str
    app: str

    def __repr__(self) -> str:
        return "SlackTokens(…)"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as the bot uses them. `tokens` is None when the sandbox is meant."""

    tokens: SlackTokens | None
    database: Path
    seeds: bool
    admins: frozenset[str]
    admin_group: str | None
    intake_channels: frozenset[str]
    guests: bool
    templates: Path | None
    feedback_days: int
    sandbox_port: int
    log_level: int


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings in `environment`. Raises SettingError, which names the setting and says what to do."""

    def value(setting: Setting) -> str:
        return environment.get(setting.name, "").strip() or setting.default

    return Settings(
        tokens=_tokens(value(BOT_TOKEN), value(APP_TOKEN)),
        database=_database(value(DATABASE)),
        seeds=_yes_or_no(SEEDS, value(SEEDS)),
        admins=_member_ids(value(ADMINS)),
        admin_group=_group(value(ADMIN_GROUP)),
        intake_channels=_channel_ids(value(INTAKE_CHANNELS)),
        guests=_yes_or_no(GUESTS, value(GUESTS)),
        templates=_folder(value(TEMPLATES)),
        feedback_days=_days(value(FEEDBACK_DAYS)),
        sandbox_port=_port(value(SANDBOX_PORT)),
        log_level=_log_level(value(LOG_LEVEL)),
    )


def misspelled(environment: Mapping[str, str]) -> list[str]:
    """A sentence for each variable that looks like one of ours and is none."""
    known = [setting.name for setting in SETTINGS]
    sentences: list[str] = []
    for name in sorted(environment):
        if name.startswith(_PREFIX) and name not in known:
            near = _near(name, known)
            sentences.append(f"{name} is not a setting of Briefings" + (f"; did you mean {near[0]}?" if near else "."))
    return sentences


def _near(name: str, known: Sequence[str]) -> list[str]:
    # What every name begins with says nothing of which is meant.
    own = {each.removeprefix(_PREFIX): each for each in known}
    return [own[each] for each in difflib.get_close_matches(name.removeprefix(_PREFIX), own, n=1, cutoff=0.6)]


def settings_table() -> str:
    """The settings as a Markdown table, for the README."""
    rows = ["| setting | default | what for |", "| --- | --- | --- |"]
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else "not set"
        secret = " Secret." if setting.secret else ""
        rows.append(f"| `{setting.name}` | {default} | {setting.reason}{secret} |")
    return "\n".join(rows)


def _tokens(bot: str, app: str) -> SlackTokens | None:
    if not bot and not app:
        return None
    for setting, token, prefix in ((BOT_TOKEN, bot, "xoxb-"), (APP_TOKEN, app, "xapp-")):
        other = APP_TOKEN if setting is BOT_TOKEN else BOT_TOKEN
        if not token:
            raise SettingError(
                f"{setting.name} is not set, but {other.name} is. Set both to connect to Slack, or neither to start "
                f"the sandbox. {setting.name} starts with {prefix}; docs/connecting.md says where to find it."
            )
        if not token.startswith(prefix):
            swapped = token.startswith("xapp-" if prefix == "xoxb-" else "xoxb-")
            hint = f" It looks like the token for {other.name}." if swapped else ""
            raise SettingError(
                f"{setting.name} must start with {prefix}.{hint} docs/connecting.md says where to find it in Slack."
            )
    return SlackTokens(bot, app)


def _database(value: str) -> Path:
    path = Path(value).expanduser()
    if path.is_dir():
        raise SettingError(
            f"{DATABASE.name} names a folder, {path}. Name a file in it, such as {path / 'briefings.db'}."
        )
    if not path.parent.is_dir():
        raise SettingError(
            f"{DATABASE.name} names a file in {path.parent}, which is no folder. Please create it first."
        )
    return path


def _folder(value: str) -> Path | None:
    if not value:
        return None
    path = Path(value).expanduser()
    if not path.is_dir():
        raise SettingError(f"{TEMPLATES.name} names {path}, which is no folder. Please create it or unset the setting.")
    return path


def _member_ids(value: str) -> frozenset[str]:
    ids = [each for each in re.split(r"[,;\s]+", value) if each]
    for each in ids:
        if not re.fullmatch(r"[UW][A-Z0-9]+", each):
            raise SettingError(
                f"{ADMINS.name} holds “{each}”, which is no Slack member ID. In Slack, open the person's profile, "
                "choose the three dots and “Copy member ID”; it starts with U or W."
            )
    return frozenset(ids)


def _group(value: str) -> str | None:
    if value and not re.fullmatch(r"S[A-Z0-9]+", value):
        raise SettingError(
            f"{ADMIN_GROUP.name} is “{value}”, which is no Slack user group ID. In Slack, open the user group under "
            "People, choose the three dots and “Copy group ID”; it starts with S."
        )
    return value or None


def _channel_ids(value: str) -> frozenset[str]:
    ids = [each for each in re.split(r"[,;\s]+", value) if each]
    for each in ids:
        if not re.fullmatch(r"[CG][A-Z0-9]+", each):
            raise SettingError(
                f"{INTAKE_CHANNELS.name} holds “{each}”, which is no Slack channel ID. In Slack, open the channel's "
                "details; the ID stands at the bottom and starts with C or G."
            )
    return frozenset(ids)


def _yes_or_no(setting: Setting, value: str) -> bool:
    try:
        return _YES_NO[value.casefold()]
    except KeyError:
        raise SettingError(f"{setting.name} is “{value}”; please set it to yes or no.") from None


def _days(value: str) -> int:
    if value.isascii() and value.isdigit() and 0 < int(value) <= _LONGEST_KEPT:
        return int(value)
    raise SettingError(
        f"{FEEDBACK_DAYS.name} is “{value}”; please set it to a number of days from 1 to {_LONGEST_KEPT}."
    )


def _port(value: str) -> int:
    if value.isascii() and value.isdigit() and int(value) <= 65535:
        return int(value)
    raise SettingError(f"{SANDBOX_PORT.name} is “{value}”; please set it to a number from 0 to 65535.")


def _log_level(value: str) -> int:
    try:
        return _LOG_LEVELS[value.casefold()]
    except KeyError:
        raise SettingError(
            f"{LOG_LEVEL.name} is “{value}”; please set it to one of {', '.join(_LOG_LEVELS)}."
        ) from None


if __name__ == "__main__":
    sys.stdout.write(settings_table() + "\n")
