"""What set-up makes once, and every build then reads: the lexicon, and compiled templates."""

from __future__ import annotations

from contextlib import suppress

import jinja2
from mkdocs.theme import Theme

from macros.build.configuration.needed import GENERATOR, OVERRIDES
from macros.downloads.pdf.templating import templates
from macros.pages.compiled import compiled
from macros.pages.fragments import environment
from macros.search.lexicon import lexicon


def prepare() -> None:
    """Unpack the lexicon and compile the templates of fragments, documents and frame."""
    lexicon()
    frame = Theme(name="material", custom_dir=str(GENERATOR / OVERRIDES)).get_env()
    frame.bytecode_cache = compiled()
    for env in (environment(), templates(), frame):
        for name in env.list_templates(extensions=["html"]):
            with suppress(jinja2.TemplateAssertionError):  # the theme's, for plugins we don't use
                env.get_template(name)


if __name__ == "__main__":
    prepare()
