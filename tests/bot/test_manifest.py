"""The manifest, the handlers and the docs say the same."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema_rs
import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.commands.ask import SLASH
from bot.surfaces.searching import SEARCH_SHORTCUT

ROOT = Path(__file__).parents[2]
MANIFEST = yaml.safe_load((ROOT / "bot" / "manifest.yaml").read_text(encoding="utf-8"))
CONNECTING = (ROOT / "docs" / "connecting.md").read_text(encoding="utf-8")

# The methods that the bot calls, and the scopes that Slack asks for them (any one of each tuple).
SCOPES_OF_METHODS = {
    "auth_test": (),
    "chat_getPermalink": (),
    "chat_postEphemeral": ("chat:write",),
    "chat_postMessage": ("chat:write",),
    "conversations_history": ("channels:history", "groups:history", "im:history"),
    "conversations_info": ("channels:read", "groups:read"),
    "conversations_join": ("channels:join",),
    "conversations_open": ("im:write",),
    "conversations_replies": ("channels:history", "groups:history", "im:history"),
    "files_info": ("files:read",),
    "files_upload_v2": ("files:write",),
    "usergroups_users_list": ("usergroups:read",),
    "users_info": ("users:read",),
    "users_list": ("users:read",),
    "views_open": (),
    "views_publish": (),
    "views_push": (),
    "views_update": (),
}
SCOPES_OF_EVENTS = {
    "app_home_opened": "commands",  # Slack asks no scope for it
    "app_mention": "app_mentions:read",
    "channel_archive": "channels:read",
    "channel_deleted": "channels:read",
    "channel_left": "channels:read",
    "file_shared": "files:read",
    "group_archive": "groups:read",
    "group_left": "groups:read",
    "message.im": "im:history",
}


def scopes() -> set[str]:
    return set(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_command_is_the_one_that_is_handled() -> None:
    """The one slash command of the manifest is the one that the bot answers."""
    assert [each["command"] for each in MANIFEST["features"]["slash_commands"]] == [SLASH]


def test_every_method_has_its_scope_and_every_scope_its_method() -> None:
    """The bot calls no method without its scope, and asks for no scope that it does not use."""
    used = set()
    for file in (ROOT / "bot").rglob("*.py"):
        if "sandbox" not in file.relative_to(ROOT).parts:
            used |= set(re.findall(r"(?:client|posting)\.([a-z]+_\w+)\(", file.read_text(encoding="utf-8")))
    # What the socket's client does is no method of Slack's.
    used = {method for method in used if hasattr(AsyncWebClient, method)}
    assert used == set(SCOPES_OF_METHODS)
    needed = {scope for method in used for scope in SCOPES_OF_METHODS[method]}
    assert scopes() == needed | set(SCOPES_OF_EVENTS.values()) | {"commands"}


def test_every_event_is_handled() -> None:
    """The manifest subscribes to the events that the bot answers, and to no others."""
    events = set(MANIFEST["settings"]["event_subscriptions"]["bot_events"])
    assert events == set(SCOPES_OF_EVENTS)
    places = ("app.py", "surfaces/listeners.py", "intake/listeners.py")
    source = "".join((ROOT / "bot" / place).read_text(encoding="utf-8") for place in places)
    assert all(f'"{event.partition(".")[0]}"' in source for event in events)


def test_every_scope_has_its_reason_in_the_docs() -> None:
    """docs/connecting.md gives a reason for each scope, and for no other."""
    assert set(re.findall(r"^\| `([a-z:_]+)` \|", CONNECTING, re.MULTILINE)) == scopes()


def test_socket_mode_and_buttons_are_on() -> None:
    """Without Socket Mode and interactivity nothing would reach the bot."""
    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert MANIFEST["settings"]["interactivity"]["is_enabled"] is True
    assert MANIFEST["settings"]["org_deploy_enabled"] is False


def refused(manifest: object) -> list[str]:
    """What Slack would refuse about a manifest: where, as a path."""
    schema = yaml.safe_load(Path(__file__).with_name("slack_manifest.schema.yaml").read_text(encoding="utf-8"))
    errors = jsonschema_rs.Draft202012Validator(schema).iter_errors(manifest)
    return [".".join(str(part) for part in error.instance_path) for error in errors]


def test_slack_takes_the_manifest() -> None:
    """The manifest has the fields that Slack knows and no others, each within Slack's length and form."""
    assert refused(MANIFEST) == []


@pytest.mark.parametrize(
    ("section", "change"),
    [
        ("display_information", {"name": "x" * 36}),
        ("display_information", {"description": "x" * 141}),
        ("display_information", {"long_description": "too short"}),
        ("display_information", {"background_color": "navy"}),
        ("features", {"slash_commands": [{"command": "brief", "description": "No slash"}]}),
        ("features", {"shortcuts": [{"name": "x" * 25, "callback_id": "a", "description": "b", "type": "global"}]}),
        ("features", {"shortcuts": [{"name": "x", "callback_id": "a", "description": "b", "type": "global"}] * 6}),
        ("features", {"bot_user": {"always_online": True}}),
        ("settings", {"event_subscriptions": {"bot_events": ["message.im", "message.im"]}}),
        ("settings", {"interactivity": {}}),
        ("settings", {"socket_mode": True}),
        ("oauth_config", {"scopes": {"bot": ["chat:write", "chat:write"]}}),
    ],
)
def test_slack_refuses_what_its_rules_forbid(section: str, change: dict[str, object]) -> None:
    """The rules are those of Slack's documentation: what breaks one of them is found, and where."""
    assert refused({**MANIFEST, section: {**MANIFEST[section], **change}})


def test_shortcuts_are_handled() -> None:
    """Each shortcut of the manifest is answered by the bot."""
    shortcuts = {shortcut["callback_id"]: shortcut for shortcut in MANIFEST["features"]["shortcuts"]}
    assert shortcuts[SEARCH_SHORTCUT]["type"] == "global"
    files = [path for path in (ROOT / "bot").rglob("*.py") if "sandbox" not in path.parts]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    for callback in shortcuts:
        assert f'"{callback}"' in source


def test_home_tab_is_on() -> None:
    """The Home tab that the bot publishes is shown, and people may write to the bot."""
    home = MANIFEST["features"]["app_home"]
    assert home == {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}
