"""An address -> its bytes, safely: the only room of the domain that speaks HTTP.

A stranger chooses the address, so nothing inside our own network may be reached by it: only http and https, only
public hosts, resolved once and connected to by the very address that was checked (a second look-up could answer
otherwise), each redirect checked anew, with limits of size and time. Proxies of the environment are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from pathlib import PurePosixPath
from typing import NoReturn
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from briefings.records import BriefingsError

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_CHUNK = 64 * 1024
_REDIRECTS = {301, 302, 303, 307, 308}
_USER_AGENT = "Briefings (reads one page when a person asks it to)"
_ACCEPT = "text/html, application/pdf, text/plain, application/xhtml+xml, */*;q=0.5"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_ENDINGS = {"text/html": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}
_DAMAGED = "The page arrived damaged; please try again, or save it and add the file."
_NOT_PUBLIC = "Addresses inside a private network are not read; please save the page and add the file."


class FetchError(BriefingsError):
    """An address that is not read, or could not be; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address: `address` is the one after redirects, `filename` a bare name to show and read by."""

    data: bytes
    address: str
    filename: str
    media_type: str | None


def resolve(host: str, port: int) -> list[str]:
    """The host's addresses, by the machine's resolver. Raises OSError when it has none."""
    return list(dict.fromkeys(str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: IpAddress) -> bool:
    """Whether an address belongs to the public internet, also where a private one is wrapped in an IPv6 address."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if wrapped is None and address in _NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
    return address.is_global and not address.is_multicast and not address.is_reserved


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be fetched. The defaults are for addresses that people type; tests bring their own."""

    may_reach: Callable[[IpAddress], bool] = is_public
    resolve: Callable[[str, int], list[str]] = resolve
    ports: frozenset[int] | None = frozenset({80, 443})
    most_bytes: int = 30_000_000
    seconds: float = 30.0
    most_redirects: int = 5
    tls: ssl.SSLContext | None = None


@dataclass(slots=True)
class _Deadline:
    seconds: float
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.seconds

    def left(self) -> float:
        """Seconds that are left, at least a thousandth. Raises FetchError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            self.passed()
        return max(left, 0.001)

    def passed(self) -> NoReturn:
        raise FetchError(
            f"The page did not arrive within {self.seconds:g} seconds; please try later, or save it and add the file."
        )


def fetch(address: str, policy: Policy | None = None) -> Fetched:
    """The bytes at a web address. Blocks for at most `policy.seconds`; call it in a thread.

    Raises FetchError for an address that is no public web page, is not there, too large or too slow.
    """
    policy = policy or Policy()
    deadline = _Deadline(policy.seconds)
    here = _checked(address, policy)
    for _ in range(policy.most_redirects + 1):
        found = _one_step(here, policy, deadline)
        if isinstance(found, Fetched):
            return found
        here = _checked(urljoin(urlunsplit(here), found), policy)
    raise FetchError("This address leads from one page to the next without end; please open it and copy the last one.")


def _one_step(here: SplitResult, policy: Policy, deadline: _Deadline) -> Fetched | str:
    """The page, or the address that it redirects to."""
    connection = _connected(here, policy, deadline)
    try:
        with _cut_off(connection.sock, deadline):
            response = _asked(connection, here)
            if response.status in _REDIRECTS and (to := response.getheader("Location")):
                return to
            if response.status != 200:
                raise FetchError(_refusal(response.status, here.hostname or ""))
            data = _body(response, policy.most_bytes)
        deadline.left()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _explained(error, here, deadline) from error
    finally:
        connection.close()
    media_type = response.headers.get_content_type() if response.getheader("Content-Type") else None
    return Fetched(data, urlunsplit(here), _filename(here, response.headers, media_type), media_type)


@contextmanager
def _cut_off(reached: socket.socket, deadline: _Deadline) -> Iterator[None]:
    """Ends the connection at the deadline, also when the other side keeps sending a byte now and then."""

    def end() -> None:
        with suppress(OSError):
            # Not SSLSocket's own shutdown, which would take the TLS layer away from under the reading thread.
            socket.socket.shutdown(reached, socket.SHUT_RDWR)

    timer = threading.Timer(deadline.left(), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _checked(address: str, policy: Policy) -> SplitResult:
    """The parts of an address that may be asked for. Raises FetchError for every other one."""
    written = address.strip()
    if re.search(r"[\s\x00-\x1f\x7f\\]", written):
        raise FetchError("This address has spaces or other signs in it that no address has; please copy it again.")
    try:
        parts = urlsplit(written)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchError("This is not a web address; please copy it again, with its https://.") from error
    if parts.scheme not in ("http", "https"):
        raise FetchError("Only web addresses that begin with https:// or http:// are read.")
    if not host:
        raise FetchError("This address names no site; please copy it again.")
    if parts.username is not None or parts.password is not None:
        raise FetchError("This address holds a user name or a password; please save the page and add the file.")
    # Before the port: on one's own machine another port would be refused, too.
    if not _may_be_public(host, policy):
        raise FetchError(_NOT_PUBLIC)
    if policy.ports is not None and port is not None and port not in policy.ports:
        raise FetchError("Only pages on the usual ports (80 and 443) are read; please save the page and add the file.")
    netloc = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=netloc if port is None else f"{netloc}:{port}", fragment="")


