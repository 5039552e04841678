"""python -m bot.sandbox: the workspace alone, for whatever app you point at it."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from bot.sandbox.gateway import SOCKET_SECONDS
from bot.sandbox.manifest import ManifestError
from bot.sandbox.server import Sandbox


def main() -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.sandbox", description="A Slack workspace on this machine. It is not Slack."
    )
    parser.add_argument("--port", type=int, default=8765, help="port on 127.0.0.1 (default 8765; 0 takes a free one)")
    parser.add_argument("--fresh", action="store_true", help="forget what the state file holds and start over")
    parser.add_argument(
        "--state", type=Path, default=Path("sandbox.json"), help="where the workspace is kept (default sandbox.json)"
    )
    parser.add_argument(
        "--manifest",
        type=Path,
        help="the app's manifest (YAML or JSON): its commands, scopes and events are then enforced",
    )
    parser.add_argument("--example", action="append", default=[], help="a command that the page offers to a newcomer")
    parser.add_argument("--no-rate-limits", action="store_true", help="never answer 429")
    return asyncio.run(_serve(parser.parse_args()))


def _sandbox(options: argparse.Namespace) -> Sandbox:
    return Sandbox(
        port=options.port, state_file=options.state, fresh=options.fresh, manifest=options.manifest,
        rate_limits=not options.no_rate_limits, examples=tuple(options.example), socket_seconds=SOCKET_SECONDS,
    )  # fmt: skip # shorter than one a line


async def _serve(options: argparse.Namespace) -> int:
    try:
        sandbox = _sandbox(options)
    except (ManifestError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201 # a command line prints
        return 1
    try:
        await sandbox.start()
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "ports go from 0 to 65535"
        print(f"Port {options.port} cannot be used ({reason}); choose another with --port.", file=sys.stderr)  # noqa: T201 # a command line prints
        return 1
    tokens = f"{sandbox.bot_token} and {sandbox.app_token}"
    words = f"The sandbox is at {sandbox.address} (this is not Slack). Web API: {sandbox.api} with {tokens}."
    print(words, flush=True)  # noqa: T201 # a command line prints
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await stopped.wait()
    await sandbox.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
