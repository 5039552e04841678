"""Whatever is sent, the checker answers: it takes it or says what is wrong, and never breaks."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.block_kit import BlockKit
from bot.sandbox.wire import Json, SlackError
from tests.sandbox import gallery

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
TYPES = sorted({block["type"] for blocks in gallery.MESSAGES.values() for block in blocks})


NEARLY_A_BLOCK = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES)},
    optional=dict.fromkeys(("text", "elements", "rows", "element", "accessory", "block_id"), ANYTHING),
)


@pytest.fixture(scope="module")
def kit() -> BlockKit:
    """The checker."""
    return BlockKit()


def refusal(check: Callable[[], None]) -> SlackError | None:
    """Slack's refusal, or None; anything else that is raised fails the test."""
    try:
        check()
    except SlackError as error:
        return error
    return None


@given(blocks=ANYTHING | st.lists(NEARLY_A_BLOCK, max_size=4))
@settings(max_examples=300)
def test_any_blocks(kit: BlockKit, blocks: object) -> None:
    """Any JSON as blocks is taken or refused with Slack's error and pointers into it."""
    error = refusal(lambda: kit.check_message(blocks))
    if error is not None:
        assert error.name in {"invalid_blocks", "invalid_blocks_format"}
        messages: Json = error.body().get("response_metadata", {})
        assert all("[json-pointer:/blocks" in line for line in messages.get("messages", []))


@given(view=ANYTHING | st.fixed_dictionaries({"type": st.sampled_from(["modal", "home"]), "blocks": ANYTHING}))
@settings(max_examples=200)
def test_any_view(kit: BlockKit, view: object) -> None:
    """Any JSON as a view is taken or refused."""
    error = refusal(lambda: kit.check_view(view))
    assert error is None or error.name in {"invalid_arguments", "view_too_large"}


@given(data=st.data())
@settings(max_examples=300)
def test_one_thing_changed(kit: BlockKit, data: st.DataObject) -> None:
    """A good message with any one value in it replaced by anything is taken, or refused with a reason."""
    blocks = copy.deepcopy(gallery.MESSAGES[data.draw(st.sampled_from(sorted(gallery.MESSAGES)))])
    spot: object = blocks
    while True:
        keys = list(spot) if isinstance(spot, dict) else list(range(len(spot))) if isinstance(spot, list) else []
        key = data.draw(st.sampled_from(keys))
        inner = spot[key]  # type: ignore[index] # a dict or a list, as just looked
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            spot[key] = data.draw(ANYTHING)  # type: ignore[index] # the same
            break
        spot = inner
    error = refusal(lambda: kit.check_message(blocks))
    assert error is None or error.details["errors"]
