"""The server as one Starlette application."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import IO
from urllib.parse import quote

from starlette import requests
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve import description, graphstore, negotiation, pages, protocol, resources, using
from kg.serve.pool import Answer
from kg.serve.protocol import Call, Problem
from kg.serve.security import POLICY, Guarded
from kg.serve.service import Service, first_of
from kg.serve.settings import Settings
from kg.sparql.jobs import Ending, Job, Kind
from kg.store import SETTLE

_CHUNK = 1 << 16
_RETRY = "5"
_VIS = files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"
_STATIC = Path(__file__).parent / "static"
_VIEW_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:; "
    "worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_EDITOR_POLICY = POLICY.replace(
    "style-src 'self'", "style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'"
)
"""For the editor's own style, and for the style attributes that browsers write while text is edited."""

Incoming = requests.Request
Handler = Callable[[Incoming], Awaitable[Response]]


def _chunks(body: IO[bytes]) -> Iterator[bytes]:
    with body:
        while chunk := body.read(_CHUNK):
            yield chunk


async def _stream(body: IO[bytes]) -> AsyncIterator[bytes]:
    """Yield an answer as the client takes it; it lies in memory or in a file until then."""
    for chunk in _chunks(body):
        yield chunk


def _media(media: str) -> str:
    return media if "charset" in media or not media.startswith("text/") else f"{media}; charset=utf-8"


def _failure(answer: Answer) -> Problem:
    answer.body.close()
    status = protocol.STATUS[answer.outcome.ending]
    retry = {"Retry_After": _RETRY} if status == 503 else {}
    return Problem(status, answer.outcome.message, **retry)


class Handlers:
    """What the routes lead to."""

    def __init__(self, settings: Settings, service: Service) -> None:
        self._settings, self._service = settings, service

    async def _answer(self, call: Incoming, job: Job) -> Answer:
        """Run a job; a client that hangs up ends it. Raise ``Problem`` where there is no answer."""
        answer = await first_of(self._service.run(job), _hung_up(call))
        if answer is None:
            raise Problem(499, "the client has gone")
        if answer.outcome.ending != Ending.DONE:
            raise _failure(answer)
        return answer

    async def _respond(self, call: Incoming, job: Job) -> Response:
        answer = await self._answer(call, job)
        headers = {"Vary": "Accept"}
        if call.method == "HEAD":
            answer.body.close()
            return Response(media_type=_media(answer.outcome.media), headers=headers)
        return StreamingResponse(
            _stream(answer.body), media_type=_media(answer.outcome.media), headers=headers
        )

    async def _body(self, call: Incoming) -> bytes:
        """Return the body of a POST; raise ``Problem`` where it is too large or too slow."""
        length = call.headers.get("content-length", "0")
        if length.isdigit() and int(length) > self._settings.body:
            raise self._too_large()
        try:
            async with asyncio.timeout(self._settings.body_seconds):
                return await self._read(call)
        except TimeoutError:
            raise Problem(408, "the body did not come in time", Connection="close") from None
        except requests.ClientDisconnect:
            raise Problem(499, "the client has gone") from None

    def _too_large(self) -> Problem:
        return Problem(413, f"a body may have {self._settings.body} bytes", Connection="close")

    async def _read(self, call: Incoming) -> bytes:
        body = bytearray()
        async for chunk in call.stream():
            body += chunk
            if len(body) > self._settings.body:
                raise self._too_large()
        return bytes(body)

    async def sparql(self, call: Incoming) -> Response:
        """Answer by the SPARQL 1.1 Protocol; without a query, describe the service."""
        parameters = protocol.pairs(call.url.query)
        accept = call.headers.get("accept")
        if call.method != "POST" and not parameters:
            return self._describe(call, accept)
        if call.method != "POST" and negotiation.takes_only_html(accept):
            page = f"/#query={quote(call.query_params.get('query', ''), safe='')}"
            return Response(status_code=303, headers={"Location": page, "Vary": "Accept"})
        body = await self._body(call) if call.method == "POST" else b""
        asked = Call(call.method, parameters, call.headers.get("content-type"), accept, body)
        job = protocol.job(asked, writable=self._settings.writable)
        if job.kind == Kind.UPDATE:
            using.check_targets(job.text)
            ready = replace(job, text=using.text_of(job), options={"after": SETTLE})
            (await self._answer(call, ready)).body.close()
            return Response(status_code=204)
        return await self._respond(call, job)

    def _describe(self, call: Incoming, accept: str | None) -> Response:
        if negotiation.wants_html(accept):
            return Response(status_code=303, headers={"Location": "/", "Vary": "Accept"})
        media = negotiation.triples(accept)
        if media is None:
            raise Problem(406, "the service is described in Turtle, N-Triples, RDF/XML or JSON-LD")
        endpoint = str(call.url.replace(query="", fragment=""))
        data = description.write(endpoint, media, writable=self._settings.writable)
        return Response(data, media_type=_media(media), headers={"Vary": "Accept"})

    async def graph(self, call: Incoming) -> Response:
        """Answer by the Graph Store Protocol, reading."""
        job = graphstore.job(protocol.pairs(call.url.query), call.headers.get("accept"))
        return await self._respond(call, job)

    async def resource(self, call: Incoming) -> Response:
        """Answer with what is known of a statement, actor or article, as RDF or as a page."""
        kind, key = call.path_params["kind"], call.path_params["key"]
        accept = call.headers.get("accept")
        this = resources.node(kind, key)
        html = negotiation.wants_html(accept)
        media = negotiation.triples(accept)
        if media is None and not html:
            raise Problem(406, "ask for HTML, Turtle, N-Triples, RDF/XML or JSON-LD")
        if this is None:
            raise Problem(404, f"no such {kind} is stored")
        data = (await self._answer(call, resources.job(kind, this))).read()
        graph = resources.Description(data, call.query_params.get("lang", "en"))
        if not graph.holds(this.value):
            raise Problem(404, f"no such {kind} is stored")
        if not html and media is not None:
            return await self._respond(call, resources.job(kind, this, media))
        page = await asyncio.to_thread(pages.resource, resources.described(kind, this, graph))
        return HTMLResponse(page, headers={"Vary": "Accept"})

    async def home(self, call: Incoming) -> Response:
        """The query page."""
        nonce = secrets.token_urlsafe(16)
        headers = {"Content-Security-Policy": _EDITOR_POLICY.format(nonce=nonce)}
        return HTMLResponse(pages.query(self._settings.store, nonce), headers=headers)

    async def known(self, call: Incoming) -> Response:
        """The named queries and the terms that the query page completes, as JSON."""
        return JSONResponse(await asyncio.to_thread(pages.known, self._settings.store))

    async def view(self, call: Incoming) -> Response:
        """The page of the whole graph, as it is now."""
        answer = await self._answer(call, Job(Kind.VIEW))
        headers = {"Content-Security-Policy": _VIEW_POLICY, "X-Frame-Options": "SAMEORIGIN"}
        return StreamingResponse(_stream(answer.body), media_type=answer.outcome.media, headers=headers)


