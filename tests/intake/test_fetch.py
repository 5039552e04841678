"""Fetching: a public page is read; nothing inside a private network can be reached, whatever an address pretends."""

from __future__ import annotations

import gzip
import ipaddress
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefings.fetch import FetchError, Policy, fetch, is_public

PAGE = b"<html><body><p>Harbour Group, sixth meeting</p></body></html>"
Answer = tuple[int, dict[str, str], bytes]


class Server:
    """A real server on loopback that answers from a table of paths and remembers what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {"/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)}
        self.asked: list[tuple[str, str]] = []
        self.let_go = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.path, self.headers["Host"]))
                status, headers, body = server.pages.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.path == "/drip":
                    # One byte now and then: no single wait is long, all of them are.
                    while not server.let_go.wait(0.05):
                        try:
                            self.wfile.write(b".")
                            self.wfile.flush()
                        except OSError:
                            return
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - http.server's own name
                """Say nothing on standard error."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.let_go.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def loopback(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


# What tests need: names that lead to loopback, which may be reached, on any port.
HERE = Policy(may_reach=lambda address: address.is_loopback, resolve=loopback, ports=None)


def test_a_page_is_fetched_with_its_name(server: Server) -> None:
    """The bytes come with the address, the type and a bare file name that says the type."""
    found = fetch(f"http://port.example:{server.port}/page", HERE)
    assert (found.data, found.media_type, found.filename) == (PAGE, "text/html", "page.html")
    assert server.asked == [("/page", f"port.example:{server.port}")]


def test_a_redirect_is_followed_and_its_end_is_the_address(server: Server) -> None:
    """A page that moved is read where it is now; the fragment is nobody's business."""
    server.pages["/old"] = (302, {"Location": "/page#part"}, b"")
    found = fetch(f"http://port.example:{server.port}/old", HERE)
    assert (found.data, found.address) == (PAGE, f"http://port.example:{server.port}/page")


def test_a_name_is_looked_up_once_and_pinned(server: Server) -> None:
    """A name that answers a public address first and loopback later is connected to by the address that was checked."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    found = fetch(f"http://port.example:{server.port}/page", replace(HERE, resolve=lambda host, port: next(answers)))
    assert found.data == PAGE
    assert next(answers) == ["10.0.0.1"]


def test_a_host_with_one_private_address_is_not_read() -> None:
    """A name that leads to a public and to a private address is refused as a whole."""
    with pytest.raises(FetchError, match="inside a private network"):
        fetch("http://mixed.example/", Policy(resolve=lambda host, port: ["93.184.215.14", "10.0.0.1"]))


def test_a_redirect_into_a_private_network_is_not_followed(server: Server) -> None:
    """A public page cannot send us to the cloud's metadata, to loopback or into the office."""
    server.pages["/trap"] = (302, {"Location": "http://inside.example/latest/meta-data/"}, b"")
    policy = replace(
        HERE, resolve=lambda host, port: ["169.254.169.254"] if host.startswith("inside") else ["127.0.0.1"]
    )
    with pytest.raises(FetchError, match="inside a private network"):
        fetch(f"http://port.example:{server.port}/trap", policy)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "ff02::1",
    ],
)
def test_no_private_address_counts_as_public(address: str) -> None:
    """Loopback, private, link-local, metadata, shared, multicast, and all of them wrapped in IPv6, are not public."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses_are_public(address: str) -> None:
    """Addresses of the internet may be reached."""
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
    ],
)
def test_loopback_in_any_writing_is_refused(address: str) -> None:
    """Whatever way the machine's resolver understands loopback, it is not read."""
    with pytest.raises(FetchError, match=r"private network|no host"):
        fetch(address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///etc/passwd", "begin with https"),
        ("ftp://port.example/x", "begin with https"),
        ("port.example/minutes", "begin with https"),
        ("http://", "names no site"),
        ("http://user:secret@port.example/", "user name or a password"),
        ("http://port.example:22/", "usual ports"),
        ("http://93.184.215.14:22/", "usual ports"),
        ("http://127.0.0.1:8000/x", "inside a private network"),
        ("http://127.1:8000/x", "inside a private network"),
        ("http://[::1]:8000/x", "inside a private network"),
        ("http://localhost:8420/", "inside a private network"),
        ("http://port.example:99999/", "not a web address"),
        ("http://port.example/a b", "signs in it"),
        ("http://port.example/\r\nHost: inside", "signs in it"),
        ("http://port.example\\@10.0.0.1/", "signs in it"),
        ("http://[::1/", "not a web address"),
    ],
)
def test_what_is_no_public_web_address_is_refused(address: str, said: str) -> None:
    """Other schemes, passwords, odd ports and signs that split a request are refused in a sentence, unasked."""
    with pytest.raises(FetchError, match=said):
        fetch(address, Policy(resolve=lambda host, port: pytest.fail("it was looked up")))


