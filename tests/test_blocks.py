"""A block of a macro is shown as it was made: Markdown never reads it, and links find its ids."""

from __future__ import annotations

from types import SimpleNamespace

import markdown
from mkdocs.structure.toc import AnchorLink

from macros.pages.blocks import Blocks
from macros.pages.headings import list_all

BLOCK = (
    '<div class="g-a" id="frist">\n    <p data-id="c">*ikke* [lenke](a.md)</p>\n\n'
    '<h2 id="to">2</h2></div>'
)


def test_a_block_is_shown_as_it_was_made_and_known_to_links() -> None:
    blocks = Blocks()
    text = f"Før\n\n{blocks.set_aside(BLOCK)}\n\n- punkt\n\n{blocks.set_aside('<hr>')}\n"
    html = markdown.markdown(text, extensions=["md_in_html", "attr_list"])
    page = SimpleNamespace(present_anchor_ids={"egen"})
    whole = blocks.put_back(html, page)
    assert whole == f"<p>Før</p>\n{BLOCK}\n\n<ul>\n<li>punkt</li>\n</ul>\n<hr>\n"[:-1]
    assert page.present_anchor_ids == {"egen", "frist", "to"}


def test_the_list_of_headings_has_those_with_an_address() -> None:
    top = AnchorLink("Side", "side", 1)
    top.children = [AnchorLink("A", "a", 2)]
    list_all(
        '<h2 id="a">A</h2><h2 title="x > y" id="b">B <em>b</em></h2><h2 data-id="c">C</h2>'
        '<!-- <h2 id="d">D</h2> -->',
        SimpleNamespace(toc=[top]),
    )
    assert [(one.id, one.title) for one in top.children] == [("a", "A"), ("b", "B b")]
