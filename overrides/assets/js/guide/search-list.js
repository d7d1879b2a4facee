/* The list of what was found: plain links, each with what it is and where it stands. */

import { TOGETHER } from "./search-marks.js";
import { siteRoot } from "./search-start.js";
/** @import { Answer, Engine, Hit, Place } from "./search-start.js" */

const FEW = 3; // hits; with fewer, the reader may be looking for something else
const MOST = 20; // hits that the worker gives; there may be more
const IN_FIELD = 24; // letters that the field has room for
const LONG = 60; // letters of a query that are repeated
const STEM = 4; // letters by which a word of the query is known again
const PHRASE = /<mark>[^<]*<\/mark>(?: <mark>[^<]*<\/mark>)+/g;

/**
 * @param {string} tag
 * @param {string} part its class, after «g-hit__»
 * @param {(Node|string)[]} inside
 */
function made(tag, part, ...inside) {
  const element = document.createElement(tag);
  if (part) element.className = `g-hit__${part}`;
  element.append(...inside.flatMap((one, i) => (i ? [" ", one] : [one])));
  return element;
}

/**
 * What the worker sends as HTML: its text and its marks, and nothing else of it.
 * @param {string} html
 */
function marked(html) {
  const element = document.createElement("span");
  for (const { nodeName, textContent } of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    element.append(nodeName === "MARK" ? made("mark", "", textContent ?? "") : textContent ?? "");
  }
  return element;
}

/**
 * The words to mark on the page opened. Another name of what was asked for is marked as a whole: its
 * words by themselves say something else.
 * @param {Place & {text?: string}} place
 * @param {string} query
 */
function toMark({ title, text, words }, query) {
  const unasked = (/** @type {string} */ word) => !query.toLowerCase().includes(word.slice(0, STEM));
  const names = [...`${title} ${text}`.toLowerCase().matchAll(PHRASE)]
    .map(([name]) => name.replace(/<.*?>/g, "").split(" ")).filter((name) => name.every(unasked));
  const apart = words.filter((word) => !names.some((name) => name.includes(word)));
  return [...apart, ...names.map((name) => name.join(TOGETHER))].join(" ");
}

/**
 * A link to a place; the words to mark there are put into its address as it is followed.
 * @param {Place} place
 * @param {string} query
 * @param {string} part
 * @param {(Node|string)[]} inside
 */
function linked(place, query, part, ...inside) {
  const link = /** @type {HTMLAnchorElement} */ (made("a", part, ...inside));
  link.href = siteRoot + place.location;
  link.dataset.words = toMark(place, query);
  return link;
}

/**
 * What a hit is and where it stands; an entry of a list named after its kind says so once.
 * @param {string} [kind]
 * @param {string} [on]
 * @param {string} [note]
 */
function about(kind = "", on = "", note = "") {
  const same = on.toLowerCase().startsWith(kind.toLowerCase().slice(0, Math.max(5, kind.length - 3)));
  return [...new Set([kind, same && kind ? "" : on, note])].filter(Boolean).join(" · ");
}

/**
 * @param {Hit} hit
 * @param {string} query
 * @param {Engine["kinds"]} kinds
 * @param {DOMStringMap} say
 */
function shown(hit, query, kinds, say) {
  const item = made("li", hit.kind === "answer" ? "item--answer" : "item");
  const title = made("span", "title", marked(hit.title));
  const pause = made("span", "", "–"); // heard between the title and what it is
  pause.className = "g-hidden";
  item.append(linked(hit, query, "link", title, pause, made("span", "about", about(kinds[hit.kind], hit.on, hit.note))));
  if (hit.text) item.append(made("p", "text", marked(hit.text)));
  if (hit.basis) item.append(made("p", "basis", hit.basis));
  if (hit.kind === "answer") {
    // The same place once more, for a pointer: the keyboard and a screen reader have been there.
    const whole = linked(hit, query, "", `${say.whole}`);
    Object.assign(whole, { tabIndex: -1, ariaHidden: "true" });
    item.append(made("p", "whole", whole));
  }
  if (hit.more.length) {
    const links = hit.more.map((place) => made("li", "", linked(place, query, "", marked(place.title))));
    const places = made("ul", "places", ...links);
    places.role = "list"; // which it is without bullets too
    item.append(made("p", "more", `${say.more}`), places);
  }
  return item;
}

/**
 * A query as it is repeated.
 * @param {string} query
 */
function short(query) {
  const letters = [...query];
  return letters.length > LONG ? `${letters.slice(0, LONG).join("").replace(/\s\S*$/, "")} …` : query;
}

/**
 * Shows an answer in the panel; gives what is said of it.
 * @param {HTMLElement} search the field with its panel, and the words in its data
 * @param {Answer} answer
 * @param {string} query
 * @param {Engine["kinds"]} kinds
 */
export function showAnswer(search, { hits, near, mended, dropped = [], suggest }, query, kinds) {
  const say = search.dataset;
  showHits(search, hits.map((hit) => shown(hit, query, kinds, say)));
  showWays(search, near || hits.length < FEW, suggest);
  const asked = (text = "") => text.replace("{query}", () => short(query));
  if (!hits.length || near) return asked(near ? say.near : say.nothing);
  const count = `${hits.length === 1 ? say.one : hits.length < MOST ? say.other : say.most}`.replace("{n}", `${hits.length}`);
  const lost = dropped.length ? `${say.dropped} `.replace("{words}", () => dropped.map((word) => `«${word}»`).join(", ")) : "";
  const said = lost + (mended ? `${say.mended} ${count}`.replace("{word}", () => mended) : count);
  return query.length > IN_FIELD ? asked(say.asked).replace("{said}", () => said) : said;
}

/**
 * Shows hits, or that there are none: no list.
 * @param {HTMLElement} search
 * @param {HTMLElement[]} [hits]
 */
export function showHits(search, hits = []) {
  const list = search.querySelector("ol");
  list?.replaceChildren(...hits);
  list?.toggleAttribute("hidden", !hits.length);
}

/**
 * Shows or hides the ways on from what isn't found.
 * @param {HTMLElement} search
 * @param {boolean} shown
 * @param {string[]} [suggest] words that may have been meant
 * @param {boolean} [failed] no other word would do better
 */
export function showWays(search, shown, suggest = [], failed = false) {
  const ways = search.querySelector(".g-search__ways");
  const meant = search.querySelector(".g-search__meant");
  ways?.toggleAttribute("hidden", !shown);
  ways?.querySelector("p")?.toggleAttribute("hidden", failed);
  meant?.toggleAttribute("hidden", !suggest.length);
  const buttons = suggest.map((word) => Object.assign(document.createElement("button"), {
    type: "button", textContent: word, value: word,
  }));
  meant?.lastElementChild?.replaceChildren(...buttons.flatMap((one, i) => (i ? [" ", one] : [one])));
}
