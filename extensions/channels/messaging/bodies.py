"""Reads JSON that others send: whatever is not as it should be counts as absent."""

import json
from collections.abc import Mapping
from typing import Any

from sanic.request import Request

from extensions.channels.messaging.model import Malformed


def parsed(request: Request) -> dict[str, Any]:
    """The JSON object in a request's body.

    Raises:
        Malformed: it is none.
    """
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Malformed("the body is no JSON") from None
    if not isinstance(body, dict):
        raise Malformed("the body is no JSON object")
    return body


def objects(parent: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The JSON objects in a list of the parent, or none."""
    found = parent.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def inner(parent: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A JSON object of the parent, or an empty one."""
    found = parent.get(name)
    return found if isinstance(found, dict) else {}
