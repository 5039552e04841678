"""The page in a real Chromium: what people see and do, by mouse, by keyboard and by screen reader."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.sandbox import Clock, Sandbox
from bot.sandbox.people import ADMIN, GUEST, MEMBER
from bot.sandbox.wire import Json
from tests.kit.bolt import connected, web_client
from tests.kit.browser import CHROMIUM, open_browser
from tests.sandbox import gallery
from tests.sandbox.small_app import small_app

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),  # one Chromium for all of them
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: apt-get install chromium"),
]
AXE = Path(__file__).parent / "javascript" / "node_modules" / "axe-core" / "axe.min.js"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium."""
    async with open_browser() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    """A workspace of its own; it is Monday, 2 June 2025, 00:00 UTC."""
    async with Sandbox(clock=Clock(datetime(2025, 6, 2, tzinfo=UTC))) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def page(sandbox: Sandbox, browser: Browser) -> AsyncIterator[Page]:
    """The page, as the member sees it, with the small app connected; a JavaScript error fails the test."""
    async with connected(small_app(sandbox), sandbox):
        tab = await tab_of(sandbox, browser, MEMBER)
        errors: list[str] = []
        tab.on("pageerror", lambda error: errors.append(str(error)))
        yield tab
        assert errors == []


async def tab_of(sandbox: Sandbox, browser: Browser, user: str) -> Page:
    """A new tab in which that person acts."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    tab = await context.new_page()
    await tab.goto(f"{sandbox.address}/?as={user}")
    await tab.wait_for_selector("body.ready")
    return tab


async def types(page: Page, text: str) -> None:
    """Type into the box of the channel and press Enter."""
    await page.locator("#composer-text").fill(text)
    await page.keyboard.press("Enter")


async def test_command_by_keyboard(page: Page) -> None:
    """A command typed is answered below, marked as visible to this person only."""
    await types(page, "/echo hello")
    answer = page.locator("article.ephemeral").last
    await expect(answer).to_contain_text("you said: hello")
    await expect(answer).to_contain_text("Only visible to you")
    await expect(page.locator("#composer-text")).to_be_focused()


async def test_mention_by_keyboard(page: Page) -> None:
    """People and the app are offered after an @, and the mention reaches the app; arrows go through the messages."""
    await page.locator("#composer-text").press_sequentially("hello @sand")
    await expect(page.get_by_role("listbox", name="People")).to_contain_text("Sandbox app")
    await page.keyboard.press("Enter")
    await expect(page.locator("#composer-text")).to_have_value("hello @Sandbox app ")
    await page.keyboard.press("Enter")
    await expect(page.locator("#main article").last).to_contain_text("hello @Sandbox app")
    await expect(page.locator("#main article").last).to_contain_text("1 reply")
    await page.locator("#main article").last.focus()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator("#main article").nth(-2)).to_be_focused()
    await page.keyboard.press("Home")
    await expect(page.locator("#main article").first).to_be_focused()


async def test_failed_command_says_so(page: Page) -> None:
    """An answer that Slack refuses is told of in words, and what was typed is still there."""
    await types(page, "/echo too-long")
    await expect(page.locator("#toast")).to_contain_text("/echo failed with the error “invalid_blocks”")
    await expect(page.locator("#composer-text")).to_have_value("/echo too-long")


async def test_button_modal_suggestions_and_errors(page: Page) -> None:
    """A button opens a modal; the select asks the app; an error stands beside its input; a file goes with the rest."""
    await types(page, "/echo buttons")
    await page.get_by_role("button", name="Open", exact=True).click()
    modal = page.get_by_role("dialog", name="A form")
    await modal.get_by_role("button", name="Send").click()
    await expect(modal.get_by_role("alert").first).to_have_text("Please complete this required field.")
    await modal.get_by_label("Name").fill("nobody")
    await modal.get_by_role("button", name="Send").click()
    await expect(modal.get_by_text("Please name somebody.")).to_be_visible()
    await expect(modal.get_by_label("Name")).to_have_value("nobody")
    await modal.get_by_label("Name").fill("Ota")
    await modal.get_by_label("File").set_input_files(
        {"name": "minutes.txt", "mimeType": "text/plain", "buffer": b"said"}
    )
    await modal.get_by_text("minutes.txt").wait_for()
    topic = modal.get_by_role("combobox", name="Topic")
    await topic.click()
    await topic.press_sequentially("pen")
    await expect(modal.get_by_role("option")).to_have_text(["Pensions"])
    await topic.press("Enter")
    await expect(topic).to_have_value("Pensions")
    await modal.get_by_role("button", name="Send").click()
    await expect(modal).to_be_hidden()
    await page.get_by_role("button", name="Sandbox app").click()
    await page.get_by_role("tab", name="Messages").click()
    await expect(page.locator("article").last).to_contain_text("got Ota ['minutes.txt'] pensions")


async def test_replace_and_delete(page: Page) -> None:
    """A message that the app replaces or deletes changes on the page."""
    await types(page, "/echo buttons")
    await page.get_by_role("button", name="Replace").click()
    await expect(page.locator("article.ephemeral").last).to_contain_text("replaced")
    await types(page, "/echo buttons")
    await page.get_by_role("button", name="Delete").last.click()
    await expect(page.get_by_role("button", name="Delete")).to_have_count(0)


async def test_two_tabs_in_step(page: Page, sandbox: Sandbox, browser: Browser) -> None:
    """What one person says is at once on another's page; an ephemeral answer is not."""
    other = await tab_of(sandbox, browser, ADMIN)
    await types(page, "does anybody see this")
    await expect(other.locator("article").last).to_contain_text("does anybody see this")
    await types(page, "/echo only for me")
    await expect(page.locator("article").last).to_contain_text("only for me")
    await expect(other.get_by_text("only for me")).to_have_count(0)


