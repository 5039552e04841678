"""The manifest, the handlers and the docs say the same."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

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


def test_slacks_own_limits_on_manifests() -> None:
    """Name, descriptions and hint are within the lengths that Slack takes (docs.slack.dev/reference/app-manifest)."""
    assert len(MANIFEST["display_information"]["name"]) <= 35
    assert len(MANIFEST["display_information"]["description"]) <= 140
    assert re.fullmatch(r"#[0-9a-f]{6}", MANIFEST["display_information"]["background_color"])
    assert len(MANIFEST["features"]["bot_user"]["display_name"]) <= 80
    for command in MANIFEST["features"]["slash_commands"]:
        assert len(command["command"]) <= 32
        assert len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000


def test_shortcuts_are_handled() -> None:
    """Each shortcut of the manifest is answered by the bot, and its words are within Slack's lengths."""
    shortcuts = {shortcut["callback_id"]: shortcut for shortcut in MANIFEST["features"]["shortcuts"]}
    assert shortcuts[SEARCH_SHORTCUT]["type"] == "global"
    files = [path for path in (ROOT / "bot").rglob("*.py") if "sandbox" not in path.parts]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    for callback, shortcut in shortcuts.items():
        assert f'"{callback}"' in source
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150


def test_home_tab_is_on() -> None:
    """The Home tab that the bot publishes is shown, and people may write to the bot."""
    home = MANIFEST["features"]["app_home"]
    assert home == {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}
