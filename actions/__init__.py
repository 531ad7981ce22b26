"""The action server: what needs the calendar or the database. One skill a file."""
