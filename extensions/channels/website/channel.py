"""The website channel as Rasa sees it: which path is answered by what, and what is checked on the way."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from clinic.settings import ROOT
from extensions.channels.later import deliver_replies
from extensions.channels.tasks import end
from extensions.channels.website.api import Api, Options
from extensions.channels.website.conversations import Conversations
from extensions.channels.website.errors import Refusal, busy
from extensions.channels.website.guards import check_origin, cors_headers, read_body
from extensions.channels.website.items import Item
from extensions.channels.website.output import NAME, WebsiteOutput
from extensions.channels.website.static import file_in
from extensions.tracker_store import conversation_store

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
WIDGET = ROOT / "widget"
Handler = Callable[..., Coroutine[Any, Any, HTTPResponse | None]]
logger = logging.getLogger(__name__)


class WebsiteChannel(InputChannel):
    """The chat on the clinic's website; docs/website.md says how to use it."""

    @classmethod
    def name(cls) -> str:
        """The channel's name, also in its path."""
        return NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "WebsiteChannel":
        """The channel with the settings of the environment.

        Raises:
            RasaException: when one of them cannot be used, or credentials.yml has some.
        """
        if credentials:
            raise RasaException("credentials.yml: the website channel has no settings there; they are in .env.example")
        try:
            return cls(Options.from_settings())
        except ValueError as problem:
            raise RasaException(str(problem)) from None  # which ends Rasa's start with this text alone

    def __init__(self, options: Options, widget: Path = WIDGET) -> None:
        """`widget`: the folder of the widget's files."""
        self._options, self._widget = options, widget
        self._conversations: Conversations | None = None
        self._later: asyncio.Task[None] | None = None

    def get_output_channel(self) -> OutputChannel:
        """Shows messages that come without a question, such as those of reception, to whoever is there.

        They have to be in the tracker before: that is where patients who are not there read them later.
        """

        async def receive(recipient: str, items: list[Item]) -> None:
            if self._conversations is not None:
                await self._conversations.receive(recipient, items)

        return WebsiteOutput(receive)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """All paths of the channel."""
        blueprint = Blueprint("website")
        api = Api(self._options, lambda: self._conversations)
        routes: dict[str, dict[str, Handler]] = {
            "/": {"GET": api.health},
            "/<rest:path>": {"GET": api.health},  # with nothing for the rest, it is "/" again
            "/session": {"POST": api.session},
            "/messages": {"POST": api.send, "GET": api.messages},
            "/events": {"GET": api.events},
            "/conversation": {"DELETE": api.end},
        }
        pages: dict[str, Callable[[str], tuple[Path, str]]] = {
            "/widget.js": lambda _: (self._widget, "strand-chat.js"),
            "/widget/<name:str>": lambda name: (self._widget, name),
            "/demo": lambda _: (self._widget / "demo", "index.html"),
            "/demo/<name:str>": lambda name: (self._widget / "demo", name),
            "/privacy": lambda _: (self._widget, "privacy.html"),
        }
        for path, handlers in routes.items():
            blueprint.add_route(self._checked(handlers), path, methods=METHODS, stream=True, name=path)
        for path, place in pages.items():
            shown = self._shown(place)
            handlers = {"GET": shown, "HEAD": shown}
            blueprint.add_route(self._checked(handlers, public=True), path, methods=METHODS, stream=True, name=path)
        blueprint.middleware("response")(self._add_headers)

        async def start(app: Sanic, _: Any) -> None:
            agent = getattr(app.ctx, "agent", None)
            try:
                if agent is not None:
                    conversation_store(agent)
            except RuntimeError as problem:  # the other channels are of use all the same
                logger.error("The chat on the website is off. %s", problem)
                return
            self._conversations = Conversations(lambda: getattr(app.ctx, "agent", None), on_new_message)
            self._later = asyncio.create_task(deliver_replies(app, NAME, self.get_output_channel()))

        async def stop(app: Sanic, _: Any) -> None:
            if self._later is not None:
                await end(self._later)
            if self._conversations is not None:
                await self._conversations.stop()

        blueprint.listener(start, "after_server_start")
        blueprint.listener(stop, "before_server_stop")
        return blueprint

    def _checked(self, handlers: dict[str, Handler], public: bool = False) -> Handler:
        """Answers with the method's handler; whatever goes wrong becomes a JSON error."""

        async def handle(request: Request, **parts: str) -> HTTPResponse | None:
            try:
                if not public:
                    check_origin(request, self._options.origins)
                if request.method == "OPTIONS":
                    return response.empty()
                if parts.get("rest"):
                    raise Refusal(404, "not_found", "There is nothing here.")
                if request.method not in handlers:
                    raise Refusal(405, "method_not_allowed", f"Use {' or '.join(handlers)}.")
                return await handlers[request.method](request, await read_body(request), *parts.values())
            except Refusal as refusal:
                return refusal.response()
            except SQLAlchemyError as error:
                logger.error("The database of conversations failed: %s", type(error).__name__)
                return busy().response()
            except Exception as error:
                place = traceback.extract_tb(error.__traceback__)[-1]  # its text might hold what a patient said
                logger.error("%s at %s:%s", type(error).__name__, Path(place.filename).name, place.lineno)
                return Refusal(500, "failed", "Something went wrong here; try again later.").response()

        return handle

    def _shown(self, place: Callable[[str], tuple[Path, str]]) -> Handler:
        async def show(request: Request, body: bytes, name: str = "") -> HTTPResponse:
            return file_in(*place(name), request)

        return show

    async def _add_headers(self, request: Request, answer: HTTPResponse) -> None:
        """Replaces what Rasa's own CORS settings did: they answer every preflight, and allow cookies."""
        for header in [header for header in answer.headers if header.lower().startswith("access-control-")]:
            del answer.headers[header]
        if answer.headers.get("Cross-Origin-Resource-Policy") == "cross-origin":
            answer.headers["Access-Control-Allow-Origin"] = "*"  # public files, which module scripts fetch so
        else:
            answer.headers.update(cors_headers(request, self._options.origins))
        answer.headers["Vary"] = "Origin, Accept-Encoding"
        answer.headers.setdefault("Cache-Control", "no-store")
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
