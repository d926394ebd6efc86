"""Who may call the server, and what browsers may do with what it answers.

A page of some web site, open in the user's browser, can send requests to this machine. It must not
read the graph (so no cross-origin header for strangers), not by giving its own name this machine's
address either (so the Host header is checked), and it must not write (so updates check the Origin).
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope
from starlette.types import Send as Answering

from kg.serve.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?")
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "600",
}


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def host_allowed(header: str, settings: Settings) -> bool:
    """Return whether ``Host`` names this server: localhost, an address, or a name that was allowed.

    An address cannot be rebound: a name can.
    """
    match = _HOST.fullmatch(header)
    if not match:
        return False
    name = match["name"].lower().rstrip(".")
    return name == "localhost" or name in settings.hosts or _is_address(name)


def origin_allowed(origin: str, host: str, settings: Settings) -> bool:
    """Return whether a page of ``origin`` may read: this server's own, this machine's, or an allowed one."""
    if "*" in settings.origins or origin in settings.origins:
        return True
    parts = urlsplit(origin)
    name = (parts.hostname or "").lower()
    if parts.netloc == host:
        return True
    local = name == "localhost" or (_is_address(name) and ipaddress.ip_address(name).is_loopback)
    return settings.loopback and local


class Guarded:
    """An ASGI application with the checks before it and the headers on all that it answers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Answering) -> None:
        """Answer one call."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin, host = headers.get("origin"), headers.get("host", "")
        welcome = origin is not None and origin_allowed(origin, host, self._settings)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message), origin if welcome else None)
            await send(message)

        await self._choose(scope, host, foreign=origin is not None and not welcome)(scope, receive, answer)

    def _choose(self, scope: Scope, host: str, *, foreign: bool) -> ASGIApp:
        if not host_allowed(host, self._settings):
            return PlainTextResponse("this server is not called so; see kg serve --allow-host\n", 421)
        if scope["method"] == "OPTIONS":
            return PlainTextResponse(
                "", 403 if foreign else 204, {"Allow": "GET, HEAD, POST, OPTIONS"} | _PREFLIGHT
            )
        if foreign and scope["method"] == "POST":
            return PlainTextResponse("pages of other sites may not post here; see kg serve --cors\n", 403)
        return self._app

    def _dress(self, headers: MutableHeaders, origin: str | None) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.add_vary_header("Origin")
        if origin is not None:
            headers["Access-Control-Allow-Origin"] = "*" if "*" in self._settings.origins else origin
            headers["Access-Control-Expose-Headers"] = "Content-Type, Retry-After"
