"""Tells reception by e-mail: the details as text, and the wished day as a calendar entry to be confirmed."""

import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from clinic.wishes import span

SUBJECTS = {
    "booking.created": "New booking request",
    "callback.created": "Please call back",
    "booking.changed": "Changed by the patient",
    "callback.changed": "Call-back changed by the patient",
    "booking.cancelled": "Cancelled",
    "booking.move_requested": "Another day is wished for",
}
LABELS = {
    "name": "Name", "phone": "Phone", "email": "E-mail", "treatment": "Treatment", "day": "Day", "open_day": "Day",
    "part": "Part of day", "hour": "Wished hour", "move_day": "New day", "move_open_day": "New day",
    "move_part": "New part of day", "move_hour": "New wished hour", "questions": "Last questions",
    "consent_at": "Consent given", "created_at": "Asked at", "channel": "Asked from",
}  # fmt: skip
MOMENTS = ("consent_at", "created_at")
WISHES = ("open_day", "hour", "move_open_day", "move_hour")
# From and to which hour of the clinic's time a wish for a part of the day stands in the calendar.
LEAST = timedelta(hours=1)
HOURS = {"morning": (9, 12), "afternoon": (12, 17), "evening": (17, 20)}


@dataclass(frozen=True)
class Mail:
    """The mail server, who writes to whom, the clinic's time zone, and how long to wait for each answer, in seconds."""

    url: str = field(repr=False)
    sender: str
    recipients: list[str]
    zone: ZoneInfo
    timeout: float = 10.0

    def send(self, payload: Mapping[str, Any], key: str) -> None:
        """Sends one message once; returns when the server has taken it, for at least one recipient.

        Raises:
            smtplib.SMTPException: when the server refuses.
            OSError: when there is no answer.
        """
        with self.connected() as server:
            server.send_message(self.message(payload, key), self.sender, self.recipients)

    @contextmanager
    def connected(self) -> Iterator[smtplib.SMTP]:
        """A connection to the server, encrypted and logged in as the URL says.

        Raises:
            smtplib.SMTPException: when the server refuses.
            OSError: when there is no answer.
        """
        parts = urlsplit(self.url)
        context = ssl.create_default_context()
        host, port = parts.hostname or "", parts.port
        server: smtplib.SMTP
        if parts.scheme == "smtps":
            server = smtplib.SMTP_SSL(host, port or 465, timeout=self.timeout, context=context)
        else:
            server = smtplib.SMTP(host, port or 25, timeout=self.timeout)
        try:
            if parse_qs(parts.query).get("starttls") == ["1"]:
                server.starttls(context=context)
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            yield server
        finally:
            # What was taken is taken, however the server says goodbye.
            with suppress(smtplib.SMTPException, OSError):
                server.quit()

    def message(self, payload: Mapping[str, Any], key: str) -> EmailMessage:
        """The message; its Message-ID comes from the key, so that mail programs know a repeated one."""
        booking, domain = payload["booking"], self.sender.rpartition("@")[2]
        # Nothing that the patient wrote gets into a header.
        message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
        message["Subject"] = f"{SUBJECTS[payload['event']]}: {booking['reference']}"
        message["From"] = self.sender
        message["To"] = ", ".join(self.recipients)
        message["Date"] = datetime.fromisoformat(payload["occurred_at"]).astimezone(self.zone)
        message["Message-ID"] = f"<{key}@{domain}>"
        message["References"] = f"<{booking['reference']}@{domain}>"
        message["X-Strand-Idempotency-Key"] = key
        message["X-Strand-Event"] = payload["event"]
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(self._text(payload))
        entry = calendar_entry(payload, self.sender, self.zone)
        if entry is not None:
            message.add_attachment(
                entry, maintype="text", subtype="calendar", filename=f"{booking['reference']}.ics",
                params={"charset": "utf-8", "method": "PUBLISH"},
            )  # fmt: skip
        return message

    def _text(self, payload: Mapping[str, Any]) -> str:
        booking = payload["booking"]
        lines = [f"{SUBJECTS[payload['event']]}: {booking['reference']}", ""]
        for name, label in LABELS.items():
            value = booking.get(name)  # a message that has waited since an earlier version may lack it
            if value and name in MOMENTS:
                value = f"{datetime.fromisoformat(value).astimezone(self.zone):%Y-%m-%d %H:%M %Z}"
            elif value and name in ("day", "move_day"):
                value = f"{date.fromisoformat(value):%A, %Y-%m-%d}"
            elif value and name in WISHES:
                value = f"{value} (a wish, to be confirmed)"
            if value:
                # Further lines stand indented, so that none can pass for a line of this message.
                lines.append(f"{label}: " + "\n    ".join(str(value).splitlines()))
        if payload["event"] in ("booking.created", "booking.changed", "booking.move_requested"):
            lines += ["", "The patient was told that reception will call to confirm. Nothing is confirmed yet."]
        return "\n".join(lines) + "\n"


def calendar_entry(payload: Mapping[str, Any], sender: str, zone: ZoneInfo) -> bytes | None:
    """The wished day as iCalendar, without personal data as calendars are shared; None for an open day and a call-back.

    It is a tentative or cancelled entry that is published: a REQUEST would be an invitation, whose "accept" button
    answers the assistant's mailbox and not the patient. The same UID and a higher SEQUENCE replace an earlier entry.
    """
    booking = payload["booking"]
    if booking["kind"] != "booking" or not (booking["day"] or booking["move_day"]):
        return None
    cancelled = booking["status"] == "cancelled"
    moved = "move_" if booking["move_day"] else ""  # to an open day: the first one stays until reception knows another
    day, part = date.fromisoformat(booking[f"{moved}day"]), booking[f"{moved}part"]
    hour = booking.get(f"{moved}hour")  # a message that has waited since an earlier version lacks it
    entry = Event()
    entry.add("uid", f"{booking['reference']}@{sender.rpartition('@')[2]}")
    entry.add("sequence", booking["sequence"])
    entry.add("dtstamp", datetime.fromisoformat(payload["occurred_at"]))
    entry.add("organizer", vCalAddress(f"mailto:{sender}"))
    entry.add("summary", f"{booking['treatment']} {booking['reference']} ({'cancelled' if cancelled else 'requested'})")
    entry.add("status", "CANCELLED" if cancelled else "TENTATIVE")
    # A wish does not make anybody busy.
    entry.add("transp", "TRANSPARENT")
    if hour:
        entry.add("description", f"The patient wishes for a time {hour}; it is not confirmed.")
    if lasting := _lasting(day, part, hour, zone):
        # As UTC, which every calendar program understands: no rules of a time zone have to come along.
        for name, moment in zip(("dtstart", "dtend"), lasting):
            entry.add(name, moment.astimezone(timezone.utc))
    else:
        entry.add("dtstart", day)
        entry.add("dtend", day + timedelta(days=1))
    calendar = Calendar()
    calendar.add("prodid", "-//Strand//Bookings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _lasting(day: date, part: str, hour: str | None, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """From and to when the entry lasts: at least an hour with a wished hour, else the part of day; None for all day."""
    begins, ends = span(hour)
    usual = [datetime.combine(day, time(each), zone) for each in HOURS.get(part, ())]
    first = datetime.combine(day, begins, zone) if begins else None
    last = datetime.combine(day, ends, zone) if ends else None
    if first and last:
        return first, max(last, first + LEAST)
    if first:
        return first, max([first + LEAST, *usual])
    if last:
        return min([last - LEAST, *usual]), last
    return (usual[0], usual[1]) if usual else None
