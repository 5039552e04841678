"""A Slack workspace on this machine: Slack's side of the wire, for trying the bot and for testing it.

It imports nothing of the bot: whatever speaks to Slack can speak to it.
"""

from bot.sandbox.clock import Clock
from bot.sandbox.server import Sandbox

__all__ = ["Clock", "Sandbox"]
