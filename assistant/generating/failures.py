"""What went wrong with a language model, in plain words that never hold its key.

The libraries of the providers raise errors of the same make: ``status_code``, ``response`` and
names that tell what happened. They are read by these: none of those libraries is needed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from assistant.errors import (
    ContextTooSmallError,
    ModelBrokeOffError,
    ModelBusyError,
    ModelDownError,
    ModelError,
    ModelKeyError,
    ModelRefusedError,
    ModelTimeoutError,
)

_CONTEXT = re.compile(
    r"context.{0,20}(?:length|size|window|exceed)|exceed\w*.{0,30}context|prompt is too long"
    r"|too many (?:input )?tokens|input is too long",
    re.IGNORECASE,
)
_NO_CREDIT = re.compile(
    r"insufficient.quota|billing|credit balance|exceeded your current quota", re.I
)
_TIMEOUTS = {"TimeoutError", "TimeoutException", "APITimeoutError", "Timeout"}
_CONNECTIONS = {"ConnectionError", "APIConnectionError", "TransportError", "ProtocolError"}
_OVERLOADED = 529
_SHOWN = 200
"""Characters that are shown of what a server says."""
_TELLING = 6
"""Characters in a row that tell too much of a key."""


class Failure:
    """An error of a library, read.

    Args:
        error: As it was raised.
        begun: Whether the model had already written something.
        secrets: What must not be repeated.

    Attributes:
        again: Whether the same request may succeed if it is sent again.
        wait: Seconds after which the server wants to be asked again; None if it does not say.
    """

    def __init__(self, error: Exception, *, begun: bool, secrets: Sequence[str]) -> None:
        chain = list(_chain(error))
        self._names = {kind.__name__ for one in chain for kind in type(one).__mro__}
        self._status = next((code for code in map(_status, chain) if code), None)
        self._message = " ".join(hide(_said(error), secrets).split())
        self._kind = type(error).__name__
        self._begun = begun
        self.wait = next((one for one in map(_retry_after, chain) if one is not None), None)
        passing = self._status == 429 and not _NO_CREDIT.search(self._message)
        failing = self._status is not None and self._status >= 500
        self.again = not begun and (passing or failing or self._is_unreachable)

    @property
    def _is_timeout(self) -> bool:
        return bool(self._names & _TIMEOUTS) and "ConnectTimeout" not in self._names

    @property
    def _is_unreachable(self) -> bool:
        return self._status is None and not self._is_timeout and bool(self._names & _CONNECTIONS)

    def explain(self, where: str, seconds: float | None) -> ModelError:
        """Return the error to be raised, in plain words.

        Args:
            where: The server, by its address, or by the name of the model.
            seconds: For how long it may say nothing; None where that is not known.
        """
        status, message = self._status, self._message
        if self._begun and not self._is_timeout:
            return ModelBrokeOffError(
                f"The answer of the language model at {where} broke off while it was written. "
                "See whether its server still runs, then ask again."
            )
        if self._is_timeout:
            spell = f" for {seconds:g} seconds" if seconds else " for too long"
            return ModelTimeoutError(
                f"The language model at {where} said nothing{spell}. Ask again, choose a faster "
                "one, or raise ONTHERECORD_MODEL_SECONDS."
            )
        if status in {401, 403}:
            return ModelKeyError(
                f"The language model at {where} does not take the key (HTTP {status}). Set "
                "ONTHERECORD_MODEL_KEY to one that is valid there and may use this model."
            )
        if _NO_CREDIT.search(message):
            return ModelRefusedError(
                f"The account for the language model at {where} has no credit left. Top it up with "
                "the provider, or choose another model."
            )
        if _CONTEXT.search(message) or status == 413:
            return ContextTooSmallError(
                f"The language model at {where} cannot take so much at once. Set "
                "ONTHERECORD_MODEL_CONTEXT to the tokens that it can take, or give its server a "
                "larger context."
            )
        if status == 429:
            after = f" It asks to wait {self.wait:.0f} seconds." if self.wait else ""
            return ModelBusyError(
                f"The language model at {where} takes no more requests for now (HTTP 429).{after} "
                "Ask again later."
            )
        if status == 404:
            return ModelRefusedError(
                f"There is no such language model at {where} (HTTP 404). Correct ONTHERECORD_MODEL "
                "or ONTHERECORD_MODEL_ADDRESS; the latter mostly ends in /v1."
            )
        if status is not None and status >= 500:
            busy = "is overloaded" if status in {503, _OVERLOADED} else "fails"
            return ModelDownError(
                f"The language model at {where} {busy} (HTTP {status}). Ask again later, or see "
                "what its server says."
            )
        if self._is_unreachable:
            return ModelDownError(
                f"The language model at {where} cannot be reached. See that its server runs and "
                "that ONTHERECORD_MODEL_ADDRESS is right."
            )
        told = f": {message[:_SHOWN]}" if message else ""
        code = f"HTTP {status}" if status else self._kind
        return ModelRefusedError(
            f"The language model at {where} did not answer ({code}{told}). Correct the settings of "
            "the model, or choose another."
        )


def hide(text: str, secrets: Sequence[str]) -> str:
    """Return a text without secrets, and without words that show a part of one.

    Servers repeat a wrong key in what they answer, some with a part of it masked.
    """
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(secret, "***")
        parts = {secret[at : at + _TELLING] for at in range(len(secret) - _TELLING + 1)}
        telling = {word for word in text.split() if any(part in word for part in parts)}
        for word in telling:
            text = text.replace(word, "***")
    return text


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _status(error: BaseException) -> int | None:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) and status >= 400 else None


def _said(error: BaseException) -> str:
    """Return what the server said, where the library keeps it apart; else the error's own text."""
    body = getattr(error, "body", None)
    while isinstance(body, dict) and isinstance(body.get("error"), dict):
        body = body["error"]
    if isinstance(body, dict) and body.get("message"):
        code = body.get("code")
        return f"{body['message']} ({code})" if isinstance(code, str) else str(body["message"])
    return str(error)


def _retry_after(error: BaseException) -> float | None:
    """Return the seconds of a header Retry-After: a number, or a date (RFC 9110, 10.2.3)."""
    headers = getattr(getattr(error, "response", None), "headers", None)
    value = str(headers.get("retry-after", "")) if headers is not None else ""
    if re.fullmatch(r"\d{1,9}(?:\.\d+)?", value):
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    return max(0.0, (until.astimezone(UTC) - datetime.now(UTC)).total_seconds())
