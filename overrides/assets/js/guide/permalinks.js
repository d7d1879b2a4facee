/* The link of a thing to itself: pressed, it is copied too, and a citation is there to copy. */

import { toClipboard } from "./clipboard.js";
import { fromDisk, within } from "./page.js";

const SHOWN = 6000; // ms that what is said stays, unless it is in use

export function startPermalinks() {
  /** @type {HTMLElement|null} */
  const status = document.querySelector("[data-citation]");
  if (!status) return;
  const { name = "", title = "", copied = "", here = "", cite = "", cited = "", failed = "", close: shut = "" } = status.dataset;
  const [before, after] = name.split("{title}");
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".g-permalink");
  for (const link of links) link.title = title;

  /** @type {HTMLElement|undefined} */
  let box;
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    box?.remove();
    box = undefined;
    status.textContent = "";
  };

  /** @param {HTMLAnchorElement} link */
  const closeLater = (link) => {
    timer = window.setTimeout(() => {
      if (box?.matches(":hover, :focus-within") || link.matches(":focus-visible")) closeLater(link);
      else close();
    }, SHOWN);
  };

  /** @param {HTMLAnchorElement} link @param {string} text @param {string} done @param {boolean} [more] */
  const copy = async (link, text, done, more) => {
    const said = await toClipboard(text, [withLinks(text)]) ? done : `${failed} ${text}`;
    close();
    box = document.createElement("span");
    box.className = "g-copied";
    const back = () => { close(); link.focus({ preventScroll: true }); };
    box.append(said, ...more && said === done ? [button(cite, () => citing(link))] : [], button(shut, back));
    status.textContent = said;
    link.after(box);
    closeLater(link);
  };

  /** @param {HTMLAnchorElement} link */
  const citing = async (link) => {
    const thing = (link.ariaLabel ?? "").slice(before.length, -after.length || undefined);
    await copy(link, citationOf(status.dataset, link, thing), cited);
    link.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    if (within(event.target, ".g-copied")) return;
    close();
    const link = /** @type {HTMLAnchorElement|null} */ (within(event.target, ".g-permalink"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    // The browser goes to the section first, and takes the focus from the link.
    setTimeout(async () => {
      const address = lasting(link);
      await copy(link, address || link.href, address ? copied : here, true);
      link.focus({ preventScroll: true });
    });
  });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
}

/** @param {string} text @param {() => void} press */
function button(text, press) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", press);
  return made;
}

/**
 * The citation of a thing: what it is and on which page, the guide, what it was read as of, when it
 * was fetched and where. Of a folder on a reader's machine the address is of no use to others; the
 * thing's name on its page is.
 * @param {DOMStringMap} said
 * @param {HTMLAnchorElement} link
 * @param {string} title
 */
function citationOf(said, link, title) {
  /** @param {string} [pattern] @param {string} [name] @param {string} [value] */
  const fill = (pattern = "", name = "", value = "") => pattern.replace(`{${name}}`, () => value);
  /** @param {string} name @returns {HTMLElement|null} */
  const near = (name) => link.closest(`[data-${name}]`);
  const whole = link.closest("h1");
  const url = near("about")?.dataset.about;
  const thing = near("cited")?.dataset.cited ?? fill(url === undefined ? said.of : said.aboutIt, "title", title);
  const told = whole ? thing : fill(said.within, "thing", thing);
  const today = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format();
  const address = lasting(link) || fill(said.disk, "place", link.hash);
  return [
    fill(said.citation, "thing", told),
    near("read")?.dataset.read ?? (restsOnLate(link) ? "" : said.law),
    fill(fill(said.fetched, "date", today), "address", address),
    url && fill(said.original, "address", url),
  ].filter(Boolean).join(", ");
}

/**
 * Whether what a link is for cites law that was read later than the rest: a whole page, what lies
 * under a heading, or a thing.
 * @param {HTMLAnchorElement} link
 */
function restsOnLate(link) {
  const found = document.getElementById(link.hash.slice(1));
  const named = found?.matches("strong") ? found.parentElement : found; // an item of a list, by its first words
  const level = /^H[1-6]$/.exec(named?.tagName ?? "")?.[0];
  /** @type {Element|null|undefined} */
  let part = level === "H1" ? link.closest("article") : named;
  do {
    if (part?.querySelector("[data-late]")) return true;
    part = level ? part?.nextElementSibling : null;
  } while (part && !(/^H[1-6]$/.test(part.tagName) && part.tagName <= `${level}`));
  return false;
}

/**
 * A text as a paragraph in which addresses are links, for a program that knows them.
 * @param {string} text
 */
function withLinks(text) {
  const made = document.createElement("p");
  for (const part of text.split(/((?:https?|file):\/\/\S+?(?=,?(?:\s|$)))/)) {
    if (/^(https?|file):\/\//.test(part)) {
      made.append(Object.assign(document.createElement("a"), { href: part, textContent: part }));
    } else made.append(part);
  }
  return made;
}

/**
 * The address to cite: the guide's own where it has one, else where it is read; of a folder on a
 * reader's machine, none.
 * @param {HTMLAnchorElement} link
 */
function lasting(link) {
  /** @type {HTMLLinkElement|null} */
  const own = document.querySelector("link[rel=canonical]");
  const page = own?.href || (fromDisk ? "" : location.href.split("#")[0]);
  return page && `${page}${link.closest("h1") ? "" : link.hash}`;
}
