"""HTTP with time-outs always, retries with growing pauses where a second try does no harm, and plain errors."""

from __future__ import annotations

import time
from collections.abc import Mapping

import httpx

from kg.errors import QueryError, StoreError
from kg.query.workers import QueryTimeoutError
from kg.remote.profiles import Address, Profile

ATTEMPTS = 4
"""Tries of a request whose answer was lost; everything sent is idempotent, so nothing is written twice."""
_FIRST_PAUSE = 0.25
_TEMPORARY = frozenset({429, 502, 503})


class Client:
    """Requests to one server."""

    def __init__(self, address: Address, profile: Profile | None, timeout: float) -> None:
        self.address = address
        self._timeout = httpx.Timeout(timeout, connect=10.0)
        headers = {"User-Agent": "kg"}
        auth: httpx.Auth | None = None
        if profile and profile.login == "bearer" and address.password:
            headers["Authorization"] = f"Bearer {address.password}"
        elif profile and profile.login == "digest" and address.user:
            auth = httpx.DigestAuth(address.user, address.password)
        elif address.user:
            auth = httpx.BasicAuth(address.user, address.password)
        self._client = httpx.Client(headers=headers, auth=auth, timeout=self._timeout, follow_redirects=True)

    def send(
        self,
        method: str,
        url: str,
        *,
        data: Mapping[str, str | list[str]] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> httpx.Response:
        """Sends one request and returns its answer, whatever its status; StoreError where none comes."""
        limit = self._timeout if timeout is None else httpx.Timeout(timeout, connect=10.0)
        pause, problem = _FIRST_PAUSE, ""
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(pause)
                pause *= 2
            try:
                answer = self._client.request(
                    method, url, data=data, content=content, headers=headers, params=params, timeout=limit
                )
            except httpx.ReadTimeout:
                raise QueryTimeoutError(f"{self.address.url}: no answer in time; allow more with --timeout") from None
            except httpx.TransportError as error:
                problem = str(error) or type(error).__name__
                continue
            if answer.status_code not in _TEMPORARY:
                return answer
            problem = f"HTTP {answer.status_code} {_first_line(answer)}"
        raise StoreError(f"{self.address.url}: {problem}; is the server up?")

    def check(self, answer: httpx.Response) -> httpx.Response:
        """The answer where it is a success; otherwise the error that says what the server said."""
        if answer.is_success:
            return answer
        status, line = answer.status_code, _first_line(answer)
        if status == 504:
            raise QueryTimeoutError(f"{self.address.url}: {line or 'no answer in time'}")
        if status in (401, 403):
            raise StoreError(
                f"{self.address.url}: the server refuses ({status}); name a user who may, http://USER:PASSWORD@HOST"
            )
        if status in (400, 413, 500) and line:
            raise QueryError(f"{self.address.url}: {line}")
        raise StoreError(f"{self.address.url}: HTTP {status} {line}")

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()


def _first_line(answer: httpx.Response) -> str:
    lines = (" ".join(line.split()) for line in answer.text.splitlines())
    return next((line for line in lines if line), "")[:300]