def _may_be_public(host: str, policy: Policy) -> bool:
    """False where the host as written is an address that may not be reached, or this machine; nothing is looked up."""
    if host.rstrip(".") == "localhost" or host.rstrip(".").endswith(".localhost"):
        return policy.may_reach(ipaddress.IPv4Address("127.0.0.1"))
    try:
        return policy.may_reach(ipaddress.ip_address(host.split("%")[0]))
    except ValueError:
        pass
    try:
        # Resolvers read 127.1 and 0x7f000001 as addresses, too.
        return policy.may_reach(ipaddress.IPv4Address(socket.inet_aton(host)))
    except OSError:
        return True


def _connected(here: SplitResult, policy: Policy, deadline: _Deadline) -> http.client.HTTPConnection:
    """A connection to one of the host's addresses, each of which was checked; the name is not looked up again."""
    host, port = here.hostname or "", here.port or (443 if here.scheme == "https" else 80)
    resolved = _resolved(host, port, policy, deadline)
    if not all(policy.may_reach(ipaddress.ip_address(each.split("%")[0])) for each in resolved):
        raise FetchError(_NOT_PUBLIC)
    connection = http.client.HTTPConnection(host, port)
    failure: OSError | None = None
    for each in resolved:
        try:
            reached = socket.create_connection((each, port), timeout=deadline.left())
            try:
                connection.sock = _secured(reached, here, host, policy)
            except BaseException:
                reached.close()
                raise
            return connection
        except OSError as error:
            failure = error
    raise _explained(failure or OSError("no address"), here, deadline)


def _secured(reached: socket.socket, here: SplitResult, host: str, policy: Policy) -> socket.socket:
    if here.scheme == "http":
        return reached
    return (policy.tls or ssl.create_default_context()).wrap_socket(reached, server_hostname=host)


def _resolved(host: str, port: int, policy: Policy, deadline: _Deadline) -> list[str]:
    """The host's addresses. In a thread, since the machine's resolver has a patience of its own."""
    found: list[str] = []

    def look_up() -> None:
        try:
            found.extend(policy.resolve(host, port))
        except (OSError, UnicodeError):
            found.clear()

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if thread.is_alive():
        deadline.passed()
    if not found:
        raise FetchError(f"There is no host {host}; please check the address.")
    return list(found)


def _asked(connection: http.client.HTTPConnection, here: SplitResult) -> http.client.HTTPResponse:
    target = urlunsplit(("", "", here.path or "/", here.query, ""))
    target = re.sub(r"[^\x21-\x7e]", lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), target)
    connection.putrequest("GET", target, skip_accept_encoding=True)
    for name, value in (("User-Agent", _USER_AGENT), ("Accept", _ACCEPT), ("Accept-Encoding", "identity")):
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _body(response: http.client.HTTPResponse, most_bytes: int) -> bytes:
    encoding = (response.getheader("Content-Encoding") or "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError("The page came packed in a way that is not read; please save it and add the file.")
    # 32: a gzip or zlib header is recognised (https://docs.python.org/3/library/zlib.html#zlib.decompressobj).
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if encoding != "identity" else None
    data = bytearray()
    while chunk := response.read(_CHUNK):
        try:
            data += unpack.decompress(chunk, most_bytes + 1) if unpack else chunk
        except zlib.error as error:
            raise FetchError(_DAMAGED) from error
        if len(data) > most_bytes:
            raise FetchError(f"The page is larger than {most_bytes // 1_000_000} MB; please save it and add its parts.")
    if response.length:
        raise http.client.IncompleteRead(bytes(data), response.length)
    if unpack and not unpack.eof:
        raise FetchError(_DAMAGED)
    return bytes(data)


def _refusal(status: int, host: str) -> str:
    if status in (401, 403, 407, 451):
        return f"{host} does not show this page to us ({status}); please save it and add the file."
    if status in (404, 410):
        return f"{host} has no such page ({status}); please check the address."
    return f"{host} answered with an error ({status}); please try later, or save the page and add the file."


def _explained(error: Exception, here: SplitResult, deadline: _Deadline) -> FetchError:
    host = here.hostname or ""
    deadline.left()
    if isinstance(error, TimeoutError):
        deadline.passed()
    if isinstance(error, ssl.SSLError):
        return FetchError(f"{host} could not prove that it is {host}; please save the page and add the file.")
    return FetchError(f"{host} could not be reached, or broke off; please check the address or try later.")


def _filename(here: SplitResult, headers: Message, media_type: str | None) -> str:
    """A bare name: the one that the server gives, or the last part of the path, with the ending of its type."""
    given = headers.get_filename()
    last = PurePosixPath((given or unquote(here.path)).replace("\\", "/")).name
    name = re.sub(r"[^\w.() +-]", "_", last)[-150:] or (here.hostname or "page")
    ending = _ENDINGS.get(media_type or "", "")
    return name if "." in name[-6:-1] else name + ending
