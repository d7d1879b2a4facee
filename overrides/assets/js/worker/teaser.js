/* The words of a text that a query meets, and the piece of the text that shows most of them. */

import { wordsOf } from "./analysis.js";
import { counting, isStop, namesIn, partsOf } from "./index.js";
/**
 * @import { Word } from "./analysis.js"
 * @import { Name } from "./index.js"
 */

const TEASER = 220;

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (c) => ENTITIES[c]);

/**
 * Texts that were shown once, with their words and names: the next key asks for most of them again.
 * @type {Map<string, {words: Word[], names: Name[]}>}
 */
const shown = new Map();

/** @param {string} text */
function readOnce(text) {
  let found = shown.get(text);
  if (!found) {
    const words = wordsOf(text);
    shown.set(text, found = { words, names: namesIn(words) });
  }
  return found;
}

/**
 * Where a query's terms stand in a text: as they are, as part of a compound, or as a name.
 * @param {string} text
 * @param {Set<string>} wanted
 */
export function meetings(text, wanted) {
  const { words, names } = readOnce(text);
  const places = words.filter(({ word }) => {
    const term = counting(word);
    return wanted.has(term) || (!isStop(word) && partsOf(term).some((part) => wanted.has(part)));
  });
  for (const [first, last, name] of names) {
    if (!wanted.has(`#${name}`)) continue;
    for (const place of words.slice(first, last + 1)) if (!isStop(place.word)) places.push(place);
  }
  const once = new Map(places.map((place) => [place.at, place]));
  return [...once.values()].sort((a, b) => a.at - b.at);
}

/**
 * A piece of a text as HTML, with marks round what stands at `places`.
 * @param {string} text
 * @param {Word[]} places
 */
export function marked(text, places, from = 0, to = text.length) {
  let html = "";
  let done = from;
  for (const { at, end } of places) {
    if (at < done || end > to) continue;
    html += `${escaped(text.slice(done, at))}<mark>${escaped(text.slice(at, end))}</mark>`;
    done = end;
  }
  return html + escaped(text.slice(done, to));
}

/**
 * The piece of a text that shows most of what was asked, as HTML.
 * @param {string} text
 * @param {Word[]} places
 */
export function teaser(text, places) {
  if (text.length <= TEASER) return marked(text, places);
  let [start, most] = [0, 0];
  for (const { at } of places) {
    const kinds = new Set(places.filter((p) => p.at >= at && p.end <= at + TEASER - 60).map((p) => counting(p.word)));
    if (kinds.size > most) [start, most] = [at, kinds.size];
  }
  let from = Math.max(0, start - 50);
  if (from) from = text.indexOf(" ", from) + 1 || from;
  let to = Math.min(text.length, from + TEASER);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  return `${from ? "… " : ""}${marked(text, places, from, to)}${to < text.length ? " …" : ""}`;
}
