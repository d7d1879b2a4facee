/* The words of a text that a query meets, and the sentences of the text that show most of them. */

import { wordsOf } from "./analysis.js";
import { largest } from "./lists.js";
import { isStop, knownOf, namesIn, partsOf, termOf } from "./lore.js";
/**
 * @import { Word } from "./analysis.js"
 * @import { Name } from "./lore.js"
 */

const TEASER = 220; // letters, about

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
    shown.set(text, found = { words, names: namesIn(words.map(({ word }) => knownOf(word))) });
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
    const term = termOf(word);
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
 * A text as HTML, with marks round what stands at `places`.
 * @param {string} text
 * @param {Word[]} places
 */
export function marked(text, places) {
  let html = "";
  let done = 0;
  for (const { at, end } of places) {
    if (at < done) continue;
    html += `${escaped(text.slice(done, at))}<mark>${escaped(text.slice(at, end))}</mark>`;
    done = end;
  }
  return (html + escaped(text.slice(done))).replaceAll("\n", " ");
}

/**
 * The sentence of a text that shows most of what was asked, with those after it that there is room
 * for, as HTML. A sentence is a line. An entry of a catalogue begins with what it is.
 * @param {string} text
 * @param {Set<string>} wanted
 * @param {boolean} entry
 */
export function teaser(text, wanted, entry) {
  const lines = text.split("\n");
  const shows = lines.map((line) => new Set(meetings(line, wanted).map(({ word }) => termOf(word))).size);
  const from = shows.indexOf(largest(shows));
  const said = entry && from ? [lines[0], lines[from]] : [lines[from]];
  let room = TEASER - said.join("\n").length;
  for (const line of lines.slice(from + 1)) {
    room -= line.length + 1;
    if (room < 0) break;
    said.push(line);
  }
  const shown = said.join("\n");
  return marked(shown, meetings(shown, wanted));
}