async def _hung_up(call: Incoming) -> None:
    """Return when the client has gone."""
    while (await call.receive())["type"] != "http.disconnect":
        pass


async def _problem(call: Incoming, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return PlainTextResponse(f"{error}\n", error.status, error.headers)


def routes(handlers: Handlers) -> list[Route | Mount]:
    """Return the table of paths."""
    return [
        Route("/", handlers.home, methods=["GET"]),
        Route("/sparql", handlers.sparql, methods=["GET", "POST"]),
        Route("/graphs", handlers.graph, methods=["GET"]),
        Route("/view", handlers.view, methods=["GET"]),
        Route("/known", handlers.known, methods=["GET"]),
        *(Route(f"/{kind}/{{key:path}}", _of(kind, handlers.resource)) for kind in resources.KINDS),
        Route("/static/vis-network.min.js", _vis_network, methods=["GET"]),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]


async def _vis_network(call: Incoming) -> Response:
    """The drawing library, as pyvis brings it."""
    return FileResponse(str(_VIS), media_type="text/javascript")


def _of(kind: str, handler: Handler) -> Handler:
    async def handle(call: Incoming) -> Response:
        call.path_params["kind"] = kind
        return await handler(call)

    return handle


def application(settings: Settings) -> Starlette:
    """Return the ASGI application; the store is opened when it starts."""
    service = Service(settings)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await service.start()
        try:
            yield
        finally:
            await service.stop()

    return Starlette(
        routes=routes(Handlers(settings, service)),
        middleware=[Middleware(Guarded, settings=settings)],
        exception_handlers={Problem: _problem},
        lifespan=lifespan,
    )
