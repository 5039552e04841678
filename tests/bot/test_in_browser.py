"""Every command typed on the sandbox's page in a real Chromium, and what is offered in its answer clicked."""

from __future__ import annotations

import pytest
from playwright.async_api import Error, Locator, Page, expect

from bot.commands.registry import commands
from bot.sandbox import Sandbox
from bot.sandbox.people import ADMIN
from tests.kit.browser import CHROMIUM, open_browser
from tests.kit.workspace import Workspace

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: apt-get install chromium"),
]

# What is typed after each subcommand's name.
WORDS = {
    "person": "ohta",
    "meeting": "data sharing",
    "topic": "data sharing",
    "search": "data",
    "recent": "",
    "document": "sharing working",
    "timeline": "consent",
    "alias": "ohta",
    "audit": "",
    "status": "",
    "desk": "",
    "export": "search consent",
    "commitments": "",
    "digest": "list",
    "follow": "",
    "mute": "",
    "add": "",
    "help": "",
}


async def answered(page: Page, text: str) -> Locator:
    """Type a command; its answer, as soon as something new stands there: a message, or a modal."""
    before = await page.locator("#main article").count()
    await page.locator("#composer-text").fill(text)
    await page.keyboard.press("Enter")
    new = page.locator(f"#main article:nth-of-type({before + 1}), dialog.modal")
    await expect(new.first).to_be_visible()
    return new.first


async def unharmed(page: Page) -> None:
    """What was done has come to the page, nothing there says that it failed, and nothing could not be drawn."""
    await expect(page.locator("body.busy")).to_have_count(0)
    said = page.locator("#toast.bad")
    assert await said.count() == 0, await said.all_inner_texts()
    await expect(page.locator(".unknown")).to_have_count(0)


async def test_every_command_on_the_page(workspace: Workspace, sandbox: Sandbox) -> None:
    """Each command answers on the page as it does in Slack, and each button of its answer works."""
    assert set(WORDS) == {command.name for command in commands()}
    sandbox.hub.rates.on = False
    async with open_browser() as browser:
        page = await browser.new_page(viewport={"width": 1280, "height": 1600})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(f"{sandbox.address}/?as={ADMIN}")
        await page.wait_for_selector("body.ready")
        for name, words in WORDS.items():
            answer = await answered(page, f"/brief {name} {words}".strip())
            await unharmed(page)
            await clicked_through(page, answer, workspace)
        assert errors == []


async def clicked_through(page: Page, answer: Locator, workspace: Workspace) -> None:
    """Click each button of a message, or close a modal; every click reaches the app and fails nowhere."""
    if workspace.as_admin().modal:
        await page.get_by_role("button", name="Close", exact=True).click()
        await expect(page.locator("dialog.modal")).to_have_count(0)
        return
    labels = await answer.locator(".actions .button").all_inner_texts()
    for label in labels:
        button = answer.locator(".actions .button", has_text=label).first
        try:
            await button.click(timeout=3_000)
        except Error:
            if await button.count():
                raise
            return  # the answer was replaced by its next page
        await unharmed(page)
        if workspace.as_admin().modal:
            # The page hears of a modal a moment after the workspace: Escape before it is drawn closes nothing.
            await expect(page.locator("dialog.modal")).to_be_visible()
            await page.keyboard.press("Escape")
            await expect(page.locator("dialog.modal")).to_have_count(0)
