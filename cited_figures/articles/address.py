"""Addresses: fetching a page without leaving the public network, in a limited time and size."""

from __future__ import annotations

import http.client
import ipaddress
import queue
import re
import socket
import ssl
import threading
import time
import zlib
from contextlib import closing, suppress
from typing import Any, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from cited_figures.articles.article import Article
from cited_figures.articles.limits import LARGEST_PAGE, LEAST_SECONDS, SECONDS
from cited_figures.errors import UserError

_REDIRECTS = 5
_NO_TEXT = frozenset({"replacement", "x-user-defined"})  # browsers' names for what they do not decode
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; cited-figures)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip, identity",
}
_OFFER = "save the page from your browser and give the file"


class _Answer(NamedTuple):
    address: str
    kind: str  # content type
    charset: str | None
    data: bytes


def read_address(address: str, *, private: bool = False, seconds: float = SECONDS) -> Article:
    """Fetch the article of an http(s) address.

    private: whether it may lead to this machine or its private network. seconds: how long all of it may take.
    Raises UserError when it does not answer in time, redirects for ever, is too large, forbidden or no page.
    """
    began = time.monotonic()
    answer = fetch(address, private=private, seconds=seconds)
    left = max(LEAST_SECONDS, seconds - (time.monotonic() - began))
    where, name = f"The page {address}", _name(answer.address)
    if "pdf" in answer.kind:
        from cited_figures.articles.apart import read_apart

        return read_apart("pdf", answer.data, where, name, seconds=left)
    if not answer.data.strip():
        raise UserError(f"{where} is empty: {_OFFER}.")
    if answer.kind not in {"text/html", "application/xhtml+xml", "text/plain", ""}:
        raise UserError(f"{where} is no page but {answer.kind[:60]}: give the address of an article.")
    content = _decoded(answer, where)
    if answer.kind == "text/plain":
        return Article(content, name=name, url=answer.address)
    from cited_figures.articles.apart import read_apart

    return read_apart("page", content, where, name, answer.address, seconds=left)


def fetch(address: str, *, private: bool = False, seconds: float = SECONDS) -> _Answer:
    """Fetch an address within a time limit that holds for names, redirects and a trickle of bytes together."""
    results: queue.Queue[_Answer | BaseException] = queue.Queue()
    opened: list[socket.socket] = []

    def work() -> None:
        try:
            results.put(_follow(address, private, time.monotonic() + seconds, opened))
        except BaseException as error:  # handed to the thread that waits
            results.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        result = results.get(timeout=seconds)
    except queue.Empty:
        result = TimeoutError()
    finally:
        for connection in opened:  # ends what the other thread still waits for
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
    if isinstance(result, _Answer):
        return result
    if isinstance(result, UserError):
        raise result
    if isinstance(result, TimeoutError):
        raise UserError(f"{address} did not answer in {seconds:g} seconds: try again, or {_OFFER}.") from None
    if isinstance(result, ssl.SSLError):
        raise UserError(f"{address} has no valid certificate: {_OFFER}.") from None
    if isinstance(result, OSError | http.client.HTTPException | ValueError | UnicodeError):
        raise UserError(f"{address} does not answer: check the address, or {_OFFER}.") from None
    raise result


def _follow(address: str, private: bool, deadline: float, opened: list[socket.socket]) -> _Answer:
    """Fetch, over at most five redirects; each of them is checked as the first address is."""
    current = address
    for _ in range(_REDIRECTS + 1):
        scheme, host, port, target = _parts(current)
        connection = _connect(scheme, host, port, private, deadline, opened)
        connection.request("GET", target, headers=_HEADERS)
        with closing(connection), closing(connection.getresponse()) as response:
            location = response.getheader("Location")
            if response.status in {301, 302, 303, 307, 308} and location:
                current = urljoin(current, location)
                continue
            if response.status != 200:
                answered = f"{response.status} {response.reason[:40]}"
                raise UserError(f"{address} answers {answered}: check the address, or {_OFFER}.")
            kind = response.headers.get_content_type() if response.getheader("Content-Type") else ""
            return _Answer(current, kind, response.headers.get_content_charset(), _body(response, address, deadline))
    raise UserError(f"{address} redirects more than {_REDIRECTS} times: {_OFFER}.")


