/* How wide the columns of a table are in a document of Word, in twentieths of a point. */

const LETTER = 130; // what a letter of a word takes, in fonts that take much
const CELL = 220; // the margins of a cell

/**
 * How wide columns are: as their longest word, and of what is left as much as they have text.
 * @param {string[][]} lines of cells
 * @param {number} width of all
 */
export function widthsOf(lines, width) {
  const longest = (/** @type {string[]} */ texts) => texts.reduce((most, { length }) => Math.max(most, length), 1);
  const columns = lines[0].map((_, place) => lines.map((line) => line[place]));
  const words = columns.map((texts) => longest(texts.flatMap((text) => text.split(/[\s-]/))));
  const least = words.map((letters) => letters * LETTER + CELL);
  const sum = (/** @type {number[]} */ all) => all.reduce((total, each) => total + each, 0);
  const left = width - sum(least);
  if (left < 0) return least.map((each) => Math.floor(each * width / sum(least)));
  const more = columns.map((texts, place) => longest(texts) - words[place] + 1);
  return least.map((each, place) => each + Math.floor(left * more[place] / sum(more)));
}
