"""For reception: lists bookings and call-backs, notes calls, answers patients, sends again and deletes old data."""

import argparse
import csv
import os
import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Engine

from clinic import settings
from clinic.addresses import Addresses
from clinic.bookings import KINDS, NOT_TOLD, STATUSES, Booking, Bookings
from clinic.outbox import Outbox
from clinic.replies import Replies
from clinic.store import StoreError, open_store

LISTED = ("reference", "kind", "status", "day", "part", "hour", "treatment", "name", "phone", "created_at")
SHOWN = tuple(one.name for one in fields(Booking) if one.name not in NOT_TOLD)
# What a spreadsheet would run as a formula, full-width forms included.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Fault(Exception):
    """What the command cannot do, as a sentence for staff."""


class Desk:
    """The bookings, the outbox, the replies, the time and the clinic's zone that all commands work with."""

    def __init__(self, engine: Engine, zone: ZoneInfo, now: datetime) -> None:
        self.bookings, self.outbox, self.replies = Bookings(engine), Outbox(engine, {}), Replies(engine)
        self.addresses, self.zone, self.now = Addresses(engine), zone, now

    def booking(self, reference: str) -> Booking:
        """The booking with this reference.

        Raises:
            Fault: when there is none.
        """
        found = self.bookings.by_reference(reference)
        if found is None:
            raise Fault(f"There is no booking {reference}. `list` shows all references.")
        return found

    def chosen(self, arguments: argparse.Namespace) -> list[Booking]:
        """The bookings that --status, --kind and --since ask for."""
        since = arguments.since and datetime.combine(arguments.since, time(), self.zone)
        return self.bookings.filtered(arguments.status, arguments.kind, since)

    def cells(self, booking: Booking, names: tuple[str, ...]) -> list[str]:
        """Fields of a booking as text, times in the clinic's zone."""
        values = (getattr(booking, name) for name in names)
        return [f"{value.astimezone(self.zone):%Y-%m-%d %H:%M}" if isinstance(value, datetime)
                else "" if value is None else str(value) for value in values]  # fmt: skip


def list_bookings(desk: Desk, arguments: argparse.Namespace) -> None:
    """Prints a table, in which a day that is left open stands as a day; `told`: was reception sent the messages."""
    states = desk.outbox.undelivered()
    rows = [[*desk.cells(one, _listed(one)), states.get(one.id, "yes")] for one in desk.chosen(arguments)]
    if not rows:
        print("No bookings.")
        return
    _print_table([[*LISTED, "told"], *rows])


def _listed(booking: Booking) -> tuple[str, ...]:
    return tuple("open_day" if name == "day" and booking.open_day else name for name in LISTED)


def show(desk: Desk, arguments: argparse.Namespace) -> None:
    """Prints one booking, a line for each field, and what reception answered."""
    booking = desk.booking(arguments.reference)
    for name, cell in zip(SHOWN, desk.cells(booking, SHOWN)):
        print(f"{name + ':':<15}{_on_one_line(cell)}".rstrip())
    print(f"{'told:':<15}{desk.outbox.undelivered().get(booking.id, 'yes')}")
    for one in desk.replies.of(booking.id):
        when = f"{one.created_at.astimezone(desk.zone):%Y-%m-%d %H:%M}"
        print(f"{'reply:':<15}{when} ({one.state}) {_on_one_line(one.text)}")


def export(desk: Desk, arguments: argparse.Namespace) -> None:
    """Writes a CSV file that only its owner can read, and that no spreadsheet takes for formulas."""
    found = desk.chosen(arguments)
    try:
        # "x" leaves a file that is there alone; the mark at the start tells Excel that it is UTF-8.
        with open(arguments.file, "x", newline="", encoding="utf-8-sig", opener=_private) as file:
            writer = csv.writer(file)
            writer.writerow(SHOWN)
            writer.writerows([_safe(cell) for cell in desk.cells(one, SHOWN)] for one in found)
    except FileExistsError:
        raise Fault(f"{arguments.file} is there already; choose another name or delete it.") from None
    except OSError as error:
        raise Fault(f"{arguments.file} cannot be written: {error.strerror}.") from None
    print(f"{len(found)} written to {arguments.file}. It holds personal data: delete it when it is no longer needed.")


def called(desk: Desk, arguments: argparse.Namespace) -> None:
    """Notes that reception has called the patient."""
    booking = desk.bookings.mark_called(desk.booking(arguments.reference).reference, desk.now)
    if booking is None or booking.status != "called":
        raise Fault(f"{arguments.reference} was cancelled, and stays so.")
    print(f"{booking.reference} is marked as called.")


def reply(desk: Desk, arguments: argparse.Namespace) -> None:
    """Answers the patient in the chat that the booking was made in."""
    booking = desk.booking(arguments.reference)
    try:
        desk.replies.add(booking.reference, " ".join(arguments.text), desk.now)
    except ValueError as problem:
        raise Fault(str(problem)) from None
    print(f"The answer to {booking.reference} is sent by the running assistant ({booking.channel}) within seconds.")


