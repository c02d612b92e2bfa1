"""The JSON Schema of the register's open format, made from the catalogue of record types.

The schema kept under `resources/schema` is this one, and a test says so; write it anew with
`python -m ropa_desktop.exports.json_schema`.
"""

import json
from typing import assert_never

from ropa_desktop import paths
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register import kinds
from ropa_desktop.register.fields import CATALOGUE, RecordType, part_types
from ropa_desktop.register.kinds import Kind
from ropa_desktop.register.open_format import FORMAT, VERSION, Node, top_level_types
from ropa_desktop.register.values import MAX_TEXT, Answer, Existence

FILE = paths.resources() / "schema" / f"register-{VERSION}.schema.json"

_PARTIAL_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_DURATION = r"^P(?=.)([0-9]{1,6}Y)?([0-9]{1,6}M)?([0-9]{1,6}W)?([0-9]{1,6}D)?(T[0-9]{1,6}H)?$"
_BASE64 = r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"


def json_schema() -> Node:
    """The schema of the format, in JSON Schema 2020-12."""
    collections = {t.collection: _list_of(t) for t in top_level_types()}
    properties: Node = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "register": {"$ref": "#/$defs/register"},
        **collections,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Register of processing activities (Art. 30 GDPR)",
        "type": "object",
        "properties": properties,
        "required": ["format", "version", "register"],
        "additionalProperties": False,
        "$defs": {t.name: _record(t) for t in CATALOGUE.values()} | _vocabularies(),
    }


def dumps() -> str:
    """The schema as the text of its file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def _record(record_type: RecordType) -> Node:
    properties: Node = {
        "id": {"type": "string", "minLength": 1, "maxLength": 64, "pattern": r"^[A-Za-z0-9._-]+$"},
        "order": {"type": "integer", "minimum": 0, "maximum": 2**31 - 1},
    }
    for field in record_type.fields:
        article = f" (Art. {field.article})" if field.article else ""
        properties[field.name] = {"title": field.label + article, **_value(field.kind)}
    properties |= {part.collection: _list_of(part) for part in part_types(record_type)}
    return {
        "title": record_type.label,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _list_of(record_type: RecordType) -> Node:
    return {"type": "array", "items": {"$ref": f"#/$defs/{record_type.name}"}}


def _value(kind: Kind) -> Node:
    text: Node = {"type": "string", "maxLength": MAX_TEXT}
    match kind:
        case kinds.Text() | kinds.Reference():
            return text
        case kinds.TextList() | kinds.ReferenceList():
            return {"type": "array", "items": text}
        case kinds.Choice(vocabulary=name):
            return {"$ref": f"#/$defs/vocabulary.{name}"}
        case kinds.ChoiceList(vocabulary=name):
            return {"type": "array", "items": {"$ref": f"#/$defs/vocabulary.{name}"}}
        case kinds.YesNo():
            return {"enum": [answer.value for answer in Answer]}
        case kinds.Presence():
            return {"enum": [existence.value for existence in Existence]}
        case kinds.Number():
            return {"type": ["integer", "null"], "minimum": 0, "maximum": 2**63 - 1}
        case kinds.Date():
            return {"type": ["string", "null"], "pattern": _PARTIAL_DATE}
        case kinds.Period():
            return {"type": ["string", "null"], "pattern": _DURATION}
        case kinds.Content():
            return {"type": "string", "contentEncoding": "base64", "pattern": _BASE64}
    assert_never(kind)


def _vocabularies() -> Node:
    used = dict.fromkeys(
        field.kind.vocabulary
        for record_type in CATALOGUE.values()
        for field in record_type.fields
        if isinstance(field.kind, kinds.Choice | kinds.ChoiceList)
    )
    return {f"vocabulary.{name}": {"enum": ["", *vocabulary(name).terms]} for name in used}


if __name__ == "__main__":
    FILE.write_text(dumps(), encoding="utf-8", newline="\n")
