"""Looks whether everything is set up, without starting it, and says how to mend what is not."""
