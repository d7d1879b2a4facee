/* How a text becomes words to search by. Its other half is macros/search/analysis.py. */

/**
 * @typedef { {word: string, at: number, end: number}} Word a word, as it is spelt, and where it stands
 *   in its text
 */
const WORD = /\d+(?:-\d+)+|\d+|\p{L}+/gu;
/** @type {Record<string, string>} */
const OWN = { "ä": "æ", "ö": "ø", "đ": "d", "ß": "s" };
/** @type {Record<string, string>} */
const LETTERS = { "ø": "o", "å": "a", "æ": "a" };
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

/**
 * A word in small letters with æ, ø and å, and without other signs on its letters.
 * @param {string} word
 */
export function spell(word) {
  if (/^[a-zæøå\d-]*$/.test(word)) return word;
  return seen(word).toLowerCase().replace(/[äöđß]/g, (c) => OWN[c])
    .normalize("NFD").replaceAll("a\u030a", "å").replace(/\p{M}/gu, "");
}

/**
 * A word without the language's letters: ø, o and oe are one letter; so are å/a/aa, æ/ae.
 * @param {string} word
 */
export const fold = (word) => word.replace(/[øåæ]/g, (c) => LETTERS[c])
  .replaceAll("oe", "o").replaceAll("aa", "a").replaceAll("ae", "a");

/** @param {string} word */
export function stem(word) {
  if (/^\d/.test(word)) return word;
  let left = word;
  for (const ending of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= SHORTEST) {
      left = word.slice(0, -ending.length) + (KEPT[ending.slice(0, 3)] || "");
      break;
    }
  }
  if (left.endsWith("ering") && left.length > 8) left = left.slice(0, -5);
  if (left.endsWith("lege")) left = left.slice(0, -1);
  if (left.endsWith("leg") && left.length > 5) left = `${left.slice(0, -3)}lig`;
  const last = left.slice(-1);
  if (left.length > 3 && last === left.at(-2) && !"aeiouyæøå".includes(last)) left = left.slice(0, -1);
  return left;
}

/** A text with one sign between the numbers of a section. @param {string} plain */
const joined = (plain) => plain.replace(/(?<=\d)[‐‑‒–.](?=\d)/g, "-");

/** The words of a text as they stand there, in small letters. @param {string} text @returns {string[]} */
export const written = (text) => joined(legible(text).plain).match(WORD) || [];

/**
 * The words of a text.
 * @param {string} text
 */
export function wordsOf(text) {
  const { plain, place } = legible(text);
  /** @type {Word[]} */
  const found = [];
  for (const match of joined(plain).matchAll(WORD)) {
    const word = spell(match[0]);
    const end = match.index + match[0].length;
    if (word) found.push({ word, at: place(match.index), end: place(end) });
  }
  return found;
}
