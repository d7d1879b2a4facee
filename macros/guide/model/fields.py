"""The kinds of value the data is made of: text, slugs, dates with a precision, citations.

Each refuses what it is not with a sentence that completes «expected …»; `validation` turns it into
a problem with file and line.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from macros.guide.model.characters import seen, typed

T = TypeVar("T")

LONGEST_TEXT = 10_000  # more than a page; what is longer is a quotation mark that was forgotten
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


def expected(phrase: str) -> PydanticCustomError:
    """The error of a value that is not what it should be; `phrase` completes «expected …»."""
    # Braces in the phrase would be read as placeholders.
    return PydanticCustomError("expected", "{phrase}", {"phrase": phrase})


def _text(value: str) -> str:
    # A no-break space is part of the prose; ends of lines are not.
    text = " ".join(re.split(r"[ \t\r\n]+", value)).strip()
    if not seen(text).strip():
        raise expected("some text")
    if len(text) > LONGEST_TEXT:
        raise expected(f"at most {LONGEST_TEXT} characters")
    return text


def is_text(annotation: Any, metadata: Iterable[Any], path: tuple[str | int, ...]) -> bool:
    """Whether what stands at `path` in a value of a type is prose, and no id, date or number."""
    if get_origin(annotation) is Annotated:
        return is_text(annotation.__origin__, (*metadata, *annotation.__metadata__), path)
    if any(isinstance(part, AfterValidator) and part.func is _text for part in metadata):
        return not path
    inner = get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(path[0])) if path else None
        return field is not None and is_text(field.annotation, field.metadata, path[1:])
    if get_origin(annotation) in (Union, UnionType):
        return any(is_text(part, (), path) for part in inner)
    if path and get_origin(annotation) in (tuple, dict):
        return is_text(inner[-1] if inner[-1] is not ... else inner[0], (), path[1:])
    return False


def _typed(value: object) -> object:
    return typed(value) if isinstance(value, str) else value


def _key(value: str) -> str:
    if not value:
        raise expected("some text")
    return value


def _slug(value: str) -> str:
    if not re.fullmatch(SLUG, value):
        raise expected("a slug: small letters a–z, digits and single hyphens")
    return value


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+\.[^\s/?#]+([/?#]\S*)?", value):
        raise expected("a web address that begins with https:// or http://")
    return value


# What must be equal to something else is read as a keyboard writes it; prose keeps its characters.
Typed = BeforeValidator(_typed)

Text = Annotated[str, AfterValidator(_text), Field(min_length=1)]
Key = Annotated[str, Typed, AfterValidator(_key), Field(min_length=1)]
Slug = Annotated[
    str, Typed, AfterValidator(_slug), Field(json_schema_extra={"pattern": f"^{SLUG}$"})
]
Url = Annotated[str, Typed, AfterValidator(_url), Field(json_schema_extra={"format": "uri"})]


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?", value):
        raise expected("a language by its code, such as nn or en")
    return value


Language = Annotated[str, Typed, AfterValidator(_language)]

# A list in YAML, immutable in the model. Strict mode would refuse the list itself.
List = Annotated[tuple[T, ...], Field(strict=False)]
Filled = Annotated[tuple[T, ...], Field(strict=False, min_length=1)]

# Marks a field that may be left out unless the guide says otherwise (`required` in guide.yml).
REQUIRABLE = "requirable"
Requirable = Annotated[tuple[T, ...], Field(strict=False), REQUIRABLE]


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date as precisely as it is known: a year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: object) -> PartialDate:
        """Read `2011`, `2013-03` or `2022-12-20`; raises «expected …» for anything else."""
        if isinstance(value, cls):
            return value
        match = re.fullmatch(
            r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", typed(str(value)) if value else ""
        )
        if isinstance(value, bool) or not isinstance(value, str | int) or not match:
            raise expected("a date such as 2023-07-01, 2023-07 or 2023")
        year, month, day = (int(part) if part else None for part in match.groups())
        if not year or not 1000 <= year <= 2999:
            raise expected("a year between 1000 and 2999")
        if month is not None and not 1 <= month <= 12:
            raise expected("a month from 01 to 12")
        if month and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise expected("a date that exists")
        return cls(year, month, day)

    def plus_years(self, years: int) -> PartialDate:
        """The same day `years` later; 29 February becomes 28 February in a common year."""
        year = self.year + years
        if self.month and self.day:
            last = calendar.monthrange(year, self.month)[1]
            return PartialDate(year, self.month, min(self.day, last))
        return PartialDate(year, self.month, self.day)

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def last_day(self) -> PartialDate:
        """The last day it can mean."""
        month = self.month or 12
        return PartialDate(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __lt__(self, other: object) -> bool:
        """Order by the earliest day each can mean."""
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._earliest < other._earliest

    @property
    def _earliest(self) -> tuple[int, int, int]:
        return (self.year, self.month or 1, self.day or 1)


def _day(value: object) -> PartialDate:
    date = PartialDate.parse(value)
    if date.day is None:
        raise expected("a whole date such as 2023-07-01")
    return date


def _date_schema(pattern: str, *, year: bool) -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string", "pattern": pattern}
    return {"anyOf": [text, {"type": "integer"}]} if year else text


AnyDate = Annotated[
    PartialDate,
    PlainValidator(PartialDate.parse),
    WithJsonSchema(_date_schema(r"^\d{4}(-\d{2}(-\d{2})?)?$", year=True)),
]
Day = Annotated[
    PartialDate,
    PlainValidator(_day),
    WithJsonSchema(_date_schema(r"^\d{4}-\d{2}-\d{2}$", year=False)),
]


def _month_day(value: str) -> str:
    match = re.fullmatch(r"([0-9]{2})-([0-9]{2})", value)
    month, day = (int(part) for part in match.groups()) if match else (0, 0)
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2001, month)[1]:
        raise expected("a day of the year such as 10-31")
    return value


MonthDay = Annotated[
    str, Typed, AfterValidator(_month_day), Field(json_schema_extra={"pattern": r"^\d\d-\d\d$"})
]

# Said where there is no deadline to tell: that there is none, or that nobody has found one.
NoDeadline = Annotated[
    Literal["none", "not_found"],
    Field(description="Whether there is none, or none has been found."),
]

# «slug», «slug § 5» or «slug § 5 andre ledd». Read by Guide.citation, which knows the sections.
CitationText = Annotated[
    Key,
    Field(json_schema_extra={"pattern": rf"^{SLUG}( .+)?$"}, description="slug, section, pinpoint"),
]
