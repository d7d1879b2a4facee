/* The index: which section holds which word, whole, as part of a compound, or as a name. */
const PART_IN_TEXT = 0.45;
const PART_IN_TITLE = 0.8;
const LONGEST_NAME = 12; // words
const SECTION = /^\d+(-\d+)?$/;

let lore; // the guide's words: { whole, stop, forms, parts, names, cited, about }
let pages; // by address: { doc, docs, titleWords }
let docs; // { page, location, title, text, length }
let postings; // by term: [doc, weight in text, weight in title, …]
let spellings; // every word as it is spelt (folded), sorted
let compounds; // by the parts of a compound, written with «+»: its stems
let counted; // by folded word: the stem that counts

function counting(word) {
  let found = counted.get(word);
  if (found === undefined) {
    const plain = lore.whole ? word : stem(word);
    found = lore.forms.get(plain) || plain;
    counted.set(word, found);
  }
  return found;
}

const partsOf = (term) => lore.parts.get(term) || [];
const isStop = (word) => lore.stop.has(word);

/* The names of terms and references in a row of words: [first, last, id], the longest of each. */
function namesIn(words) {
  const found = [];
  const terms = words.map(({ word }) => (isStop(word) ? "" : counting(word).replaceAll("-", "")));
  for (let i = 0; i < terms.length; i += 1) {
    if (!terms[i]) continue;
    let whole = "";
    let best = null;
    for (let j = i; j < terms.length && j < i + LONGEST_NAME; j += 1) {
      whole += terms[j];
      if (!lore.starts.has(whole)) break;
      if (terms[j] && lore.names.has(whole)) best = [i, j, lore.names.get(whole)];
    }
    if (best) {
      found.push(best);
      i = best[1];
    }
  }
  return found;
}

/* «pbl § 11-2», «§ 11-2 i pbl»: the reference with the section beside it, or null. */
function sectionBeside(words, [first, last, name], both) {
  if (!lore.cited.has(name)) return null;
  for (let i = last + 1; i <= last + 2 && i < words.length; i += 1) {
    if (SECTION.test(words[i].word)) return `#${name}§${words[i].word}`;
    if (!isStop(words[i].word)) break;
  }
  for (let i = first - 1; both && i >= first - 3 && i >= 0; i -= 1) {
    if (SECTION.test(words[i].word)) return `#${name}§${words[i].word}`;
    if (!isStop(words[i].word)) break;
  }
  return null;
}

function collect(text, part) {
  const weights = new Map();
  const add = (term, weight) => weights.set(term, (weights.get(term) || 0) + weight);
  const words = wordsOf(text);
  for (const { word } of words) {
    const term = counting(word);
    add(term, 1);
    for (const piece of partsOf(term)) add(piece, part);
  }
  for (const name of namesIn(words)) {
    add(`#${name[2]}`, 1);
    const section = sectionBeside(words, name, true);
    if (section) add(section, 1);
  }
  return { words, weights };
}

function build(config, given) {
  const words = config.search || {};
  lore = {
    whole: Boolean(words.whole),
    stop: new Set(words.stop),
    forms: new Map(Object.entries(words.forms || {})),
    parts: new Map(Object.entries(words.parts || {}).map(([whole, p]) => [whole, p.split(" ")])),
    names: new Map(Object.entries(words.names || {})),
    starts: new Set(),
    cited: new Set(words.cited),
    about: new Map(Object.entries(words.about || {})),
  };
  for (const name of lore.names.keys()) {
    for (let end = 1; end <= name.length; end += 1) lore.starts.add(name.slice(0, end));
  }
  [pages, docs, postings, counted] = [new Map(), [], new Map(), new Map()];
  const spelt = new Set();
  for (const { location, title, text } of given) {
    const address = location.split("#")[0];
    const number = docs.length;
    if (!pages.has(address)) pages.set(address, { address, docs: [], main: -1, titleTerms: new Set() });
    const page = pages.get(address);
    const inTitle = collect(title, PART_IN_TITLE);
    const inText = collect(text, PART_IN_TEXT);
    docs.push({ page, location, title, text, length: inText.words.length });
    page.docs.push(number);
    if (!location.includes("#")) {
      page.main = number;
      page.titleTerms = new Set(inTitle.words.filter((w) => !isStop(w.word)).map((w) => counting(w.word)));
    }
    for (const term of new Set([...inTitle.weights.keys(), ...inText.weights.keys()])) {
      if (!postings.has(term)) postings.set(term, []);
      const titled = (inTitle.weights.get(term) || 0) / Math.sqrt(Math.max(1, inTitle.words.length));
      postings.get(term).push(number, inText.weights.get(term) || 0, titled);
    }
    for (const { word } of [...inTitle.words, ...inText.words]) spelt.add(word);
  }
  spellings = [...spelt].filter((word) => !/^\d/.test(word)).sort();
  compounds = new Map();
  for (const [whole, parts] of lore.parts) {
    const key = parts.join("+");
    if (postings.has(whole)) compounds.set(key, [...(compounds.get(key) || []), whole]);
  }
}