def resend(desk: Desk, arguments: argparse.Namespace) -> None:
    """Has the messages of a booking sent again, given-up ones too, and the replies that the patient did not get."""
    booking = desk.booking(arguments.reference)
    replies = desk.replies.resend(booking.id, desk.now)
    if replies:
        print(f"{replies} {'reply' if replies == 1 else 'replies'} to {booking.reference} will be sent again.")
    if replies and booking.id not in desk.outbox.undelivered():
        return  # reception was told everything, and only the patient was not
    count = desk.outbox.resend(booking.id, desk.now)
    print(f"{count} {'message' if count == 1 else 'messages'} of {booking.reference} will be sent again.")


def failed(desk: Desk, _arguments: argparse.Namespace) -> None:
    """Prints the messages and the replies that were given up."""
    letters = [(one.reference, one.event, one.attempts, one.dead_at, one.last_error)
               for one in desk.outbox.dead_letters()]  # fmt: skip
    letters += [(reference, f"reply ({one.channel})", one.attempts, one.failed_at or desk.now, one.last_error or "")
                for reference, one in desk.replies.failed_ones()]  # fmt: skip
    if not letters:
        print("No message was given up.")
        return
    rows = [[reference, what, str(attempts), f"{at.astimezone(desk.zone):%Y-%m-%d %H:%M}", fault]
            for reference, what, attempts, at, fault in letters]  # fmt: skip
    _print_table([["reference", "message", "attempts", "given up at", "last fault"], *rows])
    print("\nCall these patients, mend what is wrong, then: python -m clinic.staff resend REFERENCE")


def purge(desk: Desk, arguments: argparse.Namespace) -> None:
    """Deletes old bookings for good, and addresses of chats that were silent for as long."""
    if not arguments.yes:
        raise Fault(
            f"This deletes all bookings of more than {arguments.older_than} days ago for good. Add --yes to do it."
        )
    older_than = desk.now - timedelta(days=arguments.older_than)
    purged = desk.bookings.purge(older_than, arguments.include_undelivered)
    desk.addresses.purge(older_than)
    print(f"{purged.deleted} deleted.")
    if purged.kept:
        print(
            f"{purged.kept} kept, as reception has not been told of them yet; --include-undelivered deletes them too."
        )


def main(arguments: list[str] | None = None, now: datetime | None = None) -> int:
    """The command; 0 is fine, 1 is that it could not be done, 2 is wrong use or a wrong setting."""
    chosen = _parser().parse_args(arguments)
    command: Callable[[Desk, argparse.Namespace], None] = chosen.command
    try:
        zone = settings.clinic_zone()
        command(Desk(open_store(settings.database_url()), zone, now or datetime.now(timezone.utc)), chosen)
    except (Fault, StoreError) as error:
        print(error, file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m clinic.staff", description=__doc__)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, command: Callable[[Desk, argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        one.set_defaults(command=command)
        return one

    def add_for_one(
        name: str, command: Callable[[Desk, argparse.Namespace], None], text: str
    ) -> argparse.ArgumentParser:
        one = add(name, command, text)
        one.add_argument("reference", metavar="REFERENCE", help="such as HKX-473, or hkx 473")
        return one

    listing = add("list", list_bookings, "list bookings and call-backs, oldest first")
    add_for_one("show", show, "show one booking with everything that is known of it")
    exporting = add("export", export, "write bookings to a CSV file")
    exporting.add_argument("file", metavar="FILE.csv", type=Path, help="a new file")
    for one in (listing, exporting):
        one.add_argument("--status", choices=STATUSES, help="only those with this status")
        one.add_argument("--kind", choices=KINDS, help="only bookings, or only call-backs")
        one.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="only those made on this day or later")
    add_for_one("called", called, "note that the patient has been called")
    replying = add_for_one("reply", reply, "answer the patient in the chat that the booking was made in")
    replying.add_argument("text", metavar="TEXT", nargs="+", help='such as "We can see you on Friday at 5."')
    add_for_one("resend", resend, "send the messages and replies of a booking again, also those given up")
    add("failed", failed, "list the messages and replies that were given up")
    purging = add("purge", purge, "delete old bookings for good")
    purging.add_argument("--older-than", type=_days, metavar="DAYS", required=True,
                         help="only what neither changed nor takes place since")  # fmt: skip
    purging.add_argument("--include-undelivered", action="store_true", help="also what reception was not told of yet")
    purging.add_argument("--yes", action="store_true", help="really do it")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write a day such as 2026-03-31") from None


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 36500:
        raise argparse.ArgumentTypeError("write a number of days from 1 to 36500")
    return int(text)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _on_one_line(cell: str) -> str:
    return " / ".join(cell.splitlines())


def _print_table(rows: list[list[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


if __name__ == "__main__":
    sys.exit(main())
