"""Checking a file's nodes against its kind: one pass, every mistake, each with its place."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic_core import ErrorDetails, SchemaValidator, ValidationError

from okrcli.errors import Finding
from okrcli.schema.common import Data, FileKind
from okrcli.text.nodes import Node, to_data
from okrcli.text.source import Source


def check(kind: FileKind, source: Source, root: Node | None) -> tuple[Data | None, list[Finding]]:
    """The file's data, valid, and no findings; or none, and every mistake of form and meaning in order of place."""
    data: Any = to_data(root)
    if data is None:
        data = {}
    errors: list[ErrorDetails] = []
    try:
        valid: Data = _validator(kind).validate_python(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    else:
        faults = list(kind.meaning(valid))
        if not faults:
            return valid, []
    from okrcli.schema.diagnosis import faults_of_form, find_places  # most files have no mistake

    if errors:
        faults = faults_of_form(kind, errors, root, data)
        if isinstance(data, dict):
            faults += kind.meaning(data)
    return None, find_places(source, root, faults)


@cache
def _validator(kind: FileKind) -> SchemaValidator:
    return SchemaValidator(kind.form)
