"""Modals and Home tabs: opened, pushed, updated, published and taken away."""

from __future__ import annotations

import secrets

from bot.sandbox import elements
from bot.sandbox.block_kit import elements_of
from bot.sandbox.hub import Hub
from bot.sandbox.wire import Json, SlackError


def open_view(hub: Hub, user: str, view: Json) -> Json:
    """Show a modal in place of whatever modal was open."""
    made = _made(hub, user, view, "modal")
    hub.workspace.modals[user] = [made]
    hub.workspace.tell("view", {"view": made["id"]}, seen_by=user)
    return made


def push_view(hub: Hub, user: str, view: Json) -> Json:
    """Put a modal on top of the open one; `push_limit_reached` above three."""
    stack = hub.workspace.modals[user]
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= hub.block_kit.limits["view"]["stack"]:
        raise SlackError("push_limit_reached")
    made = _made(hub, user, view, "modal")
    made["root_view_id"], made["previous_view_id"] = stack[0]["id"], stack[-1]["id"]
    stack.append(made)
    hub.workspace.tell("view", {"view": made["id"]}, seen_by=user)
    return made


def update_view(hub: Hub, view: Json, *, view_id: str | None, external_id: str | None, hash_: str | None) -> Json:
    """Replace an open modal, found by either id; `hash_conflict` when it changed since the app last saw it."""
    owner, place, old = find_view(hub, view_id=view_id, external_id=external_id)
    if hash_ is not None and hash_ != old["hash"]:
        raise SlackError("hash_conflict")
    stack = hub.workspace.modals[owner]
    made = _made(hub, owner, view, "modal", replaces=old)
    made |= {key: old[key] for key in ("id", "root_view_id", "previous_view_id")}
    stack[place] = made
    hub.workspace.tell("view", {"view": made["id"]}, seen_by=owner)
    return made


def publish_view(hub: Hub, user: str, view: Json, hash_: str | None) -> Json:
    """Set a person's Home tab."""
    old = hub.workspace.homes.get(user)
    if hash_ is not None and old is not None and hash_ != old["hash"]:
        raise SlackError("hash_conflict")
    made = _made(hub, user, view, "home", replaces=old)
    if old is not None:
        made["id"] = made["root_view_id"] = old["id"]
    hub.workspace.homes[user] = made
    hub.workspace.tell("home", {"user": user}, seen_by=user)
    return made


def close_view(hub: Hub, user: str, view_id: str, *, all_of_them: bool = False) -> list[Json]:
    """Take away a modal (or the whole stack) and return what went, topmost first."""
    stack = hub.workspace.modals[user]
    place = next((index for index, view in enumerate(stack) if view["id"] == view_id), None)
    if place is None:
        return []
    gone = stack[0 if all_of_them else place :]
    del stack[0 if all_of_them else place :]
    hub.workspace.tell("view", {"view": view_id, "closed": True}, seen_by=user)
    return gone[::-1]


def find_view(hub: Hub, *, view_id: str | None = None, external_id: str | None = None) -> tuple[str, int, Json]:
    """Whose modal it is, its place in the stack, and the modal; SlackError `not_found` if it is not open."""
    for owner, stack in hub.workspace.modals.items():
        for place, view in enumerate(stack):
            if (view_id and view["id"] == view_id) or (external_id and view["external_id"] == external_id):
                return owner, place, view
    raise SlackError("not_found")


def _made(hub: Hub, user: str, view: object, kind: str, replaces: Json | None = None) -> Json:
    """A view as Slack returns it, from a view as the app sends it."""
    hub.block_kit.check_view(view)
    if not isinstance(view, dict) or view["type"] != kind:
        raise SlackError(
            "invalid_arguments", response_metadata={"messages": [f"[ERROR] the view must be of type {kind}"]}
        )
    workspace, identity = hub.workspace, hub.workspace.identity
    external_id = view.get("external_id") or ""
    taken = [v for stack in workspace.modals.values() for v in stack] + list(workspace.homes.values())
    if external_id and any(v["external_id"] == external_id and v is not replaces for v in taken):
        raise SlackError("duplicate_external_id")
    view_id = workspace.new_id("V")
    blocks = elements.with_ids(view["blocks"], secrets.token_hex(2))
    made: Json = {
        "id": view_id, "team_id": identity.team_id, "app_id": identity.app_id, "bot_id": identity.bot_id,
        "app_installed_team_id": identity.team_id, "type": kind, "title": view.get("title"),
        "submit": view.get("submit"),
        "close": view.get("close"), "blocks": blocks, "private_metadata": view.get("private_metadata") or "",
        "callback_id": view.get("callback_id") or "", "external_id": external_id, "state": {"values": {}},
        "hash": f"{int(hub.clock.now())}.{secrets.token_hex(4)}", "clear_on_close": bool(view.get("clear_on_close")),
        "notify_on_close": bool(view.get("notify_on_close")), "submit_disabled": bool(view.get("submit_disabled")),
        "root_view_id": view_id, "previous_view_id": None,
    }  # fmt: skip # shorter than one a line
    made["state"] = {"values": state_values(hub, made, {}, replaces)}
    return made


def state_values(hub: Hub, view: Json, raw: dict[str, elements.Raw], before: Json | None = None) -> Json:
    """`state.values` of a view: what was entered (by "block_id/action_id"), else what stood there, else initial."""
    old: Json = (before or view)["state"]["values"]
    values: Json = {}
    for block in view["blocks"]:
        for _, element in elements_of(block):
            if not elements.stateful(element):
                continue
            block_id, action_id = block["block_id"], element["action_id"]
            key = f"{block_id}/{action_id}"
            kept = old.get(block_id, {}).get(action_id)
            if key in raw:
                value = elements.chosen(element, raw[key], hub.suggested.get(key, {}), hub.workspace.files)
            elif kept is not None and kept["type"] == element["type"]:
                value = kept
            else:
                value = elements.chosen(element, elements.initial(element), {}, hub.workspace.files)
            values.setdefault(block_id, {})[action_id] = value
    return values
