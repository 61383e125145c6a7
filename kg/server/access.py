"""Who may do what: the token rule, and the Host header that keeps strange web pages out of a local server."""

from __future__ import annotations

import hmac
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.server.options import ServerOptions

COOKIE = "kg_token"
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Guard:
    """Reads need no token on this machine and need one elsewhere; writes always do (`may_write`)."""

    def __init__(self, app: ASGIApp, options: ServerOptions) -> None:
        self._app, self._options = app, options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request through or refuses it."""
        if scope["type"] != "http" or scope["path"] == "/healthz":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if self._options.is_local and _host(headers.get("host", "")) not in _LOCAL | {self._options.host}:
            response = PlainTextResponse("this server answers to localhost only\n", 421)
            await response(scope, receive, send)
            return
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if given and _equal(given, self._options.token) and scope["method"] == "GET":
            redirect = RedirectResponse(scope["path"], 303)  # a browser keeps the token as a cookie, out of its history
            redirect.set_cookie(COOKIE, given, httponly=True, samesite="strict")
            await redirect(scope, receive, send)
            return
        if not self._options.is_local and scope["method"] != "OPTIONS" and not has_token(headers, self._options):
            refusal = PlainTextResponse(
                "a token is needed: Authorization: Bearer TOKEN\n", 401, {"WWW-Authenticate": "Bearer"}
            )
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)


def has_token(headers: Headers, options: ServerOptions) -> bool:
    """Whether the request bears the server's token, in its header or in the cookie of its own pages."""
    scheme, _, value = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and _equal(value.strip(), options.token):
        return True
    cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    return cookie is not None and _equal(cookie.value, options.token)


def may_write(headers: Headers, options: ServerOptions) -> bool:
    """Whether the request may change the store."""
    return options.writable and has_token(headers, options)


def _equal(given: str, token: str) -> bool:
    return bool(token) and hmac.compare_digest(given.encode(), token.encode())


def _host(value: str) -> str:
    """The host of a Host header without its port."""
    if value.startswith("["):
        return value.partition("]")[0] + "]"
    return value.partition(":")[0]
