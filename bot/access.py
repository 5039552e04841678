"""Who may ask, and who may administer. Slack is asked who a person is; what it says is decided here, anew each time."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_errors import error_name
from briefings.records import BriefingsError

# How long a person's standing is remembered for questions. Administering asks Slack again.
_REMEMBERED = timedelta(minutes=1)
_REMEMBERED_PEOPLE = 5_000
# How many of the workspace's own admins are told of what only an admin can decide.
_TELL = 3


class RefusedError(BriefingsError):
    """The person may not do this; the message says so politely."""


@dataclass(frozen=True, slots=True)
class Asker:
    """A person in Slack. `time_zone` is an IANA name, or None when Slack does not know it."""

    id: str
    admin: bool
    guest: bool
    outsider: bool
    time_zone: str | None


class Access:
    """Decides who may do what in one workspace."""

    def __init__(
        self,
        client: AsyncWebClient,
        *,
        admins: frozenset[str],
        guests_too: bool,
        now: Callable[[], datetime],
        admin_group: str | None = None,
    ) -> None:
        self._client = client
        self._admins = admins
        self._admin_group = admin_group
        self._guests_too = guests_too
        self._now = now
        self._known: OrderedDict[str, tuple[datetime, Asker]] = OrderedDict()

    async def asker(self, user_id: str, home_team: str) -> Asker:
        """The person, if they may ask. Raises RefusedError for guests and people of other organisations."""
        asker = await self._person(user_id, home_team, fresh=False)
        if (asker.guest or asker.outsider) and not self._guests_too:
            raise RefusedError(
                "Briefings answers full members of this workspace only. "
                "If you need something from its records, please ask one of them."
            )
        return asker

    async def admin(self, user_id: str, home_team: str) -> Asker:
        """The person, if they administer: Slack is asked anew. Raises RefusedError for everybody else."""
        asker = await self._person(user_id, home_team, fresh=True)
        if not asker.admin:
            raise RefusedError(
                "Only admins can do that. Please ask an admin of this workspace; "
                "whoever runs the bot can also name you in BRIEFINGS_ADMINS."
            )
        return asker

    async def now_admin(self, user_id: str, home_team: str) -> bool:
        """Whether the person administers at this moment: Slack is asked anew.

        Raises RefusedError for guests and people of other organisations, who may not even propose.
        """
        asker = await self._person(user_id, home_team, fresh=True)
        if asker.guest or asker.outsider:
            raise RefusedError("Only full members of this workspace can propose records. Please ask one of them.")
        return asker.admin

    async def admins(self) -> list[str]:
        """Whom to tell what only an admin can decide: those named in the settings or in the group they name, else some
        of the workspace's own.

        Empty when Slack does not say.
        """
        named = self._admins | await self._group()
        if named:
            return sorted(named)
        try:
            response = await self._client.users_list(limit=_REMEMBERED_PEOPLE // 5)
        except (aiohttp.ClientError, TimeoutError, SlackApiError):
            return []
        people = response.get("members") or []
        return [str(user["id"]) for user in people if self._judged(user["id"], user, user["team_id"]).admin][:_TELL]

    async def _person(self, user_id: str, home_team: str, *, fresh: bool) -> Asker:
        now = self._now()
        known = self._known.get(user_id)
        # A clock that was set back must not keep an old answer alive.
        if known is not None and not fresh and timedelta(0) <= now - known[0] < _REMEMBERED:
            return known[1]
        try:
            response = await self._client.users_info(user=user_id)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise BriefingsError("Slack does not answer just now. Please try again in a minute.") from error
        except SlackApiError as error:
            if error_name(error) in ("user_not_found", "user_not_visible", "users_not_found"):
                raise RefusedError("Slack does not say who you are, so I cannot answer you here.") from error
            raise BriefingsError(
                "Slack could not tell me who you are just now. Please try again in a minute."
            ) from error
        found = response.get("user")
        user: Mapping[str, object] = found if isinstance(found, Mapping) else {}
        asker = self._judged(user_id, user, home_team)
        if not (asker.admin or asker.guest or asker.outsider) and user_id in await self._group():
            asker = replace(asker, admin=not (user.get("deleted") or user.get("is_bot")))
        self._known[user_id] = (now, asker)
        self._known.move_to_end(user_id)
        while len(self._known) > _REMEMBERED_PEOPLE:
            self._known.popitem(last=False)
        return asker

    async def _group(self) -> frozenset[str]:
        """Who is in the admins' user group; nobody when there is none, or Slack does not say."""
        if self._admin_group is None:
            return frozenset()
        try:
            response = await self._client.usergroups_users_list(usergroup=self._admin_group)
        except (aiohttp.ClientError, TimeoutError, SlackApiError) as error:
            logging.getLogger(__name__).warning("Slack does not say who is in BRIEFINGS_ADMIN_GROUP: %s", error)
            return frozenset()
        return frozenset(str(each) for each in response.get("users") or [])

    def _judged(self, user_id: str, user: Mapping[str, object], home_team: str) -> Asker:
        guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
        outsider = bool(user.get("is_stranger")) or not _belongs(user, home_team)
        insider = not (guest or outsider or user.get("deleted") or user.get("is_bot"))
        runs_slack = bool(user.get("is_admin") or user.get("is_owner") or user.get("is_primary_owner"))
        time_zone = user.get("tz")
        return Asker(
            id=user_id,
            admin=insider and (runs_slack or user_id in self._admins),
            guest=guest,
            outsider=outsider,
            time_zone=time_zone if isinstance(time_zone, str) and time_zone else None,
        )


def _belongs(user: Mapping[str, object], home_team: str) -> bool:
    """Whether the person is of our workspace, or of an organisation (Enterprise Grid) in which it is one of theirs."""
    enterprise = user.get("enterprise_user")
    teams = enterprise.get("teams") if isinstance(enterprise, Mapping) else None
    return user.get("team_id", home_team) == home_team or (isinstance(teams, list) and home_team in teams)
