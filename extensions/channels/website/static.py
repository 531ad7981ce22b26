"""The widget's files and pages, from one folder, with headers that let browsers keep and confine them."""

import gzip
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from extensions.channels.website.errors import Refusal

NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.([a-z0-9]+)")
TYPES = {
    "css": "text/css; charset=utf-8", "html": "text/html; charset=utf-8", "ico": "image/x-icon",
    "js": "text/javascript; charset=utf-8", "json": "application/json", "png": "image/png", "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8", "webp": "image/webp", "woff2": "font/woff2",
}  # fmt: skip
COMPRESSED = frozenset({"css", "html", "js", "json", "svg", "txt"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def file_in(folder: Path, name: str, request: Request) -> HTTPResponse:
    """The file with this name in this very folder.

    Raises:
        Refusal: when there is none.
    """
    match, path = NAME.fullmatch(name), folder / name
    if not match or match[2] not in TYPES or not path.is_file():
        raise Refusal(404, "not_found", "There is no such file.")
    content, is_page = path.read_bytes(), match[2] == "html"
    headers = {}
    if match[2] in COMPRESSED and re.search(r"\bgzip\b(?!;q=0(?:\.0*)?\b)", request.headers.get("accept-encoding", "")):
        content = _compressed(content)
        headers["Content-Encoding"] = "gzip"
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers |= {
        "ETag": tag,
        # Pages are asked for each time; a new widget reaches everybody within five minutes.
        "Cache-Control": "no-cache" if is_page else "public, max-age=300, stale-if-error=86400",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        # Other websites show the widget; pages stay here.
        "Cross-Origin-Resource-Policy": "same-origin" if is_page else "cross-origin",
    }
    if is_page:
        headers["Content-Security-Policy"] = POLICY
    known = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    if tag in known or known == ["*"]:
        return response.empty(304, headers=headers)
    return response.raw(content, headers=headers, content_type=TYPES[match[2]])


@lru_cache(maxsize=64)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
