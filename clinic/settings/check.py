"""All settings at once: what cannot be used is told before anything starts."""

import inspect

from clinic import settings
from clinic.settings import messaging, server


def problems() -> list[str]:
    """What is wrong with any setting, a line each with what to write."""
    found: dict[str, None] = {}
    for module in (settings, messaging, server):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_setting = function.__module__ == module.__name__ and not name.startswith("_")
            if is_setting and not inspect.signature(function).parameters:
                try:
                    function()
                except ValueError as problem:
                    found |= dict.fromkeys(str(problem).splitlines())
    return list(found)
