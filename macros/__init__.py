"""The door to mkdocs-macros: registers the guide's macros, and who reads what becomes of a page.

Everything is read and checked here, before MkDocs renders a page. What the theme's templates need
is put into `config.extra` as plain text, so that another engine that runs the same macros can too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Register the macros of the book in `extra`, or of one that is opened here.

    Raises PluginError, which MkDocs prints without a traceback, with every problem found.
    """
    import jinja2
    from mkdocs.exceptions import PluginError

    from macros.guide import GuideError
    from macros.pages.blocks import Blocks
    from macros.pages.book import HANDED_OVER, book_of_environment
    from macros.pages.headings import list_all
    from macros.pages.macros import MACROS
    from macros.pages.permalinks import Permalinks
    from macros.pages.scripts import bundles
    from macros.search.sections import SectionIndex

    extra: dict[str, Any] = env.conf["extra"]
    docs, config = Path(env.conf["docs_dir"]), Path(env.conf["config_file_path"])
    language = str(env.conf["theme"]["language"])
    try:
        book = extra.pop(HANDED_OVER, None) or book_of_environment(docs, config, language)
        extra["scripts"] = bundles([Path(folder) for folder in env.conf["theme"].dirs])
        extra["guide"] = book.frame()
    except GuideError as error:
        raise PluginError(f"the guide has problems\n\n{error}") from None

    blocks, index = Blocks(), SectionIndex()
    permalinks = Permalinks(book.words["permalink"])
    events = env.conf.plugins.events
    events["page_content"] += (blocks.put_back, list_all, permalinks.add, index.read)
    events["post_build"].append(index.write)

    def registered(name: str) -> Callable[..., str]:
        @jinja2.pass_context
        def call(context: jinja2.runtime.Context, *args: str, **kwargs: str) -> str:
            made = book.render(context["page"].file.src_uri, name, *args, **kwargs)
            return blocks.set_aside(made) if MACROS[name].block else made

        return call

    for name in MACROS:
        env.macro(registered(name), name)  # type: ignore[no-untyped-call]  # the plugin has no types
