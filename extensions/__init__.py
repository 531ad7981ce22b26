"""What the assistant adds to Rasa."""

from extensions import unchanging_yaml as unchanging_yaml  # before anything of Rasa reads the domain
