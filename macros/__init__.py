"""The door to mkdocs-macros: registers the guide's macros, and nothing else.

Everything is read and checked here, before MkDocs renders a page. What the theme's templates need
is put into `config.extra` as plain text, so that another engine that runs the same macros can too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

    from macros.pages import Book


# A book that this process has opened already, by the folder of its pages: the command line checks
# before MkDocs starts, and need not read everything twice. Taken once, since files may change.
opened: dict[Path, Book] = {}


def define_env(env: MacrosPlugin) -> None:
    """Open the guide of this site and register its macros.

    Raises PluginError, which MkDocs prints without a traceback, with every problem found.
    """
    import jinja2
    from mkdocs.exceptions import PluginError

    from macros.guide import GuideError
    from macros.guide.clock import today
    from macros.pages import MACROS, open_book
    from macros.site.edition import edition_file

    docs = Path(env.conf["docs_dir"])
    config = Path(env.conf["config_file_path"])
    root = config.parent
    try:
        book = opened.pop(docs, None) or open_book(
            docs, root, today(root), edition=edition_file(), config=config
        )
    except GuideError as error:
        raise PluginError(f"the guide has problems\n\n{error}") from None

    def registered(name: str) -> Callable[..., str]:
        @jinja2.pass_context
        def call(context: jinja2.runtime.Context, *args: str, **kwargs: str) -> str:
            return book.render(context["page"].file.src_uri, name, *args, **kwargs)

        return call

    for name in MACROS:
        env.macro(registered(name), name)  # type: ignore[no-untyped-call]  # the plugin has no types
    env.conf["exclude_docs"] = _without_litter(env.conf["exclude_docs"])
    extra: dict[str, Any] = env.conf["extra"]
    extra["guide"] = book.frame()


def _without_litter(excluded: Any) -> Any:
    """MkDocs' list of files to leave out, with what systems and programs leave behind."""
    from mkdocs.config.config_options import PathSpec

    from macros.guide.files import LITTER

    litter = PathSpec().validate("\n".join(LITTER))
    return litter + excluded if excluded else litter
