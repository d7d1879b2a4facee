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

function fold(word) {
  const plain = word.normalize("NFC").toLowerCase().replace(/[øåæđß]/g, (c) => LETTERS[c]);
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

/* Each word of a text (in NFC) with where it stands; `word` is folded. */
function wordsOf(text) {
  const plain = text.toLowerCase().replace(/(?<=\d)[‐‑‒–.](?=\d)/g, "-");
  const found = [];
  for (const match of plain.matchAll(WORD)) {
    const word = foldOnce(match[0]);
    if (word) found.push({ word, at: match.index, end: match.index + match[0].length });
  }
  return found;
}
