"""What can go wrong on the way to Slack: armed by a test or on the page, sprung by the next call that it fits."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal, get_args

from bot.sandbox.wire import Json

FaultKind = Literal[
    "drop-reply",  # the call is carried out, the connection closes before the reply
    "store-late",  # the connection closes at once, the call is carried out `seconds` later
    "drop-request",  # the connection closes at once, nothing is carried out
    "rate-limited",  # 429 with Retry-After: `seconds`
    "server-error",  # 500
    "slow",  # the reply takes `seconds`
    "token-expired",  # token_expired
    "socket-closed",  # the socket closes after the envelope was sent, its ack is lost
    "double-delivery",  # the envelope is sent twice
]
KINDS: tuple[str, ...] = get_args(FaultKind)
ENVELOPES = ("slash_commands", "interactive", "events_api")
LONGEST_SECONDS = 86_400.0
ON_SOCKET = ("socket-closed", "double-delivery")


@dataclass(slots=True)
class Fault:
    """A fault waiting: `on` is the method (or type of envelope) it fits, "*" any; `times` how often it strikes."""

    kind: FaultKind
    on: str = "*"
    times: int = 1
    seconds: float = 1.0


class Faults:
    """The armed faults, oldest first."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []

    def arm(self, kind: FaultKind, on: str = "*", times: int = 1, seconds: float = 1.0) -> Fault:
        """Arm a fault. Raises ValueError for a kind there is not, and for figures that make no sense."""
        if kind not in KINDS:
            raise ValueError(f"There is no fault {kind!r}; there are: {', '.join(KINDS)}.")
        if times < 1 or not 0 <= seconds <= LONGEST_SECONDS:
            raise ValueError("A fault strikes once or more, and takes between no time and a day.")
        if on != "*" and (on in ENVELOPES) != (kind in ON_SOCKET):
            where = "an envelope" if kind in ON_SOCKET else "a method"
            raise ValueError(f"The fault {kind} strikes {where}, and {on} is none; “*” fits any.")
        fault = Fault(kind, on, times, seconds)
        self._armed.append(fault)
        return fault

    def clear(self) -> None:
        """Disarm all."""
        self._armed.clear()

    def strike(self, name: str, *, on_socket: bool) -> Fault | None:
        """The fault that strikes this call or envelope, used up once; None if all goes well."""
        for fault in self._armed:
            if fault.on in {"*", name} and (fault.kind in ON_SOCKET) == on_socket:
                fault.times -= 1
                if fault.times <= 0:
                    self._armed.remove(fault)
                return fault
        return None

    def listed(self) -> list[Json]:
        """The armed faults as JSON."""
        return [asdict(fault) for fault in self._armed]
