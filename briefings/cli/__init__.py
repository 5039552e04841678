"""The `briefings` command: everything an operator needs. It reads the clock; nothing below it does."""

from briefings.cli.main import main

__all__ = ["main"]
