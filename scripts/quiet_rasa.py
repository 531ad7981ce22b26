"""Rasa, and its command line, without the warnings of its pinned libraries, and without patients' words in the log."""

import warnings

with warnings.catch_warnings():  # importing Sanic switches on every deprecation warning of every library: undo that
    import sanic.app  # noqa: F401

import rasa.__main__
from rasa.model_training import train
from rasa.shared.exceptions import RasaException
from rasa.utils.common import configure_logging_and_warnings
from rasa.utils.log_utils import configure_structlog

from scripts import discretion

__all__ = ["RasaException", "configure", "main", "train"]


def main() -> None:
    """Rasa's command line."""
    discretion.keep()
    rasa.__main__.main()


def configure() -> None:
    """Sets up logging and warnings as Rasa's command line does, for calls that go past it."""
    configure_logging_and_warnings()
    configure_structlog()
    # The importer gives the treatments' names as synonyms to our own TreatmentExtractor.
    warnings.filterwarnings("ignore", message=".*synonyms.*'EntitySynonymMapper'", category=UserWarning)
    warnings.filterwarnings("ignore", message=".*lookup tables", category=UserWarning)  # likewise: DetailExtractor


if __name__ == "__main__":
    main()
