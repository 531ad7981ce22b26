"""Reads a YAML file that staff write, and says of each fault in it what to do about it."""

import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import ModelField

NO_VALUE, TOO_SHORT = "type_error.none.not_allowed", "value_error.any_str.min_length"
# What to do about what pydantic finds, by the kind of fault; a field's own example says it better.
HINTS = {
    "value_error.missing": "add it, as in the other files",
    NO_VALUE: "write what it is",
    "type_error.dict": "write keys with values, as in the other files",
    "type_error.list": "write a list: [one, another]",
    "type_error.integer": "write a whole number in digits, or null",
    "type_error.str": "write text, in quotes where it is a number, yes or no",
    TOO_SHORT: "write what it is",
}
# What pydantic says tersely.
PLAINLY = {"type_error.dict": "one value alone says too little", "type_error.str": "is no text", TOO_SHORT: "is empty"}
SHOWN = frozenset({"type_error.dict", "type_error.str", NO_VALUE})
# The same for what the YAML parser finds, by a part of its message.
YAML_HINTS = {
    "stands twice": "",
    "'\\t'": "; indent with spaces, not with a tab",
    "another document": "; each treatment needs a file of its own, without a line ---",
    "unacceptable character": "; take that character out",
    "mapping values": "; text that begins with { or has “: ” in it needs quotes around it, and keys of one part "
    "begin in the same column",
    "a remark begins": "; put quotes around the whole text",
}
NO_REMARK = re.compile(r"[ \t]+#(?:[ \t]*\d|[^\s#])")  # remarks have a space after their #
YAML_HINT = (
    "; see that quotes and brackets are closed and that lines of one part begin in the same column; "
    "text that begins with { or has “: ” in it needs quotes around it"
)


def read(path: Path, place: str, model: type[BaseModel], problems: list[str]) -> Any:
    """What a file holds; None where it has faults, which are added to the problems as `place: problem`."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8-sig"), _Loader)
        if not isinstance(content, dict):
            raise TypeError("the file must hold `key: value` lines")
        return model.parse_obj(content)
    except ValidationError as error:
        for fault in error.errors():
            where = ": ".join(str(step) for step in fault["loc"] if step != "__root__")
            hint = _hint(model, fault["loc"], fault["type"])
            lines = PLAINLY.get(fault["type"], fault["msg"]).split("\n")
            said = [f"{line}; {hint}" if hint else line for line in lines]
            problems.extend(f"{place}: {where}: {line}" if where else f"{place}: {line}" for line in said)
    except FileNotFoundError:
        problems.append(f"{place}: the file is missing")
    except OSError as error:
        problems.append(f"{place}: cannot be read ({error.strerror}); a file must stand here, or nothing")
    except UnicodeDecodeError:
        problems.append(f"{place}: is not written in UTF-8; save it again with that encoding")
    except TypeError as error:
        problems.append(f"{place}: {error}")
    except yaml.YAMLError as error:
        problems.append(f"{place}: {_yaml_fault(error)}")
    return None


def _hint(model: type[BaseModel], place: tuple[str | int, ...], kind: str) -> str | None:
    within, field = _on_the_way(model, place)
    if kind == "value_error.extra":
        known = ", ".join(each.alias for each in within.__fields__.values())
        return f"is it misspelled? If not, take it out; known are: {known}"
    example = field.field_info.extra.get("example") if field else None
    if kind == NO_VALUE and field and not field.required:
        return f"{HINTS[kind]}, or leave the line out"
    if kind == TOO_SHORT and field and field.allow_none:
        return f"{HINTS[kind]}, or null"
    return f"write it like this: {example}" if example and kind in SHOWN else HINTS.get(kind)


def _on_the_way(model: type[BaseModel], place: tuple[str | int, ...]) -> tuple[type[BaseModel], ModelField | None]:
    """The innermost model and field on the way to a place in a file."""
    field = None
    for step in place:
        found = {each.alias: each for each in model.__fields__.values()}.get(str(step))
        if found:
            field = found
            model = found.type_ if hasattr(found.type_, "__fields__") else model
    return model, field


def _yaml_fault(error: yaml.YAMLError) -> str:
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or " ".join(str(error).split())
    hint = next((hint for part, hint in YAML_HINTS.items() if part in problem), YAML_HINT)
    since = f" (in what begins in line {begun.line + 1})" if mark and begun and begun.line != mark.line else ""
    return f"{f'line {mark.line + 1}: ' if mark else ''}{problem}{since}{hint}"


class _Loader(yaml.SafeLoader):
    """YAML in which no key may stand twice, as only the last would count, and no text is cut off by a #."""

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        """The value, unless what was meant to belong to it is taken for a remark: "Plot #12"."""
        end = node.end_mark
        is_plain = isinstance(node, yaml.ScalarNode) and node.style is None
        if is_plain and NO_REMARK.match(end.buffer or "", end.pointer):
            raise yaml.constructor.ConstructorError(None, None, f"after “{node.value}” a remark begins", end)
        return super().construct_scalar(node)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping, whose keys differ."""
        seen: set[Any] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{key.value}” stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)
