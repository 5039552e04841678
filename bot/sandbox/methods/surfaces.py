"""views.* and blocks.validate."""

from __future__ import annotations

from bot.sandbox import views
from bot.sandbox.block_kit import Fault
from bot.sandbox.methods.call import Call, missing_argument
from bot.sandbox.wire import Json, SlackError


def views_open(call: Call) -> Json:
    """views.open: needs a fresh trigger."""
    view = _view(call)
    call.hub.block_kit.check_view(view)
    trigger = call.hub.tickets.use_trigger(call.required("trigger_id"))
    return {"ok": True, "view": views.open_view(call.hub, trigger.user, view)}


def views_push(call: Call) -> Json:
    """views.push: needs a fresh trigger, and a modal to push onto."""
    view = _view(call)
    call.hub.block_kit.check_view(view)
    trigger = call.hub.tickets.use_trigger(call.required("trigger_id"))
    return {"ok": True, "view": views.push_view(call.hub, trigger.user, view)}


def views_update(call: Call) -> Json:
    """views.update: by view_id or external_id."""
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if view_id is None and external_id is None:
        raise missing_argument("view_id")
    view = _view(call)
    return {
        "ok": True,
        "view": views.update_view(call.hub, view, view_id=view_id, external_id=external_id, hash_=call.text("hash")),
    }


def views_publish(call: Call) -> Json:
    """views.publish: a person's Home tab."""
    user = call.required("user_id")
    if user not in call.hub.workspace.users:
        raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] invalid `user_id`"]})
    return {"ok": True, "view": views.publish_view(call.hub, user, _view(call), call.text("hash"))}


def blocks_validate(call: Call) -> Json:
    """blocks.validate: one of blocks, message, view; its errors are JSON pointers."""
    given = [name for name in ("blocks", "message", "view") if call.arguments.get(name)]
    if len(given) != 1:
        words = "must provide exactly one of `blocks`, `view`, or `message`"
        raise SlackError("invalid_arguments", response_metadata={"messages": [words]})
    name = given[0]
    payload = call.data(name, "invalid_arguments")
    kit = call.hub.block_kit
    if name == "blocks":
        # The pointers start inside the list: "/0/text/type".
        found = [_inside(fault) for fault in kit.faults("message", {"blocks": payload})]
    elif not isinstance(payload, dict):
        found = [Fault("", "invalid_type", "must provide an object")]
    else:
        found = kit.faults("view" if name == "view" else "message", payload)
    if found:
        raise SlackError(f"invalid_{name}", errors=[_listed(fault) for fault in found])
    return {"ok": True}


def _inside(fault: Fault) -> Fault:
    return Fault(fault.pointer.removeprefix("/blocks"), fault.code, fault.message, fault.constraint)


def _listed(fault: Fault) -> Json:
    row: Json = {"pointer": fault.pointer, "code": fault.code, "message": fault.message}
    return row | ({"constraint": fault.constraint} if fault.constraint else {})


def _view(call: Call) -> Json:
    view = call.data("view", "invalid_arguments")
    if view is None:
        raise missing_argument("view")
    if not isinstance(view, dict):
        raise SlackError(
            "invalid_arguments", response_metadata={"messages": ["[ERROR] must provide an object [json-pointer:/view]"]}
        )
    return view
