"""Checks JSON documents against the schemas in docs.

    check.py open|closed DOCS <jobs

Each line of stdin is a JSON object {"schema": FILE, "name": NAME, "document": …}. What a schema refuses is told on
stdout, a line each: NAME: PLACE: WHY. With "closed" the objects that the schemas describe take no members beside the
described ones, so that a new member without a description is found.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator, RefResolver
from jsonschema.exceptions import best_match


def closed(schema):
    """A copy of a schema in which no described object takes another member."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {name: closed(value) for name, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        copy["unevaluatedProperties"] = False
    return copy


def main():
    way, docs = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    schemas = {}
    for path in sorted(docs.glob("*.schema.json")):
        schema = json.loads(path.read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        schemas[path.name] = closed(schema) if way == "closed" else schema
    store = {(docs / name).as_uri(): schema for name, schema in schemas.items()}
    validators = {
        name: Draft202012Validator(
            schema, resolver=RefResolver((docs / name).as_uri(), schema, store=store)
        )
        for name, schema in schemas.items()
    }
    for line in sys.stdin.buffer:
        job = json.loads(line)
        error = best_match(validators[job["schema"]].iter_errors(job["document"]))
        if error is not None:
            place = "/".join(map(str, error.absolute_path))
            print(f"{job['name']}: {place}: {error.message[:300]!a}")


main()
