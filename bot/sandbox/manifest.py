"""What the app's manifest allows: its name, commands, shortcuts, scopes and events."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.sandbox.wire import Json


class ManifestError(Exception):
    """There is no manifest in that file; the message says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`commands`, `scopes` and `events` are None when no manifest was given: then everything is allowed."""

    name: str = "Sandbox app"
    commands: dict[str, Json] | None = None
    shortcuts: tuple[Json, ...] = ()
    scopes: frozenset[str] | None = None
    events: frozenset[str] | None = None
    home_tab: bool = False

    def allows(self, scopes: tuple[str, ...]) -> bool:
        """May a method that needs one of these scopes be called?"""
        return self.scopes is None or not scopes or any(scope in self.scopes for scope in scopes)

    def has_scope(self, scope: str) -> bool:
        """Was this very scope asked for? Without a manifest the usual ones are held, but not chat:write.public."""
        return scope in self.scopes if self.scopes is not None else scope != "chat:write.public"

    def hears(self, event: str) -> bool:
        """Did the app subscribe to this event?"""
        return self.events is None or event in self.events


def read_manifest(path: Path) -> Manifest:
    """Read an app manifest in YAML or JSON (JSON is YAML). ManifestError, in words, for what is none."""
    try:
        return _manifest(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeError) as error:
        raise ManifestError(f"The manifest {path} cannot be read ({error}).") from error
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ManifestError(f"{path} is no app manifest as Slack takes it ({error}).") from error


def _manifest(wanted: Json) -> Manifest:
    features: Json = wanted.get("features") or {}
    scopes: Json = (wanted.get("oauth_config") or {}).get("scopes") or {}
    subscriptions: Json = (wanted.get("settings") or {}).get("event_subscriptions") or {}
    name = (features.get("bot_user") or {}).get("display_name") or wanted["display_information"]["name"]
    return Manifest(
        name=name,
        commands={row["command"]: row for row in features.get("slash_commands") or []},
        shortcuts=tuple(features.get("shortcuts") or []),
        scopes=frozenset(scopes.get("bot") or []),
        events=frozenset(subscriptions.get("bot_events") or []),
        home_tab=bool((features.get("app_home") or {}).get("home_tab_enabled")),
    )
