"""How reception is told of bookings: by mail, by webhook, by both, or by looking."""

from clinic import settings
from clinic.outbox import targets_from_settings
from scripts.doctor.findings import Check, note, ok, values_of, wrong


def reception() -> Check:
    """Which ways are on, and what is missing for them."""
    (targets,), faults = values_of(targets_from_settings)
    (smtp, sender, recipients, webhook, secret, _), more = values_of(
        settings.smtp_url, settings.mail_from, settings.mail_to, settings.webhook_url, settings.webhook_secret,
        settings.outbox_attempts,
    )  # fmt: skip
    yield from dict.fromkeys(faults + more)
    if faults or more:
        return
    if not smtp and (sender or recipients):
        yield wrong(
            "STRAND_SMTP_URL: write the mail server, as STRAND_MAIL_FROM or STRAND_MAIL_TO is set; nothing is sent"
        )
    if not webhook and secret:
        yield wrong("STRAND_WEBHOOK_URL: write where to post, as STRAND_WEBHOOK_SECRET is set; nothing is posted")
    if "mail" in targets:
        yield ok(f"mail: reception is told, {len(recipients)} {'address' if len(recipients) == 1 else 'addresses'}")
    if "webhook" in targets:
        yield ok("webhook: on, signed")
    if not targets:
        yield note("reception: nobody is told of bookings; `make bookings` lists them (docs/bookings.md)")
