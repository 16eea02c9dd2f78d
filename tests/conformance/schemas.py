# SPDX-License-Identifier: MPL-2.0
"""The published JSON Schemas are schemas, accept every file of ours that names them, and refuse a misspelt key."""

import json
import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

testing.need_python_judges()
import jsonschema  # noqa: E402
import yaml  # noqa: E402

NAMES_SCHEMA = re.compile(r"^#\s*yaml-language-server:\s*\$schema=(\S+)", re.MULTILINE)


class Loader(yaml.SafeLoader):
    """YAML as the program reads it: a date is text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def pairs() -> list[tuple[Path, Path]]:
    """Each YAML file that names a schema, with that schema."""
    found = []
    for top in ("content", "templates"):
        for path in sorted((program.SOURCE / top).rglob("*.yaml")):
            named = NAMES_SCHEMA.search(path.read_text(encoding="utf-8"))
            if named:
                found.append((path, (path.parent / named.group(1)).resolve()))
    return found


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


class Schemas(unittest.TestCase):
    maxDiff = None

    def test_the_project_file_names_its_schema(self):
        self.assertIn(program.CONTENT / "aftale.yaml", [path for path, _ in pairs()])

    def test_every_schema_is_one(self):
        schemas = sorted((program.SOURCE / "templates" / "schema").glob("*.json"))
        self.assertGreater(len(schemas), 0)
        for path in schemas:
            with self.subTest(schema=path.name):
                jsonschema.validators.validator_for(read(path)).check_schema(read(path))

    def test_our_files_are_accepted(self):
        for path, schema in pairs():
            with self.subTest(file=path.relative_to(program.SOURCE).as_posix()):
                validator = jsonschema.validators.validator_for(read(schema))(read(schema))
                instance = yaml.load(path.read_text(encoding="utf-8"), Loader)
                self.assertEqual([f"{'/'.join(map(str, e.path))}: {e.message}" for e in validator.iter_errors(instance)], [])

    def test_a_misspelt_key_is_refused(self):
        for path, schema in pairs():
            with self.subTest(file=path.relative_to(program.SOURCE).as_posix()):
                validator = jsonschema.validators.validator_for(read(schema))(read(schema))
                instance = yaml.load(path.read_text(encoding="utf-8"), Loader)
                instance["noegle-som-ingen-kender"] = 1
                self.assertFalse(validator.is_valid(instance))


if __name__ == "__main__":
    testing.main()
