"""Stand-ins on 127.0.0.1 for the APIs of the messaging apps, as strict as their public documentation says they are."""
