"""`search.yml`: what the search uses, and the index."""

from __future__ import annotations

from pydantic import Field

from macros.guide.model.fields import Filled, List, Text
from macros.guide.model.record import Record


class SearchWords(Record):
    """`search.yml`: what the search uses, and the words of the index. What is explained to readers
    stands in the glossary.
    """

    pairs: dict[Text, Text] = Field(
        default_factory=dict, description="A word a reader may write: the word the guide writes."
    )
    synonyms: dict[Text, Filled[Text]] = Field(
        default_factory=dict, description="A word, and words that answer for it, for a bit less."
    )
    places: dict[Text, Filled[Text]] = Field(
        default_factory=dict,
        description="A page (page.md), a section (page.md#anchor) or a file to download: what "
        "people call it, or need it for.",
    )
    splits: dict[Text, List[Text]] = Field(
        default_factory=dict, description="A compound and its parts; an empty list: it is none."
    )
    short_parts: List[Text] = Field(default=(), description="Short words that compounds hold.")
    not_parts: List[Text] = Field(default=(), description="Endings and prefixes like words.")
    series: dict[Text, Filled[Text]] = Field(
        default_factory=dict, description="How a reference's number begins: other ways to write it."
    )
    stop_words: List[Text] = Field(default=(), description="Words that say little by themselves.")
    index: dict[Text, List[Text]] = Field(
        default_factory=dict,
        description="A word that readers look up in the index, and other ways it is written in "
        "the texts. It leads to the questions, headings and passages that it stands in.",
    )
