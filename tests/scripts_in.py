"""Functions of our scripts in a page of a browser, to be called one by one."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from macros.pages.scripts import SCRIPTS, Joiner
from tests.conftest import ROOT


class Functions:
    """The scripts' functions: `run("return …", argument)` in a page that has them all."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(self, body: str, argument: object = None) -> Any:
        """What a function with this body returns for `given`."""
        return self.page.evaluate(f"(given) => {{ {body} }}", argument)


def functions(browser: Browser, *files: str) -> Functions:
    """A new page with what these files (paths in assets/js) export and import."""
    joiner = Joiner([ROOT / "overrides"])
    for file in files:
        joiner.read(SCRIPTS / file)
    page = browser.new_page()
    page.goto("about:blank")
    page.add_script_tag(content="".join(module.text for module in joiner.modules.values()))
    return Functions(page)
