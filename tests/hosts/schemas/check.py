import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jsonschema import Draft202012Validator
from referencing import Registry, Resource


def retrieve(uri: str) -> Resource:
    return Resource.from_contents(json.loads(Path(unquote(urlsplit(uri).path)).read_text("utf-8")))


SCHEMA = Path("schema/report.json").absolute().as_uri()
validator = Draft202012Validator({"$ref": SCHEMA}, registry=Registry(retrieve=retrieve))
for report in (
    {"status": 5, "error": 27},
    {"status": 7777, "error": 99999},
    {"status": "5", "error": 27},
    {"status": 5, "error": 2.5},
):
    print(report, sorted({error.json_path for error in validator.iter_errors(report)}))
