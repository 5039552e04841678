"""The worker's side of `briefings.reading.worker`: reads one file after another from standard input.

Each is a line of JSON (`filename`, `bytes`, `seconds`, `unbundle`) and that many bytes; each gets one line of JSON
back: `reading`, or when it is to be unbundled `parts`; `refused` (a sentence for the person); or `failed` (the error's
name, with a `traceback`).
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import traceback
from contextlib import suppress
from typing import IO

from briefings.reading.formats.bundles import is_bundle, unbundled
from briefings.reading.reader import read
from briefings.reading.text.decode import UnreadableRecordError, with_less
from briefings.reading.transport import parts_as_json, reading_as_json

_OPEN_FILES = 128
# A reading makes tens of thousands of objects, and drops nearly all of them by itself: Python's own 700 would have the
# collector look at them thirty times meanwhile.
_NEW_OBJECTS = 50_000
_NICENESS = 10
# Said by who starts it: nobody waits for these readings, and somebody may be asking the bot meanwhile.
_BEHIND_OTHERS = "--behind-others"
_TOO_MUCH_MEMORY = "Reading this file needs more memory than one file may take"
_TOO_DEEP = "This file is built too deep to be a document"
# What a parser of documents never does (https://docs.python.org/3/library/audit_events.html).
_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.symlink",
    "os.link",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Read until standard input ends."""
    incoming = sys.stdin.buffer
    # A library that prints must not speak into our answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _give_way(behind_others=_BEHIND_OTHERS in sys.argv)
    _limit(int(sys.argv[1]))
    sys.addaudithook(_refuse)
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
    _say(answers, b"ready")
    while header := incoming.readline():
        asked = json.loads(header)
        data = incoming.read(asked["bytes"])
        _limit_seconds(asked["seconds"])
        _say(answers, json.dumps(_answer(data, asked["filename"], unbundle=asked["unbundle"])).encode())


def _answer(data: bytes, filename: str, *, unbundle: bool) -> dict[str, object]:
    try:
        if unbundle:
            return {"parts": parts_as_json(unbundled(data, filename)) if is_bundle(data, filename) else None}
        return {"reading": reading_as_json(read(data, filename))}
    except UnreadableRecordError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": f"{_TOO_MUCH_MEMORY}; {with_less(filename)}"}
    except RecursionError:
        return {"refused": f"{_TOO_DEEP}; {with_less(filename)}"}
    except Exception as error:
        # A fault of ours: the parent logs it and tells the person.
        return {"failed": type(error).__name__, "traceback": traceback.format_exc(limit=-8)}


def _give_way(*, behind_others: bool) -> None:
    """Who asks the bot goes first. Behind all others it runs when a processor has nothing else to do (man 7 sched)."""
    os.nice(_NICENESS)
    if behind_others and sys.platform == "linux":
        # Linux lets a nice process finish its slice, of some milliseconds, before one that has just woken up.
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def _limit(memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))


def _limit_seconds(seconds: float) -> None:
    """Of processor time, from now on; the parent watches the clock."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    writes = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)
    if writes or event in _FORBIDDEN:
        raise PermissionError(f"A reader of files does not {event}.")


def _say(answers: IO[bytes], line: bytes) -> None:
    answers.write(line + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
