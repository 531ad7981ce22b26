"""Finds the dates that a message names, so that the policies see that there is one."""

from datetime import datetime
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from clinic.dates import DateReading, hidden, read_date, read_event
from clinic.settings import clinic_zone, date_order
from extensions.nlu.classifier import mentions
from extensions.nlu.component import Component
from extensions.nlu.intake import is_settled, readable_text


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DateExtractor(Component):
    """Adds an entity `date` with the words of the date that counts, of which the actions work out the day.

    The day of an event ("my wedding is on 5 May", "by 5 May") becomes an entity `event` with that day (ISO 8601),
    or the first and the last day of its month with "/" between them.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities."""
        today = datetime.now(clinic_zone()).date()
        for message in messages:
            text = readable_text(message)
            if text.startswith("/") and is_settled(message):
                continue  # a button
            text = hidden(text, ((each.start, each.end) for each in mentions(message)))
            reading = read_date(text, today, prefer="future", order=date_order())
            event = read_event(text, today, order=date_order())
            found = [_entity("date", reading.text, reading)] if reading else []
            if event:
                ends = dict.fromkeys((event.dates[0].isoformat(), event.dates[-1].isoformat()))
                found.append(_entity("event", "/".join(ends), event))
            if found:
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages


def _entity(kind: str, value: str, reading: DateReading) -> dict[str, Any]:
    return {"entity": kind, "value": value, "start": reading.start, "end": reading.end,
            "extractor": DateExtractor.__name__}  # fmt: skip