def _parts(address: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in {"http", "https"} and host is not None:
        raise UserError(f"«{address}» is not on the web: only http and https addresses are read.")
    if not host:
        if not address.lower().startswith(("http://", "https://")):
            raise UserError(f"«{address}» is not on the web: only http and https addresses are read.")
        raise UserError(f"«{address}» is not an address: check how it is written.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    target = path + ("?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else "")
    return parts.scheme, host.encode("idna").decode("ascii"), port or (443 if parts.scheme == "https" else 80), target


def _connect(
    scheme: str, host: str, port: int, private: bool, deadline: float, opened: list[socket.socket]
) -> http.client.HTTPConnection:
    """Connect to the very address that was checked, so that a second look-up cannot lead elsewhere."""
    found: list[Any] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not private and not all(_is_public(entry[4][0]) for entry in found):
        raise UserError(f"{host} leads to this machine or its private network: only public addresses are read.")
    error: OSError = OSError("no address")
    for family, kind, protocol, _, place in found:
        plain = socket.socket(family, kind, protocol)
        opened.append(plain)
        plain.settimeout(max(0.1, deadline - time.monotonic()))
        try:
            plain.connect(place)
        except OSError as failure:
            error = failure
            continue
        connection = http.client.HTTPConnection(host, port)
        connection.sock = plain
        if scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
            opened.append(connection.sock)
            connection.default_port = 443
        return connection
    raise error


def _is_public(text: str) -> bool:
    """Whether an IP address is on the public network, also one that is wrapped into IPv6.

    >>> _is_public("127.0.0.1"), _is_public("::ffff:10.0.0.1"), _is_public("93.184.215.14")
    (False, False, True)
    """
    address = ipaddress.ip_address(text.split("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in ipaddress.ip_network("64:ff9b::/96"):
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.ipv4_mapped or any(part and not _is_public(str(part)) for part in inner):
            return bool(address.ipv4_mapped) and _is_public(str(address.ipv4_mapped))
    return address.is_global and not address.is_multicast


def _body(response: http.client.HTTPResponse, address: str, deadline: float) -> bytes:
    """The whole body, at most LARGEST_PAGE bytes before and after decompression."""
    packed = response.getheader("Content-Encoding", "identity").strip().lower()
    if packed not in {"identity", "", *_PACKED}:
        raise UserError(f"{address} is packed as «{packed[:20]}», which was not asked for: {_OFFER}.")
    unpacker = _Unpacker() if packed in _PACKED else None
    pieces, size = [], 0
    while piece := response.read1(65_536):
        if time.monotonic() > deadline:
            raise TimeoutError
        if unpacker:
            try:
                piece = unpacker.unpack(piece, LARGEST_PAGE + 1 - size)
            except zlib.error:
                raise UserError(f"{address} sends what cannot be unpacked: {_OFFER}.") from None
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_PAGE:
            raise UserError(f"{address} is larger than {LARGEST_PAGE // 1024**2} MB: {_OFFER}.")
    if response.length or (unpacker and not unpacker.is_whole()):  # bytes that were announced and never came
        raise UserError(f"{address} broke off before its end: try again, or {_OFFER}.")
    return b"".join(pieces)


class _Unpacker:
    """Unpacks gzip, of one part or of several; it knows whether the last of them has come to its end."""

    def __init__(self) -> None:
        self._part = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._begun = False

    def unpack(self, piece: bytes, most: int) -> bytes:
        """The next bytes, at most so many: what is longer is refused in any case. Raises zlib.error for what is no gzip."""
        unpacked = b""
        while piece and len(unpacked) < most:
            if self._part.eof:
                piece = piece.lstrip(b"\0")  # parts may be padded
                if not piece:
                    break
                self._part = zlib.decompressobj(zlib.MAX_WBITS | 32)
            self._begun = True
            unpacked += self._part.decompress(piece, most - len(unpacked))
            piece = self._part.unused_data
        return unpacked

    def is_whole(self) -> bool:
        """Whether nothing is missing; nothing at all is whole."""
        return self._part.eof or not self._begun


def _decoded(answer: _Answer, where: str) -> str:
    """By the server's word, else the page's own, else as a file; an encoding is one of those that browsers know."""
    import webencodings

    from cited_figures.articles.encoding import decode

    declared = answer.charset
    if not declared and (match := re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]+)", answer.data[:4096], re.IGNORECASE)):
        declared = match[1].decode("ascii", "replace")
    # What is declared as latin-1 is read as cp1252 by them, and so it is meant.
    encoding = webencodings.lookup(declared) if declared else None
    if encoding and encoding.name not in _NO_TEXT and not answer.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return str(encoding.codec_info.decode(answer.data, "replace")[0])
    return decode(answer.data, where)


def _name(address: str) -> str:
    """A short name for an article, of letters, digits and hyphens, from the end of its address.

    >>> _name("https://www.exemple.fr/economie/le-chomage-recule_123.html?x=1")
    'le-chomage-recule_123'
    """
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2].rsplit(".", 1)[0]
    return re.sub(r"[^\w-]+", "-", last or parts.hostname or "page").strip("-")[:80] or "page"
