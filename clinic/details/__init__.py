"""Finds what patients type while they book: their details, their yes and no, and what they want changed."""
