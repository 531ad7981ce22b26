"""What the actions work with: the facts, the settings and the store, each opened when it is first needed."""

from datetime import datetime
from functools import lru_cache

from clinic import settings
from clinic.addresses import Addresses
from clinic.bookings import Bookings
from clinic.desk.request import Desk
from clinic.facts import load_facts
from clinic.facts.schema import Facts
from clinic.store import open_store


@lru_cache(maxsize=1)
def facts() -> Facts:
    """The clinic's facts, read once."""
    return load_facts(settings.facts_folder())


@lru_cache(maxsize=1)
def bookings() -> Bookings:
    """The store of bookings; opened again at the next call when that fails.

    Raises:
        StoreError: the database cannot be used now.
    """
    return Bookings(open_store(settings.database_url()))


def addresses() -> Addresses:
    """Where conversations can be reached, in the same store.

    Raises:
        StoreError: the database cannot be used now.
    """
    return Addresses(bookings().engine)


def now() -> datetime:
    """This moment in the clinic's time zone."""
    return datetime.now(settings.clinic_zone())


def desk() -> Desk:
    """The front desk as it is set up, at this moment."""
    closed = settings.closed_days()
    hours = facts().clinic.hours or {}
    if closed is None:
        closed = frozenset(day for day, times in hours.items() if times == "closed")
    names = {key: treatment.name for key, treatment in facts().treatments.items()}
    return Desk(now(), names, settings.phone_region(), settings.date_order(), closed, settings.booking_days(), hours)