async def test_threads(page: Page) -> None:
    """A reply is written in the thread's panel, and counted under its message."""
    first = page.locator("#main article").first
    await first.hover()
    await first.get_by_role("button", name="Reply in thread").click()
    await page.get_by_role("textbox", name="Reply…").fill("in the thread")
    await page.keyboard.press("Enter")
    await expect(page.locator("#panel article").last).to_contain_text("in the thread")
    await expect(first).to_contain_text("1 reply")


async def test_what_was_sent(page: Page) -> None:
    """The JSON of a message is shown, with a link that opens it in Block Kit Builder."""
    await types(page, "/echo buttons")
    message = page.locator("article.ephemeral").last
    await message.hover()
    await message.get_by_role("button", name="What was sent").click()
    await expect(page.locator(".json")).to_contain_text('"action_id": "replace"')
    link = await page.get_by_role("link", name="Open in Block Kit Builder").get_attribute("href")
    assert link is not None
    assert link.startswith("https://app.slack.com/block-kit-builder/#%7B%22blocks%22")


async def test_guest_sees_less(sandbox: Sandbox, browser: Browser) -> None:
    """A guest sees their channels only; choosing another person to act as changes what is seen."""
    tab = await tab_of(sandbox, browser, GUEST)
    rooms = tab.locator("#side .room")
    await expect(rooms.filter(has_text="general")).to_have_count(0)
    await expect(rooms.filter(has_text="policy")).to_have_count(1)
    await tab.get_by_label("Acting as").select_option(ADMIN)
    await expect(rooms.filter(has_text="leads")).to_have_count(1)
    await fits_a_phone(tab)


async def fits_a_phone(tab: Page) -> None:
    """As narrow as a phone, nothing of the frame stands outside the window, and the message box has its width."""
    await tab.set_viewport_size({"width": 390, "height": 780})
    wide = "[...document.querySelectorAll('#top > *, #main > *')].filter((n) => n.getBoundingClientRect().right > 390)"
    assert await tab.evaluate(f"{wide}.map((n) => n.outerHTML)") == []
    box = await tab.locator("#composer-text").bounding_box()
    assert box is not None
    assert box["width"] > 300


async def test_clock_and_faults(page: Page, sandbox: Sandbox) -> None:
    """On the page it can become Monday 09:00, and a fault can be armed."""
    await page.get_by_role("button", name="Clock and faults").click()
    await page.get_by_role("button", name="Monday 09:00").click()
    await expect(page.locator("#clock")).to_contain_text("Monday 09:00")
    assert sandbox.clock.moment().isoformat() == "2025-06-09T08:00:00+00:00"  # in London, in summer
    await page.get_by_label("Fault").select_option("slow")
    await page.get_by_role("button", name="Arm", exact=True).click()
    await expect(page.get_by_text("slow on *, 1 time")).to_be_visible()


async def test_suggestions_while_typing(browser: Browser) -> None:
    """The commands of the manifest are offered as one types, and chosen by keyboard; its app opens at its Home tab.

    Once the sandbox is gone, what is typed stays in the box.
    """
    manifest = Path(__file__).parent / "manifest.yaml"
    async with Sandbox(manifest=manifest, examples=("/narrow help",)) as narrow:
        tab = await tab_of(narrow, browser, MEMBER)
        await expect(tab.get_by_role("region", name="Welcome")).to_contain_text("not Slack")
        await expect(tab.get_by_role("button", name="/narrow help")).to_be_visible()
        await tab.locator("#composer-text").press_sequentially("/na")
        await expect(tab.get_by_role("listbox", name="Commands")).to_contain_text("Only this one")
        await tab.keyboard.press("Tab")
        await expect(tab.locator("#composer-text")).to_have_value("/narrow ")
        await tab.get_by_role("button", name="Narrow", exact=True).click()
        await expect(tab.get_by_role("tab", name="Home")).to_have_attribute("aria-selected", "true")
        await tab.get_by_role("tab", name="Messages").click()
    await types(tab, "is anybody there")
    await expect(tab.locator("#toast")).to_contain_text("did not reach the sandbox")
    await expect(tab.locator("#composer-text")).to_have_value("is anybody there")


