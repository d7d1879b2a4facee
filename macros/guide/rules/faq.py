"""Rules of the questions and answers: a group for each question, a question asked in one place."""

from __future__ import annotations

from macros.guide.reading.loader import RawGuide
from macros.guide.reading.yaml_reader import Path
from macros.guide.rules.shared import Problems, at, ids, none_empty


def faq(raw: RawGuide) -> Problems:
    """Groups exist and have questions; no question, and no other way to ask one, stands twice."""
    table = raw.faq
    for key, found in table.entries.items():
        first: dict[str, str] = {}
        for slug, one in found.questions.items():
            base: Path = ("questions", slug)
            yield from ids(raw, table, key, "group", [((*base, "group"), one.group)])
            ways = [((*base, "question"), one.question), *at("asked", one.asked, base)]
            for path, text in ways:
                if text.casefold() in first:
                    other = first[text.casefold()]
                    message = f"found «{text}», which «{other}» asks, expected it in one place"
                    yield table.problem(key, path, message)
                first.setdefault(text.casefold(), slug)
        yield from none_empty(table, key, "question", "group", found)
