"""The settings that Rasa and its server read by themselves, so that a wrong one is named before they start."""

from clinic.settings.environment import read_number, read_text

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def log_level() -> str:
    """What is logged (LOG_LEVEL), by default WARNING.

    Raises:
        ValueError: when it is no level.
    """
    level = (read_text("LOG_LEVEL") or "WARNING").upper()
    if level not in LEVELS:
        raise ValueError(f"LOG_LEVEL: write one of {', '.join(LEVELS)}")
    return level


def longest_request() -> int:
    """The longest request in bytes (SANIC_REQUEST_MAX_SIZE), by default 65536.

    Raises:
        ValueError: when it is no number from 4096 to 100000000.
    """
    return read_number("SANIC_REQUEST_MAX_SIZE", 65536, 100_000_000, least=4096)
