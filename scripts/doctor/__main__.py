"""Looks whether everything is set up, and says how to mend what is not; with --online it asks the apps as well."""

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial

from scripts.doctor import channels, installation, online, reception, secret, stores, variables
from scripts.doctor.findings import MARKS, Check, Finding, ok, wrong
from scripts.run import LOCAL, port_problem

NEAR = "127.0.0.1"


def checks(host: str, port: str, is_online: bool) -> list[Callable[[], Check]]:
    """All of them, in the order in which their lines stand."""
    every: list[Callable[[], Check]] = [
        installation.python, installation.packages, installation.encoder, installation.facts, installation.model,
        variables.env_file, variables.names,
        channels.credentials, channels.endpoints, partial(channels.website, host), partial(channels.rest, host),
        channels.messaging_apps,
        reception.reception, stores.bookings, stores.chats, secret.secret, partial(listening, host, port),
        variables.values,
    ]  # fmt: skip
    asked = [online.whatsapp, online.telegram, online.messenger, online.twilio, online.mail]
    return every + (asked if is_online else [])


def listening(host: str, port: str) -> Check:
    """Whether the assistant runs, or could."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        yield wrong("PORT: write a number from 1 to 65535")
    elif _runs(NEAR if host == "0.0.0.0" else host, int(port)):
        yield ok(f"the assistant runs on {host}:{port}")
    elif problem := port_problem(host, int(port)):
        yield wrong(f"port: {problem}")
    else:
        yield ok(f"port: {host}:{port} is free for `make run`")


def _runs(host: str, port: int) -> bool:
    try:
        with LOCAL.open(f"http://{host}:{port}/webhooks/website/", timeout=2) as answer:
            return bool(json.loads(answer.read(1000)) == {"status": "ok"})
    except (OSError, ValueError):
        return False


def findings(every: list[Callable[[], Check]]) -> list[Finding]:
    """What all checks find, each line once; a check that breaks down is a finding too."""
    found: dict[Finding, None] = {}
    for check in every:
        try:
            found |= dict.fromkeys(check())
        except Exception as error:  # the other checks are wanted all the same; no text, as it may hold a secret
            name = getattr(check, "__name__", "") or getattr(check, "func", check).__name__
            found[wrong(f"{name}: this check broke down ({type(error).__name__})")] = None
    return list(found)


def main(arguments: list[str] | None = None) -> int:
    """The command; 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="make doctor", description=__doc__)
    parser.add_argument(
        "--online", action="store_true", help="ask the apps and the mail server, which are not told more"
    )
    parser.add_argument("--host", default=NEAR, help="where the assistant listens")
    parser.add_argument("--port", default="5005")
    chosen = parser.parse_args(arguments)
    found = findings(checks(chosen.host, chosen.port, chosen.online))
    for mark in MARKS:
        for finding in found:
            if finding.mark == mark:
                print(f"{mark:<7}{finding.text}")
    faults = sum(finding.mark == "wrong" for finding in found)
    print(f"\n{'1 thing is' if faults == 1 else f'{faults} things are'} wrong." if faults else "\nNothing is wrong.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
