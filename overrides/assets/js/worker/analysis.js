/* How a text becomes words to search by. Its other half is macros/search/analysis.py. */
const WORD = /\d+(?:-\d+)+|\d+|\p{L}+/gu;
const LETTERS = { "ø": "o", "å": "a", "æ": "a", "đ": "d", "ß": "s" };
const ENDINGS = (
  "ingenes inganes hetenes ernes ingene ingane ingens hetene hetens " +
  "heiter heiten heter heten erens ingen inger ingar endes " +
  "erne eren enes anes ende ande edes inga ings heit " +
  "ene ane ens ets ers ars ere ast est ede " +
  "en et er ar es as te a e s t"
).split(" ");
const KEPT = { ing: "ing", het: "het", hei: "het" };
const SHORTEST = 3;
/* What nobody sees in a text: macros/guide/model/characters.py has the same list. */
const UNSEEN = "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f" +
  "\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0";
const IGNORED = new RegExp(`[${UNSEEN}]`, "gu");
const ODD = new RegExp(`[${UNSEEN}\\p{M}İ]`, "u");
const LETTER = new RegExp(`[^\\p{M}${UNSEEN}][\\p{M}${UNSEEN}]*|[\\p{M}${UNSEEN}]+`, "gu");

/* A text as it is seen: without what nobody sees, each letter one with its marks. */
const seen = (text) => text.replace(IGNORED, "").normalize("NFC");

/* A text as it is seen, in small letters, and the place in the text of each of its characters. */
function legible(text) {
  if (!ODD.test(text)) return { plain: text.normalize("NFC").toLowerCase(), place: (i) => i };
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

function fold(word) {
  const plain = seen(word).toLowerCase().replace(/[øåæđß]/g, (c) => LETTERS[c]);
  return plain.normalize("NFD").replace(/\p{M}/gu, "")
    .replaceAll("oe", "o").replaceAll("aa", "a").replaceAll("ae", "a");
}

function stem(folded) {
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
  const last = left.at(-1);
  if (left.length > 3 && last === left.at(-2) && !"aeiouy".includes(last)) left = left.slice(0, -1);
  return left;
}

/* Folding is slow and words come again: each is folded once. */
const foldings = new Map();
function foldOnce(word) {
  let plain = foldings.get(word);
  if (plain === undefined) foldings.set(word, plain = fold(word));
  return plain;
}

/* Each word of a text with where it stands; `word` is folded. */
function wordsOf(text) {
  const { plain, place } = legible(text);
  const found = [];
  for (const match of plain.replace(/(?<=\d)[‐‑‒–.](?=\d)/g, "-").matchAll(WORD)) {
    const word = foldOnce(match[0]);
    const end = match.index + match[0].length;
    if (word) found.push({ word, at: place(match.index), end: place(end) });
  }
  return found;
}