async def post_gallery(sandbox: Sandbox) -> None:
    """One message for each kind of block."""
    sandbox.hub.rates.on = False
    for name, blocks in gallery.MESSAGES.items():
        await web_client(sandbox).chat_postMessage(channel="#policy", text=name, blocks=blocks)


async def test_gallery(page: Page, sandbox: Sandbox) -> None:
    """Every kind of block and element is drawn, none as unknown."""
    await post_gallery(sandbox)
    await expect(page.locator("article .blocks")).to_have_count(len(gallery.MESSAGES))
    await expect(page.locator(".unknown")).to_have_count(0)
    drawn = await page.evaluate(
        "[...new Set([...document.querySelectorAll('.block')].map((n) => n.className.split('block-')[1]))]"
    )
    sent = {block["type"] for blocks in gallery.MESSAGES.values() for block in blocks}
    assert set(drawn) == sent
    for words in (
        "Bold",
        "Monday, 2 June 2025 at 01:00",
        "quoted <b> & safe",
        "6th My Number Card",
        "A *literal* star.",
    ):
        await expect(page.get_by_text(words).first).to_be_visible()
    await say_strange_things(page, sandbox)


# What a message may hold, and the words of it that the page must show.
STRANGE = {
    "<!date^abc^{date}|some day>": "some day",
    "<!date^99999999999999999^{date}|far off>": "far off",
    "<!date^123>": "<!date^123>",
    "<@constructor> <@__proto__>": "@constructor @__proto__",
    ":constructor:": ":constructor:",
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "<javascript:alert(1)|press me>": "press me",
}


async def say_strange_things(page: Page, sandbox: Sandbox) -> None:
    """Whatever a message holds is shown as words, and what cannot be drawn hides nothing else."""
    client = web_client(sandbox)
    for text, words in STRANGE.items():
        await client.chat_postMessage(channel="#policy", text=text)
        await expect(page.locator("#main article").last).to_contain_text(words)
    nested: Json = {"type": "markdown", "text": ">" * 12_000}
    button: Json = {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "url": "javascript:alert(1)"}
    blocks: list[Json] = [nested, {"type": "actions", "elements": [button]}]
    await client.chat_postMessage(channel="#policy", text="x", blocks=blocks)
    last = page.locator("#main article").last
    await expect(last).to_contain_text("This cannot be drawn.")
    await last.get_by_role("button", name="Go").click()
    assert len(page.context.pages) == 1
    options = [{"text": {"type": "plain_text", "text": f"Option {n}"}, "value": str(n)} for n in range(6)]
    select = {"type": "static_select", "placeholder": {"type": "plain_text", "text": "Which"}, "options": options}
    await client.chat_postMessage(channel="#policy", text="x", blocks=[{"type": "actions", "elements": [select]}])
    await page.get_by_role("combobox", name="Which").click()
    # Long words of a chosen option end before the arrow.
    await expect(page.get_by_role("combobox", name="Which")).to_have_css("padding-right", "28px")
    await expect(page.get_by_role("option", name="Option 5")).to_be_in_viewport()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: npm ci --prefix tests/sandbox/javascript")
@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_accessible(page: Page, sandbox: Sandbox, theme: str) -> None:
    """axe-core finds no serious fault in the gallery, a modal with every input and the tools, in both themes."""
    await post_gallery(sandbox)
    await page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    await expect(page.locator("article .blocks")).to_have_count(len(gallery.MESSAGES))
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    await no_serious_faults(page)
    await page.get_by_role("button", name="Clock and faults").click()
    await no_serious_faults(page)
    trigger = sandbox.hub.tickets.new_trigger(MEMBER)
    await web_client(sandbox).views_open(trigger_id=trigger, view=gallery.MODAL)
    await page.get_by_role("dialog", name="Every input").wait_for()
    await page.get_by_role("button", name="Send").last.click()
    await page.get_by_role("alert").first.wait_for()
    await no_serious_faults(page)


async def no_serious_faults(page: Page) -> None:
    """Run axe-core over the page as it stands."""
    found = await page.evaluate("axe.run({ resultTypes: ['violations'] })")
    serious = [
        (fault["id"], node["html"][:160])
        for fault in found["violations"]
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]
    assert serious == []
