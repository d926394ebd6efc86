"""The HTTP side of ``kg push``: calls to a server, with credentials that appear in no message.

Credentials come from the environment: ``KG_PUSH_TOKEN``, or ``KG_PUSH_USER`` and ``KG_PUSH_PASSWORD``.
They are sent when the server asks for them, as Basic or as Digest, whichever it names.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Self
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.util import Retry

from kg.errors import PushError

_RETRY_STATUS = (408, 429, 502, 503, 504)
_RETRIES, _PAUSE = 5, 0.2
_SHOWN = 300
_HIDDEN = "•••"
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Credentials:
    """What the server may ask for. Neither ``repr`` nor any message shows it."""

    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Credentials:
        """Read the three variables; raise ``PushError`` for a password without a user, or the reverse."""
        user, password = environment.get("KG_PUSH_USER"), environment.get("KG_PUSH_PASSWORD")
        if (user is None) != (password is None):
            raise PushError("KG_PUSH_USER and KG_PUSH_PASSWORD go together; set both or neither")
        return cls(user, password, environment.get("KG_PUSH_TOKEN"))

    def __bool__(self) -> bool:
        return bool(self.token or self.user)

    def hide(self, text: str) -> str:
        """Return ``text`` without any of the secrets, in whatever spelling HTTP gives them."""
        secrets = [self.password, self.token]
        if self.user is not None and self.password is not None:
            secrets.append(b64encode(f"{self.user}:{self.password}".encode()).decode())
        for secret in filter(None, secrets):
            text = text.replace(secret, _HIDDEN)
        return text

    def answer(self, challenge: str) -> AuthBase | None:
        """Return what answers a ``WWW-Authenticate`` header; none where we have nothing that does."""
        scheme = challenge.split(" ", 1)[0].lower()
        if self.token and scheme in ("bearer", ""):
            return _Bearer(self.token)
        if self.user is None or self.password is None:
            return None
        return (
            HTTPDigestAuth(self.user, self.password)
            if scheme == "digest"
            else HTTPBasicAuth(self.user, self.password)
        )


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, call: requests.PreparedRequest) -> requests.PreparedRequest:
        call.headers["Authorization"] = f"Bearer {self._token}"
        return call


class _Nobody(AuthBase):
    """Sends nothing, and keeps ``~/.netrc`` from being asked."""

    def __call__(self, call: requests.PreparedRequest) -> requests.PreparedRequest:
        return call


@dataclass(frozen=True)
class Call:
    """One request: all of them may be repeated without harm. ``missing`` allows 404 for an answer."""

    method: str
    body: str = ""
    content_type: str | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    missing: bool = False


def check_endpoint(url: str, credentials: Credentials) -> str:
    """Return ``url``; raise ``PushError`` where it is no web address, or would show a secret."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise PushError("--endpoint is no web address; give one such as https://example.org/sparql") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise PushError("--endpoint is no web address; give one such as https://example.org/sparql")
    if parts.username is not None or parts.password is not None:
        raise PushError(
            "--endpoint holds credentials; put them into KG_PUSH_USER and KG_PUSH_PASSWORD instead"
        )
    if credentials and parts.scheme == "http" and parts.hostname not in _LOCAL:
        raise PushError(
            f"{parts.hostname}: credentials would travel unencrypted; use https, or unset KG_PUSH_*"
        )
    return url


class Server:
    """An endpoint and the connection to it. A context manager."""

    def __init__(self, endpoint: str, credentials: Credentials, seconds: float = 60.0) -> None:
        self.endpoint = check_endpoint(endpoint, credentials)
        self._credentials, self._seconds = credentials, seconds
        self._session = requests.Session()
        self._session.auth = _Nobody()
        self._session.headers["User-Agent"] = f"kg/{version('kg')}"
        again = Retry(
            _RETRIES,
            backoff_factor=_PAUSE,
            status_forcelist=_RETRY_STATUS,
            allowed_methods=None,
            raise_on_status=False,
            respect_retry_after_header=True,
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=again))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._session.close()

    def send(self, call: Call) -> None:
        """Send ``call``; raise ``PushError`` where the server does not take it."""
        answer = self._answer(call)
        if answer.status_code == 401 and self._credentials:
            challenge = self._credentials.answer(answer.headers.get("WWW-Authenticate", ""))
            if challenge is not None:
                self._session.auth = challenge
                answer = self._answer(call)
        if not (answer.ok or (call.missing and answer.status_code == 404)) or answer.is_redirect:
            raise PushError(self._credentials.hide(self._refusal(answer)))

    def _answer(self, call: Call) -> requests.Response:
        headers: dict[str, Any] = {"Content-Type": call.content_type} if call.content_type else {}
        try:
            return self._session.request(
                call.method,
                self.endpoint,
                params=call.parameters,
                data=call.body.encode() or None,
                headers=headers,
                timeout=self._seconds,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise PushError(self._credentials.hide(f"{self.endpoint}: {_reason(error)}")) from None
        except KeyError:  # a Digest challenge that lacks a part
            raise PushError(
                f"{self.endpoint}: asks for credentials in a way that is not understood"
            ) from None

    def _refusal(self, answer: requests.Response) -> str:
        said = " ".join(answer.text[:_SHOWN].split()) or answer.reason
        hint = _HINTS.get(answer.status_code, "")
        if answer.is_redirect:
            said, hint = f"is at {answer.headers.get('Location')}", "; give that address"
        return f"{self.endpoint}: answered {answer.status_code}: {said}{hint}"


_HINTS = {
    401: "; set KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN",
    403: "; may this user write there?",
    404: "; is that the endpoint for updates?",
    405: "; is that the endpoint for updates, or is --graph-store wanted?",
    413: "; send less at once with --batch",
    415: "; is --graph-store wanted, or not?",
}


def _reason(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return "did not answer in time; run kg push again to go on"
    if isinstance(error, requests.exceptions.SSLError):
        return "has a certificate that is not trusted"
    if isinstance(error, requests.ConnectionError):
        return "cannot be reached; run kg push again to go on"
    return f"{type(error).__name__}; run kg push again to go on"
