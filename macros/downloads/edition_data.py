"""`edition.yml` among the open data: what the edition says, without whom nobody may name."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.representer import SafeRepresenter

from macros.guide.model.edition import Edition
from macros.guide.model.plain import plain

_SCHEMA = "# yaml-language-server: $schema=schema/edition.json\n"
# Text that stands without quotes; all other text has them, whatever a reader of YAML makes of it.
_BARE = re.compile(r"[^\W\d_][\w .,/()@–-]*[\w.)]")


def published(edition: Edition) -> dict[str, Any]:
    """The edition as plain values, without what it leaves unsaid and an unpublished contact."""
    values = _said(plain(edition))
    if not (edition.contact and edition.contact.publish):
        values.pop("contact", None)
    return dict(values)


def edition_yml(edition: Edition) -> bytes:
    """The published part of an edition as YAML, written anew, without the comments."""
    return _SCHEMA.encode() + as_yaml(published(edition))


def as_yaml(value: Any) -> bytes:
    """Plain values as YAML 1.2 that is read as the same values."""
    writer = YAML(typ="safe", pure=True)
    writer.Representer = _Representer
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # untyped
    writer.width = 10**6  # no line is broken: that takes escapes, which our reader refuses
    written = StringIO()
    writer.dump(value, written)
    return written.getvalue().encode()


class _Representer(SafeRepresenter):
    """Plain values, text in quotes wherever it might be read as something else."""


def _text(representer: Any, value: str) -> Any:
    lines = "|" if "\n" in value else "'"  # double quotes would have escapes, which are refused
    style = None if _BARE.fullmatch(value) else lines
    return representer.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Representer.add_representer(str, _text)


def _said(value: Any) -> Any:
    """A value without its empty parts; what is false is said."""
    if isinstance(value, dict):
        parts = {key: _said(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part not in (None, [], {})}
    return [_said(part) for part in value] if isinstance(value, list) else value