def test_a_page_that_is_too_large_is_refused(server: Server) -> None:
    """No more than the limit is taken in, however much is sent."""
    server.pages["/large"] = (200, {}, b"x" * 300_000)
    with pytest.raises(FetchError, match="larger than"):
        fetch(f"http://port.example:{server.port}/large", replace(HERE, most_bytes=200_000))


def test_a_packed_page_is_unpacked_up_to_the_limit(server: Server) -> None:
    """A page that a server packs unasked is read; one that unpacks beyond the limit is refused."""
    server.pages["/packed"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE))
    server.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000))
    assert fetch(f"http://port.example:{server.port}/packed", HERE).data == PAGE
    with pytest.raises(FetchError, match="larger than"):
        fetch(f"http://port.example:{server.port}/bomb", replace(HERE, most_bytes=200_000))


def test_a_page_that_drips_is_cut_off(server: Server) -> None:
    """A server that sends a byte now and then cannot hold us longer than the limit."""
    server.pages["/drip"] = (200, {}, b"")
    with pytest.raises(FetchError, match=r"within 0\.4 seconds"):
        fetch(f"http://port.example:{server.port}/drip", replace(HERE, seconds=0.4))


def test_a_resolver_that_hangs_is_not_waited_for() -> None:
    """A look-up that takes too long ends at the limit."""
    hanging = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        hanging.wait(20)
        return []

    with pytest.raises(FetchError, match=r"within 0\.2 seconds"):
        fetch("http://port.example/", Policy(resolve=resolve, seconds=0.2))
    hanging.set()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((404, {}, b""), "no such page"),
        ((403, {}, b""), "does not show this page"),
        ((500, {}, b""), "answered with an error"),
        ((302, {"Location": "/missing"}, b""), "without end"),
        ((302, {"Location": "ftp://port.example/"}, b""), "begin with https"),
        ((200, {"Content-Encoding": "br"}, b"x"), "packed in a way"),
        ((200, {"Content-Encoding": "gzip"}, b"x"), "damaged"),
        ((200, {"Content-Length": "99"}, b"cut short"), "broke off"),
    ],
)
def test_an_answer_that_is_no_page_is_explained(server: Server, answer: Answer, said: str) -> None:
    """What a server answers instead of a page is told in a sentence, with what to do."""
    server.pages["/missing"] = answer
    with pytest.raises(FetchError, match=said):
        fetch(f"http://port.example:{server.port}/missing", HERE)


def test_a_host_that_is_not_there_is_named() -> None:
    """No answer from the resolver and no answer from the host are told apart."""

    def nobody(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(FetchError, match=r"no host nowhere\.example"):
        fetch("http://nowhere.example/", Policy(resolve=nobody))
    with pytest.raises(FetchError, match="could not be reached"):
        fetch("http://port.example:9/", HERE)


@pytest.mark.parametrize(
    ("path", "headers", "filename"),
    [
        ("/a/minutes.pdf", {}, "minutes.pdf"),
        ("/", {"Content-Type": "text/html"}, "port.example.html"),
        ("/x", {"Content-Disposition": 'attachment; filename="../../etc/6th.pdf"'}, "6th.pdf"),
        ("/%E8%AD%B0%E4%BA%8B", {"Content-Type": "application/pdf"}, "議事.pdf"),
    ],
)
def test_a_file_name_is_bare(server: Server, path: str, headers: dict[str, str], filename: str) -> None:
    """The name to show comes from the server or the path, leads nowhere and says the type."""
    server.pages[path] = (200, headers, b"x")
    assert fetch(f"http://port.example:{server.port}{path}", HERE).filename == filename


def test_tls_is_for_the_name_that_was_asked(server: Server) -> None:
    """A host that cannot prove its name is not read."""
    with pytest.raises(FetchError, match="could not prove"):
        fetch(f"https://port.example:{server.port}/page", HERE)
