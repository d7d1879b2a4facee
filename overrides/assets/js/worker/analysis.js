/* How a text becomes words to search by. Its other half is macros/search/analysis.py. */

/**
 * @typedef { {word: string, at: number, end: number}} Word a word, folded, and where it stands in
 *   its text
 */
const WORD = /\d+(?:-\d+)+|\d+|\p{L}+/gu;
/** @type {Record<string, string>} */
const LETTERS = { "ø": "o", "å": "a", "æ": "a", "đ": "d", "ß": "s" };
const ENDINGS = (
  "ingenes inganes hetenes ernes ingene ingane ingens hetene hetens " +
  "heiter heiten heter heten erens ingen inger ingar endes " +
  "erne eren enes anes ende ande edes inga ings heit " +
  "ene ane ens ets ers ars ere ast est ede " +
  "en et er ar es as te a e s t"
).split(" ");
/** @type {Record<string, string>} */
const KEPT = { ing: "ing", het: "het", hei: "het" };
const SHORTEST = 3;
// What nobody sees in a text is what Unicode says may be ignored (DI).
const ODD = /[\p{DI}\p{M}İ]/u;
const LETTER = /[^\p{M}\p{DI}][\p{M}\p{DI}]*|[\p{M}\p{DI}]+/gu;

/**
 * A text as it is seen: without what nobody sees, each letter one with its marks.
 * @param {string} text
 */
export const seen = (text) => text.replace(/\p{DI}/gu, "").normalize("NFC");

/**
 * A text as it is seen, in small letters, and the place in the text of each of its characters.
 * @param {string} text
 * @returns { {plain: string, place: (i: number) => number}}
 */
function legible(text) {
  if (!ODD.test(text)) return { plain: text.normalize("NFC").toLowerCase(), place: (i) => i };
  /** @type {number[]} */
  const places = [];
  let plain = "";
  for (const match of text.matchAll(LETTER)) {
    const letter = seen(match[0]).toLowerCase();
    for (let i = 0; i < letter.length; i += 1) places.push(match.index);
    plain += letter;
  }
  places.push(text.length);
  return { plain, place: (i) => places[i] };
}

/** @param {string} word */
function fold(word) {
  const plain = seen(word).toLowerCase().replace(/[øåæđß]/g, (c) => LETTERS[c]);
  return plain.normalize("NFD").replace(/\p{M}/gu, "")
    .replaceAll("oe", "o").replaceAll("aa", "a").replaceAll("ae", "a");
}

/** @param {string} folded */
export function stem(folded) {
  if (/^\d/.test(folded)) return folded;
  let left = folded;
  for (const ending of ENDINGS) {
    if (folded.endsWith(ending) && folded.length - ending.length >= SHORTEST) {
      left = folded.slice(0, -ending.length) + (KEPT[ending.slice(0, 3)] || "");
      break;
    }
  }
  if (left.endsWith("ering") && left.length > 8) left = left.slice(0, -5);
  if (left.endsWith("lege")) left = left.slice(0, -1);
  if (left.endsWith("leg") && left.length > 5) left = `${left.slice(0, -3)}lig`;
  const last = left.slice(-1);
  if (left.length > 3 && last === left.at(-2) && !"aeiouy".includes(last)) left = left.slice(0, -1);
  return left;
}

/**
 * Folding is slow and words come again: each is folded once.
 * @type {Map<string, string>}
 */
const foldings = new Map();

/** @param {string} word */
function foldOnce(word) {
  let plain = foldings.get(word);
  if (plain === undefined) foldings.set(word, plain = fold(word));
  return plain;
}

/**
 * The words of a text.
 * @param {string} text
 */
export function wordsOf(text) {
  const { plain, place } = legible(text);
  /** @type {Word[]} */
  const found = [];
  for (const match of plain.replace(/(?<=\d)[‐‑‒–.](?=\d)/g, "-").matchAll(WORD)) {
    const word = foldOnce(match[0]);
    const end = match.index + match[0].length;
    if (word) found.push({ word, at: place(match.index), end: place(end) });
  }
  return found;
}
