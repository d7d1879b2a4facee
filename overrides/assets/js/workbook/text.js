/* Text: filling in words, dates, and what may come in from a file. */

import { own } from "./data.js";
/** @import { Data } from "./data.js" */

/**
 * `text` with each {name} replaced by the value of that name.
 * @param {string} text
 * @param {Record<string, string|number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(own(values, name) ?? whole));
}

/**
 * «1. juli 2027» for «2027-07-01»; a text that is no day is given back.
 * @param {string} iso
 * @param {Pick<Data, "months"|"dayPattern">} data
 */
export function dayInWords(iso, data) {
  if (!isDay(iso)) return iso;
  const [year, month, day] = iso.split("-").map(Number);
  return fill(data.dayPattern, { day, month: data.months[month - 1], year });
}

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

/**
 * Whether `ms` since 1970 is a moment that somebody can have meant.
 * @param {unknown} ms
 * @returns {ms is number}
 */
export function isMoment(ms) {
  return typeof ms === "number" && ms >= 0 && ms < Date.UTC(LAST_YEAR + 1);
}

/**
 * Whether `text` is a day that exists, as YYYY-MM-DD, in a year that somebody can have meant.
 * @param {unknown} text
 * @returns {text is string}
 */
export function isDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/**
 * The reader's own day, as YYYY-MM-DD.
 * @param {Date} now
 */
export function today(now) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Whole days from one day to another, both YYYY-MM-DD; negative when the second is past.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
}

/**
 * Text from outside, made harmless to look at: without control characters and marks that turn the
 * direction of writing, lines kept, and no longer than `most` characters.
 * @param {string} text
 * @param {number} most
 */
export function clean(text, most) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, " ")
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, "");
}

// Letters that Unicode does not take apart into a letter and a mark; as in macros/pages/anchors.py.
/** @type {Record<string, string>} */
const PLAIN_LETTERS = {
  "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "ß": "ss",
  "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ǥ": "g", "ʒ": "z",
};

const MOST_FILE_NAME = 40;

/**
 * A name for a file: the letters and digits of `text`, in ASCII, at most 40, and whole words where
 * the first is no longer.
 * @param {string} text
 */
export function fileName(text) {
  const name = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[^\u0000-\u007f]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return name.length > MOST_FILE_NAME ? name.slice(0, MOST_FILE_NAME + 1).replace(/-[^-]*$/, "").slice(0, MOST_FILE_NAME) : name;
}
