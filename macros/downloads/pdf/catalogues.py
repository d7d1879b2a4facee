"""The documents that list all there is of something."""

from __future__ import annotations

from macros.downloads.pdf.documents import recipe
from macros.downloads.pdf.render import PdfRenderer
from macros.downloads.publication import Publication


def policy_instruments(publication: Publication) -> PdfRenderer:
    """Every instrument by what it is for, in a line or two: on two sheets."""
    found = publication.guide.policy_instruments
    used = {key: one for key, one in found.instruments.items() if one.status != "ended"}
    groups = [
        (purpose.title, [one for one in found.of(slug).values() if one.status != "ended"])
        for slug, purpose in found.purposes.items()
    ]
    return recipe(
        publication,
        "policy_instruments",
        "policy_instruments",
        home="policy_instruments",
        one_page=False,
        groups=[(title, instruments) for title, instruments in groups if instruments],
        ended=[one for key, one in found.instruments.items() if key not in used],
        found=found,
    )
