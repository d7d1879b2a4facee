"""The kinds of argument that macros take: ids of the data, and a few choices."""

from __future__ import annotations

from typing import Annotated

FactorId = Annotated[str, "factor"]
LevelId = Annotated[str, "level"]
QuestionId = Annotated[str, "question"]
CitationId = Annotated[str, "citation"]
PointId = Annotated[str, "point"]
DutyId = Annotated[str, "duty"]
DeadlineId = Annotated[str, "deadline"]
TrackId = Annotated[str, "track"]
StepId = Annotated[str, "step"]
TermId = Annotated[str, "term"]
AnswerId = Annotated[str, "answer"]
GroupId = Annotated[str, "group"]
AgendaId = Annotated[str, "agenda"]
DocumentId = Annotated[str, "document"]
Form = Annotated[str, "text"]
Heading = Annotated[str, "text"]
StrengthId = Annotated[str, "strength"]
DownloadGroup = Annotated[
    str,
    "group",
    "workshop",
    "politicians",
    "checklists",
    "level_checklists",
    "afterwards",
    "documents",
    "policy_instruments",
    "calculation",
    "whole_guide",
]
# Those groups that hold several kinds of download, in the order they are listed.
DOWNLOAD_GROUPS = {
    "workshop": (
        *("booklet", "run_sheet", "reflection", "assessment", "action_plan", "cards", "poster"),
    ),
    "politicians": ("politicians",),
    "afterwards": ("excel", "word", "calendar"),
    "documents": ("document",),
    "policy_instruments": ("policy_instruments",),
    "calculation": ("calculation",),
    "whole_guide": ("whole_guide",),
}
StatementKind = Annotated[str, "statement", "accessibility", "privacy"]
DataTable = Annotated[str, "table", "questions", "references"]
