/* The list of what was found: plain links, each with what it is and where it stands. */

import { siteRoot } from "./search-start.js";
/** @import { Answer, Engine, Hit, Place } from "./search-start.js" */

const FEW = 3; // hits; with fewer, the reader may be looking for something else

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
 * A link to a place; the words to mark there are put into its address as it is followed.
 * @param {Place} place
 * @param {string} part
 * @param {(Node|string)[]} inside
 */
function linked({ location, words }, part, ...inside) {
  const link = /** @type {HTMLAnchorElement} */ (made("a", part, ...inside));
  link.href = siteRoot + location;
  link.dataset.words = words.join(" ");
  return link;
}

/**
 * @param {Hit} hit
 * @param {Engine["kinds"]} kinds
 * @param {DOMStringMap} say
 */
function shown(hit, kinds, say) {
  const item = made("li", hit.kind === "answer" ? "item--answer" : "item");
  const about = [...new Set([kinds[hit.kind], hit.on, hit.note])].filter(Boolean).join(" · ");
  item.append(linked(hit, "link", made("span", "title", marked(hit.title)), made("span", "about", about)));
  if (hit.text) item.append(made("p", "text", marked(hit.text)));
  if (hit.basis) item.append(made("p", "basis", hit.basis));
  if (hit.kind === "answer") {
    const rest = made("span", "", ": ", marked(hit.title));
    rest.className = "g-hidden";
    item.append(made("p", "whole", linked(hit, "", `${say.whole}`, rest)));
  }
  if (hit.more.length) {
    const links = hit.more.map((place) => made("li", "", linked(place, "", marked(place.title))));
    item.append(made("p", "more", `${say.more}`), made("ul", "places", ...links));
  }
  return item;
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
  search.querySelector("ol")?.replaceChildren(...hits.map((hit) => shown(hit, kinds, say)));
  showWays(search, near || hits.length < FEW, suggest);
  if (!hits.length || near) return `${near ? say.near : say.nothing}`.replace("{query}", () => query);
  const count = `${hits.length === 1 ? say.one : say.other}`.replace("{n}", `${hits.length}`);
  const lost = dropped.length ? `${say.dropped} `.replace("{words}", () => dropped.map((word) => `«${word}»`).join(", ")) : "";
  return lost + (mended ? `${say.mended} ${count}`.replace("{word}", () => mended) : count);
}

/**
 * Shows or hides the ways on from what isn't found.
 * @param {HTMLElement} search
 * @param {boolean} shown
 * @param {string[]} [suggest] words that may have been meant
 */
export function showWays(search, shown, suggest = []) {
  const ways = search.querySelector(".g-search__ways");
  const meant = search.querySelector(".g-search__meant");
  ways?.toggleAttribute("hidden", !shown);
  meant?.toggleAttribute("hidden", !suggest.length);
  const buttons = suggest.map((word) => Object.assign(document.createElement("button"), {
    type: "button", textContent: word, value: word,
  }));
  meant?.lastElementChild?.replaceChildren(...buttons.flatMap((one, i) => (i ? [" ", one] : [one])));
}
