"""The component of the pipeline that needs nothing but its configuration."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage


class Component(GraphComponent):
    """Leaves to its kinds what they read in messages."""

    def __init__(self, config: dict[str, Any]) -> None:
        """Takes the configuration."""
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Component":
        """Creates the component."""
        return cls(config)
