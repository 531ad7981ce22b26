"""The chat on the clinic's website: sessions, messages, a live stream with history, and the widget's files."""

from extensions.channels.website.channel import WebsiteChannel

__all__ = ["WebsiteChannel"]
