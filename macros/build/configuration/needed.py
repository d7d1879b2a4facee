"""What the generator needs of the engine, in one place: every guide gets it, whatever its own says.

Written as it would stand in a `mkdocs.yml`. A guide's own is laid over it (`merge`), and what would
break it there is refused with the reason that stands here (`check`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.guide.reading.files import LITTER
from macros.pages.anchors import slugify
from macros.pages.calls import COMMENT_END, COMMENT_START

GENERATOR = Path(__file__).resolve().parents[3]
OVERRIDES = "overrides"  # the folder's name, in the generator and beside a guide's mkdocs.yml
STYLES = "assets/guide.css"
MARK = "assets/images/favicon.svg"  # a guide's own, in its docs/, comes before the generator's


# The settings that every guide is built with.
NEEDED: dict[str, Any] = {
    "docs_dir": "docs",
    "site_dir": ".build/mkdocs",  # what is published is put in its place in one step
    "use_directory_urls": True,
    "theme": {
        "name": "material",
        "language": "nb",
        "font": False,  # the reader's own fonts: nothing to load
        "favicon": MARK,
        "logo": MARK,
        "features": [
            "navigation.tabs",
            "navigation.indexes",
            "navigation.footer",
            "navigation.top",
        ],
        "static_templates": [  # each holds several files, so that a page asks for one
            STYLES,
            "assets/case.js",
            "assets/copying.js",
            "assets/earlier.js",
            "assets/guide.js",
            "assets/pack.js",
            "assets/search-worker.js",
            "assets/timetable.js",
            "assets/tools.css",
            "assets/workbook.css",
            "assets/workbook.js",
        ],
    },
    "plugins": {
        "macros": {
            "modules": ["macros"],
            "on_undefined": "strict",
            "on_error_fail": True,
            "j2_comment_start_string": COMMENT_START,  # «{#» is an anchor in Markdown
            "j2_comment_end_string": COMMENT_END,
        },
    },
    "markdown_extensions": {
        "attr_list": {},
        "md_in_html": {},
        "tables": {},
        "toc": {
            "slugify": slugify,
            "toc_depth": 3,
        },
    },
    "validation": {
        "omitted_files": "warn",
        "absolute_links": "warn",
        "unrecognized_links": "warn",
        "anchors": "warn",
    },
    "extra": {"generator": False},
    "extra_css": [STYLES],
    "exclude_docs": "\n".join(LITTER),
}

# Settings that a guide can't have otherwise, each with the reason.
FIXED: dict[tuple[str, ...], str] = {
    ("strict",): "«make site» always stops at a warning",
    ("use_directory_urls",): "links and files rest on a folder for each page",
    ("theme", "name"): "pages are made of its templates",
    ("theme", "font"): "pages load nothing from other sites",
    ("plugins", "macros"): "the macros of a guide are the generator's",
    ("markdown_extensions", "toc"): "pages and files lead to the anchors of headings",
    ("validation",): "a page that leads nowhere is not published",
}

# Keys that a guide can't have at all, each with what is expected instead.
REFUSED: dict[tuple[str, ...], str] = {
    ("INHERIT",): "its keys in this file; inherited lists would be replaced, not added to",
    ("site_dir",): "none; «make site» publishes to site/, or to the folder that --target names",
    ("pages",): "«nav»",
    ("google_analytics",): "none; pages load nothing from other sites",
    ("theme", "palette"): f"none; colours stand in {OVERRIDES}/assets/css/tokens.css",
    ("theme", "features", "navigation.instant"): "none; scripts start with each page",
    ("theme", "features", "search.share"): "none; the search field has no place for it",
    ("theme", "features", "search.suggest"): "none; the search suggests words itself",
    ("plugins", "blog"): "none; pages stand in docs/",
    ("plugins", "search"): "none; the guide has a search of its own",
    ("plugins", "offline"): "none; «make offline» packs the guide",
    ("extra", "analytics"): "none; pages load nothing from other sites",
    ("extra", "book"): "another name; the generator puts its own there",
    ("extra", "guide"): "another name; the generator puts its own there",
    ("extra", "scripts"): "another name; the generator puts its own there",
}

# What a theme may be told beside what is needed.
THEME_KEYS = (
    *("custom_dir", "name", "language", "font", "favicon", "logo", "features"),
    "static_templates",
)
