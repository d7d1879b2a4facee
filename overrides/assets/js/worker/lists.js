/* Lists in maps, and the lists of numbers that an index is built of: there are a hundred thousand. */

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

/** How many numbers a row is. */
export const ROW = 5;

/** Rows of a term, a passage, and what the one weighs in the other: in its text, in what it is called, and round it. */
export class Rows {
  count = 0;
  values = new Float32Array(ROW << 16);

  /** @param {number} term @param {number} doc @param {number} text @param {number} title @param {number} round */
  add(term, doc, text, title, round) {
    const at = ROW * this.count++;
    if (at === this.values.length) {
      const few = this.values;
      this.values = new Float32Array(2 * at);
      this.values.set(few);
    }
    this.values[at] = term;
    this.values[at + 1] = doc;
    this.values[at + 2] = text;
    this.values[at + 3] = title;
    this.values[at + 4] = round;
  }
}
