/* Lists in maps, and the lists of numbers that an index is built of: there are a hundred thousand. */

/** @typedef { {term: number, weight: number}[]} Weights by the number of a term */

/**
 * A list of a map of lists, made if there is none.
 * @template K, T
 * @param {Map<K, T[]>} map
 * @param {K} key
 * @returns {T[]}
 */
export function listIn(map, key) {
  let list = map.get(key);
  if (!list) map.set(key, list = []);
  return list;
}

/** The largest of numbers from 0 up. @param {Iterable<number>} numbers */
export function largest(numbers) {
  let most = 0;
  for (const one of numbers) if (one > most) most = one;
  return most;
}

/** Sums by the number of a term. */
export class Sums {
  values = new Float64Array(1 << 15);
  /** Whose sums are more than 0. @type {number[]} */
  met = [];

  /** @param {number} term @param {number} weight */
  add(term, weight) {
    if (term >= this.values.length) {
      const few = this.values;
      this.values = new Float64Array(2 * term);
      this.values.set(few);
    }
    if (!this.values[term]) this.met.push(term);
    this.values[term] += weight;
  }

  /** @param {number} term */
  of(term) {
    return this.values[term] || 0;
  }

  clear() {
    for (const term of this.met) this.values[term] = 0;
    this.met = [];
  }

  /** @param {number} term @param {number} weight */
  raise(term, weight) {
    const more = weight - this.of(term);
    if (more > 0) this.add(term, more);
  }

  /** All of them, as `made`. @param {(term: number, weight: number) => number} made @returns {Weights} */
  all(made) {
    return this.met.map((term) => ({ term, weight: made(term, this.values[term]) }));
  }
}

/** What a term weighs in a passage: in its text, in what it is called, and round it; a row for each. */
export class Rows {
  count = 0;

  /** @param {number} room how many there will be, about */
  constructor(room) {
    this.terms = new Uint32Array(room);
    this.docs = new Uint32Array(room);
    this.texts = new Float32Array(room);
    this.titles = new Float32Array(room);
    this.rounds = new Float32Array(room);
  }

  /** @param {number} term @param {number} doc @param {number} text @param {number} title @param {number} round */
  add(term, doc, text, title, round) {
    if (this.count === this.terms.length) this.grow();
    const at = this.count++;
    this.terms[at] = term;
    this.docs[at] = doc;
    this.texts[at] = text;
    this.titles[at] = title;
    this.rounds[at] = round;
  }

  grow() {
    const old = { ...this };
    Object.assign(this, new Rows(2 * this.count + 1), { count: this.count });
    this.terms.set(old.terms);
    this.docs.set(old.docs);
    this.texts.set(old.texts);
    this.titles.set(old.titles);
    this.rounds.set(old.rounds);
  }
}
