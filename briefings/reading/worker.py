"""Reading strangers' files in a process of their own, with limits of time, memory and output.

A parser that runs away, fills the memory or is talked into something is ended with its process, and the file is
refused in one clear sentence; the bot and the command go on.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, cast

import briefings
from briefings.reading.formats.bundles import Part
from briefings.reading.formats.detect import may_hold_several
from briefings.reading.text.decode import UnreadableRecordError, with_less
from briefings.reading.transport import parts_from_json, reading_from_json
from briefings.records import Reading

_START_SECONDS = 60.0
# Parsers leak a little; a fresh process now and then keeps a long run small.
_READINGS_A_PROCESS = 1_000
_PROCESS = "briefings.reading.worker_process"
# As `worker_process` has it, which is not imported here: it loads every parser.
_BEHIND_OTHERS = "--behind-others"
# A reader behind all others may wait for the processor so many times as long as it may use it.
_WAITING = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds, bytes of address space, bytes of what it says as JSON.

    The seconds are those of the wall clock and of the processor; a reader behind all others (see `SafeReader`) has as
    many of the processor, and may wait for them.
    """

    seconds: float = 60.0
    memory_bytes: int = 1_500_000_000
    output_bytes: int = 150_000_000


class SafeReader:
    """Reads files in one worker process after another. Safe to share between threads: they take turns.

    Use it as a context manager, or `close()` it: the process ends with it. With `behind_others` it reads when nothing
    else wants the processor: for thousands of files, for which nobody waits one by one.
    """

    def __init__(self, limits: Limits | None = None, *, behind_others: bool = False) -> None:
        self._limits = limits or Limits()
        self._behind_others = behind_others
        self._process: subprocess.Popen[bytes] | None = None
        self._left = 0
        self._turn = threading.Lock()

    def read(self, data: bytes, filename: str) -> Reading:
        """What `briefings.reading.read` says of the file.

        Raises UnreadableRecordError when the file cannot be read, or takes more than the limits allow.
        """
        return reading_from_json(cast("dict[str, object]", self._asked(data, filename, unbundle=False)["reading"]))

    def unbundled(self, data: bytes, filename: str) -> list[Part] | None:
        """The files that a file holds, as `formats.bundles.unbundled` gives them; None when it is a single record.

        Raises UnreadableRecordError when it cannot be opened, or takes more than the limits allow.
        """
        if not may_hold_several(data, filename):
            return None
        parts = self._asked(data, filename, unbundle=True)["parts"]
        return None if parts is None else parts_from_json(cast("list[dict[str, object]]", parts))

    def _asked(self, data: bytes, filename: str, *, unbundle: bool) -> dict[str, object]:
        with self._turn:
            reply = self._answer_to(data, filename, unbundle=unbundle)
        if "refused" in reply:
            raise UnreadableRecordError(str(reply["refused"]))
        if "failed" in reply:
            logging.getLogger(__name__).error("Reading %s failed:\n%s", filename, reply.get("traceback"))
            raise UnreadableRecordError(
                f"Reading this file went wrong ({reply['failed']}); please tell whoever looks after Briefings."
            )
        return reply

    def close(self) -> None:
        """End the process. The next reading starts another one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                # What was still to be sent is of no interest any more.
                with suppress(BrokenPipeError):
                    pipe.close()

    def __enter__(self) -> SafeReader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _answer_to(self, data: bytes, filename: str, *, unbundle: bool) -> dict[str, object]:
        try:
            process = self._ready_process()
            with _killed_after(process, self._limits.seconds * self._patience) as overran:
                reply = self._exchange(process, data, filename, unbundle=unbundle)
        except BaseException:
            # Also when the person stops the command: a process in the middle of a file must not answer the next one.
            self.close()
            raise
        if not reply.endswith(b"\n"):
            self.close()
            raise UnreadableRecordError(self._why(process, len(reply), overran, filename))
        self._left -= 1
        answer = cast("dict[str, object]", json.loads(reply))
        if self._left <= 0 or not ("reading" in answer or "parts" in answer):
            self.close()
        return answer

    def _exchange(self, process: subprocess.Popen[bytes], data: bytes, filename: str, *, unbundle: bool) -> bytes:
        said = cast("IO[bytes]", process.stdin)
        header = {"filename": filename, "bytes": len(data), "seconds": self._limits.seconds, "unbundle": unbundle}
        try:
            said.write(json.dumps(header).encode() + b"\n")
            said.write(data)
            said.flush()
        except BrokenPipeError:
            return b""
        return cast("IO[bytes]", process.stdout).readline(self._limits.output_bytes)

    def _why(self, process: subprocess.Popen[bytes], replied: int, overran: threading.Event, filename: str) -> str:
        if replied >= self._limits.output_bytes:
            return "This file says more than can be filed as one record; please split it and add the parts."
        if overran.is_set() or process.returncode == -signal.SIGXCPU:
            return (
                f"Reading this file took longer than {self._limits.seconds:g} seconds and was stopped; "
                f"{with_less(filename)}"
            )
        return f"Reading this file was stopped: its reader ended (status {process.returncode}); {with_less(filename)}"

    @property
    def _patience(self) -> int:
        """How many times its seconds it may take by the wall clock."""
        return _WAITING if self._behind_others else 1

    def _ready_process(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._process = process = _started(self._limits, behind_others=self._behind_others)
        self._left = _READINGS_A_PROCESS
        with _killed_after(process, _START_SECONDS * self._patience):
            if cast("IO[bytes]", process.stdout).readline(100) != b"ready\n":
                raise UnreadableRecordError("The reader could not be started; please try again in a moment.")
        return process


def read_safely(data: bytes, filename: str, limits: Limits | None = None) -> Reading:
    """One reading in a process of its own. See `SafeReader.read`; starting the process takes about half a second."""
    with SafeReader(limits) as reader:
        return reader.read(data, filename)


async def read_off_the_loop(data: bytes, filename: str, limits: Limits | None = None) -> Reading:
    """`read_safely` for callers on an event loop, which goes on meanwhile."""
    return await asyncio.to_thread(read_safely, data, filename, limits)


def _started(limits: Limits, *, behind_others: bool) -> subprocess.Popen[bytes]:
    package = str(Path(briefings.__file__ or "").parent.parent)
    # Nothing of our environment goes along: it holds tokens. -P: no module is taken from the folder we happen to be in.
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        [
            sys.executable,
            "-P",
            "-B",
            "-m",
            _PROCESS,
            str(limits.memory_bytes),
            *([_BEHIND_OTHERS] if behind_others else []),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": package, "PATH": os.defpath, "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"},
        # Ctrl-C reaches the whole group: the parent decides what it means, not the worker. But it stays in the session:
        # Linux weighs one session against another as equals, whatever the niceness in it (man 7 sched, autogroup).
        process_group=0,
    )


@contextmanager
def _killed_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Ends the process when the block takes longer than this; the event says that it did."""
    overran = threading.Event()

    def end() -> None:
        overran.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield overran
    finally:
        timer.cancel()
        if overran.is_set():
            process.wait()
