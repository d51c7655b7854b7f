"""The JSON Schemas of what goes in and what comes out, generated from the models. The generated files ship with the package."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import TypeAdapter

from wegenkaart.advice.document import Advice
from wegenkaart.knowledge.sections import COLLECTIONS
from wegenkaart.model import KnowledgeBase

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def shipped(name: str) -> Traversable:
    """A generated schema in the package: `advice-1.schema.json` or `knowledge.schema.json`."""
    return files("wegenkaart") / "schema" / name


def generated() -> dict[str, dict[str, Any]]:
    """File name → schema."""
    return {"advice-1.schema.json": advice_schema(), "knowledge.schema.json": knowledge_schema()}


def advice_schema() -> dict[str, Any]:
    """What `advise --json` prints."""
    schema = TypeAdapter(Advice).json_schema()
    for name in ("nearest_changes", "not_reached"):
        schema["properties"][name]["description"] = "Only with --explain."
    return {"$schema": DIALECT, "title": "wegenkaart advice", **schema, "additionalProperties": True}


def knowledge_schema() -> dict[str, Any]:
    """What an editor needs to help an author: any file of the knowledge base holds some of the top-level keys.

    As the YAML is written, which differs from the model in three ways: a record's `id` is its key, one value in
    `when` needs no list, and an editor takes `number: 112` for a number where this program reads text.
    """
    schema = _numbers_for_text(TypeAdapter(KnowledgeBase).json_schema())
    collected = {schema["properties"][name]["additionalProperties"]["$ref"].rpartition("/")[2] for name in COLLECTIONS}
    for name, record in schema["$defs"].items():
        if name in collected:
            record["properties"].pop("id", None)
            record["required"] = [key for key in record.get("required", []) if key != "id"]
        if when := record.get("properties", {}).get("when"):
            values = when["additionalProperties"]
            when["additionalProperties"] = {"anyOf": [values["items"], values]}
    del schema["properties"]["sha256"]
    schema.pop("required")
    return {"$schema": DIALECT, "title": "wegenkaart knowledge base", **schema}


def _numbers_for_text(part: Any) -> Any:
    if isinstance(part, list):
        return [_numbers_for_text(each) for each in part]
    if not isinstance(part, dict):
        return part
    copy = {key: _numbers_for_text(value) for key, value in part.items()}
    free = copy.get("type") == "string" and not copy.keys() & {"enum", "format"}
    return {**copy, "type": ["string", "number"]} if free else copy
