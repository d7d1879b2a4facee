"""How every page is built up, for those who hear it or jump through it."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from macros.pages.book import Book
from macros.pages.foreign import marked

VAGUE = {"her", "les mer", "klikk her", "mer", "lenke", "se her", "denne", "last ned", "vis"}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page, by its address below the site's root."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): BeautifulSoup(
            path.read_text(encoding="utf-8"), "lxml"
        )
        for path in site.rglob("*.html")
    }


def name(element: Tag) -> str:
    """The accessible name of a link: what it is labelled, else its text."""
    return str(element.get("aria-label") or element.get_text(" ", strip=True))


def test_headings_are_an_outline_without_gaps(pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        levels = [int(h.name[1]) for h in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
        assert levels[0] == 1, url
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), url


def test_titles_begin_with_the_page_and_say_whose_it_is(pages: dict[str, BeautifulSoup]) -> None:
    titles = [soup.title.get_text() for soup in pages.values() if soup.title]
    assert len(titles) == len(pages)
    assert all("Boligsosial planlegging" in title for title in titles)
    assert "Samordning – Boligsosial planlegging" in titles


def test_the_language_of_page_and_nynorsk_is_marked(
    pages: dict[str, BeautifulSoup], book: Book
) -> None:
    assert {str(soup.html["lang"]) for soup in pages.values() if soup.html} == {"nb"}
    nynorsk = {t.nynorsk for t in book.guide.glossary.values() if t.nynorsk != t.term and t.nynorsk}
    for url in ("kilder/begreper/", "kilder/innhold/"):
        marked = {e.get_text() for e in pages[url].select("[lang=nn]")}
        assert nynorsk <= marked, url
    titles = {r.title for r in book.guide.references.values() if r.language == "nn"}
    assert titles
    assert titles <= {e.get_text() for e in pages["kilder/referanser/"].select("[lang=nn]")}


def test_a_nynorsk_name_is_marked_wherever_it_stands(
    pages: dict[str, BeautifulSoup], book: Book
) -> None:
    """In prose, in data and in pictures; only labels and code can't hold a mark."""
    names = [name for name, language in book.foreign.items() if language == "nn"]
    assert "burettslagslova" in names
    seen = set()
    for url, soup in pages.items():
        for text in soup.body.find_all(string=True) if soup.body else ():
            around = [parent.name for parent in text.parents]
            if {"script", "code", "desc", "title"} & set(around):
                continue
            for name in names:
                if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                    seen.add(name)
                    assert text.find_parent(lang="nn"), (url, name)
    assert {"burettslagslova", "bustøttelova", "Byggje – bu – leve"} <= seen


def test_a_name_right_inside_an_element_is_marked_too() -> None:
    html = '<p><span class="g-soft">Safe</span> og <a href="#">Safe</a></p>'
    names = {"Safe": "en"}
    mark = '<span lang="en">Safe</span>'
    assert marked(html, names) == html.replace("Safe", mark)
    in_pdf = html.replace(">Safe</span>", '><a lang="en">Safe</a></span>')
    assert marked(html, names, "a") == in_pdf  # no link in a link


def test_landmarks_have_names_of_their_own_in_norwegian(pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        if url == "404.html":
            continue
        assert len(soup.find_all("main")) == 1, url
        names = []
        for landmark in soup.select("nav, aside, section, [role=search], [role=region]"):
            label = landmark.get("aria-label")
            by = landmark.get("aria-labelledby")
            if by:
                target = soup.find(id=str(by))
                assert target is not None, (url, by)
                label = target.get_text(" ", strip=True)
            assert label, (url, str(landmark)[:100])
            if landmark.name == "nav":
                names.append(str(label))
        folded = names.count("På denne siden") + names.count("Hovedmeny")
        assert folded <= 3, url  # the menu twice: as tabs and folded, never both in sight
        others = [n for n in names if n not in ("Hovedmeny",)]
        assert len(others) == len(set(others)), (url, names)
        english = {"Footer", "Header", "Search", "Tabs", "Navigation", "Table of contents"}
        assert not english & set(names), url


def test_links_make_sense_alone(pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        for link in soup.select("a[href]"):
            text = name(link)
            assert text, (url, str(link))
            assert text.casefold() not in VAGUE, (url, text)


def test_links_with_the_same_words_lead_to_the_same_place(pages: dict[str, BeautifulSoup]) -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for url, soup in pages.items():
        targets: dict[str, set[str]] = defaultdict(set)
        for link in soup.select("article a[href]"):
            address = urljoin(f"http://site/{url}", str(link["href"]))
            targets[name(link)].add(address)
        found |= {(url, words): to for words, to in targets.items() if len(to) > 1}
    assert found == {}


def test_tables_have_a_caption_and_headers_with_a_direction(
    pages: dict[str, BeautifulSoup],
) -> None:
    tables = [(url, t) for url, soup in pages.items() for t in soup.find_all("table")]
    assert tables
    for url, table in tables:
        caption = table.find("caption")
        assert caption is not None, url
        assert caption.get_text(strip=True), url
        headers = table.find_all("th")
        assert headers, url
        for header in headers:
            assert header.get("scope") in ("col", "row", "colgroup", "rowgroup"), (url, str(header))


def test_pictures_have_a_name_and_a_description_or_none_at_all(
    pages: dict[str, BeautifulSoup],
) -> None:
    for url, soup in pages.items():
        for picture in soup.select("article svg[role=img]"):
            parts = str(picture["aria-labelledby"]).split()
            assert [picture.find(id=part).name for part in parts] == ["title", "desc"], url  # type: ignore[union-attr]
        for image in soup.find_all("img"):
            assert image.has_attr("alt"), (url, str(image))


def test_files_say_what_they_are(pages: dict[str, BeautifulSoup]) -> None:
    """A link to a file names its format, and one to a file that is made its size."""
    for url, soup in pages.items():
        for link in soup.select("a[href]"):
            path = str(link["href"]).split("#")[0].split("?")[0]
            suffix = path.rsplit("/", 1)[-1].rpartition(".")[2].lower()
            if path.startswith("http") or suffix in ("", "html", path.rsplit("/", 1)[-1].lower()):
                continue
            assert suffix.upper()[:4] in name(link).upper(), (url, str(link))
