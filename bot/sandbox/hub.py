"""The parts of the workspace that its rooms share, put together once."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.sandbox.block_kit import BlockKit
from bot.sandbox.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import Gateway
from bot.sandbox.manifest import Manifest
from bot.sandbox.rates import Rates
from bot.sandbox.state import Workspace
from bot.sandbox.tickets import Tickets
from bot.sandbox.wire import Json

BOT_TOKEN = "xoxb-sandbox"  # noqa: S105 # not a secret: it opens nothing but this machine's sandbox
APP_TOKEN = "xapp-sandbox"  # noqa: S105 # not a secret either


@dataclass(slots=True)
class Hub:
    """State, clock, limits, manifest, gateway, faults, rates and tickets; `address` is http://127.0.0.1:PORT."""

    workspace: Workspace
    clock: Clock
    block_kit: BlockKit
    manifest: Manifest
    gateway: Gateway
    faults: Faults
    rates: Rates
    tickets: Tickets
    address: str = ""
    examples: tuple[str, ...] = ()
    suggested: dict[str, Json] = field(default_factory=dict)

    def new_ts(self) -> str:
        """A fresh message timestamp."""
        return self.workspace.new_ts(self.clock.now())

    def user_now(self, user_id: str) -> Json:
        """A user as users.info gives them, with the zone's offset at this moment."""
        user = self.workspace.users[user_id]
        if not user.get("tz"):
            # Slack leaves out what it does not know, as of people of other organisations.
            return dict(user)
        zone = ZoneInfo(user["tz"])
        moment = self.clock.moment().astimezone(zone)
        offset = moment.utcoffset()
        return {**user, "tz_label": moment.tzname(), "tz_offset": int(offset.total_seconds()) if offset else 0}

    def bot_message(self, text: str, **fields: object) -> Json:
        """A message of the app, with a fresh `ts`; fields given as None are left out."""
        identity = self.workspace.identity
        message: Json = {
            "type": "message",
            "user": identity.bot_user_id,
            "bot_id": identity.bot_id,
            "app_id": identity.app_id,
            "team": identity.team_id,
            "text": text,
            "ts": self.new_ts(),
            "bot_profile": {
                "id": identity.bot_id, "app_id": identity.app_id, "name": self.manifest.name, "deleted": False,
                "team_id": identity.team_id, "updated": 0, "icons": {},
            },
        }  # fmt: skip # shorter than one a line
        return message | {key: value for key, value in fields.items() if value is not None}
